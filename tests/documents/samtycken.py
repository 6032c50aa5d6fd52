"""Papers about consent, made from invented ärenden; one of each kind to look at."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import yaml

from sipkit.bord.lage import las_lage
from sipkit.config.loading import load_document_type
from sipkit.documents.mallar import Mallar
from sipkit.documents.papper import Papper
from sipkit.documents.samtycke.papper import papper
from sipkit.documents.underlag import Omstandigheter, Underlag, underlag
from sipkit.domain.svar import platta
from tests.cli.korning import EXEMPEL, NU, Changes

REGION = "blekinge"
LAGE = las_lage(REGION, NU, None)
MALLAR = Mallar(LAGE.sources.templates, LAGE.region.lager, LAGE.region.logotyp)
VERSIONER = ("lattlast", "en")
BARN = "201005262397"
"""The number of a child."""

NAMN = (
    "Hemsjukvården Exempelviken",
    "Socialtjänsten Provstaden, biståndshandläggare för äldre",
    "Rehabmottagningen Exempelviken",
    "Medicinkliniken på Exempelsjukhuset, avdelning 12",
    "Hemsjukvården i Provstadens östra hemsjukvårdsområde",
    "Hjälpmedelscentralen",
    "Bostadsbolaget Provhem, kundtjänst",
    "Socialtjänsten Provstaden",
)

JA: Changes = {
    "samtycke": {"status": "lamnat", "mottaget_av": "slutenvården", "dag": "2027-03-24", "form": "muntligt"},
}
DELVIS: Changes = {
    "samtycke": {
        "sort": "utbyta-uppgifter",
        "status": "delvis",
        "parter": ["p1", "p3"],
        "uppgifter": {"p3": "Vilken träning du behöver"},
        "undantag": ["Grälet med grannen"],
        "galler_till": "2027-09-01",
        "mottaget_av": "den som kallar",
        "dag": "2027-03-25",
        "form": "skriftligt",
    },
}
EJ_MOJLIGT: Changes = {
    "samtycke": {
        "status": "ej-mojligt",
        "grund": "halsotillstand",
        "grund_text": "medvetandesänkt sedan i går",
        "kand_vilja": "har sagt att hon vill bo kvar hemma",
        "uppgifter": {"p1": "Omvårdnad och läkemedel"},
        "undantag": ["Grälet med grannen"],
        "mottaget_av": "slutenvården",
        "dag": "2027-03-24",
    },
}
FORETRADARE: Changes = {"foretradare": [{"namn": "Anna Exempelgren", "roll": "god-man"}]}
ETT_BARN: Changes = {
    "enskild.personnummer": BARN,
    "foretradare": [{"namn": "Anna Provqvist", "roll": "vardnadshavare"}],
}

FALL: Mapping[str, Changes] = {
    "blankett": {},
    "blankett-barn": ETT_BARN,
    "blankett-god-man": FORETRADARE,
    "besked-ja": JA,
    "besked-delvis": DELVIS,
    "ej-mojligt": EJ_MOJLIGT,
    "blankett-stor-stil": {"enskild.behov": ["stor-stil"]},
    "besked-stor-stil": {**JA, "enskild.behov": ["stor-stil"]},
}
"""One of each paper, by what is looked at in it."""


def enheter(antal: int) -> Changes:
    """So many units, with long names."""
    return {"parter": [{"namn": namn, "huvudman": "kommun", "som": "kallad"} for namn in NAMN[:antal]]}


def underlaget(changes: Changes) -> Underlag:
    """What the papers of the example, changed, are made from. Its last consent is what the person says now."""
    tree = yaml.load((EXEMPEL / f"samtycke.{REGION}.yaml").read_text("utf8"), Loader=yaml.BaseLoader)
    for path, value in changes.items():
        group, _, field = path.partition(".")
        tree[group] = {**tree[group], field: value} if field else value
    om = Omstandigheter(LAGE.region_pa, LAGE.lagen_pa, LAGE.nu, {}, exempel=True)
    return underlag(LAGE.arende(platta(tree), ()), load_document_type("samtycke", LAGE.sources), om)


def papperen(changes: Changes, sprak: Collection[str] = ()) -> tuple[Papper, ...]:
    """The papers of what the person says now, of the form where nothing is said."""
    under = underlaget(changes)
    return papper(under, under.arende.samtycken, lambda _: sprak)


def wordfiler(changes: Changes, sprak: Collection[str] = VERSIONER) -> dict[str, bytes]:
    """The papers as Word files, by their kind."""
    return {each.typ: MALLAR.fyll(each) for each in papperen(changes, sprak)}
