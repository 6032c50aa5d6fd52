from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sipkit.domain.identitet import Identitet, Sort, parse_identitet
from sipkit.errors import UsageFault
from tests.domain.skrivet import read_or_refused, skrap
from tests.testnummer import PERSONNUMMER, SAMORDNINGSNUMMER, UTAN_FODELSEDAG

IDAG = date(2027, 3, 25)
INGRID = "194404277461"
nummer = st.sampled_from(PERSONNUMMER + SAMORDNINGSNUMMER)


def _separator(number: str) -> str:
    """`+` from the year in which the person turns 100."""
    return "+" if IDAG.year - int(number[:4]) >= 100 else "-"


def test_every_test_number_is_valid_with_ten_and_twelve_digits() -> None:
    for number in PERSONNUMMER + SAMORDNINGSNUMMER:
        sort: Sort = "samordningsnummer" if number in SAMORDNINGSNUMMER else "personnummer"
        short = f"{number[2:8]}{_separator(number)}{number[8:]}"
        for typed in (number, f"{number[:8]}-{number[8:]}", short):
            assert parse_identitet(typed, IDAG) == Identitet(number, sort), typed


@pytest.mark.parametrize(
    "typed",
    [
        "4404277461",
        "440427 7461",
        "440427 - 7461",
        "1944 04 27 74 61",
        "19440427–7461",
        "19440427\u20117461",
        "\u200b19440427-7461\u00a0",
        "１９４４０４２７－７４６１",
    ],
)
def test_pasted_and_spaced_numbers_are_read(typed: str) -> None:
    assert parse_identitet(typed, IDAG).nummer == INGRID


@given(nummer, st.integers(2, 11), st.integers(1, 9))
def test_one_wrong_digit_is_always_caught(number: str, place: int, more: int) -> None:
    wrong = f"{number[:place]}{(int(number[place]) + more) % 10}{number[place + 1 :]}"
    with pytest.raises(UsageFault):
        parse_identitet(wrong, IDAG)


@given(nummer)
def test_what_is_stored_or_printed_can_be_read_again(number: str) -> None:
    identitet = parse_identitet(number, IDAG)
    assert parse_identitet(identitet.nummer, IDAG) == parse_identitet(identitet.visning, IDAG) == identitet


def test_the_plus_sign_comes_with_the_year_of_the_hundredth_birthday() -> None:
    number = next(each for each in PERSONNUMMER if each.startswith("1927"))
    ten = number[2:8], number[8:]
    assert parse_identitet("-".join(ten), date(2026, 12, 31)).nummer == number
    assert parse_identitet("+".join(ten), date(2027, 1, 1)).nummer == number


def test_a_plus_sign_on_someone_younger_is_refused() -> None:
    with pytest.raises(UsageFault):
        parse_identitet("440427+7461", IDAG)


@given(st.sampled_from(PERSONNUMMER))
def test_nobody_has_a_number_before_birth(number: str) -> None:
    birthday = date(int(number[:4]), int(number[4:6]), int(number[6:8]))
    assert parse_identitet(number, birthday).fodelsedag == birthday
    with pytest.raises(UsageFault):
        parse_identitet(number, birthday - timedelta(1))


@pytest.mark.parametrize("number", UTAN_FODELSEDAG)
def test_a_samordningsnummer_without_a_full_birthday_is_accepted_with_a_word_of_warning(number: str) -> None:
    identitet = parse_identitet(number, IDAG)
    assert identitet.sort == "samordningsnummer"
    assert identitet.fodelsedag is None
    assert identitet.alder(IDAG) is None
    assert identitet.varning


def test_a_number_without_a_full_birthday_exists_from_its_year_on() -> None:
    number = UTAN_FODELSEDAG[0]
    assert parse_identitet(number, date(1915, 1, 1)).nummer == number
    with pytest.raises(UsageFault):
        parse_identitet(number, date(1914, 12, 31))


