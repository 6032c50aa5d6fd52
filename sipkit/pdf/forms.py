"""Reads a form that comes back filled in, from whoever sent it.

Nothing in the file is run, followed or drawn: its fields' names and values are looked up and all else is left alone.
What the file may cost is bounded, as anyone can send one: its size, how many fields it has and how they are nested, and
how long a text is; pypdf bounds what a compressed part may grow to.
"""

from __future__ import annotations

import io
import logging
import struct
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, TypeAlias

from pypdf import PdfReader
from pypdf.errors import LimitReachedError, PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, NameObject, PdfObject, TextStringObject

from sipkit.errors import FileFault, UsageFault
from sipkit.pdf.fillable import HIDDEN

LARGEST_FILE: Final = 20_000_000
MOST_FIELDS: Final = 2_000
DEEPEST: Final = 16
LONGEST_TEXT: Final = 20_000

_BROKEN: Final = (PyPdfError, RecursionError, ArithmeticError, LookupError, TypeError, ValueError, AttributeError)
_BROKEN_TOO: Final = (AssertionError, NotImplementedError, OSError, struct.error, zlib.error)
"""What pypdf raises at a file that is no sound PDF, in one part of it or another."""

_RADIO, _BUTTON = 1 << 15, 1 << 16
_OFF: Final = "/Off"

Value: TypeAlias = "str | bool"

logging.getLogger("pypdf").addHandler(logging.NullHandler())


@dataclass(frozen=True, slots=True)
class Filled:
    """What a form says.

    Attributes:
        fields: by name, the text of a text field or the choice made, "" for nothing; whether a check box is checked.
            Line breaks are newlines.
        hidden: what `Form.hidden` was when the form was made.
        signed: someone has signed the file. Whether the signature is genuine is not judged.
    """

    fields: Mapping[str, Value] = field(repr=False)
    hidden: Mapping[str, str] = field(repr=False)
    signed: bool


def read_form(pdf: bytes) -> Filled:
    """Read the fields of a PDF.

    Raises:
        FileFault: `blankett-trasig`, `blankett-krypterad`, `blankett-for-stor`.
        UsageFault: `blankett-platt`, `blankett-xfa`.
    """
    if len(pdf) > LARGEST_FILE:
        raise _too_large("Filen är för stor för en ifylld blankett.")
    try:
        reader = PdfReader(io.BytesIO(pdf))
        if reader.is_encrypted:
            raise _encrypted()
        return _filled(_form(reader))
    except LimitReachedError:
        raise _too_large("PDF:en tar mer plats än någon blankett när den packas upp.") from None
    except (*_BROKEN, *_BROKEN_TOO):
        raise FileFault(
            "blankett-trasig", "Filen är ingen PDF, eller är skadad.", atgard="Be avsändaren skicka den på nytt."
        ) from None


def _form(reader: PdfReader) -> DictionaryObject:
    """The document's form.

    Raises:
        UsageFault: it has none, or one of a kind that is not read.
    """
    form = _resolved(_dictionary(reader.trailer.get("/Root")).get("/AcroForm"))
    if not isinstance(form, DictionaryObject):
        raise _flat()
    if "/XFA" in form:
        raise UsageFault(
            "blankett-xfa",
            "PDF:en är ett formulär av ett slag som kan köra program (XFA), och läses inte.",
            atgard="Använd blanketten som sipkit gör.",
        )
    return form


def _filled(form: DictionaryObject) -> Filled:
    fields: dict[str, Value] = {}
    hidden: dict[str, str] = {}
    signed = False
    for name, found in _terminals(form):
        group, _, own = name.partition(".")
        if found.kind == "/Sig":
            signed = signed or _is_signature(found.value)
        elif group == HIDDEN and own:
            hidden[own] = _text(found.value)
        elif (value := _value(found)) is not None:
            fields[name] = value
    if not fields:
        raise _flat()
    return Filled(fields, hidden, signed)


