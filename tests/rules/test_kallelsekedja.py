"""Which kallelse replaces which, and who was called in one."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from sipkit.config.loading import load_region
from sipkit.config.sources import find_sources
from sipkit.domain.arende import Arende, Dokument, Historikrad, Kallelse, Mottagare
from sipkit.domain.klockslag import lokal
from sipkit.errors import Refused
from sipkit.rules import kallelsekedja
from sipkit.rules.kallelsekedja import kallade, kedja
from tests.rules.regioner import arende

IDAG = date(2027, 3, 25)
REGION = load_region("blekinge", IDAG, find_sources(None))
K1 = Kallelse(id="k1", sip="efter-utskrivning")
K2 = Kallelse(id="k2", sip="efter-utskrivning", ersatter="k1")
K3 = Kallelse(id="k3", sip="efter-utskrivning", ersatter="k2")
PARTER = [
    {"id": f"p{number}", "namn": f"Enhet {number}", "huvudman": "kommun", "som": som}
    for number, som in enumerate(("kallad", "kallad", "inbjuden"), 1)
]


def case(samtycken: list[dict[str, object]], kallelse: Kallelse = K1, **more: object) -> Arende:
    numbered = [{"id": f"s{number}", **each} for number, each in enumerate(samtycken, 1)]
    made = arende(parter=PARTER, samtycken=numbered)
    return made.model_copy(update={"kallelser": (kallelse,), **more})


def called(made: Arende) -> list[str]:
    kallelse = made.kallelse
    assert kallelse
    return sorted(kallade(REGION, made, kallelse, idag=IDAG, fakta={}))


def test_a_chain_begins_with_the_first_kallelse() -> None:
    """However many times the meeting has been moved; a kallelse of its own is a chain of its own."""
    other = Kallelse(id="k4", sip="efter-utskrivning")
    made = Arende(kallelser=(K1, K2, K3, other))
    assert [each.id for each in kedja(made, K3)] == ["k1", "k2", "k3"]
    assert kedja(made, other) == (other,)


def test_a_chain_that_bites_its_tail_ends() -> None:
    """An answers file can say anything."""
    loop = K1.model_copy(update={"ersatter": "k2"})
    assert [each.id for each in kedja(Arende(kallelser=(loop, K2)), K2)] == ["k1", "k2"]


def test_each_sort_is_counted_by_itself() -> None:
    """A second kallelse is number two also where the first meeting was called off; its new time is the first one."""
    off = K1.model_copy(update={"installd_av": "vi"})
    again, moved = (Kallelse(id=id_, sip="efter-utskrivning", ersatter=of) for id_, of in (("k2", None), ("k3", "k2")))
    made = Arende(kallelser=(off, again, moved))
    assert [kallelsekedja.nummer(made, each) for each in (off, again, moved)] == [1, 2, 1]


def test_those_written_down_were_called_whatever_the_consent_is_now() -> None:
    kallelse = K1.model_copy(update={"mottagare": (_got("p2", "kallad"), _got("enskild", "enskild"))})
    assert called(case([{"status": "aterkallat", "dag": IDAG}], kallelse)) == ["p2"]


def test_where_nobody_is_written_down_the_last_yes_tells() -> None:
    """Also when it has been taken back, and when it has run out."""
    some: dict[str, object] = {"status": "delvis", "parter": ["p1"], "galler_till": "2027-03-20", "dag": "2027-03-01"}
    assert called(case([some, {"status": "aterkallat", "dag": IDAG}])) == ["p1"]
    assert called(case([{"status": "nekat", "dag": IDAG}])) == []


@pytest.mark.parametrize("told", ["dokument", "historik"])
def test_where_it_is_known_when_the_papers_were_made_the_consent_of_that_day_tells(told: str) -> None:
    """The person was asked again afterwards, and left one out: that one has a kallelse lying on the desk."""
    then = lokal(datetime(2027, 3, 10, 9))
    rows: dict[str, object] = {
        "dokument": (Dokument(id="d1", typ="kallelse", tid=then, kallelse="k1"),),
        "historik": (Historikrad(id="r1", tid=then, vad="papper", avser="k1"),),
    }
    answers: list[dict[str, object]] = [
        {"status": "lamnat", "dag": "2027-03-01"},
        {"status": "delvis", "parter": ["p1"], "dag": "2027-03-12"},
    ]
    assert called(case(answers, K1, **{told: rows[told]})) == ["p1", "p2", "p3"]
    assert called(case(answers)) == ["p1"]


@pytest.mark.parametrize(
    ("kallelser", "kod"),
    [
        ((), "kallelse-saknas"),
        ((K1,), "kallelse-saknas"),
        ((K1.model_copy(update={"installd_av": "vi"}), K2), "mote-installt"),
    ],
)
def test_only_a_meeting_that_stands_can_be_moved(kallelser: tuple[Kallelse, ...], kod: str) -> None:
    with pytest.raises(Refused) as refused:
        kallelsekedja.krav_att_flytta(Arende(kallelser=kallelser))
    assert refused.value.kod == kod
    kallelsekedja.krav_att_flytta(Arende(kallelser=(K1, K2)))


def test_only_a_meeting_that_somebody_has_called_to_can_be_called_off() -> None:
    """Once more is no fault: the papers may be needed again."""
    for nothing in ((), (Kallelse(id="k1", installd_av="vi"),)):
        with pytest.raises(Refused, match="ingen kallelse"):
            kallelsekedja.krav_att_stalla_in(Arende(kallelser=nothing))
    kallelsekedja.krav_att_stalla_in(Arende(kallelser=(K1.model_copy(update={"installd_av": "vi"}),)))


def _got(part: str, som: str) -> Mottagare:
    return Mottagare.model_validate({"part": part, "som": som})
