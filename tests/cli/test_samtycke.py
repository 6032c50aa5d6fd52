"""No paper without consent, none to anyone it does not cover, and not a word of what the person excluded."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Kallelse, Svar
from tests.cli.korning import NU, Changes, Sipkit, content
from tests.documents.lasning import everything

REFUSED = [
    ({"samtycke": ...}, "samtycke-saknas"),
    ({"samtycke.status": "nekat"}, "samtycke-nekat"),
    ({"samtycke.status": "aterkallat"}, "samtycke-aterkallat"),
    ({"samtycke.status": "ej-mojligt"}, "samtycke-ej-mojligt"),
    ({"samtycke.galler_till": "2027-03-24"}, "samtycke-utgatt"),
    ({"samtycke.parter": []}, "samtycke-andra-parter"),
    ({"samtycke.sort": "uppratta-plan"}, "samtycke-saknas"),
    ({"samtycke.dag": "2027-03-26"}, "samtycke-saknas"),
    ({"samtycke": ..., "samtycken": [{"status": "lamnat", "dag": "24/3"}, {"status": "nekat"}]}, "samtycke-nekat"),
]


@pytest.mark.parametrize("region", ["blekinge", "vastra-gotaland"])
@pytest.mark.parametrize(("changes", "kod"), REFUSED)
def test_without_a_consent_that_holds_nothing_is_written(
    kallelse: Kallelse, tmp_path: Path, region: str, changes: Changes, kod: str
) -> None:
    """Exit 6, one fault with the rule, what may and may not be done; the folder is not even made."""
    done = kallelse(region, changes)
    assert (done.exit, done.fault["kod"]) == (6, kod)
    assert not (tmp_path / "ut").exists()
    assert {"far_goras", "far_inte", "att_veta", "regler"} <= set(done.fault)


@pytest.mark.parametrize(
    ("region", "rule", "may", "may_not"),
    [
        ("blekinge", "ble-inga-fler-meddelanden", "inskrivningsmeddelandet", "Initiativ, extrameddelande, kallelse"),
        ("vastra-gotaland", "vg-samtycke-nekat", "inom den egna verksamheten", "Kallelsen får inte skickas"),
    ],
)
def test_a_refusal_says_what_is_still_possible_and_whose_rule_it_is(
    kallelse: Kallelse, region: str, rule: str, may: str, may_not: str
) -> None:
    """Each sentence with its source, and each region with its own."""
    fault = kallelse(region, {"samtycke.status": "nekat"}).fault
    assert rule in _list(fault["regler"])
    assert any(may in sentence for sentence in _list(fault["far_goras"]))
    assert any(may_not in sentence for sentence in _list(fault["far_inte"]))
    sources = ("(Blekingerutinerna, ", "(Västra Götalands riktlinje", "(Lagen om samverkan")
    assert all(any(source in sentence for source in sources) for sentence in _list(fault["far_inte"]))


def test_a_refusal_at_the_terminal_is_said_in_order(sipkit: Sipkit, svar: Svar) -> None:
    """First what, then what may be done, what may not, where the routine locks, what to know; the rules last.

    Talk goes to stderr.
    """
    file = svar("blekinge", {"samtycke.status": "nekat"})
    done = sipkit("kallelse", "--svar", file, "--utan-fragor", "--per", NU)
    assert (done.exit, done.out) == (6, "")
    rows = [row for row in done.err.splitlines() if not row.startswith("    – ")]
    assert rows == [
        "Personen har sagt nej till kallelsen.",
        "  Får göras:",
        "  Får inte:",
        "  Rutinen låser sig:",
        "  Att veta:",
        "  Gör så här: Har personen ändrat sig? Skriv då in det nya svaret.",
        "  Regler: ble-inga-fler-meddelanden, ble-inskr-utan-samtycke, ble-kommunklar-invantas",
        "(fel samtycke-nekat; mer: sipkit förklara samtycke-nekat)",
    ]


def test_the_latest_answer_holds(kallelse: Kallelse) -> None:
    """A no that became a yes is a yes; both stay in the ärende."""
    yes = {"status": "lamnat", "dag": "2027-03-24", "mottaget_av": "slutenvården", "form": "muntligt"}
    no = {"status": "nekat", "dag": "2027-03-23"}
    assert kallelse("blekinge", {"samtycke": ..., "samtycken": [no, yes]}).exit == 0


HEMLIGT = "morbror Testfred"
PARTLY: list[Changes] = [
    {"samtycke.status": "delvis", "samtycke.parter": ["p1", "p3"], "samtycke.undantag": [HEMLIGT]},
    {"samtycke.parter": ["p1", "p3"], "samtycke.undantag": [HEMLIGT]},
]


@pytest.mark.parametrize("changes", PARTLY, ids=["in part", "to named parties"])
def test_those_not_covered_get_no_paper_and_are_named_in_none(
    kallelse: Kallelse, tmp_path: Path, changes: Changes
) -> None:
    """Nor is what the person excluded: the exclusion is itself the secret."""
    done = kallelse("blekinge", changes, "--format", "docx,txt,ics")
    assert done.exit == 0
    files = content(tmp_path / "ut")
    assert [name for name in files if name.endswith("docx")] == [
        "7K2M-brev-enskild.docx",
        "7K2M-kallelse-p1.docx",
        "7K2M-kallelse-p3.docx",
    ]
    secret = (HEMLIGT, "Testfred", "Socialtjänst", "socialtjänst", "Provstaden", "Bostadsbolaget", "Provhem")
    told = {**{name: everything(data) for name, data in files.items()}, "JSON": done.out, "stderr": done.err}
    said = {(name, word) for name, text in told.items() for word in secret if word in text.replace(ROUTINE, "")}
    assert said == set()
    assert "Hemsjukvården Exempelviken" in told["7K2M-kallelse-p3.docx"]


ROUTINE = "arbetar i hälso- och sjukvård eller socialtjänst skyldig"
"""Blekinge's own sentence to everyone who is called."""