@dataclass(frozen=True, slots=True)
class _Found:
    """What a field says of itself, or leaves to the groups around it: its kind, its switches and its value."""

    kind: str = ""
    flags: int = 0
    value: PdfObject | None = None

    def inside(self, element: DictionaryObject) -> _Found:
        """What a field in this group says."""
        kind, flags, value = (_resolved(element.get(key)) for key in ("/FT", "/Ff", "/V"))
        return _Found(
            str(kind) if isinstance(kind, NameObject) else self.kind,
            int(flags) if isinstance(flags, int) else self.flags,
            self.value if value is None else value,
        )


def _terminals(form: DictionaryObject) -> Iterator[tuple[str, _Found]]:
    """The fields that hold a value, in order, with their whole names."""
    waiting = [(each, "", _Found(), 0) for each in reversed(_array(form.get("/Fields")))]
    names: set[str] = set()
    met = len(waiting)
    while waiting:
        raw, outer, around, depth = waiting.pop()
        element = _dictionary(raw)
        kids = _array(element.get("/Kids"))
        met += len(kids)
        if met > MOST_FIELDS or depth > DEEPEST:
            raise _too_large("PDF:en har fler fält än någon blankett.")
        name = ".".join(filter(None, (outer, _text(element.get("/T")))))
        found = around.inside(element)
        if any("/T" in _dictionary(kid) for kid in kids):
            waiting += [(kid, name, found, depth + 1) for kid in reversed(kids)]
        elif not name or name in names:
            raise ValueError("a field without a name of its own")
        else:
            names.add(name)
            yield name, found


def _value(found: _Found) -> Value | None:
    """What a field holds; None for what holds nothing, such as a push button."""
    if found.kind == "/Btn":
        return _state(found)
    if found.kind == "/Ch" and isinstance(found.value, ArrayObject):
        return _text(found.value[0]) if len(found.value) == 1 else _several(found.value)
    return _text(found.value) if found.kind in ("/Tx", "/Ch") else None


def _state(found: _Found) -> Value | None:
    """Whether a check box is checked, or which of several buttons is chosen."""
    if found.flags & _BUTTON:
        return None
    state = str(found.value) if isinstance(found.value, NameObject) else _OFF
    if found.flags & _RADIO:
        return "" if state == _OFF else state.removeprefix("/")
    return state != _OFF


def _several(given: ArrayObject) -> str:
    if given:
        raise ValueError("several choices in a list where one is to be made")
    return ""


def _text(given: object) -> str:
    """A text as it was written, with newlines for all that programs break lines with."""
    found = _resolved(given)
    if found is None:
        return ""
    if not isinstance(found, TextStringObject):
        raise ValueError("no text where one is to stand")
    if len(found) > LONGEST_TEXT:
        raise _too_large("Ett fält har längre text än någon blankett tar.")
    return str(found).replace("\r\n", "\n").replace("\r", "\n")


def _is_signature(value: PdfObject | None) -> bool:
    return isinstance(value, DictionaryObject) and "/ByteRange" in value and "/Contents" in value


def _resolved(given: object) -> PdfObject | None:
    found = given.get_object() if isinstance(given, IndirectObject) else given
    if found is None or isinstance(found, PdfObject):
        return found
    raise ValueError("no part of a PDF")


def _array(given: object) -> list[PdfObject]:
    found = _resolved(given)
    if found is None:
        return []
    if not isinstance(found, ArrayObject):
        raise ValueError("no list where one is to stand")
    return list(found)


def _dictionary(given: object) -> DictionaryObject:
    found = _resolved(given)
    if not isinstance(found, DictionaryObject):
        raise ValueError("no field where one is to stand")
    return found


def _encrypted() -> FileFault:
    remedy = "Be avsändaren spara den utan lösenord, eller skriv in svaren för hand."
    return FileFault("blankett-krypterad", "PDF:en är skyddad med lösenord.", atgard=remedy)


def _flat() -> UsageFault:
    return UsageFault(
        "blankett-platt",
        "PDF:en har inga fält att läsa: den är utskriven och inskannad, eller sparad så att fälten försvann.",
        atgard="Skriv in svaren för hand, eller be om filen som den sparades (inte Skriv ut till PDF).",
    )


def _too_large(what: str) -> FileFault:
    remedy = "Kontrollera att det är rätt fil, eller skriv in svaren för hand."
    return FileFault("blankett-for-stor", what, atgard=remedy)
