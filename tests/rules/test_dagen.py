"""What a day asks of one ärende: how each thing stands for someone who works on working days, and who answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import pytest

from sipkit.rules.dagen import dagens
from sipkit.rules.fakta import fakta_ur
from sipkit.rules.sak import Hinder, Sak, ordnade
from tests.rules.regioner import arende, handelser, klockan, provregion

KALLA = {"dokument": "provrutinen", "avsnitt": "1"}


def frist(id_: str, variant: Mapping[str, object], namn: str = "Det görs") -> dict[str, object]:
    """A deadline with one variant, as in a region's file."""
    given = {"id": "v", "text": "Det görs.", "modal": "ska", "ansvarig": ["fast-vardkontakt"], "kalla": KALLA}
    return {"id": id_, "namn": namn, "varianter": [{**given, **variant}]}


KALLELSE = frist(
    "kallelse",
    {
        "raknas_fran": "utskrivningsklar-meddelat",
        "inom": {"antal": "3", "enhet": "kalenderdagar"},
        "uppfylls_av": "kallelse-skickad",
        "kraver_samtycke": "kalla-till-mote",
    },
    "Kallelsen skickas",
)
SJUKHUSETS = frist(
    "epikris",
    {
        "ansvarig": ["slutenvard"],
        "raknas_fran": "utskriven",
        "inom": {"antal": "1", "enhet": "kalenderdagar"},
        "uppfylls_av": "epikris-klar",
    },
)
SNARAST = frist("initiativ-till-sip", {"inom": {"text": "snarast"}, "uppfylls_av": "initiativ-skickat"})
MOTET = frist("sip-mote", {"inom": {"text": "snarast"}, "uppfylls_av": "sip-mote"})
TIMMAR = frist(
    "kvittens",
    {
        "raknas_fran": "meddelande-skickat",
        "inom": {"antal": "2", "enhet": "timmar"},
        "uppfylls_av": "meddelande-kvitterat",
    },
)
TIO = frist(
    "plan-till-enskild",
    {"raknas_fran": "utskriven", "inom": {"antal": "10", "enhet": "kalenderdagar"}, "uppfylls_av": "plan-overlamnad"},
)


def dagen(
    nu: str,
    frister: Sequence[object] = (KALLELSE,),
    hant: Sequence[str] = (),
    roll: str = "fast-vardkontakt",
    **delar: object,
) -> list[Sak]:
    """The day of an ärende under some deadlines."""
    region = provregion(frister=list(frister), roller=[])
    case = arende(arende={"id": "7K2M"}, handelser=handelser(hant), **delar)
    moment = klockan(nu)
    return ordnade(dagens(lambda _: region, case, moment, fakta_ur(case, moment.date()), roll))  # type: ignore[arg-type]


MEDDELAT = "utskrivningsklar-meddelat=2027-03-25"


@pytest.mark.parametrize(
    ("nu", "lage"),
    [
        pytest.param("2027-03-25T10:12", "i-dag", id="the last working day before a long weekend"),
        pytest.param("2027-03-27T10:12", "i-dag", id="no working day is left, but the limit has not passed"),
        pytest.param("2027-03-28T23:59", "i-dag", id="on the last day to its end"),
        pytest.param("2027-03-29T00:00", "gatt-ut", id="when it has passed, on a holiday too"),
    ],
)
def test_a_limit_is_due_when_no_working_day_is_left(nu: str, lage: str) -> None:
    (sak,) = dagen(nu, hant=[MEDDELAT])
    assert (sak.lage, sak.nar, sak.arbetsdag, sak.egen) == (lage, date(2027, 3, 28), date(2027, 3, 25), True)


@pytest.mark.parametrize(
    ("nu", "lage"), [("2027-03-10", []), ("2027-03-11", ["kommande"]), ("2027-03-17", ["kommande"])]
)
def test_a_day_looks_a_week_ahead(nu: str, lage: list[str]) -> None:
    """The same weekday next week is told: Thursday's limit from the Thursday before."""
    assert [sak.lage for sak in dagen(f"{nu}T08:00", [TIO], ["utskriven=2027-03-08"])] == lage


def test_what_is_done_asks_for_nothing() -> None:
    assert dagen("2027-03-29T08:00", hant=[MEDDELAT, "kallelse-skickad=2027-03-26"]) == []


