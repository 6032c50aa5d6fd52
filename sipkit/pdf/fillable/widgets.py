"""Makes form fields of the links that stand where the fields are to be."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from sipkit.errors import SipkitError, TemplateFault
from sipkit.pdf.fillable import HIDDEN, SCHEME, appearance
from sipkit.pdf.fillable.controls import value
from sipkit.pdf.fillable.font import NAME, embedded
from sipkit.pdf.saving import saved
from sipkit.word.tree import Field

_READ_ONLY, _MULTILINE, _COMBO, _FREE = 1, 1 << 12, 1 << 17, 1 << 18
_PRINTED = 4
_CHECKED, _UNCHECKED = Name.Ja, Name.Off
_OF_LINKS = ("/A", "/Border", "/QuadPoints", "/H", "/Contents")
_SIDES, _EDGES = 1.0, 1.0
"""How much narrower and lower a field is than its room, so that neighbours keep apart."""

_AUTOMATIC = f"{NAME} 0 Tf 0 g"
"""The size is the viewer's to choose, so that a long answer shrinks and nothing is cut off on paper."""


def put(data: bytes, controls: Sequence[Field], hidden: Mapping[str, str]) -> bytes:
    """Turn a typeset document into a form.

    Args:
        data: the document, with a link for each control.
        controls: in reading order.
        hidden: see `Form`.

    Raises:
        SipkitError: `pdf-ofullstandig`, when not every control has one place on the pages.
        TemplateFault: `utanfor-papperet`.
    """
    with pikepdf.open(io.BytesIO(data)) as pdf:
        form = _Form(pdf, controls)
        made = [number for at, page in enumerate(pdf.pages, 1) for number in form.make(page, at)]
        if made != list(range(len(controls))):
            raise SipkitError("pdf-ofullstandig", "Blanketten fick inte en plats för varje fält, så ingen skrevs.")
        form.hide(hidden)
        pdf.Root.AcroForm = pdf.make_indirect(form.whole())
        return saved(pdf)


@dataclass(frozen=True, slots=True)
class _Spot:
    """A link that is to become a field: its number, its annotation, and how large it is."""

    number: int
    mark: pikepdf.Object
    width: float
    height: float


