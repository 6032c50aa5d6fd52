import pytest
from hypothesis import given

from sipkit.domain.postadress import Adress, parse_adress
from sipkit.errors import UsageFault
from tests.domain.skrivet import read_or_refused, skrap

PROVGATAN = Adress("Provgatan 7", "999 99", "Exempelstad")


@pytest.mark.parametrize(
    "typed",
    [
        "Provgatan 7, 999 99 Exempelstad",
        "Provgatan 7,99999 Exempelstad",
        " Provgatan  7 ,  SE-999 99  Exempelstad, ",
        "Provgatan 7\n999 99 Exempelstad",
        "Provgatan 7\r\nS-99999 Exempelstad\r\n",
    ],
)
def test_street_post_code_and_town_on_one_line_or_two(typed: str) -> None:
    assert parse_adress(typed) == PROVGATAN


def test_an_envelope_has_the_co_line_first_and_the_town_last() -> None:
    adress = parse_adress("Provgatan 7, lgh 1102, C/o Testberg, 999 99 Norra Exempelstad")
    assert adress.rader() == ("C/o Testberg", "Provgatan 7, lgh 1102", "999 99 Norra Exempelstad")
    assert PROVGATAN.rader() == ("Provgatan 7", "999 99 Exempelstad")


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "Provgatan 7",
        "999 99 Exempelstad",
        "Provgatan 7, Exempelstad",
        "Provgatan 7, 9999 Exempelstad",
        "c/o Testberg, 999 99 Exempelstad",
        "Provgatan 7, 999 99",
        "Provgatan 7 999 99 Exempelstad",
        "999 99 Exempelstad, Provgatan 7",
    ],
)
def test_an_address_that_no_letter_would_reach_is_refused(typed: str) -> None:
    with pytest.raises(UsageFault) as caught:
        parse_adress(typed)
    assert caught.value.kod == "ogiltig-adress"


@given(skrap)
def test_any_text_is_read_or_refused(text: str) -> None:
    read_or_refused(parse_adress, text)
