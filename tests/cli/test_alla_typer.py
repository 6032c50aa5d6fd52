"""Every document type of the vocabulary in every region: papers, or a plain reason why there are none."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from sipkit.config.sources import find_sources
from sipkit.domain.svar import platta
from sipkit.domain.vocabulary import DokumentTyp, words
from tests.cli.conftest import Svar
from tests.cli.korning import Sipkit, answers, content
from tests.documents.lasning import everything

REGIONER = find_sources(environ={}).region_ids()
BARA_HAR: Mapping[DokumentTyp, set[str]] = {
    "dokumentforsattsblad": {"sodra-alvsborg"},
    "inskrivningsbeslut": {"sodra-alvsborg"},
    "planeringsunderlag": {"gavleborg"},
    "vardrapport": {"blekinge"},
    "utskrivningsrapport": {"blekinge"},
    "inskrivningsbesok": {"blekinge"},
    "avvikelse": {"vastra-gotaland", "sodra-alvsborg", "simba"},
    "ankomstsamtal": set(),
    "atgardsplan": set(),
}
"""What only some routines have, or demand without saying what it states."""


@pytest.mark.parametrize("typ", BARA_HAR)
def test_a_paper_is_made_where_a_routine_has_it_and_nowhere_else(sipkit: Sipkit, typ: DokumentTyp) -> None:
    """Elsewhere it is refused, with what the region has instead."""
    assert _gjord_i(sipkit, typ) == BARA_HAR[typ]


@pytest.mark.kampanj
@pytest.mark.parametrize("typ", words(DokumentTyp))
def test_a_document_type_is_made_or_refused_with_a_reason(sipkit: Sipkit, typ: DokumentTyp) -> None:
    """Never with an internal fault, whatever word of the vocabulary is typed."""
    _gjord_i(sipkit, typ)


def _gjord_i(sipkit: Sipkit, typ: DokumentTyp) -> set[str]:
    """The regions that make it of their example; the others say why not, and what to do."""
    gjord = set()
    for region in REGIONER:
        done = sipkit("skapa", typ, "--region", region, "--exempel", "--torrkör", "--format", "txt", "--json")
        assert done.exit in (0, 2, 6), region
        if done.exit == 0:
            gjord.add(region)
        else:
            assert done.fault["vad"]
            assert done.fault["atgard"] or done.fault["far_goras"]
    return gjord


@pytest.mark.parametrize(
    ("typ", "region", "ord_"),
    [
        ("ankomstsamtal", "gavleborg", "strukturerat och dokumenterat ankomstsamtal"),
        ("atgardsplan", "vastra-gotaland", "gemensam åtgärdsplan"),
    ],
)
def test_a_paper_that_a_routine_only_names_is_refused_with_its_words(
    sipkit: Sipkit, typ: str, region: str, ord_: str
) -> None:
    """What the routine does say of it, and where."""
    done = sipkit("skapa", typ, "--region", region, "--exempel", "--json")
    assert (done.exit, done.fault["kod"]) == (2, "okand-dokumenttyp")
    assert ord_ in str(done.fault["vad"])


@pytest.mark.parametrize(("typ", "region"), [("dokumentforsattsblad", "sodra-alvsborg"), ("avvikelse", "simba")])
def test_a_paper_that_others_may_find_does_not_say_whom_it_is_about(
    sipkit: Sipkit, tmp_path: Path, typ: str, region: str
) -> None:
    """A fax's cover and a report of what was not followed name the sender's ärende, not the person."""
    assert sipkit("skapa", typ, "--region", region, "--exempel", "--ut", tmp_path / "ut", "--format", "docx").exit == 0
    (papper,) = (everything(data) for name, data in content(tmp_path / "ut").items() if name.endswith(".docx"))
    om = platta(answers(region))
    namn, nummer, arende = (str(om[each]) for each in ("enskild.namn", "enskild.personnummer", "arende.id"))
    assert [each for each in (*namn.split(), nummer[-4:]) if each in papper] == []
    assert arende in papper


def test_the_decision_on_enrolment_goes_to_nobody_and_needs_no_unit_and_no_consent(
    sipkit: Sipkit, svar: Svar, tmp_path: Path
) -> None:
    """It stays in the municipality's own journal, also after a no to sharing."""
    beslutet = {"beslut": "Skrivs in", "beslutat-av": "Ulla Provmark", "avsandare": "Ulla Provmark"}
    changes = {"samtycke.sort": "utbyta-uppgifter", "samtycke.status": "nekat", "falt.inskrivningsbeslut": beslutet}
    done = sipkit(
        *(
            "skapa",
            "inskrivningsbeslut",
            "--region",
            "sodra-alvsborg",
            "--utan-frågor",
            "--per",
            "2027-03-25",
            "--json",
        ),
        *("--svar", svar("sodra-alvsborg", changes), "--fakta", "underlag-tillrackligt=ja", "--ut", tmp_path / "ut"),
    )
    assert (done.exit, done.resultat["till"]) == (0, [])
    assert "i er egen journal" in str(done.resultat["gor_nu"])


def test_without_enough_to_go_on_nobody_is_enrolled_and_the_region_keeps_the_responsibility(
    sipkit: Sipkit, tmp_path: Path
) -> None:
    """The paper and the text say so in the routine's words."""
    given = ("skapa", "inskrivningsbeslut", "--region", "sodra-alvsborg", "--exempel", "--ut", tmp_path / "ut")
    assert sipkit(*given, "--fakta", "underlag-tillrackligt=nej", "--format", "docx,txt").exit == 0
    files = content(tmp_path / "ut")
    texter = [everything(data) if name.endswith(".docx") else data.decode() for name, data in files.items()]
    said = [text for text in texter if "Regionen behåller hälso- och sjukvårdsansvaret." in text]
    assert len(said) == 2


def test_a_report_of_what_was_not_followed_is_not_for_the_journal(sipkit: Sipkit, tmp_path: Path) -> None:
    """Nor for the person's ärende in the IT service."""
    done = sipkit("skapa", "avvikelse", "--region", "simba", "--exempel", "--ut", tmp_path / "ut", "--format", "txt")
    assert "ournal" not in done.out
    assert "SAMSA" not in done.out
    (text,) = (data.decode() for name, data in content(tmp_path / "ut").items() if name.endswith(".txt"))
    assert "JOURNAL" not in text


def test_the_text_of_the_decision_is_given_again_though_it_is_never_sent(
    sipkit: Sipkit, svar: Svar, tmp_path: Path
) -> None:
    """`klistra` gives what was made last; after a no to sharing too, since it stays."""
    beslutet = {"beslut": "Skrivs in", "beslutat-av": "Ulla Provmark", "avsandare": "Ulla Provmark"}
    changes = {
        "samtycke.status": "nekat",
        "falt.inskrivningsbeslut": {**beslutet, "meddelande": "beslut-om-inskrivning"},
    }
    made = sipkit(
        *("skapa", "inskrivningsbeslut", "--region", "sodra-alvsborg", "--utan-frågor", "--per", "2027-03-25"),
        *("--svar", svar("sodra-alvsborg", changes), "--ut", tmp_path / "ut", "--format", "txt"),
        *("--spara", tmp_path / "beslut.json"),
    )
    assert made.exit == 0
    assert "Beslut: Skrivs in" in sipkit("klistra", tmp_path / "beslut.json", "--per", "2027-03-25").out