class _Form:
    """The fields of a document, as far as they are made."""

    def __init__(self, pdf: pikepdf.Pdf, controls: Sequence[Field]) -> None:
        self._roots: list[pikepdf.Object] = []
        self._pdf = pdf
        self._controls = controls
        self._tags = _tags(pdf)
        self._groups: dict[str, pikepdf.Object] = {}

    @cached_property
    def _font(self) -> pikepdf.Object:
        """The font of what is filled in. A place to sign needs none."""
        return embedded(self._pdf)

    def whole(self) -> pikepdf.Object:
        """What the document says of its fields."""
        if all(control.kind == "signature" for control in self._controls):
            return Dictionary(Fields=Array(self._roots))
        fonts = Dictionary(Font=Dictionary({NAME: self._font}))
        return Dictionary(Fields=Array(self._roots), DR=fonts, DA=String(_AUTOMATIC))

    def make(self, page: pikepdf.Page, number: int) -> Iterator[int]:
        """Make the fields of a page, those read first first; yield their numbers."""
        marks = list(page.obj.get("/Annots", []))
        ours = [mark for mark in marks if _target(mark).startswith(SCHEME)]
        spots = sorted((self._spot(mark, page, number) for mark in ours), key=lambda spot: spot.number)
        for spot in spots:
            control = self._controls[spot.number]
            self._widget(spot, control, page)
            self._add(spot.mark, control.name)
            yield spot.number
        if spots:
            others = [mark for mark in marks if mark not in ours]
            page.obj.Annots = Array([*(spot.mark for spot in spots), *others])
            page.obj.Tabs = Name.S

    def _spot(self, mark: pikepdf.Object, page: pikepdf.Page, number: int) -> _Spot:
        left, low, right, top = (float(edge) for edge in mark.Rect)
        rect = (left + _SIDES, low + _EDGES, right - _SIDES, top - _EDGES)
        paper = [float(edge) for edge in page.mediabox]
        if rect[0] < paper[0] or rect[1] < paper[1] or rect[2] > paper[2] or rect[3] > paper[3]:
            raise TemplateFault("utanfor-papperet", "Ett fält hamnar utanför papperet.", f"sida {number}")
        mark.Rect = Array([round(edge, 3) for edge in rect])
        return _Spot(int(_target(mark).removeprefix(SCHEME)), mark, rect[2] - rect[0], rect[3] - rect[1])

    def _widget(self, spot: _Spot, control: Field, page: pikepdf.Page) -> None:
        """Change a link into a field, and its tag with it."""
        mark = spot.mark
        for key in _OF_LINKS:
            if key in mark:
                del mark[key]
        mark.Subtype, mark.F, mark.P = Name.Widget, _PRINTED, page.obj
        mark.TU = String(control.label)
        if control.kind == "signature":
            self._place_to_sign(spot)
        elif control.kind == "checkbox":
            self._check_box(spot, control)
        else:
            self._text(spot, control)
        tag = self._tags[int(mark.StructParent)]
        tag.S = Name.Form
        if len(tag.K) == 1:
            # Not a list of one: pyHanko knows a signature in the field for what it is only where the field itself is.
            tag.K = tag.K[0]

    def _place_to_sign(self, spot: _Spot) -> None:
        """Nothing shows until someone signs, but PDF/A wants a look for every field. The line is the page's own."""
        spot.mark.FT = Name.Sig
        nothing = [0, 0, round(spot.width, 3), round(spot.height, 3)]
        look = self._pdf.make_stream(b"", Type=Name.XObject, Subtype=Name.Form, BBox=nothing)
        spot.mark.AP = Dictionary(N=look)

    def _frame(self, mark: pikepdf.Object) -> None:
        mark.MK = Dictionary(BC=Array(appearance.FRAME), BG=Array(appearance.SHADE))
        mark.BS = Dictionary(W=appearance.LINE, S=Name.S)

    def _check_box(self, spot: _Spot, control: Field) -> None:
        mark, size = spot.mark, (spot.width, spot.height)
        self._frame(mark)
        states = {
            str(state): appearance.stream(self._pdf, *size, appearance.box(*size, checked=checked), self._font)
            for state, checked in ((_CHECKED, True), (_UNCHECKED, False))
        }
        mark.FT = Name.Btn
        mark.AP = Dictionary(N=Dictionary(states))
        mark.V = mark.AS = _CHECKED if control.checked else _UNCHECKED

    def _text(self, spot: _Spot, control: Field) -> None:
        mark, size, filled = spot.mark, (spot.width, spot.height), value(control)
        self._frame(mark)
        choice, several = control.kind == "choice", control.lines > 1
        drawn = appearance.text(*size, filled, several=several, choice=choice)
        mark.AP = Dictionary(N=appearance.stream(self._pdf, *size, drawn, self._font))
        mark.FT = Name.Ch if choice else Name.Tx
        mark.Ff = (_COMBO | (_FREE if control.free else 0)) if choice else (_MULTILINE if several else 0)
        mark.DA, mark.V = String(_AUTOMATIC), String(filled)
        if choice:
            mark.Opt = Array([String(option) for option in ("", *control.choices)])

    def hide(self, hidden: Mapping[str, str]) -> None:
        """Add fields without a place on the page."""
        for name, text in hidden.items():
            if "." in name or not name:
                raise ValueError("a hidden field's name is one word")
            field = Dictionary(FT=Name.Tx, Ff=_READ_ONLY, V=String(text), DA=String(_AUTOMATIC))
            self._add(self._pdf.make_indirect(field), f"{HIDDEN}.{name}")

    def _add(self, field: pikepdf.Object, name: str) -> None:
        """Give a field its name and its place among the groups that the name's full stops make."""
        group, _, own = name.rpartition(".")
        field.T = String(own)
        if group:
            field.Parent = self._group(group)
            field.Parent.Kids.append(field)
        else:
            self._roots.append(field)

    def _group(self, name: str) -> pikepdf.Object:
        if name not in self._groups:
            self._groups[name] = self._pdf.make_indirect(Dictionary(Kids=Array()))
            self._add(self._groups[name], name)
        return self._groups[name]


def _target(mark: pikepdf.Object) -> str:
    """Where a link leads; "" for none that leads out of the document."""
    return str(mark.A.get("/URI", "")) if "/A" in mark else ""


def _tags(pdf: pikepdf.Pdf) -> dict[int, pikepdf.Object]:
    """The tags of annotations, by the number that each annotation knows its own by."""
    listed = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    return {int(number): tag for number, tag in zip(listed[::2], listed[1::2], strict=True)}
