"""The papers about a plan: what they must say, what they never say, and who gets them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sipkit.cli import main
from sipkit.documents.block import som_text
from sipkit.documents.dokument import Dokument
from sipkit.domain.vocabulary import AvslutSkal, DokumentTyp
from sipkit.errors import AnswerMissing, Refused, SipkitError
from tests.cli.korning import Changes
from tests.documents.lasning import controls, everything, rows
from tests.documents.planer import ETT_BARN, dokumentet, wordfiler
from tests.documents.test_brev import NEVER

SECRET = "Grälet med grannen"
I_DELAR: Changes = {
    "samtycke.status": "delvis",
    "samtycke.parter": ["p1", "p3"],
    "samtycke.undantag": [SECRET],
    "plan.insatser": [{"vad": "träna gång", "vem": "p1", "mal": ["m1"]}],
}
REGIONER = ("blekinge", "vastra-gotaland", "simba")


def faults(changes: Changes, region: str = "blekinge", typ: DokumentTyp = "plan") -> dict[str, str]:
    """Why the document is not made: place -> code."""
    with pytest.raises(SipkitError) as raised:
        dokumentet(typ, region, changes)
    return {fault.var: fault.kod for fault in raised.value.faults}


def first_page(data: bytes) -> list[str]:
    """What stands before the first table of who does what."""
    told = rows(data)
    end = next(number for number, row in enumerate(told) if "Vem gör vad" in row or "Ändrat sedan" in row)
    return told[:end]


def texts(dokument: Dokument) -> str:
    """All that is made or said of a document."""
    papers = wordfiler("plan", dokument=dokument).values()
    return "\n".join([*map(everything, papers), som_text(dokument.klistra()), *dokument.gor_nu((), sparat=True)])


# --- what a plan must state -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("region", REGIONER)
@pytest.mark.parametrize(
    ("changes", "missing"),
    [
        ({"plan.insatser": ...}, "planer.v1.insatser"),
        ({"plan.insatser": [{"vad": "larm", "foljer_upp": "Lena"}]}, "planer.v1.insatser.i1.huvudman"),
        ({"plan.overgripande_ansvar": ...}, "planer.v1.overgripande_ansvar"),
    ],
    ids=["insatser", "who answers for each", "who answers for the plan"],
)
def test_no_paper_is_made_of_a_plan_that_lacks_what_the_law_wants(region: str, changes: Changes, missing: str) -> None:
    """In no region; it is a draft, and what is missing is told."""
    assert faults(changes, region)[missing] == "plan-ofullstandig"


@pytest.mark.parametrize("region", REGIONER)
def test_that_nobody_else_does_anything_must_be_said(region: str) -> None:
    """Silence is not an answer, and nothing is."""
    assert "plan-ofullstandig" in faults({"plan.andra_atgarder": ...}, region).values()
    original = wordfiler("plan", region, {"plan.andra_atgarder": []})["original-enskild"]
    told = rows(original)
    assert told[told.index("Heading 1: Det gör andra") + 1] == "Normal: Inget just nu."


def test_a_unit_that_does_something_does_it_for_its_own_huvudman() -> None:
    """It is not asked: the unit tells. What somebody has said goes before it."""
    larm, prov = {"vad": "larm", "vem": "p2"}, {"vad": "prov", "vem": "f1"}
    given = [larm, prov, {"vad": "hjälp", "vem": "p2", "huvudman": "region"}]
    told = "\n".join(rows(wordfiler("plan", changes={"plan.insatser": given})["original-enskild"]))
    assert re.findall(r"^\| (Larm|Prov|Hjälp) .*\| (Kommunen|Regionen) \|", told, re.MULTILINE) == [
        ("Larm", "Kommunen"),
        ("Prov", "Regionen"),
        ("Hjälp", "Regionen"),
    ]


@pytest.mark.parametrize(
    ("typ", "region"),
    [
        ("plan", "blekinge"),
        ("plan", "vastra-gotaland"),
        ("plan", "simba"),
        ("samordnad-vardplan", "vastra-gotaland"),
        ("uppfoljning", "blekinge"),
        ("avslut", "blekinge"),
    ],
)
def test_every_example_makes_its_papers(typ: str, region: str, tmp_path: Path) -> None:
    """Through the questions: its answers file answers all that must be, also that nobody else does anything."""
    options = ["--region", region, "--format", "docx", "--ut", str(tmp_path)]
    assert main(["skapa", typ, "--exempel", *options]) == 0
    assert len(list(tmp_path.glob("*.docx"))) >= 4


# --- consent ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "kod"),
    [
        ({"samtycke.status": "nekat"}, "samtycke-nekat"),
        ({"samtycke.status": "aterkallat"}, "samtycke-aterkallat"),
        ({"samtycke.sort": "kalla-till-mote"}, "samtycke-saknas"),
    ],
)
def test_without_a_yes_to_the_plan_there_is_none(changes: Changes, kod: str) -> None:
    """A yes to the meeting is not one."""
    assert set(faults(changes).values()) == {kod}


def test_what_the_person_excluded_and_whom_stands_nowhere() -> None:
    """Not in the papers, the text to paste or what there is to do. That one from there is left out is told."""
    dokument = dokumentet("plan", changes=I_DELAR)
    told = texts(dokument)
    assert SECRET not in told
    assert "Socialtjänsten" not in told
    assert "Omar" not in told
    assert "deltagare-utan-samtycke" in [each.kod for each in dokument.varningar]
    assert {name for name in wordfiler("plan", dokument=dokument) if "p2" in name} == set()


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({"plan.insatser": [{"vad": "larm", "vem": "p2"}]}, "insatser.i1.vem"),
        ({"plan.samordnare": {"vem": "p2", "namn": "Omar", "telefon": "070-174 06 14"}}, "samordnare.vem"),
        (
            {"plan.insatser": [{"vad": "larm", "vem": "p1", "foljer_upp": "socialtjänsten Provstaden"}]},
            "insatser.i1.foljer_upp",
        ),
    ],
)
def test_a_unit_outside_the_consent_cannot_do_anything_in_the_plan(changes: Changes, where: str) -> None:
    assert faults({**I_DELAR, **changes}) == {f"planer.v1.{where}": "plan-utan-samtycke"}


def test_of_one_whose_data_are_protected_the_only_sheet_holds_no_data() -> None:
    dokument = dokumentet("plan", changes={"enskild.skyddade_uppgifter": "ja", "plan.insatser": ...})
    (sheet,) = wordfiler("plan", dokument=dokument).values()
    assert not re.search("Ingrid|Provqvist|440427|rullator|Exempelgren", everything(sheet))
    assert dokument.klistra() == ()
    assert dokument.gjord() == dokument.underlag.arende


# --- who gets what ----------------------------------------------------------------------------------------------------


def test_the_person_gets_the_original_and_each_unit_a_copy() -> None:
    """Also the unit where it is made; never one who was only invited."""
    made = wordfiler("plan")
    assert list(made) == ["original-enskild", "kopia-f1", "kopia-p1", "kopia-p2", "kopia-p3"]
    marks = [[row for row in rows(data) if row.startswith("Avsändarrad: ")][1] for data in made.values()]
    assert [each.partition(": ")[2] for each in marks] == [
        "Original",
        "Kopia till Vårdcentralen Exempelviken",
        "Kopia till Hemsjukvården Exempelviken",
        "Kopia till Socialtjänsten Provstaden",
        "Kopia till Rehabmottagningen Exempelviken",
    ]


def test_the_personnummer_stands_in_the_foot_alone() -> None:
    """The first page hangs on the fridge."""
    for data in wordfiler("plan").values():
        told = rows(data)
        numbered = [number for number, row in enumerate(told) if "19440427-7461" in row]
        assert numbered == [told.index("Heading 1: Om papperet") + 1]


def test_what_is_for_staff_stands_in_the_copies_alone() -> None:
    made = wordfiler("plan")
    assert "räknas inte" in everything(made["kopia-p1"])
    assert "räknas inte" not in everything(made["original-enskild"])


@pytest.mark.parametrize("changes", [{}, ETT_BARN, {"enskild.behov": ["stor-stil"]}], ids=["adult", "child", "large"])
def test_the_first_page_is_in_the_persons_words(changes: Changes) -> None:
    told = "\n".join(first_page(wordfiler("plan", changes=changes)["original-enskild"]))
    assert [word for word in NEVER if re.search(rf"\b{re.escape(word)}", told, re.IGNORECASE)] == []
    assert "Jag vill bo kvar hemma och klara trappan själv." in told
    assert "Onsdag 7 juli 2027." in told
    assert "070-174 06 13" in told


def test_a_childs_own_words_stand_apart_and_those_who_said_yes_for_it_are_named() -> None:
    told = rows(wordfiler("plan", changes=ETT_BARN)["original-enskild"])
    assert told[told.index("Heading 1: Det här säger jag själv") + 1] == "Normal: ”Jag vill vara med på fotbollen.”"
    assert "Normal: Anna Provqvist har sagt ja till planen, muntligt den 7 april 2027." in told


def test_the_plan_also_says_who_was_called_and_did_not_come() -> None:
    told = rows(wordfiler("plan")["original-enskild"])
    assert told[told.index("Heading 1: Kallade som inte kom") + 1].endswith(
        "Sara Testman, arbetsterapeut, Rehabmottagningen Exempelviken"
    )


def test_an_insats_for_several_goals_stands_once() -> None:
    given = [{"vad": "larm", "vem": "p2", "mal": ["m1", "m2"]}, {"vad": "städning", "vem": "p2"}]
    told = rows(wordfiler("plan", changes={"plan.insatser": given})["original-enskild"])
    assert [row.split(" | ")[0] for row in told if "Larm" in row] == ["| Larm (också mål 2)"]
    assert "Heading 2: Annat som görs" in told


# --- signatures -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("region", "needed", "lines"),
    [
        ("blekinge", True, ["underskrift:v1-samordnare"]),
        ("vastra-gotaland", False, ["underskrift:v1-enskild", "underskrift:v1-samordnare"]),
    ],
)
def test_the_lines_to_sign_are_the_regions(region: str, needed: bool, lines: list[str]) -> None:
    """A line that no rule demands is never called a demand."""
    original = wordfiler("plan", region)["original-enskild"]
    assert list(controls(original)) == lines
    told = "\n".join(rows(original))
    assert ("Utan den här underskriften gäller inte planen." in told) is needed
    assert ("Planen gäller också utan de här underskrifterna." in told) is not needed
    steps = "\n".join(dokumentet("plan", region).gor_nu((), sparat=True))
    assert ("Skrivs under av Lena Exempelgren." in steps) is needed


def test_when_the_papers_are_made_the_plan_has_its_day() -> None:
    made = dokumentet("plan", changes={"plan.dag": ...}).gjord().plan
    assert made is not None
    assert str(made.dag) == "2027-04-07"


# --- samordnad vårdplan -----------------------------------------------------------------------------------------------


def test_a_vardplan_needs_no_consent_and_every_unit_adjusts_it() -> None:
    dokument = dokumentet("samordnad-vardplan", "vastra-gotaland")
    original = wordfiler("samordnad-vardplan", "vastra-gotaland", dokument=dokument)["original-enskild"]
    wanted = [f"underskrift:v1-justering-enhet-{each}" for each in ("p1", "p2", "f1")]
    assert list(controls(original)) == wanted
    assert "Mitt ja" not in everything(original)
    assert "Justeras av Hemsjukvården Testköping" in "\n".join(dokument.gor_nu((), sparat=False))


@pytest.mark.parametrize("lack", ["plan.behov", "plan.insatser", "plan.andra_atgarder"])
def test_a_vardplan_that_lacks_what_the_law_wants_is_not_made(lack: str) -> None:
    assert "plan-ofullstandig" in faults({lack: ...}, "vastra-gotaland", "samordnad-vardplan").values()


def test_where_the_laws_own_words_could_not_be_read_the_plan_warns() -> None:
    changes = {"vardtillfalle.vardform": "oppen-rattspsykiatrisk", "plan.behov": ...}
    dokument = dokumentet("samordnad-vardplan", "vastra-gotaland", changes)
    assert "innehall-saknas" in [each.kod for each in dokument.varningar]
    copy = wordfiler("samordnad-vardplan", "vastra-gotaland", dokument=dokument)["kopia-p1"]
    assert "12 a § LRV har inte kunnat läsas" in everything(copy)


def test_a_plan_is_made_as_what_it_is() -> None:
    """A SIP cannot be printed as a vårdplan, nor the other way."""
    assert faults({"plan.typ": ...}, "vastra-gotaland", "samordnad-vardplan") == {"": "plan-saknas"}


# --- follow-up and end ------------------------------------------------------------------------------------------------


def test_a_follow_up_tells_what_became_of_each_goal_and_makes_the_new_version() -> None:
    made = wordfiler("uppfoljning")
    sheet = rows(made["blad-enskild"])
    assert "| 1. Jag går ut med rullatorn varje dag | Målet är nått |  |" in sheet
    assert any(row.startswith("| Gå igenom medicinerna") and "Ändras | En gång i månaden." in row for row in sheet)
    told = rows(made["original-enskild"])
    assert [row for row in told if row.startswith("List Number")] == [
        "List Number: Jag sover utan oro",
        "List Number: Jag kommer till kören på torsdagar",
    ]
    changed = told[told.index("Heading 1: Ändrat sedan förra planen") + 1 :]
    assert "List Bullet: Målet är nått: Jag går ut med rullatorn varje dag" in changed
    assert "List Bullet: Nytt mål: Jag kommer till kören på torsdagar" in changed
    assert not any("larm att ha på armen" in row for row in changed if row.startswith("List"))
    assert "List Bullet: Ändras: gå igenom medicinerna" in changed


def test_a_first_version_has_nothing_new() -> None:
    assert "Ändrat sedan" not in everything(wordfiler("plan")["original-enskild"])


def test_a_follow_up_of_nothing_is_refused() -> None:
    with pytest.raises(Refused) as raised:
        dokumentet("uppfoljning", changes={"planer": [{"mal": [{"text": "Jag sover."}], "andra_atgarder": []}]})
    assert raised.value.kod == "plan-saknas"


def test_a_goal_or_insats_that_nothing_is_said_of_is_asked_for() -> None:
    first = {"mal": [{"text": "Jag sover."}], "insatser": [{"vad": "larm", "vem": "p2"}], "andra_atgarder": []}
    with pytest.raises(SipkitError) as raised:
        dokumentet("uppfoljning", changes={"planer": [first, {**first, "version": "2", "ersatter": "v1"}]})
    assert all(isinstance(fault, AnswerMissing) for fault in raised.value.faults)
    assert [fault.var for fault in raised.value.faults] == ["planer.v2.mal.m1.resultat", "planer.v2.insatser.i1.lage"]


@pytest.mark.parametrize(
    ("skal", "changes", "told"),
    [
        ("mal-uppfyllda", {}, "Målen i planen är nådda."),
        ("samtycke-aterkallat", {"samtycke.status": "aterkallat"}, "Du har sagt att du inte vill ha kvar planen."),
        ("flyttat", {}, "Du har flyttat. Andra ger dig hjälp nu."),
    ],
)
def test_the_letter_says_why_in_plain_words(skal: AvslutSkal, changes: Changes, told: str) -> None:
    """Also after the person has taken the yes back; then the units that were in the plan are told too."""
    dokument = dokumentet("avslut", changes={**changes, "plan.avslut": {"skal": skal}})
    made = wordfiler("avslut", dokument=dokument)
    assert told in everything(made["brev-enskild"])
    assert list(made) == ["brev-enskild", "enhet-p1", "enhet-p2", "enhet-p3"]
    closed = dokument.gjord().plan
    assert closed is not None
    assert (closed.avslutad, closed.avslut.skal) == (True, skal)


def test_to_one_who_has_died_there_is_no_letter() -> None:
    made = wordfiler("avslut", changes={"plan.avslut": {"skal": "avliden"}})
    assert list(made) == ["enhet-p1", "enhet-p2", "enhet-p3"]


def test_a_reason_that_does_not_hold_closes_nothing() -> None:
    """It goes against what is known: the person still says yes."""
    assert set(faults({"plan.avslut": {"skal": "samtycke-aterkallat"}}, typ="avslut").values()) == {"avslut-skal"}
