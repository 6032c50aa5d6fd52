"""Letters about going home, made from the invented ärenden; one of each kind to look at."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache

import yaml

from sipkit.bord.bord import Bord, duka
from sipkit.bord.lage import Lage, las_lage
from sipkit.bord.svar import arende_ur, dokument_av, forhand_ur
from sipkit.config.loading import load_document_type
from sipkit.documents.brev.dokument import HemgangsDokument
from sipkit.documents.mallar import Mallar
from sipkit.domain.arende import Arende
from sipkit.domain.svar import platta
from sipkit.domain.vocabulary import DokumentTyp
from tests.cli.korning import EXEMPEL, NU, Changes, answers

TYP: DokumentTyp = "information-till-enskild"
FALT = f"falt.{TYP}"
VERSIONER = ("lattlast", "en")
TILL_NARSTAENDE: Changes = {f"{FALT}.till": "narstaende", f"{FALT}.vem": "Eva Provberg"}

FALL: Mapping[str, tuple[str, Changes]] = {
    "blekinge": ("blekinge", {f"{FALT}.omvardnadsepikris": "nej"}),
    "vg": ("vastra-gotaland", {}),
    "sa": ("sodra-alvsborg", {}),
    "lagen": ("nationell", {"fast_vardkontakt": ..., "kallelse": ...}),
    "narstaende": ("vastra-gotaland", TILL_NARSTAENDE),
    "stor-stil": ("vastra-gotaland", {"enskild.behov": ["stor-stil"]}),
}
"""What is looked at, by region and what is changed in its example."""


@cache
def laget(region: str) -> Lage:
    """The region on the examples' day."""
    return las_lage(region, NU, None)


def bordet(region: str, svar: Mapping[str, object] | None = None) -> Bord:
    """The table that the letter is made at."""
    lage = laget(region)
    return duka(lage, load_document_type(TYP, lage.sources), Arende(), svar=svar or {}, exempel=True)


def svaren(region: str, changes: Changes) -> dict[str, object]:
    """The answers of a region's example, changed; `...` takes away what stands at a path or below it."""
    text = (EXEMPEL / f"{TYP}.{region}.yaml").read_text("utf8")
    flat = platta(yaml.load(text, Loader=yaml.BaseLoader))
    gone = tuple(path for path, value in changes.items() if value is ...)
    kept = {path: value for path, value in flat.items() if not path.startswith(tuple(map(_canonical, gone)))}
    return {**kept, **{path: value for path, value in changes.items() if value is not ...}}


def _canonical(path: str) -> str:
    return {"fast_vardkontakt": "fast_vardkontakter", "kallelse": "kallelser"}.get(path, path)


def dokumentet(region: str, changes: Changes) -> HemgangsDokument:
    """The letter that the answers make."""
    svar = svaren(region, changes)
    bord = bordet(region, svar)
    made = dokument_av(arende_ur(forhand_ur(svar, bord.typ, bord.om.idag), bord), bord, "7K2M")
    assert isinstance(made, HemgangsDokument)
    return made


def wordfiler(region: str, changes: Changes, sprak: Collection[str] = VERSIONER) -> dict[str, bytes]:
    """The letter as Word files, by version."""
    enskild = {"enskild.behov": ["tolk", "lattlast"], "enskild.tolk_sprak": "engelska"} if sprak else {}
    lage = laget(region)
    mallar = Mallar(lage.sources.templates, lage.region.lager, lage.region.logotyp)
    return {each.typ: mallar.fyll(each) for each in dokumentet(region, {**enskild, **changes}).papper(mallar.sprak)}


def kontaktbrev(behov: Collection[str] = ("tolk", "lattlast")) -> dict[str, bytes]:
    """Västra Götaland's letter about who the fast vårdkontakt is, as Word files, by version."""
    lage = laget("vastra-gotaland")
    egna: Changes = {
        "enskild.behov": [*behov],
        "enskild.tolk_sprak": "engelska",
        "falt.fast-vardkontakt.avsandare": "Jag",
    }
    svar = {**platta(answers("vastra-gotaland")), **egna}
    bord = duka(lage, load_document_type("fast-vardkontakt", lage.sources), Arende(), svar=svar, exempel=True)
    made = dokument_av(arende_ur(forhand_ur(svar, bord.typ, bord.om.idag), bord), bord, "7K2M")
    mallar = Mallar(lage.sources.templates, lage.region.lager, lage.region.logotyp)
    letters = (each for each in made.papper(mallar.sprak) if each.som == "enskild")
    return {each.typ: mallar.fyll(each) for each in letters}
