"""What a review finds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sipkit.errors import ConfigFault, SipkitError
from sipkit.felkoder import KODER


@dataclass(frozen=True, slots=True)
class Fynd:
    """Something in a region's files that someone should look at.

    Attributes:
        kod: a key of `sipkit.felkoder.KODER`.
        vad: what it is, in whole sentences.
        var: `file:line:column`.
        atgard: how to mend it; empty for what is only to be known.
        regler: ids of the rules it is about.
        upplysning: it is right as it stands, and worth knowing.
    """

    kod: str
    vad: str
    var: str
    atgard: str = ""
    regler: tuple[str, ...] = ()
    upplysning: bool = False

    def __post_init__(self) -> None:
        if self.kod not in KODER:
            raise LookupError(f"finding without an entry in KODER: {self.kod}")

    def som_fel(self) -> ConfigFault:
        """The same as a fault, to be shown among what stops the files from loading."""
        return ConfigFault(self.kod, self.vad, self.var, self.atgard, self.regler)


def i_ordning(fynd: Iterable[Fynd]) -> tuple[Fynd, ...]:
    """Each finding once, by file, line and column."""
    found: dict[tuple[str, str, str], Fynd] = {}
    for each in fynd:
        found.setdefault((each.kod, each.var, each.vad), each)
    return tuple(sorted(found.values(), key=lambda each: plats(each.var)))


def plats(var: str) -> tuple[str, int, int]:
    """File, line and column of a place, comparable; a place that is only a file stands before its lines."""
    parts = var.rsplit(":", 2)
    if len(parts) == 3 and parts[1].isdecimal() and parts[2].isdecimal():
        return parts[0], int(parts[1]), int(parts[2])
    return var, 0, 0


def fel_i_ordning(fel: Iterable[SipkitError]) -> list[SipkitError]:
    """Faults by file, line and column."""
    return sorted(fel, key=lambda each: plats(each.var))
