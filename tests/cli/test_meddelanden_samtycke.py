"""Every message of every region with each kind of consent: made whole, made with less and said so, or refused."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import cast

import pytest

from sipkit.config.dokumenttyp import SvarsTyp
from sipkit.config.loading import load_document_type, load_region
from sipkit.config.sources import find_sources
from sipkit.domain.vocabulary import DokumentTyp
from sipkit.rules.meddelandefragor import meddelandetyp
from sipkit.rules.meddelanden import Slag, meddelandetyper, slag
from tests.cli.korning import NU, Result, Sipkit, answers

SOURCES = find_sources(environ={})
REGIONER = [
    pytest.param(each, marks=[] if each == "blekinge" else [pytest.mark.kampanj])
    for each in SOURCES.region_ids()
    if SOURCES.has_example("kallelse", each)
]
"""The one with most messages of its own; all of them are a campaign."""
ORD = "qzord"
"""What every row in words says, with the row's own field after it."""
SVAR: Mapping[SvarsTyp, object] = {
    "datum": "2027-04-06",
    "moment": "2027-03-25T08:00",
    "ja-nej": "nej",
    "tal": "1",
    "flerval": ["p1"],
}
AVDELNINGEN = {"namn": "Avdelning 4", "roll": "slutenvard", "huvudman": "region", "som": "kallad", "kanal": "it-tjanst"}
SLUTAR = {0, 6}
"""Made, or refused by a rule. All that is asked for is answered, and nothing else can go wrong."""


@dataclass(frozen=True)
class Fall:
    """One message, of one type, in one region, and how the person has answered about it."""

    region: str
    typ: DokumentTyp
    slag: Slag
    status: str | None

    @property
    def svar(self) -> dict[str, object]:
        """Answers to all that is asked."""
        here = load_region(self.region, date(2027, 3, 25), SOURCES)
        typ = meddelandetyp(load_document_type(self.typ, SOURCES), here, {})
        tree = answers(self.region, {"samtycke": ...})
        cast(list[object], tree["parter"]).append(AVDELNINGEN)
        told: dict[str, object] = {
            each.falt: SVAR.get(each.typ, f"{ORD} {each.falt}.")
            for each in typ.fragor
            if each.falt.startswith(("falt.", "handelse.")) and each.typ != "val"
        }
        told[f"falt.{self.typ}.meddelande"] = self.slag.id
        told.pop("handelse.bedomd-utskrivningsklar", None)
        if self.status is not None:
            parter = {"parter": ["p1"]} if self.status == "delvis" else {}
            given = {"sort": typ.samtycke, "status": self.status, "dag": "2027-03-24", "mottaget_av": "slutenvården"}
            told["samtycken"] = [{**given, **parter}]
        return {**tree, "fast_vardkontakt": {"namn": "Siv Exempelby", "telefon": "070-174 06 18"}, **told}


def fall(region: str) -> Iterator[Fall]:
    """Each message that goes to a unit that the example has, with each answer."""
    here = load_region(region, date(2027, 3, 25), SOURCES)
    for typ in meddelandetyper(here):
        if not load_document_type(typ, SOURCES).meddelande:
            continue
        for each in slag(here, typ):
            for status in (None, "lamnat", "delvis", "nekat"):
                yield Fall(region, typ, each, status)


@pytest.mark.parametrize("region", REGIONER)
def test_each_is_made_as_far_as_the_consent_goes(sipkit: Sipkit, tmp_path: Path, region: str) -> None:
    """With a yes whole; else with less, which is said, or refused. In the source's order; nothing falls."""
    wrong: list[object] = []
    for nummer, each in enumerate(fall(region)):
        fil, ut = tmp_path / f"{nummer}.json", tmp_path / str(nummer)
        fil.write_text(json.dumps(each.svar), "utf8")
        given = ("skapa", each.typ, "--region", region, "--utan-frågor", "--per", NU, "--svar", fil, "--ut", ut)
        done = sipkit(*given, "--format", "txt", "--json")
        wrong += [(each.typ, each.slag.id, each.status, fault) for fault in _fel(each, done, ut)]
    assert wrong == []


def _fel(each: Fall, done: Result, ut: Path) -> Iterator[object]:
    """What is not as it must be."""
    if done.exit not in SLUTAR or (each.status == "lamnat" and done.exit != 0):
        yield done.exit, done.out
    if done.exit != 0:
        return
    (pasted,) = (path.read_text("utf8") for path in ut.glob("*-klistra.txt"))
    told = cast(list[str], done.resultat["falt"])
    left_out = cast(list[str], done.resultat["utelamnade"])
    order = [rad.id for rad in each.slag.alla_rader({})]
    if [rad for rad in order if rad in told] != told:
        yield "order", told
    if each.status == "lamnat" and (left_out or done.resultat["begransade"]):
        yield "less", left_out
    limited = pasted.split("\n\n")[-2] if left_out else ""
    if [rad for rad in left_out if f"{ORD} falt.{each.typ}.{rad}." in limited]:
        yield "told", left_out
    if left_out and not all(_namn(each, rad) in pasted.split("\n\n")[-1] for rad in left_out):
        yield "not said", left_out


def _namn(each: Fall, rad: str) -> str:
    return next(row.namn for row in each.slag.alla_rader({}) if row.id == rad)


def test_consents_of_one_day_stand_in_the_order_they_were_given(sipkit: Sipkit, tmp_path: Path) -> None:
    """The last of them holds: a no after a yes is never read as a yes after a no."""
    given = ["lamnat", "nekat", "lamnat", "delvis", "lamnat", "aterkallat", "lamnat", "nekat"]
    told = {"sort": "utbyta-uppgifter", "dag": "2027-03-24", "mottaget_av": "slutenvården", "parter": ["p1"]}
    falt = {"beraknad-utskrivning": "2027-03-31", "inskrivningsorsak": "Föll hemma.", "avsandare": "Siri Provlund"}
    tree = answers(changes={"samtycke": ..., "samtycken": [{**told, "status": each} for each in given]})
    svar, sparat = tmp_path / "svar.json", tmp_path / "sparat.json"
    svar.write_text(json.dumps({**tree, "falt.inskrivningsmeddelande": falt}), "utf8")
    options = ("--utan-frågor", "--per", NU, "--svar", svar, "--ut", tmp_path / "ut", "--spara", sparat, "--okrypterad")
    done = sipkit("skapa", "inskrivningsmeddelande", *options, "--json")
    assert done.resultat["utelamnade"] == ["inskrivningsorsak"]
    assert [each["status"] for each in json.loads(sparat.read_text("utf8"))["samtycken"]] == given
