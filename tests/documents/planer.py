"""Plans to make papers of: the examples, changed, as short as the law lets through, and as long as anybody writes."""

from __future__ import annotations

from collections.abc import Mapping

import yaml

from sipkit.bord.lage import Lage, las_lage
from sipkit.config.loading import load_document_type
from sipkit.documents.dokument import Dokument
from sipkit.documents.dokumenttyper import SORTER
from sipkit.documents.mallar import Mallar
from sipkit.documents.underlag import Omstandigheter, underlag
from sipkit.domain.svar import platta
from sipkit.domain.vocabulary import DokumentTyp
from tests.cli.korning import EXEMPEL, Changes

BARN = "201005262397"
"""The number of a child."""

ETT_MAL: Changes = {
    "plan.mal": [{"text": "Jag sover."}],
    "plan.insatser": [{"vad": "larm", "vem": "p2", "mal": ["m1"], "foljer_upp": "Lena Exempelgren"}],
    "plan.deltagare": ...,
    "plan.viktigt": ...,
    "plan.nar_samre": ...,
}
ETT_BARN: Changes = {
    "enskild.personnummer": BARN,
    "enskild.namn": "Elsa Provqvist",
    "foretradare": [{"namn": "Anna Provqvist", "roll": "vardnadshavare"}],
    "samtycke.lamnat_av": ["g1"],
    "samtycke.barnets_mognad": "vardnadshavaren-ensam",
    "plan.barnets_ord": "Jag vill vara med på fotbollen.",
}
_LANG = "Träna gång ute med stöd av en person, också i trappan, och vila på vägen när det behövs"


def stor(mal: int, insatser: int) -> Changes:
    """A plan with so many goals and insatser, dealt out over the units."""
    return {
        "plan.mal": [{"text": f"Mål nummer {number} som jag vill nå innan vi ses igen."} for number in range(mal)],
        "plan.insatser": [
            {
                "vad": f"{_LANG} ({number})",
                "vem": f"p{1 + number % 3}",
                "kontakt": "Lena Exempelgren",
                "telefon": "070-174 06 13",
                "huvudman": "kommun" if number % 3 else "region",
                "mal": [f"m{1 + number % mal}"],
                "fran": "2027-04-12",
                "foljer_upp": "Lena Exempelgren",
            }
            for number in range(insatser)
        ],
    }


def svaren(typ: DokumentTyp, region: str, changes: Changes) -> dict[str, object]:
    """An example's answers, changed. `...` takes a field away."""
    tree: dict[str, object] = yaml.load((EXEMPEL / f"{typ}.{region}.yaml").read_text("utf8"), Loader=yaml.BaseLoader)
    for path, value in changes.items():
        group, _, field = path.partition(".")
        held = tree.get(group)
        if not field or not isinstance(held, Mapping):
            tree[path if field else group] = value
        else:
            tree[group] = {**held, field: value}
    return {key: _without(value) for key, value in tree.items() if value is not ...}


def _without(value: object) -> object:
    return {key: each for key, each in value.items() if each is not ...} if isinstance(value, Mapping) else value


def lage(typ: DokumentTyp, region: str) -> Lage:
    """The circumstances on the day that an example was made up for."""
    skapad = yaml.safe_load((EXEMPEL / f"{typ}.{region}.yaml").read_text("utf8"))["arende"]["skapad"]
    return las_lage(region, str(skapad), None)


def dokumentet(typ: DokumentTyp, region: str = "blekinge", changes: Changes | None = None) -> Dokument:
    """The document of an example, changed."""
    here = lage(typ, region)
    arende = here.arende(platta(svaren(typ, region, changes or {})), ())
    om = Omstandigheter(here.region_pa, here.lagen_pa, here.nu, {}, exempel=True)
    return SORTER[typ](underlag(arende, load_document_type(typ, here.sources), om))


def wordfiler(
    typ: DokumentTyp, region: str = "blekinge", changes: Changes | None = None, dokument: Dokument | None = None
) -> dict[str, bytes]:
    """The papers as Word files, by kind and receiver."""
    here = lage(typ, region)
    mallar = Mallar(here.sources.templates, here.region.lager, here.region.logotyp)
    made = dokument or dokumentet(typ, region, changes)
    return {each.filnamn: mallar.fyll(each) for each in made.papper(mallar.sprak)}


FALL: Mapping[str, tuple[DokumentTyp, str, Changes]] = {
    "plan-blekinge": ("plan", "blekinge", {}),
    "plan-vg": ("plan", "vastra-gotaland", {}),
    "plan-kort": ("plan", "blekinge", ETT_MAL),
    "plan-barn": ("plan", "blekinge", ETT_BARN),
    "plan-stor-stil": ("plan", "simba", {}),
    "plan-lattlast": ("plan", "blekinge", {"enskild.behov": ["lattlast"]}),
    "vardplan": ("samordnad-vardplan", "vastra-gotaland", {}),
    "uppfoljning": ("uppfoljning", "blekinge", {}),
    "avslut": ("avslut", "blekinge", {}),
    "avslut-stor-stil": ("avslut", "blekinge", {"enskild.behov": ["stor-stil"]}),
}
"""One of each paper, by what is looked at in it."""


def ett_av_varje() -> dict[str, bytes]:
    """The papers of every case as Word files, one unit's copy of each kind."""
    made: dict[str, bytes] = {}
    for case, (typ, region, changes) in FALL.items():
        kinds = {name.rpartition("-")[0]: data for name, data in wordfiler(typ, region, changes).items()}
        made |= {f"{case}-{kind}": data for kind, data in kinds.items()}
    return made
