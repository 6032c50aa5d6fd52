"""A new time in three steps and a cancellation in two, of an ärende that has a kallelse: the rest is as it was."""

from __future__ import annotations

from datetime import date

import pytest

from sipkit.config.loading import load_document_type, load_region
from sipkit.config.sources import find_sources
from sipkit.domain.arende import Arende
from sipkit.domain.svar import bygg, platta
from sipkit.interview.build import build
from sipkit.interview.flow import filled, missing
from sipkit.interview.progress import steps
from sipkit.interview.run import Finished, interview
from sipkit.interview.scripted import Scripted
from sipkit.interview.start import start
from sipkit.interview.state import State
from sipkit.interview.wording import Voice
from sipkit.rules.fragor import regionens_fragor

IDAG = date(2027, 3, 30)
SOURCES = find_sources(None)
KALLAD: dict[str, object] = {
    "enskild": {"namn": "Ingrid Provqvist", "personnummer": "19440427-7461", "skyddade_uppgifter": "nej"},
    "parter": [{"namn": "Hemsjukvården", "huvudman": "kommun", "som": "kallad"}],
    "fast_vardkontakt": {"namn": "Maria Testberg", "telefon": "070-174 06 10"},
    "samtycke": {"status": "lamnat", "dag": "2027-03-24"},
    "kallelse": {
        "sip": "efter-utskrivning",
        "dag": "2027-04-07",
        "tid": "13.00",
        "langd": "90",
        "plats": "sjukhus",
        "plats_text": "Rum 3",
        "motesform": "pa-plats",
        "syfte": "Trygg hemgång.",
        "fragor": ["Vilken hjälp behöver du?"],
        "svara_senast": "2027-04-05",
        "brev": "lamnas",
    },
    "kallelser.k1.mottagare": [{"part": "p1", "som": "kallad", "svar": "kommer"}],
}


def arende(**changes: object) -> Arende:
    tree = {**KALLAD, **{key.replace("__", "."): value for key, value in changes.items()}}
    return bygg(platta(tree), IDAG)


def begun(typ: str, bas: Arende, region: str = "blekinge", svar: dict[str, object] | None = None) -> State:
    document = load_document_type(typ, SOURCES)
    here = load_region(region, IDAG, SOURCES)
    asked = document.model_copy(update={"fragor": regionens_fragor(document.fragor, here, document.id)})
    return start(asked, IDAG, bas=bas, svar=svar)


def walk(typ: str, bas: Arende, script: list[str], region: str = "blekinge") -> tuple[Finished, list[str]]:
    prompter = Scripted(script)
    finished = interview(begun(typ, bas, region), prompter, Voice(), IDAG)
    prompter.finish()
    return finished, prompter.transcript


@pytest.mark.parametrize("region", ["nationell", "vastra-gotaland", "blekinge"])
def test_a_new_time_takes_at_most_three_steps(region: str) -> None:
    finished, _ = walk("ny-tid", arende(), ["8/4 10", "", "", "", "", ""], region)
    assert steps(finished.state) <= 3
    old, new = finished.arende.kallelser
    assert (new.id, new.ersatter, f"{new.dag} {new.tid}") == ("k2", "k1", "2027-04-08 10:00:00")
    assert old == arende().kallelse


def test_all_but_the_time_is_as_before() -> None:
    """Enter keeps the place, the form and the letter; who was called, and what they answered, is the old one's."""
    finished, _ = walk("ny-tid", arende(), ["8/4 10", "", "", "", "", ""])
    old, new = finished.arende.kallelser
    own = {"id": "k2", "ersatter": "k1", "dag": new.dag, "tid": new.tid, "svara_senast": None, "mottagare": ()}
    assert new == old.model_copy(update=own)
    assert new.svara_senast is None
    assert new.langd == 90


def test_the_day_that_does_not_hold_is_never_suggested() -> None:
    """Enter must not move a meeting to where it is."""
    _, transcript = walk("ny-tid", arende(), ["8/4 10", "", "", "", "", ""])
    asked = next(line for line in transcript if "Ny dag och tid" in line)
    assert "[" not in asked
    nothing_said = filled(begun("ny-tid", arende()))
    assert {fraga.falt for fraga in missing(nothing_said).certain} == {"kallelse.dag", "kallelse.tid"}


@pytest.mark.parametrize(("plats", "text"), [("annan", None), ("hemma", None), ("sjukhus", "Rum 3")])
def test_a_room_goes_with_its_house(plats: str, text: str | None) -> None:
    """Where the house is another, the room of the old one is neither kept nor suggested."""
    said: dict[str, object] = {"kallelse.dag": "8/4", "kallelse.tid": "10", "kallelse.plats": plats}
    bas = arende(enskild__adress="Provgatan 7, 999 99 Exempelstad")
    state = filled(begun("ny-tid", bas, svar=said))
    assert [fraga.falt for fraga in missing(state).certain] == (["kallelse.plats_text"] if plats == "annan" else [])
    new = build(state, IDAG).kallelse
    assert new
    assert new.plats_text == text


@pytest.mark.parametrize(("typ", "script"), [("ny-tid", ["8/4 10", "", "", "", "2"]), ("aterkallelse", ["1", "2"])])
def test_an_address_is_asked_only_when_it_is_needed_and_not_known(typ: str, script: list[str]) -> None:
    known = arende(enskild__adress="Provgatan 7, 999 99 Exempelstad")
    assert not any("Adress (" in line for line in walk(typ, known, [*script, ""])[1])
    finished, transcript = walk(typ, arende(), [*script, "Provgatan 7, 999 99 Exempelstad", ""])
    assert any("Adress (" in line for line in transcript)
    assert steps(finished.state) == {"ny-tid": 3, "aterkallelse": 2}[typ]


@pytest.mark.parametrize("region", ["nationell", "vastra-gotaland", "blekinge"])
def test_a_cancellation_takes_at_most_two_steps(region: str) -> None:
    """And says who called it off, in the kallelse that stood; consent is not asked for."""
    finished, transcript = walk("aterkallelse", arende(), ["1", "", ""], region)
    assert steps(finished.state) <= 2
    (kallelse,) = finished.arende.kallelser
    assert (kallelse.id, kallelse.installd_av, kallelse.syfte) == ("k1", "personen", "Trygg hemgång.")
    assert not any("amtyck" in line for line in transcript)


def test_an_answers_file_tells_of_the_kallelse_before() -> None:
    """Under `kallelser`, with what replaces what; the last one is the new one."""
    kallelse = KALLAD["kallelse"]
    tree = {key: value for key, value in KALLAD.items() if not key.startswith("kallelse")}
    told = {**tree, "kallelser": [kallelse, {"ersatter": "k1", "dag": "8/4", "tid": "10"}]}
    state = filled(begun("ny-tid", Arende(), svar=told))
    assert not missing(state).certain
    old, new = build(state, IDAG).kallelser
    assert (old.dag, new.dag, new.ersatter, new.syfte) == (
        date(2027, 4, 7),
        date(2027, 4, 8),
        "k1",
        "Trygg hemgång.",
    )
