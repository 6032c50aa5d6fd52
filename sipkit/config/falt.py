"""Paths of the ärende where they stand in a file."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from sipkit.config.faults import wrong_value
from sipkit.config.tree import Scalar
from sipkit.domain.paths import kanonisk, known_paths
from sipkit.domain.text import nearest
from sipkit.domain.vocabulary import DokumentTyp, words
from sipkit.errors import ConfigFault, UsageFault

VARJE = "*"
"""Stands for each member of a group in a rule's paths: `plan.insatser.*.huvudman`."""


def check_rule_path(path: Scalar) -> Iterator[ConfigFault]:
    """As `check_path`, where the path may mean a field of each member of a group."""
    if canonical(path.text.replace(f".{VARJE}.", ".x1.", 1)) is None:
        yield from check_path(path)


def check_path(path: Scalar) -> Iterator[ConfigFault]:
    """The path must be there in the ärende, or be an open field of a document type."""
    if canonical(path.text) is None:
        near = nearest(path.text, known_paths())
        cure = f"Menade du `{near}`?" if near else "Egna fält skrivs `falt.<dokumenttyp>.<namn>`."
        yield wrong_value(f"Fältet `{path.text}` finns inte i ärendet.", path.mark, cure)


@cache
def canonical(path: str) -> str | None:
    """The path as the ärende spells it; None when it is not there."""
    try:
        found = kanonisk(path)
    except UsageFault:
        return None
    parts = found.split(".")
    return found if parts[0] != "falt" or (len(parts) == 3 and parts[1] in words(DokumentTyp)) else None
