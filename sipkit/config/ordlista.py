"""Words and limits that papers are reviewed against, from `config/ord.yaml`.

`*huvudman*` finds the word however it begins and ends. A pattern with capitals is found as it stands.
"""

from __future__ import annotations

from typing import Literal, cast

from pydantic import Field

from sipkit.config.enkla import Heltal
from sipkit.config.post import Modell
from sipkit.config.sources import Sources
from sipkit.config.validation import Skema, validate
from sipkit.config.yamlfil import read
from sipkit.errors import SipkitError, raise_all

Lasare = Literal["enskild", "personal"]


class Olampligt(Modell):
    """A word or phrase that never stands in a paper to the person, and what to say instead."""

    ord: str = Field(min_length=2)
    sag: str


class Lixgrans(Modell):
    """The lowest LIX, rounded, that is reported; None: none is."""

    hela: Heltal
    lopande: Heltal | None = None


class Ordlista(Modell):
    """What a review holds a paper against."""

    kalla: str
    lix_minst_ord: Heltal
    """A text of fewer words has no LIX worth telling."""
    lix: dict[Lasare, Lixgrans]
    oversattning: str
    """What every translation says in Swedish too, whatever stands around it."""
    ord: tuple[Olampligt, ...]


_ORDLISTA = Skema(Ordlista)


def load_ordlista(sources: Sources) -> Ordlista:
    """The words and limits: the user's own file, or the shipped one.

    Raises:
        SipkitError: all that is wrong in the file.
    """
    faults: list[SipkitError] = []
    ordlista = validate(_ORDLISTA, read(sources.only("ord.yaml")), faults)
    raise_all(faults)
    return cast(Ordlista, ordlista)
