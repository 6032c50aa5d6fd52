"""What a row of a message states, as it reads to people."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time

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
        if text := _text(path, arende, idag):
            said.setdefault(namn, []).append(text)
    return tuple(Uppgift(uttryck.versal(namn), ", ".join(texts)) for namn, texts in said.items())


def _text(path: str, arende: Arende, idag: date) -> str:
    value = las(arende, kanonisk(path, arende))
    if path == _PERSONNUMMER and value is not None:
        return parse_identitet(str(value), idag).visning
    return ", ".join(_ord(value))


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
