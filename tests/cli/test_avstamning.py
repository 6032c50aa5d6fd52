"""`sipkit skapa avstämning` and `sipkit avstämt`: who reads of whom, and what is recorded in every ärende."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import cast

import pytest

from sipkit.cli.arende.val import arendelager
from sipkit.domain.svar import bygg, platta
from tests.cli.conftest import Pipad
from tests.cli.korning import Changes, Result, Sipkit
from tests.documents.lasning import everything
from tests.rules.test_samtyckestabell import LAGEN, krav, svar, utfall
from tests.rules.test_samtyckestabell import PARTER as TABELLENS_PARTER

NU = "2027-02-08T15:00"
BO, BERIT, NILS = "3F9D", "8KD2", "9QX3"
NAMN = {BO: "Bo Testlund", BERIT: "Berit Provdal", NILS: "Nils Provberg"}
NUMMER = {BO: "19510115-1818", BERIT: "19420709-9146", NILS: "19440413-6055"}
LEILA = {"namn": "Leila Testberg", "enhet": "Vårdcentralen Exempelviken"}
SIV = {"namn": "Siv Exempelby", "enhet": "Vårdcentralen Testhamn"}
PARTER = [
    {"namn": "Avdelning 7", "roll": "slutenvard", "huvudman": "region", "som": "kallad"},
    {"namn": "Socialtjänsten Testhamn", "roll": "socialtjanst", "huvudman": "kommun", "som": "kallad"},
]
TRAFF = {"dag": "2027-02-09", "tid": "09.00", "minuter": "5", "lank": "https://mote.example/a"}


def person(id_: str, kontakt: Mapping[str, str] = LEILA, changes: Changes | None = None) -> dict[str, object]:
    """An ärende as it stands in an answers file, with a consent to all."""
    tree: dict[str, object] = {
        "arende": {"id": id_, "region": "simba"},
        "enskild": {"namn": NAMN[id_], "personnummer": NUMMER[id_], "skyddade_uppgifter": "nej"},
        "vardtillfalle": {"vardform": "somatisk", "insatser": ["regional-oppenvard"]},
        "parter": PARTER,
        "fast_vardkontakt": dict(kontakt),
        "samtycke": {"sort": "utbyta-uppgifter", "status": "lamnat", "dag": "2027-02-05"},
    }
    tree = cast(dict[str, object], json.loads(json.dumps(tree)))
    for path, value in (changes or {}).items():
        *steps, last = path.split(".")
        place = tree
        for step in steps:
            place = cast(dict[str, object], place[step])
        if value is ...:
            del place[last]
        else:
            place[last] = value
    return tree


class Traff:
    """A meeting: its answers, and the papers that were made of them."""

    def __init__(self, sipkit: Sipkit, folder: Path) -> None:
        self._sipkit, self._folder = sipkit, folder

    def __call__(
        self, *arenden: object, traff: Changes | None = None, options: tuple[str, ...] = (), per: str = NU
    ) -> Result:
        """Make the papers, without asking anything."""
        tree = {"arende.region": "simba", "falt.avstamning": {**TRAFF, **(traff or {})}, "arenden": list(arenden)}
        (self._folder / "svar.json").write_text(json.dumps(tree), "utf8")
        given = ("--svar", self._folder / "svar.json", "--utan-frågor", "--per", per, "--ut", self._folder / "ut")
        return self._sipkit("skapa", "avstämning", *given, "--format", "docx,ics", "--ersätt", "--json", *options)

    def papper(self, namn: str) -> str:
        """All that a paper says: `lucka-l1`, `oversikt-s1`."""
        return everything((self._folder / "ut" / f"avstamning-2027-02-09-0900-{namn}.docx").read_bytes())

    @property
    def namnen(self) -> set[str]:
        """The papers that there are."""
        return {path.stem.removeprefix("avstamning-2027-02-09-0900-") for path in self._folder.glob("ut/*.docx")}


@pytest.fixture
def traff(sipkit: Sipkit, tmp_path: Path) -> Traff:
    return Traff(sipkit, tmp_path)


def _utanfor(result: Result) -> list[tuple[str, str]]:
    return [(each["arende"], each["kod"]) for each in cast(list[dict[str, str]], result.resultat["utanfor"])]


# --- slots ------------------------------------------------------------------------------------------------------------


def test_each_fast_vardkontakt_has_one_slot_and_hears_of_nobody_elses_person(traff: Traff) -> None:
    """However the ärenden were ordered, and however a name is written: the slots follow each other without a break."""
    written_otherwise = {**LEILA, "namn": "leila testberg"}
    result = traff(person(BO), person(BERIT, SIV), person(NILS, written_otherwise))
    assert (result.exit, traff.namnen) == (0, {"lucka-l1", "lucka-l2", "oversikt-slutenvarden", "oversikt-s1"})
    assert [
        (each["borjar"], each["slutar"], each["arenden"])
        for each in cast(list[dict[str, object]], result.resultat["luckor"])
    ] == [
        ("09.00", "09.10", [BO, NILS]),
        ("09.10", "09.15", [BERIT]),
    ]
    for paper, own, others in (("lucka-l1", (BO, NILS), (BERIT,)), ("lucka-l2", (BERIT,), (BO, NILS))):
        said = traff.papper(paper)
        assert all(NAMN[each] in said and NUMMER[each] in said for each in own)
        assert not any(word in said for each in others for word in (NAMN[each], NUMMER[each], each))


def test_a_calendar_file_tells_the_slots_time_and_the_link_and_nothing_of_anyone(traff: Traff, tmp_path: Path) -> None:
    traff(person(BO), person(BERIT, SIV))
    said = (tmp_path / "ut" / "avstamning-2027-02-09-0900-lucka-l2.ics").read_text("utf8")
    assert "DTSTART:20270209T080500Z" in said and "DTEND:20270209T081000Z" in said
    assert "SUMMARY:Avstämningsträff" in said and "https://mote.example/a" in said
    assert not any(word in said for id_ in NAMN for word in (*NAMN[id_].split(), NUMMER[id_]))


@pytest.mark.parametrize(
    ("changes", "var"),
    [
        ({"minuter": "0"}, "falt.avstamning.minuter"),
        ({"minuter": "121"}, "falt.avstamning.minuter"),
        ({"tid": "23.58"}, "falt.avstamning.tid"),
    ],
)
def test_times_that_cannot_be_kept_are_refused(traff: Traff, changes: Changes, var: str) -> None:
    result = traff(person(BO), traff=changes)
    assert (result.exit, result.places()) == (2, [("avstamning-tider", var)])


def test_the_same_arende_twice_is_refused(traff: Traff) -> None:
    assert traff(person(BO), person(BO)).fault["kod"] == "avstamning-tider"


# --- who reads of whom ------------------------------------------------------------------------------------------------


def test_socialtjansten_reads_nothing_of_one_whose_consent_does_not_cover_it(traff: Traff) -> None:
    """The minutes are there without a name or an id; the ward is told that the routine has no way out."""
    traff(person(BO), person(NILS, LEILA, {"samtycke.status": "delvis", "samtycke.parter": ["p1"]}))
    said = traff.papper("oversikt-s1")
    assert NAMN[BO] in said and "09.05–09.10" in said and "Ett ärende som ni inte får uppgifter om" in said
    assert not any(word in said for word in (NAMN[NILS], NUMMER[NILS], NILS))
    assert f"Socialtjänsten Testhamn får inte uppgifter om ärende {NILS}" in traff.papper("oversikt-slutenvarden")


def test_a_slot_with_nobody_whom_a_unit_may_know_of_does_not_tell_it_whose_slot_it_is(traff: Traff) -> None:
    traff(person(BO), person(NILS, SIV, {"samtycke.status": "delvis", "samtycke.parter": ["p1"]}))
    assert "Siv Exempelby" not in traff.papper("oversikt-s1")
    assert "Siv Exempelby" in traff.papper("oversikt-slutenvarden")


def test_each_municipalitys_socialtjanst_reads_of_its_own_persons_alone(traff: Traff) -> None:
    other = [{**PARTER[1], "namn": "Socialtjänsten Provstaden"}]
    traff(person(BO), person(NILS, LEILA, {"parter": other}))
    assert {each for each in traff.namnen if each.startswith("oversikt")} == {
        "oversikt-slutenvarden",
        "oversikt-s1",
        "oversikt-s2",
    }
    assert NAMN[BO] in traff.papper("oversikt-s1") and NAMN[NILS] not in traff.papper("oversikt-s1")
    assert NAMN[NILS] in traff.papper("oversikt-s2") and NAMN[BO] not in traff.papper("oversikt-s2")


def test_no_paper_is_made_for_a_socialtjanst_that_nobody_lets_know(traff: Traff) -> None:
    """A person who has none among the parties has not been asked about it."""
    result = traff(person(BO, LEILA, {"parter": PARTER[:1]}))
    assert (result.exit, traff.namnen) == (0, {"lucka-l1", "oversikt-slutenvarden"})


def test_the_ward_gets_the_arendes_id_where_the_consent_does_not_name_it(traff: Traff) -> None:
    traff(person(BO), person(NILS, LEILA, {"samtycke.status": "delvis", "samtycke.parter": ["p2"]}))
    said = traff.papper("oversikt-slutenvarden")
    assert f"Ärende {NILS}" in said and NAMN[NILS] not in said and NUMMER[NILS] not in said


@pytest.mark.parametrize(
    "changes",
    [
        {"samtycke.undantag": ["rött"]},
        {"samtycke.status": "delvis", "samtycke.parter": ["p1"]},
        {"samtycke.uppgifter": {"p1": "bara hemtjänsten"}},
    ],
)
def test_what_is_known_is_left_to_be_written_by_hand_where_the_consent_limits_it(
    traff: Traff, changes: Changes
) -> None:
    """Nothing on the paper tells that there is a limit."""
    known = {"vagval": {"farg": "rod", "inskriven_i_hemsjukvard": "ja"}}
    traff(person(BO, LEILA, known))
    assert "Rött" in traff.papper("lucka-l1") and "Regionens öppenvård" in traff.papper("lucka-l1")
    limited = traff(person(BO, LEILA, {**known, **changes}))
    said = traff.papper("lucka-l1")
    assert (limited.exit, NAMN[BO] in said) == (0, True)
    assert "Rött" not in said and "Regionens öppenvård" not in said and "hemtjänsten" not in said.casefold()
    assert "Gäller bara om personen redan är inskriven i kommunens hälso- och sjukvård." in said


@pytest.mark.parametrize("lage", LAGEN)
def test_the_gate_is_that_of_the_hand_written_table(traff: Traff, lage: str) -> None:
    """One whom no consent lets anybody know of is on no paper, and the others' are made."""
    rad = krav("simba", "avstamning")
    assert rad is not None
    consents = {"samtycke": ..., "samtycken": [*svar("utbyta-uppgifter", lage, 1)]}
    result = traff(person(BO), person(NILS, LEILA, {"parter": TABELLENS_PARTER, **consents}), per="2027-03-30T08:00")
    told = utfall("simba", rad)[lage]
    on_paper = any(NAMN[NILS] in traff.papper(each) for each in traff.namnen)
    assert on_paper is (told != "nej")
    assert (result.exit, _utanfor(result)) == ((1, [(NILS, f"samtycke-{lage}")]) if told == "nej" else (0, []))