def test_an_unknown_month_or_day_belongs_to_samordningsnummer_only() -> None:
    for typed in ("19440027-7461", "19440400-7461"):
        with pytest.raises(UsageFault):
            parse_identitet(typed, IDAG)


def test_age_and_birthday_of_a_samordningsnummer_are_the_persons() -> None:
    identitet = parse_identitet("20260161-2381", IDAG)
    assert identitet.fodelsedag == date(2026, 1, 1)
    assert identitet.alder(IDAG) == 1
    assert identitet.varning == ""


@pytest.mark.parametrize(
    ("dag", "age"), [("2027-03-25", 82), ("2027-04-26", 82), ("2027-04-27", 83), ("1944-04-27", 0)]
)
def test_age_changes_on_the_birthday(dag: str, age: int) -> None:
    assert parse_identitet(INGRID, IDAG).alder(date.fromisoformat(dag)) == age


def test_someone_born_on_leap_day_ages_on_the_first_of_march() -> None:
    identitet = parse_identitet("200802292383", IDAG)
    assert [identitet.alder(date(2026, 2, 28)), identitet.alder(date(2026, 3, 1))] == [17, 18]


def test_the_printed_form_has_a_hyphen_also_for_those_over_a_hundred() -> None:
    assert parse_identitet(INGRID, IDAG).visning == "19440427-7461"
    assert parse_identitet("189602299803", IDAG).visning == "18960229-9803"


@pytest.mark.parametrize("typed", ["reservnummer 20270325-T220", "Reservnr: 20270325-t220", "RESERV 20270325 T220"])
def test_a_reservnummer_is_read_after_its_word_only(typed: str) -> None:
    identitet = parse_identitet(typed, IDAG)
    assert identitet.sort == "reservnummer"
    assert identitet.visning.replace("-", "") == "reservnummer 20270325T220"
    assert (identitet.fodelsedag, identitet.alder(IDAG)) == (None, None)
    assert identitet.varning
    assert parse_identitet(identitet.nummer, IDAG) == identitet


@pytest.mark.parametrize("typed", ["20270325-T220", "1944O427-7461", "AB123456", "reservnummer", "reservnummer x1"])
def test_what_could_be_a_mistyped_personnummer_is_no_reservnummer(typed: str) -> None:
    with pytest.raises(UsageFault) as caught:
        parse_identitet(typed, IDAG)
    assert "reservnummer" in caught.value.atgard


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "19440427",
        "440427-746",
        "19440427-7461".replace("0427", "0431"),
        "194413277461",
        "17440427-7461",
        "440427/7461",
        "440427--7461",
        "440427-7461-1",
        "9919440427",
        "99194404277461",
        "44-0427-7461",
        "٤٤٠٤٢٧-٧٤٦١",
    ],
)
def test_what_is_not_a_number_is_refused(typed: str) -> None:
    with pytest.raises(UsageFault) as caught:
        parse_identitet(typed, IDAG)
    assert caught.value.kod == "ogiltigt-personnummer"


def test_an_identity_cannot_be_made_of_an_invalid_number_or_the_wrong_sort() -> None:
    for number, sort in ((INGRID[:-1] + "2", "personnummer"), (INGRID, "samordningsnummer"), (INGRID, "reservnummer")):
        with pytest.raises(UsageFault):
            Identitet(number, sort)  # type: ignore[arg-type]


@given(nummer)
def test_a_number_never_shows_by_accident(number: str) -> None:
    assert number[8:] not in repr(parse_identitet(number, IDAG))


@given(skrap)
def test_any_text_is_read_or_refused(text: str) -> None:
    read_or_refused(lambda typed: parse_identitet(typed, IDAG), text)


@given(nummer, st.integers(0, 11), st.characters())
def test_a_number_with_a_stray_sign_is_read_or_refused_without_being_repeated(
    number: str, place: int, sign: str
) -> None:
    read_or_refused(lambda typed: parse_identitet(typed, IDAG), number[:place] + sign + number[place + 1 :])
