"""What an answer, a step back and a change do to the other answers."""

from __future__ import annotations

import pytest

from sipkit.domain.arende import Arende, Enskild, Handelse, Kallelse
from sipkit.interview.build import build
from sipkit.interview.flow import answer, back, filled, missing, next_question, suggestion
from sipkit.interview.start import start
from sipkit.interview.state import State
from tests.interview.formular import IDAG, SVAR, answered, begin, formular, question, values

HEMSJUKVARD = {"id": "p1", "namn": "Hemsjukvården Exempelviken", "huvudman": "kommun", "som": "kallad"}
SOCIALTJANST = {"id": "p2", "namn": "Socialtjänsten Provstaden", "huvudman": "kommun", "som": "kallad"}
VARDCENTRAL = {"id": "p1", "namn": "Vårdcentralen Provby", "huvudman": "region", "som": "kallad"}


def next_field(state: State) -> str | None:
    fraga = next_question(state)
    return fraga.falt if fraga else None


def test_what_the_answers_file_says_is_not_asked() -> None:
    """Only the optional questions are left when the file answers everything that is required."""
    state = begin()
    asked = []
    while fraga := next_question(state):
        asked.append(fraga.falt)
        state = answer(state, fraga, None)
    assert asked == ["narstaende", "samtycke.undantag", "enskild.behov"]


def test_a_second_question_for_a_field_is_asked_only_when_the_first_was_not() -> None:
    """The address is needed for a visit at home or for the post, and asked once."""
    at_home = filled(begin({"kallelse.plats": "hemma", "kallelse.brev": "postas"}))
    assert [fraga.id for fraga in missing(at_home).certain] == ["adress-besok"]
    by_post = filled(begin({"kallelse.brev": "postas"}))
    assert [fraga.id for fraga in missing(by_post).certain] == ["adress-brev"]
    assert missing(filled(begin())).certain == ()


def test_a_changed_list_of_parties_asks_for_consent_again_without_suggesting_it() -> None:
    """Consent was to the parties named then."""
    state = answered(begin(), "parter", [HEMSJUKVARD])
    assert "samtycke.status" not in state.svar
    assert suggestion(state, question(state, "samtycke.status")) is None


def test_the_same_answer_again_changes_nothing() -> None:
    """Enter on a line of the review does not make anything be asked again."""
    state = begin()
    again = answered(state, "parter", state.svar["parter"].value)
    assert values(again) == values(state)


def test_a_changed_day_asks_for_the_time_again_and_suggests_it() -> None:
    """What `beror_på` names has changed; the old answer is a suggestion."""
    state = answered(begin(), "kallelse.dag", "2027-04-08")
    assert "kallelse.tid" not in state.svar
    offered = suggestion(state, question(state, "kallelse.tid"))
    assert offered is not None
    assert offered.value == "13:00:00"


def test_an_answer_typed_to_a_question_that_goes_away_is_parked_and_suggested_when_it_returns() -> None:
    """It is not in the ärende meanwhile."""
    elsewhere = answered(answered(begin(), "kallelse.plats", "annan"), "kallelse.plats_text", "Provsalen")
    moved = answered(elsewhere, "kallelse.plats", "vardcentral")
    kallelse = build(moved, IDAG).kallelse
    assert kallelse is not None
    assert kallelse.plats_text is None
    returned = answered(moved, "kallelse.plats", "annan")
    assert "kallelse.plats_text" not in returned.svar
    offered = suggestion(returned, question(returned, "kallelse.plats_text"))
    assert offered is not None
    assert offered.value == "Provsalen"


def test_an_answer_of_the_file_waits_for_its_question() -> None:
    """The file answered it whichever way leads there."""
    state = begin({"kallelse.plats_text": "Provsalen"})
    assert "kallelse.plats_text" not in state.svar
    state = answered(state, "kallelse.plats", "annan")
    assert state.svar["kallelse.plats_text"].value == "Provsalen"


