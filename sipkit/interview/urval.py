"""What parties can be chosen from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sipkit.storage.adressbok import Adressbok


@dataclass(frozen=True)
class Urval:
    """The address book, and what is usual in it.

    Attributes:
        adressbok: the units.
        tidigare: for each kommun's key, the ids of the units in each of the last choices.
    """

    adressbok: Adressbok
    tidigare: Mapping[str, tuple[tuple[str, ...], ...]]