@pytest.mark.parametrize(
    ("changes", "kod"),
    [
        ({"enskild.skyddade_uppgifter": "ja"}, "skyddade-uppgifter"),
        ({"enskild.skyddade_uppgifter": ...}, "svar-saknas"),
        ({"vardtillfalle.vardform": "psykiatrisk"}, "avstamning-galler-inte"),
        ({"vardtillfalle.vardform": "lpt"}, "avstamning-galler-inte"),
        ({"fast_vardkontakt": ...}, "svar-saknas"),
        ({"enskild.personnummer": ...}, "svar-saknas"),
    ],
)
def test_one_whom_a_rule_stops_is_on_no_paper_and_the_others_go_on(traff: Traff, changes: Changes, kod: str) -> None:
    result = traff(person(BO), person(NILS, LEILA, changes))
    assert (result.exit, _utanfor(result)) == (1, [(NILS, kod)])
    assert not any(word in traff.papper(each) for each in traff.namnen for word in (NAMN[NILS], NUMMER[NILS], NILS))
    alone = traff(person(NILS, LEILA, changes))
    assert alone.exit in (4, 6) and alone.fault["kod"] == kod


def test_the_unit_of_the_fast_vardkontakt_may_be_one_that_the_consent_leaves_out(traff: Traff) -> None:
    unit = {"namn": LEILA["enhet"], "roll": "regional-oppenvard", "huvudman": "region", "som": "kallad"}
    changes = {"parter": [*PARTER, unit], "samtycke.status": "delvis", "samtycke.parter": ["p1", "p2"]}
    assert _utanfor(traff(person(BO), person(NILS, LEILA, changes))) == [(NILS, "samtycke-andra-parter")]