def test_back_asks_the_latest_typed_question_before_this_one() -> None:
    """What came from the file is passed over."""
    state = begin(without=("enskild.folkbokforingskommun",))
    state = answered(state, "enskild.folkbokforingskommun", "Ronneby")
    assert next_field(state) == "narstaende"
    state = back(state)
    assert next_field(state) == "enskild.folkbokforingskommun"
    assert back(state) is state


def test_back_from_a_question_that_came_back_goes_to_the_one_before_it() -> None:
    """Not to the end of the form, where the last answer was typed."""
    state = begin(without=("enskild.folkbokforingskommun", "kallelse.dag", "kallelse.brev"))
    while fraga := next_question(state):
        typed = {"enskild.folkbokforingskommun": "Ronneby", "kallelse.dag": "2027-04-07", "kallelse.brev": "lamnas"}
        state = answer(state, fraga, typed.get(fraga.falt))
    state = answered(state, "kallelse.dag", "2027-04-08")
    assert next_field(state) == "kallelse.tid"
    assert next_field(back(state)) == "kallelse.dag"
    assert next_field(back(back(back(back(state))))) == "enskild.folkbokforingskommun"


def test_a_suggestion_that_can_no_longer_be_chosen_is_not_made() -> None:
    """A party that is gone is not offered."""
    fragor: list[dict[str, object]] = [
        {"id": "parter", "falt": "parter", "typ": "lista", "fraga": "Vilka:"},
        {
            "id": "leder",
            "falt": "kallelse.sammankallande",
            "typ": "val",
            "fraga": "Vem leder:",
            "beror_pa": ("parter",),
            "alternativ_fran": "parter",
        },
    ]
    state = State(formular(fragor).fragor)
    state = answered(answered(state, "parter", [HEMSJUKVARD, SOCIALTJANST]), "kallelse.sammankallande", "p2")
    shorter = answered(state, "parter", [HEMSJUKVARD])
    assert suggestion(shorter, question(shorter, "kallelse.sammankallande")) is None
    longer = answered(state, "parter", [HEMSJUKVARD, SOCIALTJANST, {**VARDCENTRAL, "id": "p3"}])
    offered = suggestion(longer, question(longer, "kallelse.sammankallande"))
    assert offered is not None
    assert offered.value == "p2"


def test_parties_keep_their_ids_when_the_list_is_written_again() -> None:
    """Whoever stays is the same; whoever is new gets an id that nobody has had."""
    state = answered(State(formular().fragor), "parter", [HEMSJUKVARD, SOCIALTJANST])
    state = answered(state, "parter", [VARDCENTRAL, {**SOCIALTJANST, "id": "p2"}])
    parties = state.svar["parter"].value
    assert isinstance(parties, list)
    assert [(party["id"], party["namn"]) for party in parties] == [
        ("p3", "Vårdcentralen Provby"),
        ("p2", "Socialtjänsten Provstaden"),
    ]


# --- without a keyboard -----------------------------------------------------------------------------------------------


def test_what_is_missing_is_told_in_order_and_what_hangs_on_it_apart() -> None:
    """Whether the parties are asked about hangs on the consent, which is not known."""
    told = missing(filled(begin(without=("enskild", "samtycke.status", "kallelse.syfte"))))
    assert [fraga.falt for fraga in told.certain] == ["enskild", "samtycke.status", "kallelse.syfte"]
    assert [fraga.falt for fraga in told.possible] == ["samtycke.parter"]


def test_consent_and_protected_identity_are_missing_even_without_a_keyboard() -> None:
    """No default answers them."""
    told = missing(filled(begin(without=("samtycke.status", "enskild.skyddade_uppgifter"))))
    assert {fraga.falt for fraga in told.certain} == {"samtycke.status", "enskild.skyddade_uppgifter"}


