"""What the checks of a part's syntax tree find: a fault, and the line where it stands.

A compiled part's source has one line for each paragraph, so a line is a paragraph (`story.py` numbers them).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sipkit.errors import TemplateFault
from sipkit.word.places import place


@dataclass(frozen=True)
class Finding:
    """A fault at a line of a part's source.

    Attributes:
        line: counted from 1, as Jinja does.
        kod: the error code.
        vad: what is wrong, one Swedish sentence.
        atgard: how to fix it.
    """

    line: int
    kod: str
    vad: str
    atgard: str = ""

    def fault(self, part: str, lines: Sequence[str]) -> TemplateFault:
        """Return the fault, placed in its part and paragraph."""
        return TemplateFault(self.kod, self.vad, place(part, lines[self.line - 1]), self.atgard)