# --- the routine ------------------------------------------------------------------------------------------------------


def test_the_overview_says_who_takes_part_and_the_routines_two_days_for_the_coordination(traff: Traff) -> None:
    """Each in the routine's own verb: plain present, and ska."""
    result = traff(person(BO))
    said = traff.papper("oversikt-slutenvarden")
    for words in (
        "Fast vårdkontakt i öppenvården ansluter på sin avsatta tid",
        "Socialtjänsten deltar under hela avstämningstiden.",
        "Träffarna hålls på fasta dagar och tider. Rutinen säger inte vilka.",
        "En part utan aktuellt ärende ansluter ändå",
        "Slutenvården skickar möteslänkar till avstämningsträffarna via Outlook.",
        "Checklistan ska fyllas på med att fast vårdkontakt tar över samordningen",
        "Slutenvården har huvudansvaret för samordningen tills personen lämnar slutenvården.",
        "5 minuter.",
        "Tolkning: Rutinen säger inte hur lång den avsatta tiden är.",
    ):
        assert words in said
    assert len(cast(list[str], result.resultat["samordning"])) == 2


def test_an_arende_of_another_region_does_not_belong_there(traff: Traff) -> None:
    result = traff(person(BO, LEILA, {"arende.region": "sodra-alvsborg"}))
    assert (result.exit, result.places()) == (2, [("ogiltigt-varde", BO)])