def test_a_closed_arende_asks_for_nothing() -> None:
    assert dagen("2027-04-29T08:00", hant=[MEDDELAT, "avslutad=2027-04-28"]) == []


def test_what_others_answer_for_comes_last_and_is_theirs() -> None:
    """The same ärende seen by the two roles."""
    hant = [MEDDELAT, "utskriven=2027-03-24"]
    mitt, deras = dagen("2027-03-26T08:00", [SJUKHUSETS, KALLELSE], hant)
    assert (mitt.frist, mitt.egen, deras.frist, deras.egen) == ("kallelse", True, "epikris", False)
    mitt, deras = dagen("2027-03-26T08:00", [SJUKHUSETS, KALLELSE], hant, roll="slutenvard")
    assert (mitt.frist, deras.frist) == ("epikris", "kallelse")


def test_a_duty_without_a_number_is_told_to_the_one_who_has_it() -> None:
    assert [sak.lage for sak in dagen("2027-03-26T08:00", [SNARAST])] == ["snarast"]
    assert dagen("2027-03-26T08:00", [SNARAST], roll="slutenvard") == []


def test_a_duty_that_nothing_can_end_is_not_told_each_day() -> None:
    assert dagen("2027-03-26T08:00", [frist("initiativ-till-sip", {"inom": {"text": "snarast"}})]) == []


@pytest.mark.parametrize(
    ("kontakter", "lage"), [((), ["gatt-ut"]), (({"id": "f1", "namn": "Maria Testberg"},), [])], ids=["none", "one"]
)
def test_an_arende_that_names_a_fast_vardkontakt_asks_for_none(kontakter: object, lage: list[str]) -> None:
    """Someone is appointed, whether or not the day was written down; nothing says that it was late."""
    utses = {
        "raknas_fran": "inskrivningsmeddelande-skickat",
        "inom": {"fore": "utskriven"},
        "uppfylls_av": "fast-vardkontakt-utsedd",
    }
    saker = dagen(
        "2027-03-26T08:00",
        [frist("fast-vardkontakt-utses", utses)],
        ["utskriven=2027-03-24"],
        fast_vardkontakter=kontakter,
    )
    assert [sak.lage for sak in saker] == lage


def test_a_limit_in_hours_has_its_moment() -> None:
    hant = ["meddelande-skickat=2027-03-25T09:00"]
    (before,) = dagen("2027-03-25T10:59", [TIMMAR], hant)
    (after,) = dagen("2027-03-25T11:01", [TIMMAR], hant)
    assert before.nar == klockan("2027-03-25T11:00")
    assert (before.lage, after.lage) == ("i-dag", "gatt-ut")


def samtycke(*svar: tuple[str, str]) -> list[dict[str, str]]:
    """Answers about being called, each with its day."""
    return [
        {"id": f"s{number}", "sort": "kalla-till-mote", "status": status, "dag": day}
        for number, (status, day) in enumerate(svar, 1)
    ]


def test_the_days_without_consent_are_told_and_not_blamed() -> None:
    """A no on the 24th and a yes on the 30th: hindered from the limit's beginning until the yes."""
    svar = samtycke(("nekat", "2027-03-24"), ("lamnat", "2027-03-30"))
    (sak,) = dagen("2027-03-30T09:00", hant=[MEDDELAT], samtycken=svar)
    assert (sak.lage, sak.hinder) == ("gatt-ut", Hinder(date(2027, 3, 25), date(2027, 3, 30), "kalla-till-mote"))


def test_without_consent_there_is_nothing_to_do_but_wait() -> None:
    (sak,) = dagen("2027-03-30T09:00", hant=[MEDDELAT], samtycken=samtycke(("nekat", "2027-03-24")))
    assert (sak.lage, sak.hinder) == ("hindrad", Hinder(date(2027, 3, 25), None, "kalla-till-mote"))


def test_a_no_before_the_limit_is_waited_for_too() -> None:
    """The limit runs, and nobody may call."""
    (sak,) = dagen("2027-03-26T09:00", hant=[MEDDELAT], samtycken=samtycke(("nekat", "2027-03-24")))
    assert (sak.lage, sak.hinder, sak.nar) == (
        "hindrad",
        Hinder(date(2027, 3, 25), None, "kalla-till-mote"),
        date(2027, 3, 28),
    )


