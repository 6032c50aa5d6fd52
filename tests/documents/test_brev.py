"""The letter to the person can be read at the kitchen table: no word of the trade, and short sentences."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.conftest import Kallelse
from tests.cli.korning import Changes, content
from tests.documents.lasning import rows

NEVER = (
    *("den enskilde", "enskild", "huvudman", "insats", "verksamhet", "sammankallande", "kallad part", "inbjuden part"),
    *("kallad", "inbjuden", "upprätta", "utskrivningsklar", "slutenvård", "öppenvård", "samverkan", "akt", "ärende"),
    *("SBAR", "HSL", "SoL", "LOS", "skyldig", "måste", "avvika", "rutin", "riktlinje", "tolkning", "regel", "§"),
)
"""Words of the trade, of duty and of law."""

LETTERS: dict[str, tuple[str, Changes]] = {
    "Blekinge": ("blekinge", {}),
    "Västra Götaland": ("vastra-gotaland", {}),
    "before the discharge": (
        "blekinge",
        {"kallelse.sip": "fore-utskrivning", "kallelse.plats": "sjukhus", "kallelse.plats_text": "Rum 3 på plan 2"},
    ),
    "without a hospital": ("blekinge", {"kallelse.sip": "utan-slutenvard"}),
    "with an interpreter": (
        "blekinge",
        {"enskild.behov": ["tolk"], "enskild.tolk_sprak": "arabiska", "enskild.tolk_lage": "bokad"},
    ),
    "on a screen": ("vastra-gotaland", {"kallelse.motesform": "distans"}),
    "with nothing settled": (
        "blekinge",
        dict.fromkeys(("kallelse.dag", "kallelse.tid", "kallelse.plats", "kallelse.motesform", "kallelse.fragor"), ...),
    ),
}


@pytest.fixture(params=list(LETTERS.values()), ids=list(LETTERS))
def brev(request: pytest.FixtureRequest, kallelse: Kallelse, tmp_path: Path) -> list[str]:
    """The rows of a letter, for each kind of meeting."""
    region, changes = request.param
    assert kallelse(region, changes, "--format", "docx").exit == 0
    (data,) = (data for name, data in content(tmp_path / "ut").items() if "brev" in name)
    return rows(data)


def test_the_letter_has_no_word_of_the_trade(brev: list[str]) -> None:
    """Nor of any rule, nor the person's number: the envelope may lie open."""
    text = "\n".join(brev)
    assert [word for word in NEVER if re.search(rf"\b{re.escape(word)}", text, re.IGNORECASE)] == []
    assert not re.search(r"\d{6}-?\d{4}", text.replace("070-174 06 10", ""))


def test_the_letter_is_easy_to_read(brev: list[str]) -> None:
    """Running text below LIX 30, the border of easy; names and numbers are left out."""
    running = " ".join(row.partition(": ")[2] for row in brev if row.startswith("Normal: "))
    assert len(running.split()) > 60
    assert lix(running) < 30


def test_the_letter_says_when_where_and_whom_to_ring_first(brev: list[str]) -> None:
    """On page one, above everything else, and it says that the person decides."""
    first = next(number for number, row in enumerate(brev) if row.startswith("Normal: "))
    labels = [row.split(" | ")[0].removeprefix("| ") for row in brev[:first] if row.startswith("|")]
    assert labels == ["När", "Var", "Frågor?"]
    text = "\n".join(brev)
    assert "Du väljer själv om mötet ska bli av." in text
    assert "Du kan säga nej när du vill, utan att säga varför." in text


def lix(text: str) -> float:
    """Words in a sentence on average, and the share of words longer than six letters in percent."""
    text = re.sub(r"[\d-]+|(?<![.!?] )\b[A-ZÅÄÖ]\w+", "", text)
    sentences = [each for each in re.split(r"[.!?:]", text) if each.strip()]
    words = re.findall(r"\w+", text)
    return len(words) / len(sentences) + 100 * sum(len(word) > 6 for word in words) / len(words)


def test_lix_is_counted_as_it_is_defined() -> None:
    """Four and three words in two sentences, two of seven longer than six letters: 3.5 + 28.6."""
    assert round(lix("här står fyra ord. sjukhus hemtjänst mamma."), 1) == round(3.5 + 200 / 7, 1)


@pytest.mark.parametrize(
    ("lage", "says"),
    [("behovs", "Vi ska ordna en tolk"), ("bestalld", "Vi har beställt en tolk"), ("bokad", "Vi har bokat en tolk")],
)
def test_an_interpreter_is_promised_only_when_there_is_one(
    kallelse: Kallelse, tmp_path: Path, lage: str, says: str
) -> None:
    """Needed, ordered and booked are three things."""
    kallelse("blekinge", {"enskild.behov": ["tolk"], "enskild.tolk_sprak": "arabiska", "enskild.tolk_lage": lage})
    text = "\n".join(rows(content(tmp_path / "ut")["7K2M-brev-enskild.docx"]))
    assert says in text
    assert ("bokat" in text) == (lage == "bokad")


def test_what_is_free_is_said_only_where_a_rule_says_so(kallelse: Kallelse, tmp_path: Path) -> None:
    """Västra Götaland's price list does; no source for Blekinge is known."""
    for region, free in (("vastra-gotaland", True), ("blekinge", False)):
        kallelse(region, {}, "--ut", tmp_path / region)
        (data,) = (data for name, data in content(tmp_path / region).items() if "brev" in name)
        assert ("Mötet är gratis." in "\n".join(rows(data))) == free
