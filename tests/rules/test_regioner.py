"""The shipped regions through the rules: what holds in all of them, and what Blekinge and VGR say."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sipkit.config.loading import load_region
from sipkit.config.region import Region
from sipkit.config.sources import find_sources
from sipkit.domain.klockslag import lokal
from sipkit.domain.vocabulary import Farg, HandelseTyp, words
from sipkit.errors import Refused
from sipkit.rules import innehall, planform, samtycke
from sipkit.rules.fakta import fakta_ur, las_fakta
from sipkit.rules.frister import frister
from sipkit.rules.mottagare import kallar, mottagare
from sipkit.rules.sip import fortsatt_sip
from sipkit.rules.tid import borjan, slut
from tests.rules.regioner import Tabell, arende, handelser, tabell
from tests.rules.test_dokument import av_svar

IDAG = date(2027, 3, 25)
REGIONER = ("nationell", "vastra-gotaland", "blekinge")
ALLA = (*REGIONER, "sodra-alvsborg", "simba", "gavleborg")


def region(id_: str, dag: date = IDAG) -> Region:
    return load_region(id_, dag, find_sources(None))


@pytest.mark.parametrize("id_", ALLA)
@pytest.mark.parametrize("sip", ["fore-utskrivning", "efter-utskrivning", "utan-slutenvard", "ingen"])
@pytest.mark.parametrize("dag", [date(2018, 6, 1), date(2020, 3, 31), date(2020, 6, 1), date(2023, 5, 2), IDAG])
def test_in_no_circumstance_do_two_variants_quarrel(id_: str, sip: str, dag: date) -> None:
    """Whatever the meeting, the ward, the colour and the day."""
    events = [{"id": typ, "typ": typ, "tid": dag} for typ in words(HandelseTyp)]
    for vardform, farg in (("somatisk", "gul"), ("psykiatrisk", "rod"), ("lpt", "gron"), ("somatisk", "bla")):
        fakta = las_fakta([f"sip={sip}", f"vardform={vardform}", f"farg={farg}"])
        besked = frister(region(id_, dag).on, arende(handelser=events), lokal(datetime(2027, 12, 1)), fakta)
        assert besked.okanda == ()
        assert all(row.kalla for row in besked.rader)


STUNDER = st.datetimes(datetime(2018, 1, 1), datetime(2030, 12, 31), timezones=st.just(UTC)).map(lokal)
REGION = {id_: region(id_) for id_ in ALLA}


@given(st.sampled_from(ALLA), STUNDER, st.sampled_from(words(Farg)))
def test_no_deadline_lies_before_what_it_is_counted_from(id_: str, tid: datetime, farg: str) -> None:
    """But for the visit that is to be made before the operation, and what is to be done before something else."""
    events = [{"id": typ, "typ": typ, "tid": tid} for typ in words(HandelseTyp)]
    besked = frister(
        REGION[id_].on, arende(handelser=events), tid, las_fakta([f"farg={farg}", "sip=efter-utskrivning"])
    )
    counted = [row for row in besked.rader if row.id != "inskrivningsbesok" and row.raknesatt != "fore"]
    for row in counted:
        assert row.handelse_tid is not None or row.handelse is None
        assert row.senast is None or row.handelse_tid is None or slut(row.senast) >= borjan(row.handelse_tid)
        assert row.tidigast is None or row.senast is None or slut(row.tidigast) <= slut(row.senast)


def test_each_region_has_the_deadlines_of_its_routine() -> None:
    """The law's everywhere, and a region's own beside them."""
    lagen = {
        *("inskrivningsmeddelande", "fast-vardkontakt-utses", "planering-borjar", "kallelse", "epikris"),
        *("lakemedelslista", "betalningsansvar"),
    }
    vg = lagen | {"utskrivningsmeddelande", "lakemedel-racker-till", "samordning-overgar"}
    blekinge = {
        *(
            "svar-pa-inskrivning",
            "omvardnadsstatus",
            "utskrivningsrapport",
            "initiativ-till-sip",
            "kvittens",
            "sip-mote",
        ),
        *("plan-till-enskild", "utskrivningsmeddelande", "lakemedel-racker-till", "inskrivningsbesok", "sol-beslut"),
    }
    gavleborg = {"svar-pa-inskrivning", "sip-mote", "plan-till-enskild", "utskrivningsmeddelande"}
    assert {id_: {frist.id for frist in region(id_).frister} for id_ in ALLA} == {
        "nationell": lagen,
        "vastra-gotaland": vg,
        "sodra-alvsborg": vg | {"samtycke-sip", "motestid-meddelas"},
        "simba": vg | {"kvittens"},
        "gavleborg": lagen | gavleborg,
        "blekinge": lagen | blekinge,
    }


def test_both_dates_stand_where_a_local_routine_and_the_county_s_disagree() -> None:
    """SIMBA moves the coordination at the meeting, the county at the discharge."""
    events = handelser(["avstamningstraff=2026-11-18T10:00", "utskriven=2026-11-20T11:00"])
    besked = frister(REGION["simba"].on, arende(handelser=events), lokal(datetime(2026, 11, 18, 12)), {})
    rows = [(row.senast, row.styrande) for row in besked.rader if row.id == "samordning-overgar"]
    assert rows == [(date(2026, 11, 18), True), (date(2026, 11, 20), False)]


@pytest.mark.parametrize(
    ("samtycke", "status"),
    [
        (None, "forsenad"),
        ({"sort": "kalla-till-mote", "status": "nekat", "dag": "2026-11-18"}, "klar"),
        ({"sort": "uppratta-plan", "status": "lamnat", "dag": "2026-11-20"}, "klar"),
        ({"sort": "uppratta-plan", "status": "lamnat", "dag": "2026-11-21"}, "klar-sent"),
        ({"sort": "vardbegaran", "status": "lamnat", "dag": "2026-11-18"}, "forsenad"),
    ],
)
def test_to_have_asked_before_the_discharge_is_enough(samtycke: dict[str, str] | None, status: str) -> None:
    """Also a no is an answer; consent to something else is not."""
    events = handelser(["inskriven=2026-11-16T08:00", "utskriven=2026-11-20T11:00"])
    case = arende(handelser=events, samtycken=[{"id": "s1", **samtycke}] if samtycke else [])
    besked = frister(REGION["sodra-alvsborg"].on, case, lokal(datetime(2026, 11, 23, 8)), {})
    assert [row.status for row in besked.rader if row.id == "samtycke-sip"] == [status]


def test_before_sodra_alvsborg_began_only_the_county_s_deadlines_held() -> None:
    """It began on 16 January 2023."""
    for dag, own in ((date(2023, 1, 15), False), (date(2023, 1, 16), True)):
        ids = {frist.id for frist in region("sodra-alvsborg", dag).frister if frist.varianter}
        assert ("motestid-meddelas" in ids) is own


def test_before_april_2020_payment_for_psychiatric_care_cannot_be_told_in_vastra_gotaland() -> None:
    """The model of that time is not in the sources."""
    for dag, told in ((date(2020, 3, 31), False), (date(2020, 4, 1), True)):
        events = [{"id": "h1", "typ": "utskrivningsklar-meddelat", "tid": dag}]
        besked = frister(
            region("vastra-gotaland", dag).on,
            arende(handelser=events),
            lokal(datetime(2020, 4, 2, 8)),
            las_fakta(["vardform=psykiatrisk"]),
        )
        days = [row.senast for row in besked.rader if row.id == "betalningsansvar" and row.handelse_tid and row.senast]
        assert days == ([date(2020, 4, 9)] if told else [])


def test_c21_a_kallelse_in_vastra_gotaland_without_its_form_lacks_just_that() -> None:
    whole = cast(Tabell, tabell("innehall")["hel"])
    case = av_svar({path: value for path, value in whole.items() if path != "kallelse.motesform"})
    found = innehall.brister(region("vastra-gotaland"), case, "kallelse", fakta_ur(case, IDAG))
    assert [brist.falt for brist in found if brist.saknas == "stopp"] == ["kallelse.motesform"]
    blekinge = innehall.brister(region("blekinge"), case, "kallelse", fakta_ur(case, IDAG))
    assert [(brist.falt, brist.saknas) for brist in blekinge] == [("kallelse.motesform", "varning")]


@pytest.mark.parametrize(
    ("id_", "giltig_nar"),
    [
        ("nationell", "justerad-av-enheterna"),
        ("vastra-gotaland", "justerad-av-verksamheterna"),
        ("blekinge", "justerad-av-enheterna"),
    ],
)
@pytest.mark.parametrize("dokument", ["kallelse", "plan"])
def test_c30_oppen_tvangsvard_gives_another_plan(id_: str, giltig_nar: str, dokument: str) -> None:
    besked = planform.planform(
        region(id_), "kallelse" if dokument == "kallelse" else "plan", las_fakta(["vardform=oppen-tvangsvard"])
    )
    with pytest.raises(Refused) as caught:
        planform.krav(besked)
    assert caught.value.i_stallet == {
        "dokument": "samordnad-vardplan",
        "upprattas_av": "chefsoverlakare",
        "giltig_nar": giltig_nar,
        "lagrum": ["LPT 7 a §"],
    }


@pytest.mark.parametrize("id_", REGIONER)
@pytest.mark.parametrize("status", ["saknas", "nekat", "aterkallat", "ej-mojligt"])
def test_a_refusal_says_with_its_source_what_may_be_done_and_what_may_not(id_: str, status: str) -> None:
    svar = [] if status == "saknas" else [{"id": "s1", "status": status}]
    case = arende(parter=tabell("samtycke")["parter"], samtycken=svar)
    verdict = samtycke.samtyckesbeslut(region(id_), case, "kallelse", ["p1", "p2"], idag=IDAG, fakta={})
    with pytest.raises(Refused) as caught:
        samtycke.krav(verdict)
    fault = caught.value
    assert fault.kod == f"samtycke-{status}"
    assert fault.far_goras
    assert bool(fault.regler) is (id_ != "nationell"), "the ledger has no rule of the law about it"
    assert all("(" in each for each in (*fault.far_goras, *fault.far_inte, *fault.att_veta))


def test_a_partial_yes_that_leaves_the_municipality_alone_is_a_sip_in_blekinge_only_and_lacks_the_region() -> None:
    case = arende(parter=tabell("sip")["parter"])
    for id_, ar_sip in (("nationell", False), ("vastra-gotaland", False), ("blekinge", True)):
        besked = fortsatt_sip(region(id_), case, frozenset({"p1", "p2"}), None, {})
        assert besked.ar_sip is ar_sip, id_
        assert [warning.kod for warning in besked.varningar] == ["medverkan-saknas"]
        assert fortsatt_sip(region(id_), case, frozenset({"p1"}), "fast-vardkontakt", {}).ar_sip is True


def test_the_persons_letter_is_a_rule_in_vastra_gotaland_only() -> None:
    ruled = {id_: mottagare(region(id_), arende(), frozenset(), {})[0].regel is not None for id_ in REGIONER}
    assert ruled == {"nationell": False, "vastra-gotaland": True, "blekinge": False}


def test_who_calls() -> None:
    for id_, roll in (("nationell", "fast-vardkontakt"), ("vastra-gotaland", "huvudansvarig-fast-vardkontakt")):
        assert kallar(region(id_), None, las_fakta(["sip=efter-utskrivning"])) == (roll,)
    without_stay = las_fakta(["sip=utan-slutenvard"])
    assert kallar(region("blekinge"), None, without_stay) == ("den-som-ser-behovet",)
