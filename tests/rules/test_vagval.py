"""The path: what is said holds whatever the unknown is, and nobody's choice is inferred."""

from __future__ import annotations

from datetime import date, datetime
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sipkit.config.loading import load_region
from sipkit.config.sources import find_sources
from sipkit.config.tabell import har_sluten_mangd, kombinationer, kombinationer_av
from sipkit.domain.arende import Arende
from sipkit.domain.klockslag import lokal
from sipkit.domain.svar import bygg
from sipkit.rules.fakta import Fakta
from sipkit.rules.region import Region
from sipkit.rules.vagbesked import Vagbesked
from sipkit.rules.vagval import kanda_fakta, vagval

REGIONER = ("blekinge", "gavleborg", "nationell", "simba", "sodra-alvsborg", "vastra-gotaland")
IDAG = date(2026, 11, 21)
NU = lokal(datetime(2026, 11, 21, 12))
ENKLA = ("kategori", "farg", "fast_vardkontakt", "ersattningsskyldighet", "inskrivning", "ansvar", "berorda")


@cache
def region(id_: str) -> Region:
    return load_region(id_, IDAG, find_sources(environ={}))


def besked(id_: str, fakta: Fakta) -> Vagbesked:
    return vagval(lambda _: region(id_), Arende(), NU, fakta)


def tabellfakta(id_: str) -> list[str]:
    return list(dict.fromkeys(["insatser", *(namn for each in region(id_).vagval.tabeller for namn in each.fakta)]))


def varden(namn: str) -> list[frozenset[str]]:
    return [each[namn] for each in kombinationer_av([namn])]


@st.composite
def delvis_kant(draw: st.DrawFn) -> tuple[str, Fakta, Fakta]:
    """A region, some of the facts of its tables, and the rest of them."""
    id_ = draw(st.sampled_from(REGIONER))
    whole = {namn: draw(st.sampled_from(varden(namn))) for namn in tabellfakta(id_)}
    known = draw(st.sets(st.sampled_from(list(whole))))
    return id_, {k: v for k, v in whole.items() if k in known}, {k: v for k, v in whole.items() if k not in known}


@settings(max_examples=120, deadline=None)
@given(delvis_kant())
def test_nothing_said_is_taken_back_when_more_is_known(case: tuple[str, Fakta, Fakta]) -> None:
    """Every value that is not None, every message that is settled and every name stands when all is known."""
    id_, known, rest = case
    told, after = besked(id_, known), besked(id_, {**known, **rest})
    presumed = "samtycke-till-sip" in told.forutsatter
    for name in ENKLA:
        assert getattr(told, name) in (None, getattr(after, name)), name
    assert told.sip.ska in (None, after.sip.ska) or presumed
    for name in ("nar", "var"):
        assert (
            getattr(told.sip, name) is None
            or after.sip.kan is False
            or getattr(told.sip, name) == getattr(after.sip, name)
        )
    settled = {each.typ: each.skickas for each in told.meddelanden if each.skickas != "villkorat"}
    assert settled.items() <= {each.typ: each.skickas for each in after.meddelanden}.items() or presumed
    if after.sip.kan is not False:
        assert set(told.kallar) <= set(after.kallar)
        assert set(told.deltagare) <= set(after.deltagare)


@settings(max_examples=80, deadline=None)
@given(delvis_kant())
def test_what_is_open_names_a_fact_that_would_settle_it(case: tuple[str, Fakta, Fakta]) -> None:
    """With every fact known nothing is left open; with any of them not named, nothing changes."""
    id_, known, rest = case
    told = besked(id_, known)
    assert set(told.okanda) <= rest.keys()
    if told.sip.ska is None or told.berorda is None:
        assert told.okanda
    assert besked(id_, {**known, **rest}).okanda == ()
    unnamed = {namn: value for namn, value in rest.items() if namn not in told.okanda}
    after = besked(id_, {**known, **unnamed})
    assert [getattr(after, name) for name in ENKLA] == [getattr(told, name) for name in ENKLA]


@pytest.mark.parametrize("id_", REGIONER)
def test_every_combination_of_every_table_is_answered(id_: str) -> None:
    """Whether there shall be a SIP is said, or another table's fact is named."""
    for tabell in region(id_).vagval.tabeller:
        for kombination in kombinationer(tabell):
            told = besked(id_, kombination)
            assert told.sip.ska is not None or told.okanda
            assert not set(told.okanda) & kombination.keys()


def test_red_is_never_inferred_in_simba() -> None:
    """Whatever else is known: the colour is what three parties have said, and else it is open."""
    others = [namn for namn in ("insatser", "insatsbehov", "kortsiktig-planering-racker") if har_sluten_mangd(namn)]
    for each in kombinationer_av(others):
        told = besked("simba", {**each, "samtycke-till-sip": frozenset({"ja"})})
        assert told.farg is None
        assert told.sip.var is None


def test_a_colour_that_someone_has_chosen_goes_before_the_one_of_the_table() -> None:
    """The table of colours then says nothing of when and where; the category still decides whether."""
    known = {"insatser": frozenset({"regional-oppenvard", "socialtjanst"}), "insatsbehov": frozenset({"oforandrat"})}
    told = besked("gavleborg", {**known, "sip-finns": frozenset({"nej"}), "farg": frozenset({"rod"})})
    assert (told.farg, told.kategori, told.sip.ska, told.sip.var) == ("rod", "BC", True, None)


@pytest.mark.parametrize("id_", REGIONER)
def test_a_no_takes_the_meeting_away_in_every_region(id_: str) -> None:
    """No SIP, nobody calls or is called; what may still be done is said where the region says it."""
    told = besked(
        id_, {"insatser": frozenset({"regional-oppenvard", "socialtjanst"}), "samtycke-till-sip": frozenset({"nej"})}
    )
    assert (told.sip.ska, told.sip.kan, told.kallar, told.deltagare, told.sip.rad) == (False, False, (), (), None)
    assert told.far_goras


@pytest.mark.parametrize(("status", "sagt"), [("lamnat", "ja"), ("nekat", "nej"), ("aterkallat", "nej")])
def test_the_last_answer_about_sip_is_a_fact(status: str, sagt: str) -> None:
    """Of either kind of consent that is about SIP, and the one that was given last."""
    svar = {
        "samtycken.s1.status": "lamnat" if status == "nekat" else "nekat",
        "samtycken.s1.sort": "uppratta-plan",
        "samtycken.s2.status": status,
        "samtycken.s2.sort": "kalla-till-mote",
    }
    assert kanda_fakta(bygg(svar, IDAG), IDAG)["samtycke-till-sip"] == {sagt}
    assert "samtycke-till-sip" not in kanda_fakta(Arende(), IDAG)
