"""One gate: every command that makes papers says of a consent what the hand-written tables say.

The tables (tests/rules/samtycke/REGION.yaml) are held to the rules by `tests/rules/test_samtyckestabell.py`; here they
are held to what someone gets who types a command. A document type that joins `SORTER` is tried without a line here.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import cast

import pytest

from sipkit.config.loading import load_document_type
from sipkit.config.sources import find_sources
from sipkit.documents.dokumenttyper import SORTER
from sipkit.domain.vocabulary import DokumentTyp, SamtyckeSort, words
from tests.cli.korning import Result, Sipkit
from tests.cli.sparade import ID, sparat
from tests.rules.test_samtyckestabell import LAGEN, PARTER, TILL, krav, svar, utfall

SOURCES = find_sources(environ={})
REGIONER = ("vastra-gotaland", "sodra-alvsborg", "simba", "gavleborg", "blekinge")
NU = "2027-03-30T08:00"
SVAR: Mapping[DokumentTyp, Mapping[str, object]] = MappingProxyType(
    {
        "kallelse": {},
        "ny-tid": {"kallelse": {"dag": "2027-04-14", "tid": "10.00"}},
        "aterkallelse": {"kallelse": {"installd_av": "vi"}},
        "samtycke": {},
    }
)
"""What is answered beside the ärende below. Of these types all is answered then: what the gate lets through is made."""
GJORD = [{"tid": "2027-03-26T09:00", "vad": "papper", "dokumenttyp": "kallelse", "avser": "k1"}]
SKICKAD = [
    {
        "id": "d1",
        "typ": "kallelse",
        "tid": "2027-03-26T10:00",
        "kallelse": "k1",
        "mottagare": [{"part": part["id"], "som": "kallad"} for part in PARTER],
    }
]
TOGS_EMOT = {"form": "muntligt", "mottaget_av": "den som kallar"}
FEL = {lage: f"samtycke-{lage}" for lage in LAGEN}


def lagrat(region: str, lagen: Mapping[str, str], *, kallad: bool) -> None:
    """Store an ärende whose consents stand so; a kallelse has been sent to all, or none has."""
    given = [
        each | TOGS_EMOT for number, (sort, lage) in enumerate(lagen.items(), 1) for each in svar(sort, lage, number)
    ]
    sent = {"dokument": SKICKAD, "historik": GJORD} if kallad else {}
    sparat({"parter": PARTER, "samtycke": ..., "samtycken": given, **sent}, region)


def lagen_for(region: str, typ: DokumentTyp) -> Iterator[tuple[dict[str, str], str, str]]:
    """Consents, the table's word for what they let through, and the state that decides.

    The kind that the document needs in every state: a yes with a no to all else, and what is no yes with a yes to all
    else. A document that needs none is tried with every kind in the same state.
    """
    rad = krav(region, typ)
    for lage in LAGEN:
        if rad is None:
            yield dict.fromkeys(words(SamtyckeSort), lage), "ja", lage
            continue
        told = utfall(region, rad)[lage]
        rest = dict.fromkeys(words(SamtyckeSort), "lamnat" if told == "nej" else "nekat")
        yield rest | {str(rad["sort"]): lage}, told, lage


@pytest.mark.kampanj
@pytest.mark.parametrize("typ", [typ for typ in SORTER if not load_document_type(typ, SOURCES).meddelande])
@pytest.mark.parametrize("region", REGIONER)
def test_a_command_makes_what_the_tables_let_through_and_nothing_else(
    sipkit: Sipkit, tmp_path: Path, region: str, typ: DokumentTyp
) -> None:
    """Exit code and code of the refusal; and who gets a paper, where the consent is for some. Messages: elsewhere."""
    fil = tmp_path / "svar.json"
    fil.write_text(json.dumps(SVAR.get(typ, {})), "utf8")
    differing = []
    for lagen, told, lage in lagen_for(region, typ):
        lagrat(region, lagen, kallad=typ != "kallelse")
        options = ("--utan-frågor", "--torrkör", "--per", NU, "--ut", tmp_path / "ut", "--json")
        done = sipkit("skapa", typ, ID, *options, *(("--svar", fil) if SVAR.get(typ) else ()))
        if not _as_told(done, typ, told, lage):
            differing.append((lagen, told, done.exit, done.fel if done.exit else done.filer()))
    assert differing == []


def _as_told(done: Result, typ: DokumentTyp, told: str, lage: str) -> bool:
    """Whether a command ended as the table says. Of what is not answered here only that the gate is open is known."""
    if told == "nej":
        return done.exit == 6 and [fel["kod"] for fel in done.fel] == [FEL[lage]]
    if done.exit:
        return typ not in SVAR and not any(str(fel["kod"]).startswith("samtycke-") for fel in done.fel)
    return told != "medgivna" or not any("p3" in fil for fil in done.filer())


@pytest.mark.parametrize("region", REGIONER)
def test_what_comes_after_a_kallelse_asks_the_same_gate(sipkit: Sipkit, tmp_path: Path, region: str) -> None:
    """Its text to paste, its form for the answer, and the record of sending it.

    A no gives the journal its text. What was sent all the same is written down, with a warning.
    """
    for lagen, told, lage in lagen_for(region, "kallelse"):
        lagrat(region, lagen, kallad=False)
        common = (ID, "--per", NU, "--json")
        klistra = sipkit("klistra", *common, "--utan-frågor")
        blankett = sipkit("blankett", "kallelse", *common, "--ut", tmp_path / "ut", "--ersätt")
        skickat = sipkit("skickat", *common, "--utan-frågor")
        warned = [each["kod"] for each in cast(list[dict[str, str]], skickat.json["varningar"])]
        fick = {each["id"] for each in cast(list[dict[str, str]], skickat.resultat["mottagare"])}
        if told == "nej":
            said = [{"kod": FEL[lage]}] if lage not in _JOURNAL else ["Journal"]
            assert _sagt(klistra) == said, lage
            assert (blankett.exit, blankett.fault["kod"]) == (6, FEL[lage])
            assert (skickat.exit, FEL[lage] in warned) == (0, True)
        else:
            utom = {"p3"} if told == "medgivna" else set[str]()
            assert (klistra.exit, blankett.exit, skickat.exit) == (0, 0, 0)
            assert not utom or "Socialtjänsten" not in klistra.out + blankett.out
            assert fick == {"enskild", *TILL} - utom
            assert not [kod for kod in warned if kod.startswith("samtycke-")]


_JOURNAL = ("nekat", "aterkallat")
"""What the person said: the journal is told that, and nobody else anything."""


def _sagt(klistra: Result) -> list[object]:
    """The headings of the text to paste, or why there is none."""
    if klistra.exit:
        return [{"kod": klistra.fault["kod"]}]
    return [each["rubrik"] for each in cast(list[dict[str, str]], klistra.resultat["block"])]