def test_a_consent_taken_back_after_the_limit_does_not_excuse_it() -> None:
    svar = samtycke(("lamnat", "2027-03-24"), ("aterkallat", "2027-03-29"))
    (sak,) = dagen("2027-03-30T09:00", hant=[MEDDELAT], samtycken=svar)
    assert (sak.lage, sak.hinder) == ("gatt-ut", None)


def test_a_consent_taken_back_in_time_hinders_only_from_then() -> None:
    svar = samtycke(("lamnat", "2027-03-24"), ("aterkallat", "2027-03-27"))
    (sak,) = dagen("2027-03-30T09:00", hant=[MEDDELAT], samtycken=svar)
    assert sak.hinder == Hinder(date(2027, 3, 27), None, "kalla-till-mote")


def kallelse(**given: object) -> list[dict[str, object]]:
    """A kallelse to a meeting on 7 April."""
    return [{"id": "k1", "dag": "2027-04-07", "tid": "13:00", **given}]


def test_a_kallelse_that_is_made_waits_to_be_sent_by_its_deadline() -> None:
    """One thing, not two: the kallelse with the deadline's time."""
    (sak,) = dagen("2027-03-25T10:12", hant=[MEDDELAT], kallelser=kallelse())
    assert (sak.sort, sak.lage, sak.nar) == ("kallelse", "i-dag", date(2027, 3, 28))


def test_a_kallelse_without_a_deadline_goes_as_soon_as_can_be() -> None:
    (sak,) = dagen("2027-03-25T10:12", [], kallelser=kallelse())
    assert (sak.sort, sak.lage, sak.nar) == ("kallelse", "snarast", None)


@pytest.mark.parametrize(
    "sent",
    [
        {"dokument": [{"id": "d1", "typ": "kallelse", "tid": "2027-03-25T11:00", "kallelse": "k1"}]},
        {"hant": [MEDDELAT, "kallelse-skickad=2027-03-25T11:00"]},
        {"hant": [MEDDELAT, "kallelse-skickad=2027-03-25T11:00 k1"]},
    ],
)
def test_a_kallelse_that_was_sent_waits_no_more(sent: Mapping[str, object]) -> None:
    parts = {"hant": [MEDDELAT], "kallelser": kallelse(), **sent}
    assert "kallelse" not in [sak.sort for sak in dagen("2027-03-25T12:00", **parts)]  # type: ignore[arg-type]


FIRST_SENT = [MEDDELAT, "kallelse-skickad=2027-03-25T11:00"]
MOVED = {"id": "k2", "ersatter": "k1", "dag": "2027-04-08"}


def rad(typ: str, kallelse: str) -> dict[str, str]:
    """That a document was sent."""
    return {"id": f"d{kallelse[1:]}", "typ": typ, "tid": "2027-03-25T11:00", "kallelse": kallelse}


def osant(
    kallelser: Sequence[object], nu: str = "2027-03-25T12:00", dokument: Sequence[object] = ()
) -> list[tuple[str, str]]:
    """What is made and not sent."""
    found = dagen(nu, hant=FIRST_SENT, kallelser=list(kallelser), dokument=list(dokument))
    return [(sak.sort, sak.lage) for sak in found if sak.sort in ("kallelse", "ny-tid", "aterkallelse")]


def test_a_new_time_waits_though_the_first_kallelse_was_sent() -> None:
    """Until it has been sent itself."""
    both = [*kallelse(), MOVED]
    assert osant(both) == [("ny-tid", "snarast")]
    assert osant(both, dokument=[rad("kallelse", "k1"), rad("ny-tid", "k2")]) == []


def test_a_cancellation_waits_though_the_kallelse_was_sent() -> None:
    """On the day of the meeting it must go that day; after it there is nobody to tell."""
    off = kallelse(installd_av="personen")
    assert osant(off, dokument=[rad("kallelse", "k1")]) == [("aterkallelse", "snarast")]
    assert osant(off, "2027-04-07T08:00") == [("aterkallelse", "i-dag")]
    assert osant(off, "2027-04-08T08:00") == []
    assert osant(off, dokument=[rad("kallelse", "k1"), {**rad("aterkallelse", "k1"), "id": "d2"}]) == []


def test_a_new_time_that_is_called_off_leaves_only_the_cancellation() -> None:
    assert osant([*kallelse(), {**MOVED, "installd_av": "vi"}]) == [("aterkallelse", "snarast")]


SENT = [MEDDELAT, "kallelse-skickad=2027-03-25"]


