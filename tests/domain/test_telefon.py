import pytest
from hypothesis import given
from hypothesis import strategies as st

from sipkit.domain.telefon import parse_telefon
from sipkit.errors import UsageFault
from tests.domain.skrivet import read_or_refused, skrap


@pytest.mark.parametrize(
    "typed",
    [
        "070-174 06 10",
        "0701740610",
        "070 174 06 10",
        "070/174 06 10",
        "070–174\xa006\xa010",
        "(070) 174 06 10",
        "+46701740610",
        "+46 70 174 06 10",
        "+46 (0)70-174 06 10",
        "0046 70 174 06 10",
        "０７０-174 06 10",
    ],
)
def test_one_mobile_number_however_it_is_typed(typed: str) -> None:
    assert parse_telefon(typed) == "070-174 06 10"


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("0846500410", "08-465 004 10"),
        ("080000000", "08-000 00 00"),
        ("08000000", "08-00 00 00"),
        ("0313900610", "031-390 06 10"),
        ("010 000 00 00", "010-000 00 00"),
        ("+46455 000 00", "0455-000 00"),
        ("0980319210", "0980-31 92 10"),
        ("0771000000", "0771-00 00 00"),
        ("+47 00 00 00 00", "+47 00 00 00 00"),
        ("0047 0000 0000", "+47 0000 0000"),
        ("+290 00000", "+290 00000"),
        ("1177", "1177"),
        ("112", "112"),
    ],
)
def test_the_area_code_stands_apart_and_the_rest_in_groups(typed: str, printed: str) -> None:
    assert parse_telefon(typed) == printed


@given(st.from_regex(r"(\+46|0)[1-9][0-9]{6,8}|\+[1357][0-9 ]{8,13}|11[0-9]{1,4}", fullmatch=True))
def test_what_is_printed_can_be_typed_and_no_digit_is_lost(typed: str) -> None:
    try:
        printed = parse_telefon(typed)
    except UsageFault:
        assert typed.startswith("+") and len(typed.replace(" ", "")) < 9, "only too short foreign numbers are refused"
        return
    assert parse_telefon(printed) == printed
    assert "".join(filter(str.isdigit, printed)) == typed.replace("+46", "0").replace("+", "").replace(" ", "")


@pytest.mark.parametrize(
    "typed", ["", "123", "07017406101", "070-174", "0000000000", "701740610", "ring växeln", "+", "-"]
)
def test_too_long_too_short_or_not_a_number_is_refused(typed: str) -> None:
    with pytest.raises(UsageFault) as caught:
        parse_telefon(typed)
    assert caught.value.kod == "ogiltigt-telefonnummer"


@given(skrap)
def test_any_text_is_read_or_refused(text: str) -> None:
    read_or_refused(parse_telefon, text)
