import pytest
from hypothesis import given

from sipkit.domain.janej import parse_janej
from sipkit.errors import UsageFault
from tests.domain.skrivet import read_or_refused, skrap


@pytest.mark.parametrize("typed", ["j", "J", "ja", "Ja", " JA ", "y", "yes"])
def test_yes(typed: str) -> None:
    assert parse_janej(typed) is True


@pytest.mark.parametrize("typed", ["n", "N", "nej", "Nej", " NEJ\n", "no"])
def test_no(typed: str) -> None:
    assert parse_janej(typed) is False


@pytest.mark.parametrize("typed", ["", " ", "0", "1", "kanske", "jn", "nja", "j?", "true", "jaha"])
def test_nothing_else_counts_as_an_answer(typed: str) -> None:
    with pytest.raises(UsageFault) as caught:
        parse_janej(typed)
    assert caught.value.kod == "ja-eller-nej"


@given(skrap)
def test_any_text_is_read_or_refused(text: str) -> None:
    read_or_refused(parse_janej, text)