@pytest.mark.parametrize(
    ("nu", "lage"), [("2027-03-30T08:00", []), ("2027-03-31T08:00", ["kommande"]), ("2027-04-07T15:00", ["i-dag"])]
)
def test_the_meeting_is_told_a_week_ahead_and_on_its_day(nu: str, lage: list[str]) -> None:
    found = dagen(nu, hant=SENT, kallelser=kallelse())
    assert [(sak.sort, sak.lage) for sak in found] == [("mote", each) for each in lage]


def test_a_meeting_called_off_is_not_told() -> None:
    found = dagen("2027-04-07T08:00", hant=SENT, kallelser=kallelse(installd_av="personen"))
    assert "mote" not in [sak.sort for sak in found]


def test_a_meeting_that_has_its_day_is_not_asked_for_soon() -> None:
    """A duty to hold it "soon" is met by the day that is set."""
    assert [sak.frist for sak in dagen("2027-03-25T08:00", [MOTET])] == ["sip-mote"]
    assert dagen("2027-03-25T08:00", [MOTET], hant=SENT, kallelser=kallelse()) == []


def test_answers_are_asked_for_until_all_have_come() -> None:
    def svaren(*answers: str | None) -> list[tuple[str, str, object]]:
        asked = [{"part": f"p{n}", "som": "kallad", "svar": svar} for n, svar in enumerate(answers, 1)]
        called = kallelse(svara_senast="2027-03-30", mottagare=asked)
        found = dagen("2027-03-31T08:00", hant=SENT, kallelser=called)
        return [(sak.sort, sak.lage, sak.svar) for sak in found if sak.sort == "svar"]

    assert svaren("kommer", None) == [("svar", "gatt-ut", (1, 2))]
    assert svaren("kommer", "kommer inte") == []


SAMTYCKE = {"id": "kalla-till-mote", "text": "Ja.", "kravs_for": ["kallelse", "ny-tid"], "kalla": KALLA}
SKICKAD = [
    {
        "id": "d1",
        "typ": "kallelse",
        "tid": "2027-03-25T14:00",
        "kallelse": "k1",
        "mottagare": [{"som": "enskild", "part": "enskild"}],
    }
]


@pytest.mark.parametrize(
    ("svar", "saker"),
    [
        pytest.param(["lamnat", "aterkallat"], [("avboka", "snarast")], id="those called must be told"),
        pytest.param(["lamnat", "nekat"], [("avboka", "snarast")], id="a no is a no"),
        pytest.param(["lamnat", "ej-mojligt"], [], id="nobody has said no"),
        pytest.param(["aterkallat", "lamnat"], [], id="a new yes"),
    ],
)
def test_a_no_after_the_kallelse_was_sent_asks_to_call_the_meeting_off(
    svar: list[str], saker: list[tuple[str, str]]
) -> None:
    """Until that has been told, or the meeting would have been."""
    given = samtycke(*((status, f"2027-03-2{day}") for day, status in enumerate(svar, 4)))
    told = {"samtycken": given, "dokument": SKICKAD, "kallelser": kallelse()}
    assert [(sak.sort, sak.lage) for sak in _utan_frist("2027-03-26T09:00", **told)] == saker
    assert _utan_frist("2027-04-08T09:00", **told) == []
    off = {**told, "kallelser": kallelse(installd_av="personen")}
    assert "avboka" not in [sak.sort for sak in _utan_frist("2027-03-26T09:00", **off)]


def test_a_kallelse_that_was_never_sent_is_not_to_be_sent_after_a_no() -> None:
    """Also where no deadline runs that could be hindered."""
    given = samtycke(("lamnat", "2027-03-24"), ("aterkallat", "2027-03-25"))
    (sak,) = _utan_frist("2027-03-26T09:00", samtycken=given, kallelser=kallelse())
    assert (sak.sort, sak.lage) == ("kallelse", "hindrad")


def _utan_frist(nu: str, **delar: object) -> list[Sak]:
    """The day of an ärende in a region whose kallelse needs consent, and has no deadline."""
    region = provregion(frister=[], roller=[], samtycke=[SAMTYCKE])
    case = arende(arende={"id": "7K2M"}, **delar)
    moment = klockan(nu)
    return ordnade(dagens(lambda _: region, case, moment, fakta_ur(case, moment.date()), "fast-vardkontakt"))