def test_a_meeting_is_no_arende_that_can_be_stored(traff: Traff) -> None:
    assert traff(person(BO), options=("--spara", "x.json")).places() == [("ogiltigt-varde", "--spara")]


def test_one_receivers_paper_can_be_made_again(traff: Traff) -> None:
    result = traff(person(BO), person(BERIT, SIV), options=("--mottagare", "l2"))
    assert [fil.partition("0900-")[2] for fil in result.filer()] == ["lucka-l2.docx", "lucka-l2.ics"]


def test_the_same_answers_make_the_same_bytes(traff: Traff) -> None:
    first, second = (traff(person(BO), person(BERIT, SIV)).resultat["filer"] for _ in range(2))
    assert first == second


# --- after the meeting ------------------------------------------------------------------------------------------------


@pytest.fixture
def sparade(sipkit: Sipkit) -> None:
    """Bo's and Nils's ärenden are stored. `sipkit` gives them a home of their own."""
    idag = date.fromisoformat(NU[:10])
    for tree in (person(BO), person(NILS)):
        arendelager(idag).spara(bygg(platta(tree), idag))


def _handelser(id_: str) -> list[tuple[str, str]]:
    arende = arendelager(date.fromisoformat(NU[:10])).oppna(id_)
    return [(each.typ, each.tid.isoformat()[:16]) for each in arende.handelser]


AVSTAMT = ("avstämt", BO.lower(), NILS, "--tid", "2027-02-09T09:00", "--per", "2027-02-09T12:00")
TRAFFEN = ("avstamningstraff", "2027-02-09T09:00")
OVERTAGEN = ("samordning-overtagen", "2027-02-09T09:00")


@pytest.mark.usefixtures("sparade")
def test_the_meeting_is_recorded_in_every_arende_and_the_coordination_where_it_was_agreed(sipkit: Sipkit) -> None:
    """SIMBA counts from that day: it is met for the one, and runs for the other."""
    done = sipkit(*AVSTAMT, "--övertagen", BO, "--utan-frågor", "--json")
    assert (done.exit, _handelser(BO), _handelser(NILS)) == (0, [TRAFFEN, OVERTAGEN], [TRAFFEN])
    arenden = cast(list[dict[str, list[dict[str, object]]]], done.resultat["arenden"])
    assert [[each["vad"] for each in row["frister"]] for row in arenden] == [["uppfylldes"], ["borjade"]]


@pytest.mark.usefixtures("sparade")
def test_the_same_command_again_adds_what_is_new_and_nothing_twice(sipkit: Sipkit) -> None:
    """As after a disk that refused in the middle."""
    sipkit(*AVSTAMT, "--utan-frågor")
    again = sipkit(*AVSTAMT, "--övertagen", NILS, "--utan-frågor")
    assert f"{BO}: det stod redan i ärendet." in again.out
    assert (_handelser(BO), _handelser(NILS)) == ([TRAFFEN], [TRAFFEN, OVERTAGEN])


@pytest.mark.usefixtures("sparade")
@pytest.mark.parametrize("wrong", [("--övertagen", BERIT), ("--tid", "2027-02-09T13:00"), (BERIT,)])
def test_nothing_is_recorded_anywhere_when_one_thing_is_wrong(sipkit: Sipkit, wrong: tuple[str, ...]) -> None:
    """One that is not among them, a meeting that has not been, an ärende that is not stored."""
    assert sipkit(*AVSTAMT, *wrong, "--utan-frågor").exit == 2
    assert (_handelser(BO), _handelser(NILS)) == ([], [])


# --- at the keyboard --------------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("sparade")
def test_arenden_are_picked_in_order_without_names_in_a_pipe(sipkit: Sipkit, pipad: Pipad, tmp_path: Path) -> None:
    pipad(f"{NILS} {BO}\n9/2 9.00\n5\n\n\nj\n")
    done = sipkit("skapa", "avstämning", "--region", "simba", "--per", NU, "--ut", tmp_path / "ut")
    assert done.exit == 0
    assert f"09.00–09.10  Leila Testberg, Vårdcentralen Exempelviken: {NILS}, {BO}" in done.out
    assert not any(namn in done.out + done.err for namn in NAMN.values())


