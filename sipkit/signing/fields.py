"""Places to sign, put in a tagged PDF before its first signature.

A place is a form field of type /Sig that is its own widget: a rectangle on a page, empty until someone signs. In a
tagged PDF a widget must be reached by the structure too (PDF/UA-1, 7.18), so each gets an element Form, last in the
document's structure unless it is made from a link that the typesetter left where the place shall be.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name

from sipkit.errors import FileFault
from sipkit.pdf.saving import saved

PRINTED = 4
"""The flag of a widget that is seen and printed."""


@dataclass(frozen=True, slots=True)
class SignatureField:
    """A place to sign.

    Attributes:
        name: the field's name in the file, unique there and without a full stop.
        label: what a screen reader says of it: "Underskrift, samordnare".
        page: the page's index, from 0.
        rect: left, bottom, right and top in points, from the page's lower left corner.
    """

    name: str
    label: str
    page: int
    rect: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class SignaturePlace:
    """A place to sign that a file has.

    Attributes:
        name: the field's name.
        label: what a screen reader says of it; empty where the file says nothing.
        filled: something stands there. Whether it is a signature that holds is for `verify` to say.
    """

    name: str
    label: str
    filled: bool


def add_signature_fields(pdf: bytes, fields: Sequence[SignatureField]) -> bytes:
    """Put empty places to sign in a PDF, the same bytes for the same input.

    The file is written anew, so a signature in it would not survive: a file with one is refused.

    Raises:
        FileFault: `pdf-trasig` for a file that is not a readable PDF; `pdf-redan-underskriven`.
        ValueError: two fields have one name, or a page does not exist.
    """
    try:
        document = pikepdf.open(io.BytesIO(pdf))
    except pikepdf.PdfError as error:
        raise FileFault("pdf-trasig", "Filen går inte att läsa som PDF.") from error
    with document:
        form = _form(document)
        present = _names(form)
        if any("/V" in field for field in form.Fields if field.get("/FT") == Name.Sig):
            raise FileFault("pdf-redan-underskriven", "Filen har redan en underskrift.")
        for field in fields:
            if field.name in present or not 0 <= field.page < len(document.pages):
                raise ValueError("a signature field needs a name of its own and a page that exists")
            present.add(field.name)
            _add(document, form, field)
        return saved(document)


def signature_places(pdf: bytes) -> tuple[SignaturePlace, ...]:
    """The places to sign, signed or not, in the form's order.

    Raises:
        FileFault: `pdf-trasig` for a file that is not a readable PDF.
    """
    try:
        with pikepdf.open(io.BytesIO(pdf)) as document:
            fields = document.Root.get("/AcroForm", Dictionary()).get("/Fields", Array())
            return tuple(
                SignaturePlace(str(field.T), str(field.get("/TU", "")), "/V" in field)
                for field in fields
                if field.get("/FT") == Name.Sig and "/T" in field
            )
    except (pikepdf.PdfError, ValueError, TypeError, AttributeError) as error:
        raise FileFault("pdf-trasig", "Filen går inte att läsa som PDF.") from error


def signature_fields(pdf: bytes) -> tuple[str, ...]:
    """The names of the places to sign, signed or not, in the form's order. Raises as `signature_places`."""
    return tuple(place.name for place in signature_places(pdf))


def _form(document: pikepdf.Pdf) -> pikepdf.Object:
    """The document's form, made if it has none."""
    if "/AcroForm" not in document.Root:
        document.Root.AcroForm = document.make_indirect(Dictionary(Fields=Array()))
    return document.Root.AcroForm


def _names(form: pikepdf.Object) -> set[str]:
    """The names that are taken."""
    return {str(field.T) for field in form.Fields if "/T" in field}


def _add(document: pikepdf.Pdf, form: pikepdf.Object, field: SignatureField) -> None:
    """Put one field on its page, in the form and in the structure."""
    page = document.pages[field.page].obj
    widget = document.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Widget,
            FT=Name.Sig,
            T=field.name,
            TU=field.label,
            F=PRINTED,
            P=page,
            Rect=Array([round(side, 3) for side in field.rect]),
            AP=Dictionary(N=_nothing(document, field)),
        )
    )
    if "/Annots" not in page:
        page.Annots = Array()
    page.Annots.append(widget)
    page.Tabs = Name.S
    form.Fields.append(widget)
    if "/StructTreeRoot" in document.Root:
        _tag(document, page, widget)


def _nothing(document: pikepdf.Pdf, field: SignatureField) -> pikepdf.Object:
    """The look of a field that nobody has signed: PDF/A wants one for every widget."""
    left, bottom, right, top = field.rect
    return document.make_stream(
        b"", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, round(right - left, 3), round(top - bottom, 3)])
    )


def _tag(document: pikepdf.Pdf, page: pikepdf.Object, widget: pikepdf.Object) -> None:
    """Let the structure reach the widget, and the widget its element."""
    root = document.Root.StructTreeRoot
    parent = root.K[0] if isinstance(root.K, Array) else root.K
    element = document.make_indirect(
        Dictionary(
            Type=Name.StructElem,
            S=Name.Form,
            P=parent,
            K=Dictionary(Type=Name.OBJR, Obj=widget, Pg=page),
        )
    )
    if not isinstance(parent.get("/K"), Array):
        parent.K = Array([parent.K] if "/K" in parent else [])
    parent.K.append(element)
    key = int(root.ParentTreeNextKey)
    pikepdf.NumberTree(root.ParentTree)[key] = element
    root.ParentTreeNextKey = key + 1
    widget.StructParent = key
