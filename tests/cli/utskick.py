"""Recording that the papers of the stored ärende have been sent, and what that made of it."""

from __future__ import annotations

from typing import cast

from tests.cli.korning import Result
from tests.cli.sparade import ID, oppnat

KL_14 = "2027-03-25T14:20"
SENT = ("skickat", ID, "--utan-frågor", "--per", KL_14)
ALLA = ("enskild", "p1", "p2", "p3", "p4")
"""Everyone whom the example's papers are for."""


def hant() -> dict[str, str]:
    """The stored ärende's events: day, time and what each is about, by type."""
    return {each.typ: f"{each.tid:%d %H.%M} {each.avser}" for each in oppnat().handelser}


def andringar(done: Result) -> list[tuple[object, object, object]]:
    """What became of the deadlines, as the command tells it: what happened, which, and how it stands."""
    rows = cast(list[dict[str, dict[str, object]]], done.resultat["frister"])
    return [(row["vad"], row["frist"]["id"], row["frist"]["status"]) for row in rows]
