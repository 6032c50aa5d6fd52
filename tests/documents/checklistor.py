"""Checklists to make papers of: every list of every region, empty, and one that is ticked as someone has left it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import cache

from sipkit.bord.lage import las_lage
from sipkit.config.checklistor import Checklista
from sipkit.config.loading import load_document_type
from sipkit.config.sources import find_sources
from sipkit.documents.checklista.dokument import ChecklistDokument
from sipkit.documents.checklista.kontext import Checklistan
from sipkit.documents.checklista.listan import MALL, Omslag, checklistan
from sipkit.documents.mallar import Mallar
from sipkit.documents.papper import Papper
from sipkit.documents.underlag import Omstandigheter, underlag
from sipkit.domain.arende import Arende
from sipkit.domain.klockslag import lokal
from sipkit.domain.svar import bygg, platta
from sipkit.rules.checklistor import listlage
from sipkit.rules.fakta import Fakta
from sipkit.rules.region import Region
from tests.cli.korning import NU, Changes, answers

REGIONER = tuple(find_sources(None).region_ids())
UTSKRIVNING = "utskrivning-slutenvard"
LAGEN = {region: las_lage(region, NU, None) for region in REGIONER}
IDAG = lokal(datetime.fromisoformat(NU)).date()


def regionen(region: str) -> Region:
    """A region on the day of the examples."""
    here = LAGEN[region]
    return here.region_pa(here.idag)


def listor() -> Iterator[tuple[str, Checklista]]:
    """Every list, with the region whose it is."""
    yield from ((region, each) for region in REGIONER for each in regionen(region).checklistor)


def tom(region: str, lista: Checklista, fakta: Fakta | None = None) -> Checklistan:
    """What an empty paper is filled with."""
    return checklistan(listlage(lista, fakta or {}), Omslag(regionen(region), IDAG))


def wordfil(region: str, kontext: Checklistan) -> bytes:
    """The paper as a Word file."""
    return _mallar(region).fyll(Papper("checklista", "lista", None, MALL, kontext))


@cache
def _mallar(region: str) -> Mallar:
    here = LAGEN[region]
    return Mallar(here.sources.templates, here.region.lager, here.region.logotyp)


def svar(nr: int, punkt: str, ord_: str, **mer: object) -> Mapping[str, object]:
    """An answer to a point of the list at discharge."""
    said = {"lista": UTSKRIVNING, "punkt": punkt, "svar": ord_, "tid": "2027-03-25T09:30", "vem": "Siv Provberg"}
    return {"id": f"c{nr}", **said, **mer}


PABORJAD: Changes = {
    "handelser": [
        {"id": "h1", "typ": "bedomd-utskrivningsklar", "tid": "2027-03-25T09:00"},
        {"id": "h2", "typ": "utskriven", "tid": "2027-03-25T14:00"},
    ],
    "checklistor": [
        svar(1, "dokumentation", "ja"),
        svar(2, "a", "nej", rutor=["lakemedelslista", "omvardnadsepikris"]),
        svar(3, "c", "ej-tillampligt", skal="Inga hjälpmedel behövs hemma"),
        svar(4, "d", "nej"),
        svar(5, "d", "ja"),
        svar(6, "f", "ej-tillampligt"),
    ],
}
"""Blekinge's list at discharge on a Thursday before a long weekend, as far as the ward has come."""


def arende(changes: Changes, region: str = "blekinge") -> Arende:
    """The example of a region, changed."""
    return bygg(platta(answers(region, {"arende.id": "7K2M", "arende.region": region, **changes})), IDAG)


def dokumentet(changes: Changes = PABORJAD, region: str = "blekinge") -> ChecklistDokument:
    """The document of an ärende's lists."""
    here = LAGEN[region]
    om = Omstandigheter(here.region_pa, here.lagen_pa, here.nu, {})
    return ChecklistDokument(underlag(arende(changes, region), load_document_type("checklista", here.sources), om))


def ett_av_varje() -> dict[str, bytes]:
    """An empty list, one whose points hang on what nobody knows, and one begun, as Word files."""
    lists = {(region, each.id): each for region, each in listor()}
    empty = {
        f"{region}-{id_}": wordfil(region, tom(region, lists[region, id_]))
        for region, id_ in (("blekinge", UTSKRIVNING), ("vastra-gotaland", "planering-oppenvard"))
    }
    (begun,) = dokumentet().papper(lambda _: ())
    assert isinstance(begun.kontext, Checklistan)
    return {**empty, f"paborjad-{UTSKRIVNING}": wordfil("blekinge", begun.kontext)}