@pytest.mark.usefixtures("sparade")
def test_nothing_that_was_answered_is_lost_when_it_is_stopped(
    sipkit: Sipkit, pipad: Pipad, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the middle, and at the last question; it goes on where it was."""
    monkeypatch.setenv("SIPKIT_PER", NU)
    ut = ("--ut", tmp_path / "ut")
    pipad(f"{BO} {NILS}\n9/2 9.00\nq\n")
    stopped = sipkit("skapa", "avstämning", "--region", "simba", *ut)
    assert (stopped.exit, "sipkit fortsätt" in stopped.err) == (130, True)
    pipad("5\n\n\nq\n")
    assert sipkit("fortsätt", *ut).exit == 130
    pipad("\nn\n")
    assert sipkit("fortsätt", *ut).exit == 130
    assert not (tmp_path / "ut").exists()
    pipad("\nj\n")
    assert sipkit("fortsätt", *ut).exit == 0
    assert sipkit("fortsätt", *ut, "--json").fault["kod"] == "utkast-valj"


def test_arenden_in_the_answers_file_are_not_asked_about(sipkit: Sipkit, tmp_path: Path) -> None:
    """A draft could not keep them."""
    (tmp_path / "svar.json").write_text(json.dumps({"arende.region": "simba", "arenden": [person(BO)]}), "utf8")
    assert sipkit("skapa", "avstämning", "--svar", "svar.json", "--json").places() == [("ogiltigt-varde", "arenden")]


def test_the_example_is_simbas_wherever_no_region_is_named(sipkit: Sipkit) -> None:
    done = sipkit("skapa", "avstämning", "--exempel", "--json", "--torrkör")
    assert (done.exit, len(done.filer())) == (0, 10)


# --- what a region says otherwise -------------------------------------------------------------------------------------

EGEN = """\
avstämning:
  - id: traff
    källa: {dokument: simba-rutin, avsnitt: Egen}
    deltar:
      - {id: socialtjanst, närvaro: avsatt-tid, källa: {dokument: simba-rutin, avsnitt: Egen}}
      - id: hemsjukvard
        text: Hemsjukvården deltar hela tiden.
        modal: galler
        roller: [kommunal-halso-och-sjukvard]
        närvaro: hela-tiden
        källa: {dokument: simba-rutin, avsnitt: Egen}
"""
HEMSJUKVARD = {"namn": "Provhemvården", "roll": "kommunal-halso-och-sjukvard", "huvudman": "kommun", "som": "kallad"}


def test_who_gets_an_overview_is_who_the_region_says_takes_part_the_whole_time(traff: Traff, tmp_path: Path) -> None:
    """By the name that the role has there; the ward is told of whom the unit may not hear."""
    egen = tmp_path / "egen" / "regions" / "prov"
    egen.mkdir(parents=True)
    (egen / "region.yaml").write_text("region: {bygger_på: simba, namn: Prov}\n", "utf-8")
    (egen / "avstamning.yaml").write_text(EGEN, "utf-8")
    (egen / "roller.yaml").write_text(
        "roller:\n  - {id: kommunal-halso-och-sjukvard, visningsnamn: provvården, "
        "källa: {dokument: simba-rutin, avsnitt: Egen}}\n"
        "  - {id: slutenvard, visningsnamn: provsjukhuset, källa: {dokument: simba-rutin, avsnitt: Egen}}\n",
        "utf-8",
    )
    options = ("--region", "prov", "--config", str(tmp_path / "egen"))
    alla = {"arende.region": "prov", "parter": [*PARTER, HEMSJUKVARD]}
    utan = {"arende.region": "prov"}
    result = traff(person(BO, LEILA, alla), person(NILS, LEILA, utan), options=options)
    assert traff.namnen == {"lucka-l1", "oversikt-slutenvarden", "oversikt-s1"}
    assert NAMN[BO] in traff.papper("oversikt-s1") and NAMN[NILS] not in traff.papper("oversikt-s1")
    told = f"Provhemvården får inte uppgifter om ärende {NILS}. Provvården deltar hela tiden enligt rutinen"
    assert told in traff.papper("oversikt-slutenvarden")
    steps = cast(list[str], result.resultat["gor_nu"])
    assert "Lämna översikten till Provhemvården, och den som gäller provsjukhuset bara till provsjukhuset." in steps
