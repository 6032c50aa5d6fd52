import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sipkit.domain.text import clean, fold, nearest


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("Händelse", "handelse"),
        ("ÅÄÖ åäö é", "aao aao e"),
        ("  fortsätt\u00a0 7K2M ", "fortsatt 7k2m"),
        ("utan–fragor", "utan-fragor"),
        ("１９４４", "1944"),
        ("väg\u00adval\u200b", "vagval"),
    ],
)
def test_spelling_that_sounds_the_same_is_the_same(typed: str, folded: str) -> None:
    assert fold(typed) == folded


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_composed_and_decomposed_letters_are_the_same_text(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))
    assert clean(unicodedata.normalize("NFD", text)) == clean(unicodedata.normalize("NFC", text))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("uppföljing", "uppföljning"), ("UPPFOLJNING", "uppföljning"), ("kalelse", "kallelse"), ("xyz", None), ("", None)],
)
def test_a_mistyped_word_is_answered_with_the_nearest_as_it_is_written(typed: str, meant: str | None) -> None:
    assert nearest(typed, ["kallelse", "uppföljning", "plan"]) == meant
