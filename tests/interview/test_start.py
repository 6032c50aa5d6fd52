"""What an answers file may hold."""

from __future__ import annotations

import pytest

from sipkit.domain.arende import Arende, Enskild
from sipkit.errors import AnswerMissing, SipkitError, UsageFault
from sipkit.interview.build import build
from sipkit.interview.flow import filled, missing, suggestion
from sipkit.interview.start import start
from tests.interview.formular import IDAG, begin, formular, question


def faults(svar: dict[str, object]) -> dict[str, str]:
    with pytest.raises(SipkitError) as raised:
        begin(svar)
    return {fault.var: fault.kod for fault in raised.value.faults}


def test_a_person_may_be_given_as_a_line_or_as_fields() -> None:
    """Both answer the question about name and number."""
    fields = {"namn": "Ingrid Provqvist", "personnummer": "19440427-7461"}
    whole, parts = begin(), begin({"enskild": fields})
    assert parts.svar["enskild"].value == whole.svar["enskild"].value


def test_half_a_line_does_not_answer_but_is_kept() -> None:
    """The number is still asked for; when it comes on a whole line, the line decides."""
    state = filled(begin({"enskild": {"namn": "Ingrid Provqvist"}}))
    assert [fraga.falt for fraga in missing(state).certain] == ["enskild"]
    assert build(state, IDAG).enskild.namn == "Ingrid Provqvist"


def test_parties_may_be_given_field_by_field() -> None:
    """As a spreadsheet does it."""
    state = begin({"parter": [{"namn": "Skolan Provstaden", "huvudman": "kommun", "som": "inbjuden"}]})
    party = build(filled(state), IDAG).parter[0]
    assert (party.id, party.namn, party.som) == ("p1", "Skolan Provstaden", "inbjuden")


def test_what_no_question_asks_about_reaches_the_arende() -> None:
    """Ids and moments that make two runs alike, and contact details that are never asked."""
    state = begin({"arende.id": "7K2M", "arende.region": "blekinge"})
    assert build(filled(state), IDAG).arende.id == "7K2M"


def test_every_fault_is_told_at_once_with_its_path() -> None:
    """Also in what no question asks about."""
    told = faults({"kallelse.dag": "hej", "enskild.skyddade_uppgifter": "kanske", "arende.skapad": "hej"})
    assert set(told) == {"kallelser.k1.dag", "enskild.skyddade_uppgifter", "arende.skapad"}


def test_an_unknown_key_is_told_with_the_nearest() -> None:
    """Nothing in a file is passed over in silence."""
    with pytest.raises(UsageFault) as raised:
        begin({"enskild.nam": "Ingrid"})
    assert raised.value.kod == "okand-svarsnyckel"
    assert "enskild.namn" in raised.value.atgard


def test_a_party_without_huvudman_is_a_missing_answer() -> None:
    """Whose unit it is decides what it may know."""
    with pytest.raises(AnswerMissing) as raised:
        begin({"parter": [{"namn": "Skolan Provstaden", "som": "inbjuden"}]})
    assert raised.value.var == "parter.p1.huvudman"


def test_the_profile_outranks_the_address_book_and_the_default() -> None:
    """The nearest source suggests."""
    offers = {"enskild.folkbokforingskommun": "Ronneby"}
    state = start(formular(), IDAG, forslag={"enheter": offers, "profil": {**offers, **_in("Karlshamn")}})
    offered = suggestion(state, question(state, "enskild.folkbokforingskommun"))
    assert offered is not None
    assert (offered.value, offered.origin) == ("Karlshamn", "profil")


def _in(kommun: str) -> dict[str, str]:
    return {"enskild.folkbokforingskommun": kommun}


def test_nobody_can_suggest_consent() -> None:
    """Not even a profile that says so."""
    state = start(formular(), IDAG, forslag={"profil": {"samtycke.status": "lamnat"}})
    assert suggestion(state, question(state, "samtycke.status")) is None


def test_an_arende_that_depends_on_something_the_file_changes_is_asked_again() -> None:
    """The ärende's time was for the ärende's day."""
    before = build(filled(begin()), IDAG)
    state = start(formular(), IDAG, bas=before, svar={"kallelse.dag": "2027-04-08"})
    assert "kallelse.tid" not in state.svar
    same = start(formular(), IDAG, bas=before, svar={"kallelse.dag": "2027-04-07"})
    assert same.svar["kallelse.tid"].value == "13:00:00"


def test_a_default_nobody_gave_is_no_answer() -> None:
    """Only what was said about the person counts."""
    state = start(formular(), IDAG, bas=Arende(enskild=Enskild(namn="Ingrid Provqvist")))
    assert not state.svar
