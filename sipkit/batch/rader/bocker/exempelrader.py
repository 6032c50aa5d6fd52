"""Invented rows: the example of a document type, with another person on each row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import cast

from sipkit.batch.rader.filer.tabell import sagt_i_ruta
from sipkit.config.lager import chain
from sipkit.config.post import Modell
from sipkit.config.sources import Sources
from sipkit.config.tree import plain
from sipkit.config.validation import Skema, validate
from sipkit.config.yamlfil import read
from sipkit.domain.arende import fornamn
from sipkit.domain.svar import platta
from sipkit.domain.text import fold
from sipkit.errors import SipkitError, raise_all

_NAMN, _NUMMER, _ADRESS = "enskild.namn", "enskild.personnummer", "enskild.adress"
_DAG = re.compile(r"\d{4}-\d\d-\d\d")
_VECKA = 7


class Ort(Modell):
    """A post town that there is not."""

    postnr: str
    ort: str


class Pahittade(Modell):
    """What invented people are made of. The numbers are Skatteverket's own for tests."""

    fornamn: tuple[str, ...]
    efternamn: tuple[str, ...]
    gator: tuple[str, ...]
    orter: tuple[Ort, ...]
    personnummer: tuple[str, ...]


_PAHITTADE = Skema(Pahittade)


@dataclass(frozen=True)
class Exempel:
    """The example's answers by path, and the day on which they were true."""

    svar: Mapping[str, object]
    dag: date


def las_exempel(typ: str, region: str, sources: Sources) -> Exempel:
    """The built-in example of a document type, without what the ärende itself is called.

    Raises:
        UsageFault: `exempel-saknas`, or there is no such region.
        SipkitError: what is wrong in its file.
    """
    path = sources.example(typ, [each.id for each in chain(fold(region), sources)])
    svar = platta(cast(Mapping[str, object], plain(read(path))))
    skapad = re.match(_DAG, str(svar.get("arende.skapad", "")))
    dag = date.fromisoformat(skapad[0]) if skapad else date.today()
    rad = {path: sagt_i_ruta(path, said) for path, said in svar.items() if not path.startswith("arende.")}
    return Exempel(rad, dag)


def exempelrader(antal: int, exempel: Exempel, idag: date, sources: Sources) -> Iterator[Mapping[str, object]]:
    """Rows of answers by path, the same each time. Days lie as far from today as the example's did, in whole weeks.

    Raises:
        SipkitError: what is wrong in the file of names.
    """
    pahittade = _las_pahittade(sources)
    weeks = timedelta(days=(idag - exempel.dag).days // _VECKA * _VECKA)
    moved = {path: _flyttad(said, weeks) for path, said in exempel.svar.items()}
    for nr in range(antal):
        yield {path: _omdopt(said, moved, pahittade, nr) for path, said in moved.items()} | _person(nr, pahittade)


def _las_pahittade(sources: Sources) -> Pahittade:
    faults: list[SipkitError] = []
    found = validate(_PAHITTADE, read(sources.only("batch", "exempel.yaml")), faults)
    raise_all(faults)
    return cast(Pahittade, found)


def _person(nr: int, ur: Pahittade) -> dict[str, object]:
    """Who the person of a row is; when the test numbers are used up, a reservnummer."""
    ort = ur.orter[nr % len(ur.orter)]
    enough = nr < len(ur.personnummer)
    return {
        _NAMN: f"{_fornamn(nr, ur)} {ur.efternamn[nr // len(ur.fornamn) % len(ur.efternamn)]}",
        _NUMMER: ur.personnummer[nr] if enough else f"reservnummer T{nr + 1:06}",
        _ADRESS: f"{ur.gator[nr % len(ur.gator)]} {nr % 98 + 1}, {ort.postnr} {ort.ort}",
    }


def _fornamn(nr: int, ur: Pahittade) -> str:
    return ur.fornamn[nr % len(ur.fornamn)]


def _omdopt(said: object, svar: Mapping[str, object], ur: Pahittade, nr: int) -> object:
    """What is said of the person, with the row's name in the place of the example's."""
    if isinstance(said, Sequence) and not isinstance(said, str):
        return [_omdopt(each, svar, ur, nr) for each in said]
    first = fornamn(str(svar.get(_NAMN, "")))
    return re.sub(rf"\b{re.escape(first)}\b", _fornamn(nr, ur), said) if first and isinstance(said, str) else said


def _flyttad(said: object, weeks: timedelta) -> object:
    def moved(day: re.Match[str]) -> str:
        return (date.fromisoformat(day[0]) + weeks).isoformat()

    return _DAG.sub(moved, said) if isinstance(said, str) else said
