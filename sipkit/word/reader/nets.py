"""Nets against lost text: a story's text is counted in the file, while it is read, and in what came of it.

A PDF can be valid in every way and still lack a sentence, so what does not add up is refused, even though nobody knows
yet why it does not.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from sipkit.word.reader.faults import CannotRead
from sipkit.word.reader.reading import MetHeading, Reading
from sipkit.word.reader.xml import Element
from sipkit.word.text import count
from sipkit.word.tree import Block

_REPORT: Final = "Använd `--pdf-motor libreoffice`, och anmäl gärna felet med mallen (inte brevet)."


def check_text(reading: Reading, root: Element, blocks: Iterable[Block]) -> None:
    """Every text element was visited, and the characters read are those in the blocks.

    Raises:
        CannotRead: when a field never ends, or when text would be lost.
    """
    if reading.fields:
        raise CannotRead(reading.fields[-1].element)
    ledger = reading.ledger
    kept = ledger.promised - ledger.left_out + ledger.added
    if ledger.texts != ledger.promised_texts or count(blocks) != kept:
        raise CannotRead(root, "text som läsaren inte kan följa", _REPORT)


def check_headings(headings: Sequence[MetHeading]) -> None:
    """Headings go down one level at a time, as PDF/UA and those who find their way by headings need.

    Raises:
        CannotRead: at the first heading that skips a level, naming its style.
    """
    level = 0
    for heading in headings:
        if heading.level > level + 1:
            after = f"direkt efter nivå {level}" if level else "som dokumentets första rubrik"
            raise CannotRead(
                heading.element,
                f"en rubrik på nivå {heading.level} (formatmallen {heading.style_name}) {after}",
                f"Använd rubriknivå {level + 1} där (formatmallen Rubrik {level + 1}).",
            )
        level = heading.level
