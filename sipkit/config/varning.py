"""What a user should know about a configuration that is valid."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from sipkit.config.schema import Kalldokument
from sipkit.felkoder import KODER

LAST_CHECK = timedelta(days=365)
"""How long the check of a source is trusted."""


@dataclass(frozen=True, slots=True)
class Varning:
    """Something to know that stops nothing. `kod` is a key of `sipkit.felkoder.KODER`."""

    kod: str
    vad: str
    regler: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.kod not in KODER:
            raise LookupError(f"warning code without an entry in KODER: {self.kod}")


def uncertain_sources(dokument: Iterable[Kalldokument], dag: date) -> tuple[Varning, ...]:
    """The documents that may no longer say what the configuration says."""
    found: list[Varning] = []
    for each in dokument:
        if each.osaker:
            found.append(Varning("osaker-kalla", f"{each.titel}: {each.osaker}", each.regler))
        if dag - each.kontrollerad > LAST_CHECK:
            found.append(Varning("gammal-kalla", f"{each.titel} kontrollerades senast {each.kontrollerad}."))
    return tuple(found)


def hidden(what: str, id_: str, used: Path, others: Sequence[Path]) -> tuple[Varning, ...]:
    """The places that are not used because another, searched before them, has the same id."""
    texts = (f"{what} {id_} läses ur {used} i stället för {other}." for other in others)
    return tuple(Varning("dold-konfiguration", text) for text in texts)
