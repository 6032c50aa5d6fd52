"""LIX as it is counted by hand: words a sentence, and how many words of a hundred have more than six letters."""

from __future__ import annotations

import pytest

from sipkit.admin.lix import lix


@pytest.mark.parametrize(
    ("stycken", "raknat"),
    [
        (["Du bestämmer själv. Du kan säga nej."], (7, 2, 1)),
        (["Före mötet", "Tänk efter. Skriv upp det."], (7, 3, 0)),
        (["Frågor? Ring mig, t.ex. på morgonen!"], (7, 2, 1)),
        (["Ring mig: Maria Testberg, 070-174 06 10, på vardagar."], (4, 1, 1)),
        (["Enligt lagen (2017:612) om samverkan vid utskrivning. Det gäller 16 kap. 4 § HSL."], (4, 2, 0)),
        (["Mötet kallas SIP-möte."], (3, 1, 1)),
        (["1 (2)", "070-174 06 10", ""], (0, 0, 0)),
    ],
    ids=[
        "en mening per punkt",
        "en rubrik är en mening",
        "en förkortning slutar ingen mening",
        "namn och nummer",
        "lagrum",
        "sammansatt",
        "tomt",
    ],
)
def test_words_sentences_and_long_words(stycken: list[str], raknat: tuple[int, int, int]) -> None:
    counted = lix(stycken)
    assert (counted.ord, counted.meningar, counted.langa) == raknat


def test_the_value_is_the_mean_length_and_the_share_of_long_words() -> None:
    """12 words in 2 sentences, 3 of them long: 6 + 25."""
    assert lix(["Vi planerar din hjälp tillsammans. Du bestämmer om det ska bli av."]).varde == 31
