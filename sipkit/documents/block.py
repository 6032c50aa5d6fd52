"""Text to paste: blocks, each for one place in the IT service or the journal."""

from __future__ import annotations

from dataclasses import dataclass

JOURNAL = "Journal"
"""The heading of the block that goes into the journal."""


@dataclass(frozen=True)
class Block:
    """A heading that says where the text goes, and the text."""

    rubrik: str
    text: str


def som_text(block: tuple[Block, ...]) -> str:
    """All blocks as one text, ready for a .txt file."""
    return "\n\n".join(f"{each.rubrik.upper()}\n{each.text}" for each in block) + "\n"
