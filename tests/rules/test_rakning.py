"""What holds for every deadline, whatever the event and the rule."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sipkit.config.schema import RegionData
from sipkit.domain.klockslag import lokal
from sipkit.errors import ConfigFault
from sipkit.rules.besked import Fristrad
from sipkit.rules.frister import frister
from sipkit.rules.kalender import Arbetskalender
from sipkit.rules.tid import dag, slut
from tests.rules.regioner import arende, provregion

NU = lokal(datetime(2027, 1, 4, 12))
DAGAR = ["kalenderdagar", "vardagar"]
dagar = st.dates(date(2024, 1, 1), date(2031, 12, 31))
stunder = st.datetimes(datetime(2024, 1, 1), datetime(2031, 12, 31), timezones=st.just(UTC)).map(lokal)
kalendrar = st.builds(Arbetskalender, st.booleans())
enkla = st.one_of(
    st.builds(lambda n, e: {"antal": n, "enhet": e}, st.integers(0, 30), st.sampled_from(DAGAR)),
    st.builds(lambda n: {"antal": n, "enhet": "timmar"}, st.integers(0, 96)),
    st.builds(
        lambda n, m, e: {"fran": min(n, m), "till": max(n, m), "enhet": e},
        st.integers(-30, 30),
        st.integers(-30, 30),
        st.sampled_from(DAGAR),
    ),
    st.just({"samma": "dag"}),
    st.just({"morgon": "nasta-vardag"}),
    st.just(
        {"brytpunkt": "15:00", "fore": {"samma": "dag"}, "efter": {"morgon": "nasta-vardag"}, "ledig_dag": "efter"}
    ),
    st.just(
        {
            "brytpunkt": "12:00",
            "prick": "fore",
            "fore": {"antal": 3, "enhet": "kalenderdagar"},
            "efter": {"antal": 4, "enhet": "kalenderdagar"},
        }
    ),
)
former = enkla | st.builds(
    lambda k, av: {"kombination": k, "av": av},
    st.sampled_from(["tidigast", "senast"]),
    st.lists(enkla, min_size=1, max_size=3),
)


def region(inom: object, **kalender: object) -> RegionData:
    frist = {
        "id": "kvittens",
        "namn": "Meddelandet kvitteras",
        "varianter": [{"id": "a", "raknas_fran": "meddelande-skickat", "inom": inom}],
    }
    days = {"aftnar_som_helgdag": "ja", "rulla_till_vardag": "nej", **kalender}
    return provregion(frister=[frist], kalender=days)


def rad(inom: object, tid: date | datetime, **kalender: object) -> Fristrad:
    case = arende(handelser=[{"id": "h1", "typ": "meddelande-skickat", "tid": tid}])
    return frister(lambda _: region(inom, **kalender), case, NU, {}).rader[0]


def known(row: Fristrad) -> date | datetime:
    assert row.senast is not None
    return row.senast


@given(former, stunder, stunder)
def test_a_later_event_never_gives_an_earlier_deadline(inom: object, one: datetime, other: datetime) -> None:
    first, second = sorted((one, other))
    assert slut(known(rad(inom, first))) <= slut(known(rad(inom, second)))


@given(former, dagar, dagar)
def test_a_later_day_never_gives_an_earlier_deadline(inom: object, one: date, other: date) -> None:
    first, second = sorted((one, other))
    assert slut(known(rad(inom, first))) <= slut(known(rad(inom, second)))


@given(former, stunder | dagar, st.sampled_from(["ja", "nej"]))
def test_the_last_working_day_is_one_and_none_lies_between_it_and_the_deadline(
    inom: object, tid: date | datetime, aftnar: str
) -> None:
    row = rad(inom, tid, aftnar_som_helgdag=aftnar)
    calendar = Arbetskalender(aftnar == "ja")
    last = dag(known(row))
    assert row.senast_arbetsdag is not None
    assert calendar.is_working_day(row.senast_arbetsdag)
    between = (last - row.senast_arbetsdag).days
    assert between >= 0
    assert not any(calendar.is_working_day(last - timedelta(days=n)) for n in range(between))


@given(st.integers(-96, 96), stunder)
def test_hours_are_as_long_as_a_clock_says_across_summer_time(antal: int, tid: datetime) -> None:
    senast = known(rad({"antal": antal, "enhet": "timmar"}, tid))
    assert isinstance(senast, datetime)
    assert senast.astimezone(UTC) - tid.astimezone(UTC) == timedelta(hours=antal)
    assert senast.utcoffset() == lokal(senast.astimezone(UTC)).utcoffset()


@given(st.integers(0, 30), stunder | dagar)
def test_days_are_whole_days_and_give_a_date(antal: int, tid: date | datetime) -> None:
    senast = known(rad({"antal": antal, "enhet": "kalenderdagar"}, tid))
    day = tid.date() if isinstance(tid, datetime) else tid
    assert not isinstance(senast, datetime)
    assert senast - day == timedelta(days=antal)


@given(st.integers(1, 30), dagar)
def test_there_are_just_so_many_working_days_up_to_a_limit_in_working_days(antal: int, tid: date) -> None:
    senast = known(rad({"antal": antal, "enhet": "vardagar"}, tid))
    calendar = Arbetskalender(aftnar_som_helgdag=True)
    passed = [tid + timedelta(days=n) for n in range(1, (senast - tid).days + 1)]
    assert calendar.is_working_day(senast)
    assert sum(map(calendar.is_working_day, passed)) == antal


@given(former, stunder)
def test_a_window_opens_before_it_closes(inom: object, tid: datetime) -> None:
    row = rad(inom, tid)
    assert row.tidigast is None or slut(row.tidigast) <= slut(known(row))


@given(st.integers(0, 30), dagar)
def test_a_limit_moves_only_where_the_region_moves_it_and_then_to_the_next_working_day(antal: int, tid: date) -> None:
    inom = {"antal": antal, "enhet": "kalenderdagar"}
    unmoved, moved = known(rad(inom, tid)), known(rad(inom, tid, rulla_till_vardag="ja"))
    calendar = Arbetskalender(aftnar_som_helgdag=True)
    assert calendar.is_working_day(moved)
    assert not any(calendar.is_working_day(unmoved + timedelta(days=n)) for n in range((moved - unmoved).days))


@given(kalendrar, dagar, st.integers(-40, 40))
def test_counting_working_days_there_and_back_ends_on_the_working_day_it_began(
    calendar: Arbetskalender, dag: date, antal: int
) -> None:
    start = calendar.last_on_or_before(dag)
    assert calendar.nth_from(calendar.nth_from(start, antal), -antal) == start


@pytest.mark.parametrize(
    ("dag", "med_aftnar", "utan"),
    [
        (date(2026, 6, 19), "midsommarafton", None),
        (date(2026, 12, 24), "julafton", None),
        (date(2026, 12, 31), "nyårsafton", None),
        (date(2026, 4, 3), "långfredagen", "långfredagen"),
        (date(2026, 5, 14), "Kristi himmelsfärdsdag", "Kristi himmelsfärdsdag"),
        (date(2026, 6, 6), "nationaldagen", "nationaldagen"),
        (date(2026, 11, 22), None, None),
        (date(2026, 5, 15), None, None),
    ],
)
def test_the_names_of_holidays(dag: date, med_aftnar: str | None, utan: str | None) -> None:
    assert Arbetskalender(aftnar_som_helgdag=True).holiday_name(dag) == med_aftnar
    assert Arbetskalender(aftnar_som_helgdag=False).holiday_name(dag) == utan


def test_each_deadline_is_judged_by_the_rules_of_its_events_day() -> None:
    """Three days until the end of April, two from May."""

    def on(dag: date) -> RegionData:
        return region({"antal": 3 if dag < date(2027, 5, 1) else 2, "enhet": "kalenderdagar"})

    events = [date(2027, 4, 30), date(2027, 5, 1)]
    case = arende(handelser=[{"id": f"h{n}", "typ": "meddelande-skickat", "tid": tid} for n, tid in enumerate(events)])
    for nu in (datetime(2027, 4, 30, 12), datetime(2027, 6, 1, 12)):
        rows = frister(on, case, lokal(nu), {}).rader
        assert [row.senast for row in rows] == [date(2027, 5, 3), date(2027, 5, 3)]


def test_a_deadline_that_was_abolished_still_runs_for_an_event_before_that() -> None:
    def on(dag: date) -> RegionData:
        return region({"samma": "dag"}) if dag < date(2027, 5, 1) else provregion()

    case = arende(handelser=[{"id": "h1", "typ": "meddelande-skickat", "tid": "2027-04-30"}])
    assert [row.senast for row in frister(on, case, lokal(datetime(2027, 6, 1)), {}).rader] == [date(2027, 4, 30)]
    after = arende(handelser=[{"id": "h1", "typ": "meddelande-skickat", "tid": "2027-05-01"}])
    assert frister(on, after, lokal(datetime(2027, 6, 1)), {}).rader == ()


def test_two_variants_that_hold_at_once_are_a_fault_unless_the_deadline_combines_them() -> None:
    variants = [
        {"id": one, "raknas_fran": "meddelande-skickat", "inom": {"samma": "dag"}} for one in ("lagen", "rutinen")
    ]
    both = provregion(frister=[{"id": "kvittens", "namn": "Meddelandet kvitteras", "varianter": variants}])
    with pytest.raises(ConfigFault) as caught:
        frister(lambda _: both, arende(), NU, {})
    assert (caught.value.kod, caught.value.var) == ("flera-varianter", "frister.kvittens")
    assert "lagen, rutinen" in caught.value.vad


def test_a_variant_that_holds_decides_since_variants_exclude_each_other() -> None:
    variants = [
        {"id": "a", "raknas_fran": "meddelande-skickat", "nar": {"sip": "ingen"}, "inom": {"samma": "dag"}},
        {"id": "b", "raknas_fran": "meddelande-skickat", "nar": {"farg": "rod"}, "inom": {"samma": "dag"}},
    ]
    here = provregion(frister=[{"id": "kvittens", "namn": "Meddelandet kvitteras", "varianter": variants}])
    besked = frister(lambda _: here, arende(), NU, {"sip": frozenset({"ingen"})})
    assert ([row.variant for row in besked.rader], besked.okanda) == (["a"], ())


def test_the_latest_round_governs() -> None:
    events = [date(2027, 4, 1), date(2027, 5, 1)]
    case = arende(handelser=[{"id": f"h{n}", "typ": "meddelande-skickat", "tid": tid} for n, tid in enumerate(events)])
    besked = frister(lambda _: region({"samma": "dag"}), case, NU, {})
    governing = besked.styrande("kvittens")
    assert governing is not None
    assert governing.senast == date(2027, 5, 1)
    assert besked.styrande("kallelse") is None


def test_a_row_as_json_has_the_keys_that_scripts_rely_on() -> None:
    must = {
        "id",
        "variant",
        "handelse",
        "handelse_tid",
        "senast",
        "senast_arbetsdag",
        "raknesatt",
        "ansvarig",
        "status",
    }
    must |= {"styrande", "kalla", "regler", "namn"}
    may = {"tidigast", "tidpunkt", "riktklockslag", "text", "helgdag", "tolkning"}
    bare = rad({"antal": 3, "enhet": "kalenderdagar"}, date(2026, 11, 20)).som_json()
    assert bare.keys() == must
    window = rad({"fran": -21, "till": -14, "enhet": "kalenderdagar"}, date(2026, 9, 15)).som_json()
    assert window.keys() - must == {"tidigast"} <= may