def test_a_default_answers_when_nobody_can_be_asked() -> None:
    """The document type's own suggestion is taken, and said to be one."""
    state = filled(begin(without=("enskild.folkbokforingskommun",)))
    held = state.svar["enskild.folkbokforingskommun"]
    assert (held.value, held.origin, held.prompted) == ("Karlskrona", "standard", False)


# --- on top of an ärende ----------------------------------------------------------------------------------------------


def test_what_the_arende_says_is_not_asked_and_the_file_outranks_it() -> None:
    """Rank decides, and the origin is kept for the review."""
    bas = Arende(enskild=Enskild(folkbokforingskommun="Ronneby", skyddade_uppgifter=False))
    state = begin(bas=bas, without=("enskild.skyddade_uppgifter",))
    assert (state.svar["enskild.folkbokforingskommun"].value) == "Karlskrona"
    assert state.svar["enskild.folkbokforingskommun"].origin == "svar"
    assert state.svar["enskild.skyddade_uppgifter"].origin == "arende"


def test_what_is_no_longer_asked_is_taken_out_of_the_arende() -> None:
    """The interpreter's language goes with the interpreter; what was never asked here stays."""
    bas = Arende(
        enskild=Enskild(behov=("tolk",), tolk_sprak="arabiska", behov_annat="ramp"),
        handelser=(Handelse(id="inskriven", typ="inskriven", tid=IDAG),),
    )
    enskild = build(answered(filled(begin(bas=bas)), "enskild.behov", ["stor-stil"]), IDAG).enskild
    assert (enskild.behov, enskild.tolk_sprak, enskild.behov_annat) == (("stor-stil",), None, "ramp")
    assert build(filled(begin(bas=bas)), IDAG).handelser[0].typ == "inskriven"


def test_an_optional_answer_can_be_taken_away() -> None:
    """Nothing is an answer, also where the ärende had something."""
    bas = Arende(enskild=Enskild(behov=("horsel",)))
    state = answered(filled(begin(bas=bas)), "enskild.behov", None)
    assert build(state, IDAG).enskild.behov is None


def test_an_event_taken_away_leaves_no_half_event() -> None:
    """A member that cannot be without the field goes whole."""
    fragor: list[dict[str, object]] = [
        {
            "id": "bedomd",
            "falt": "handelse.bedomd-utskrivningsklar",
            "typ": "moment",
            "fraga": "När:",
            "frivillig": True,
        }
    ]
    event = Handelse(id="bedomd-utskrivningsklar", typ="bedomd-utskrivningsklar", tid=IDAG)
    state = State(formular(fragor).fragor, bas=Arende(handelser=(event,)))
    assert build(answered(state, "handelse.bedomd-utskrivningsklar", None), IDAG).handelser == ()


def test_a_new_kallelse_is_asked_about_from_the_beginning() -> None:
    """The document makes a new member; the one before is neither an answer nor changed."""
    bas = Arende(kallelser=(Kallelse(id="k1", syfte="Det förra mötet."),))
    typ = formular(ny_medlem="kallelser")
    state = start(typ, IDAG, bas=bas)
    assert "kallelse.syfte" not in state.svar
    known = {path: value for path, value in SVAR.items() if path != "kallelse.syfte"}
    state = filled(start(typ, IDAG, bas=bas, svar={**known, "kallelse.syfte": "Det nya mötet."}))
    assert [each.syfte for each in build(state, IDAG).kallelser] == ["Det förra mötet.", "Det nya mötet."]


@pytest.mark.parametrize("falt", ["samtycke.status", "enskild.skyddade_uppgifter"])
def test_going_back_to_consent_does_not_suggest_what_was_answered(falt: str) -> None:
    """It is answered again, by someone."""
    state = begin({"narstaende": "Karin Provqvist"}, without=(falt,))
    state = answered(state, falt, "lamnat" if "samtycke" in falt else False)
    state = back(state)
    assert next_field(state) == falt
    assert suggestion(state, question(state, falt)) is None
