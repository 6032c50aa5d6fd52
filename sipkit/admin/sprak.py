"""Whether a statement says it with the verb that its `modal` names."""

from __future__ import annotations

import re
from collections.abc import Mapping

from sipkit.domain.vocabulary import Modal

_SKA = r"ska|skall|måste|skyldig|skyldiga|skyldigt"
_SAYS: Mapping[Modal, re.Pattern[str]] = {
    "ska": re.compile(rf"\b(?:{_SKA})\b"),
    "bor": re.compile(r"\bbör\b"),
    "kan": re.compile(r"\b(?:kan|får)\b"),
    "far-inte": re.compile(
        r"\b(?:får|ska|kan)\b[^.]*\b(?:inte|inga|ingen|inget|aldrig|bara)\b|\b(?:inte|aldrig)\s+får\b"
    ),
    "behover-inte": re.compile(r"\bbehöv\w*\b[^.]*\b(?:inte|inga|ingen|inget)\b|\binte\b[^.]*\bbehöv"),
}
_BINDS = re.compile(rf"\b(?:{_SKA}|bör)\b")
_CLAUSE = re.compile(
    r"\b(?:som|när|om|att|innan|där|vad|vem|vilka|vilken|vilket|hur|tills|eftersom|medan)\b[^,.;:]*", re.IGNORECASE
)
"""A subordinate clause: `personen som ska skrivas ut` states no duty."""
VERB: Mapping[Modal, str] = {
    "ska": "ska",
    "bor": "bör",
    "kan": "kan eller får",
    "far-inte": "får inte",
    "behover-inte": "behöver inte",
    "galler": "presens, utan ska och bör",
}
"""The verb of each `modal`, as it is told to people."""


def sager(text: str, modal: Modal) -> bool:
    """Whether the text has the verb. Plain present binds nobody: no *ska* or *bör* outside subordinate clauses."""
    lower = text.casefold()
    if modal == "galler":
        return not _BINDS.search(_CLAUSE.sub("", lower))
    return bool(_SAYS[modal].search(lower))