def test_a_partial_consent_that_leaves_too_few_is_told(kallelse: Kallelse) -> None:
    """With only the region's own unit left it is no SIP by the region's guideline: a warning, and she decides."""
    done = kallelse("vastra-gotaland", {"samtycke.status": "delvis", "samtycke.parter": ["p3"]})
    assert done.exit == 0
    warnings = done.json["varningar"]
    assert isinstance(warnings, list)
    assert "inte-sip" in [warning["kod"] for warning in warnings]


# --- protected identity -----------------------------------------------------------------------------------------------


KNOWN = (
    *("Ingrid", "Provqvist", "19440427", "7461", "Karin", "Karlskrona"),
    *("Nils", "Provberg", "19440413", "6055", "Eva", "Vänersborg"),
    *("Provgatan", "Exempelstad", "Testköping", "Exempelviken", "Provdalen", "Provstaden"),
    *("Testberg", "Exempelgren", "070-174", "Hemsjukvården", "april", "13.00", "10.00"),
)
"""What the answers hold of a person, a unit, a day or a place."""


@pytest.mark.parametrize("region", ["blekinge", "vastra-gotaland"])
def test_protected_data_give_one_sheet_that_tells_nothing(kallelse: Kallelse, tmp_path: Path, region: str) -> None:
    """No name, number, address, unit, day or place of the meeting in any file, whatever was known."""
    done = kallelse(region, {"enskild.skyddade_uppgifter": "ja"}, "--format", "docx,txt,ics")
    assert done.exit == 0
    files = content(tmp_path / "ut")
    assert sorted(name.partition("-")[2] for name in files) == ["manifest.json", "sarskild-rutin-enhet.docx"]
    told = "\n".join([done.out, done.err, *files, *map(everything, files.values())])
    assert [word for word in KNOWN if word in told] == []
    assert "Fristen gäller ändå: senast" in told


def test_a_sheet_for_protected_data_needs_neither_consent_nor_content(kallelse: Kallelse) -> None:
    """Nothing is told, so nothing needs to be known."""
    gone = dict.fromkeys(("samtycke", "parter", "kallelse.syfte", "kallelse.motesform", "enskild.adress"), ...)
    assert kallelse("vastra-gotaland", {"enskild.skyddade_uppgifter": "ja", **gone}).exit == 0


def test_nobody_is_taken_to_be_unprotected(kallelse: Kallelse, tmp_path: Path) -> None:
    """Unknown is never a no: the one answer that is missing is asked for, and nothing is written."""
    done = kallelse("blekinge", {"enskild.skyddade_uppgifter": ...})
    assert (done.exit, done.places()) == (4, [("svar-saknas", "enskild.skyddade_uppgifter")])
    assert not (tmp_path / "ut").exists()


def _list(value: object) -> list[str]:
    assert isinstance(value, list)
    return value
