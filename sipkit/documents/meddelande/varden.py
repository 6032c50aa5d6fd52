"""What a row of a message states, as it reads to people."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from datetime import date, datetime, time

from sipkit.config.dokumenttyp import SvarsTyp
from sipkit.config.innehall import Uppgiftsrad
from sipkit.documents import uttryck
from sipkit.documents.meddelande.kontext import Uppgift
from sipkit.domain.arende import Arende
from sipkit.domain.identitet import parse_identitet
from sipkit.domain.klockslag import echo_klockslag, echo_tid
from sipkit.domain.paths import kanonisk
from sipkit.domain.svar import Varde, las
from sipkit.domain.vocabulary import DokumentTyp
from sipkit.rules.meddelanden import falt

_PERSONNUMMER = "enskild.personnummer"


def uppgifter(rad: Uppgiftsrad, arende: Arende, dokumenttyp: DokumentTyp, idag: date) -> tuple[Uppgift, ...]:
    """What is known of what the row states: in one row, or in one for each of its fields that has a name of its own."""
    said: dict[str, list[str]] = {}
    for path, namn in falt(rad, dokumenttyp):
        if text := _text(path, arende, idag, rad.typ if path.startswith("falt.") else "text"):
            said.setdefault(namn, []).append(text)
    return tuple(Uppgift(uttryck.versal(namn), ", ".join(texts)) for namn, texts in said.items())


def _text(path: str, arende: Arende, idag: date, typ: SvarsTyp) -> str:
    value = _typat(las(arende, kanonisk(path, arende)), typ)
    if path == _PERSONNUMMER and value is not None:
        return parse_identitet(str(value), idag).visning
    return ", ".join(_ord(value))


def _typat(value: Varde, typ: SvarsTyp) -> Varde:
    """A day or time that a document's own field holds as plain data; one that was kept as text before stays text."""
    read = _LASER.get(typ)
    if read is None or not isinstance(value, str):
        return value
    with suppress(ValueError):
        return read(value)
    return value


_LASER: Mapping[SvarsTyp, Callable[[str], Varde]] = {
    "datum": date.fromisoformat,
    "tid": time.fromisoformat,
}


def _ord(value: Varde) -> Iterator[str]:
    if isinstance(value, bool):
        yield "ja" if value else "nej"
    elif isinstance(value, datetime | date):
        yield echo_tid(value)
    elif isinstance(value, time):
        yield f"klockan {echo_klockslag(value)}"
    elif isinstance(value, tuple | list):
        yield from (text for each in value for text in _ord(each))
    elif value is not None and str(value).strip():
        yield str(value).strip()
