"""What the unit gives an interview: suggestions, whole answers to choose among, values that nobody is asked about."""

from __future__ import annotations

import pytest

from sipkit.domain.svar import bygg
from sipkit.errors import UsageFault
from sipkit.interview.build import build
from sipkit.interview.flow import answer, suggestion
from sipkit.interview.forval import Forval, with_forval
from sipkit.interview.reading import read
from sipkit.interview.start import start
from sipkit.interview.state import Svar
from sipkit.interview.wording import Voice, prompt
from tests.interview.formular import FRAGOR, IDAG, SVAR, begin, formular, question

MARIA = {"namn": "Maria Testberg", "enhet": "Vårdcentralen Exempelviken", "telefon": "070-174 06 10"}
EVA = {**MARIA, "namn": "Eva Provgren"}
KONTAKT: dict[str, object] = {"id": "kontakt", "falt": "fast_vardkontakt", "typ": "text", "fraga": "Du som kallar:"}


def test_a_suggestion_that_hangs_on_another_answer_is_made_only_with_it() -> None:
    """The unit's own address is no suggestion for a room at the hospital."""
    here = {"kallelse.plats_text": Svar("Provgatan 1", "profil", under={"kallelse.plats": "vardcentral"})}
    state = with_forval(begin({"kallelse.plats": "annan"}), Forval(forslag=here))
    assert suggestion(state, question(state, "kallelse.plats_text")) is None
    there = {"kallelse.plats_text": Svar("Provgatan 1", "profil", under={"kallelse.plats": "annan"})}
    offered = suggestion(with_forval(state, Forval(forslag=there)), question(state, "kallelse.plats_text"))
    assert offered is not None
    assert offered.value == "Provgatan 1"


def test_the_unit_never_gives_consent() -> None:
    """Nor says who is protected."""
    forslag = {falt: Svar(True, "profil") for falt in ("samtycke.status", "enskild.skyddade_uppgifter")}
    state = with_forval(begin(without=tuple(forslag)), Forval(forslag=forslag))
    assert [suggestion(state, question(state, falt)) for falt in forslag] == [None, None]


def test_what_nobody_is_asked_is_written_unless_the_arende_says_otherwise() -> None:
    """How long the meeting is: the unit's length, but not over one that stands in the ärende or the answers file."""
    langd = Forval(svar={"kallelse.langd": 45})
    assert _langd(with_forval(begin(), langd).svar) == 45
    bas = bygg({"kallelser.k1.langd": "30", "kallelser.k1.dag": "2027-04-07"}, IDAG)
    assert build(with_forval(start(formular(), IDAG, bas=bas, svar=SVAR), langd), IDAG).kallelse.langd == 30  # type: ignore[union-attr]
    assert _langd(with_forval(begin({"kallelse.langd": 90}), langd).svar) == 90


def _langd(svar: object) -> object:
    assert isinstance(svar, dict)
    return svar["kallelser.k1.langd"].value


def test_one_of_several_whole_answers_is_chosen_by_number() -> None:
    """The numbers stand with the names; another line is read as it always was."""
    typ = formular([*FRAGOR, KONTAKT])
    state = with_forval(start(typ, IDAG, svar=SVAR), Forval(fardiga={"fast_vardkontakt": (MARIA, EVA)}))
    fraga = question(state, "fast_vardkontakt")
    shown = "\n".join([*prompt(Voice(), state, fraga).lead, prompt(Voice(), state, fraga).line])
    assert "1 Maria Testberg  2 Eva Provgren" in shown
    state = answer(state, fraga, read(state, fraga, "2", IDAG)["fast_vardkontakt"])
    kontakt = build(state, IDAG).huvudansvarig
    assert kontakt is not None
    assert (kontakt.namn, kontakt.telefon, kontakt.huvudansvarig) == ("Eva Provgren", "070-174 06 10", True)
    written = read(state, fraga, "Nils Provberg, läkare, Provbyn, 0701740612", IDAG)["fast_vardkontakt"]
    assert isinstance(written, dict)
    assert written["telefon"] == "070-174 06 12"
    with pytest.raises(UsageFault):
        read(state, fraga, "3", IDAG)
