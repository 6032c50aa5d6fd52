"""How the rows of a batch are made, as a command says it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

PER_DEL = 500
"""Letters in a file for the printer: as many as an office carries and puts into envelopes at a time."""


@dataclass(frozen=True)
class Korsatt:
    """What does not matter to the papers themselves.

    Attributes:
        processer: how many processes; None: one a core.
        brev_per_del: how many letters a file for the printer has at most.
        felfil: the workbook to write the rows that failed in; None: nowhere.
        as_json: tell events for scripts.
        bara_fel: only rows that are not done; the file need not have the others.
        nya_regler: go on though rules or templates are other than before.
    """

    processer: int | None
    brev_per_del: int
    felfil: Path | None
    as_json: bool
    bara_fel: bool = False
    nya_regler: bool = False
