"""Trying a region's cases: does each still give what was worked out by hand?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sipkit.admin.fynd import Fynd
from sipkit.config.fall import Fall, Vantad, VantadSip, VantadVag, fallfiler, las_fall, las_handelse
from sipkit.config.loading import load_region
from sipkit.config.region import Region
from sipkit.config.sources import Sources
from sipkit.domain.arende import Arende
from sipkit.domain.klockslag import lokal
from sipkit.errors import SipkitError
from sipkit.rules.besked import Fristbesked
from sipkit.rules.fakta import Fakta, fakta_ur
from sipkit.rules.frister import frister
from sipkit.rules.vagbesked import Vagbesked
from sipkit.rules.vagval import vagval

SAKNAS = "saknas"


def prova_fall(id_: str, dag: date, sources: Sources) -> tuple[int, tuple[Fynd, ...]]:
    """How many cases the region has, and a finding for each thing that one of them gives and should not.

    Raises:
        SipkitError: what is wrong in the files of cases, or in the region's.
    """
    region = load_region(id_, dag, sources, ("frister", "kalender", "vagval", "meddelanden"))
    placed = [each for path in fallfiler(id_, sources) for each in las_fall(path)]
    found = [
        Fynd(
            "fall-ger-annat",
            f"Fallet ”{each.fall.id}”: {vad}",
            str(each.mark),
            "Rätta regeln om ändringen inte var menad så, annars fallet.",
        )
        for each in placed
        for vad in skillnader(each.fall, region, dag)
    ]
    return len(placed), tuple(found)


def skillnader(fall: Fall, region: Region, dag: date) -> Iterator[str]:
    """What the case gives instead of what it says, a sentence for each value."""
    try:
        lage = _lage(fall, region, dag)
        besked = frister(region.on, lage.arende, lage.nu, lage.fakta)
        vag = vagval(region.on, lage.arende, lage.nu, lage.fakta) if fall.vagval else None
    except SipkitError as fault:
        yield f"går inte att räkna ut: {fault.vad}"
        return
    for id_, vantad in fall.frister.items():
        yield from _frist(id_, vantad, besked)
    if fall.vagval and vag:
        yield from _vag(fall.vagval, vag)
    warned = tuple(each.kod for each in besked.varningar)
    if fall.varningar is not None and warned != fall.varningar:
        yield f"varningar ska vara {_ord(fall.varningar)}, men är {_ord(warned)}."


@dataclass(frozen=True)
class _Lage:
    """What a case is judged in."""

    arende: Arende
    nu: datetime
    fakta: Fakta


def _lage(fall: Fall, region: Region, dag: date) -> _Lage:
    read = [each for text in fall.handelser if (each := las_handelse(text))]
    events = [{"id": f"h{number}", "typ": typ, "tid": tid} for number, (typ, tid) in enumerate(read, 1)]
    case = Arende.model_validate({"handelser": events})
    days = [each.date() if isinstance(each, datetime) else each for _, each in read]
    last = fall.per or max(days, default=dag)
    now = lokal(datetime(last.year, last.month, last.day, 12))
    given = {namn: frozenset({words} if isinstance(words, str) else words) for namn, words in fall.fakta.items()}
    return _Lage(case, now, fakta_ur(case, last, given))


def _frist(id_: str, vantad: Vantad, besked: Fristbesked) -> Iterator[str]:
    rows = [rad for rad in besked.rader if rad.id == id_ and rad.styrande and vantad.variant in (None, rad.variant)]
    if len(rows) != 1:
        yield f"{id_} har {len(rows)} styrande rader, och ska ha en."
        return
    given = rows[0].som_json()
    for name, wanted in vantad.model_dump(exclude_none=True).items():
        value = given.get(name)
        if _ord(value) != _ord(wanted):
            yield f"{id_}.{name} ska vara {_ord(wanted)}, men är {_ord(value)}."


def _vag(vantad: VantadVag, vag: Vagbesked) -> Iterator[str]:
    given = _vagens_ord(vag)
    for name, wanted in _i_rader(vantad.model_dump(exclude_none=True)):
        if _ord(given.get(name)) != _ord(wanted):
            yield f"vägval.{name} ska vara {_ord(wanted)}, men är {_ord(given.get(name))}."


def _vagens_ord(vag: Vagbesked) -> dict[str, object]:
    """The verdict by the names that a case uses."""
    return {
        **{name: getattr(vag, name, None) for name in VantadVag.model_fields},
        **{f"sip.{name}": getattr(vag.sip, name) for name in VantadSip.model_fields},
        **{f"meddelanden.{each.typ}": each.skickas for each in vag.meddelanden},
        "deltagare": tuple(dict.fromkeys(each.roll for each in vag.deltagare)),
    }


def _i_rader(tree: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    for name, value in tree.items():
        if isinstance(value, dict):
            yield from ((f"{name}.{key}", each) for key, each in value.items())
        else:
            yield name, value


def _ord(value: object) -> str:
    """A value as it is compared and told; nothing, and an empty list, is `saknas`."""
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, tuple | list):
        return ", ".join(map(str, value)) or SAKNAS
    return SAKNAS if value is None else str(value)
