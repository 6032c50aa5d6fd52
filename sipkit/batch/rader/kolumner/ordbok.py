"""What columns tend to be called, from `config/batch/kolumner.yaml`, and how headings are compared."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import cast

from sipkit.config.enkla import JaNej
from sipkit.config.post import Modell
from sipkit.config.sources import Sources
from sipkit.config.validation import Skema, validate
from sipkit.config.yamlfil import read
from sipkit.domain.text import fold
from sipkit.errors import SipkitError, raise_all

RAD_ID = "rad-id"
SKYDD = "enskild.skyddade_uppgifter"
"""Whether the person's data are protected: no row is tried where nobody has said."""


class Radnyckel(Modell):
    """The column with the row's own key."""

    rubrik: str
    namn: tuple[str, ...]
    forklaring: str


class Kolumnord(Modell):
    """What the columns of one answer are called."""

    sokvag: str
    rubrik: str
    namn: tuple[str, ...] = ()
    forklaring: str


class Svarsdel(Modell):
    """A column with a part of an answer."""

    id: str
    namn: tuple[str, ...]
    frivillig: JaNej = False


class Sammansatt(Modell):
    """An answer that stands in several columns; those in an inner list of `skrivs` have a blank between them."""

    sokvag: str
    delar: tuple[Svarsdel, ...]
    skrivs: tuple[tuple[str, ...], ...]

    def delvag(self, del_: Svarsdel) -> str:
        """The path of a part, as a map has it: `enskild.adress.gata`."""
        return f"{self.sokvag}.{del_.id}"


class Gruppord(Modell):
    """What can stand over several headings."""

    sokvag: str
    namn: tuple[str, ...]


class Partord(Modell):
    """The second sheet, with a line for each party; the paths of its columns are a party's fields."""

    blad: tuple[str, ...]
    rubrik: str
    kolumner: tuple[Kolumnord, ...]


class Ordbok(Modell):
    """What is known of columns."""

    kalla: str
    rad_id: Radnyckel
    kolumner: tuple[Kolumnord, ...]
    sammansatta: tuple[Sammansatt, ...]
    grupper: tuple[Gruppord, ...]
    parter: Partord
    ja: tuple[str, ...]
    nej: tuple[str, ...]
    exempel: str

    def namn(self) -> Iterator[tuple[str, str]]:
        """Every name of a column as headings are compared, with the path that it means; several may have one name."""
        yield from ((ord_av(name), RAD_ID) for name in (self.rad_id.rubrik, *self.rad_id.namn))
        for each in self.kolumner:
            yield from ((ord_av(name), each.sokvag) for name in (each.rubrik, *each.namn))
        for whole in self.sammansatta:
            for part in whole.delar:
                yield from ((ord_av(name), whole.delvag(part)) for name in part.namn)

    def delar(self) -> dict[str, tuple[Sammansatt, Svarsdel]]:
        """The path of each part of an answer that stands in several columns."""
        return {whole.delvag(part): (whole, part) for whole in self.sammansatta for part in whole.delar}


@lru_cache(maxsize=4096)
def ord_av(rubrik: str) -> str:
    """A heading as headings are compared: folded, with its letters and digits only."""
    return "".join(re.findall(r"[a-z0-9]+", fold(rubrik)))


_ORDBOK = Skema(Ordbok)


def las_ordbok(sources: Sources) -> Ordbok:
    """The user's own file, or the shipped one.

    Raises:
        SipkitError: all that is wrong in the file.
    """
    faults: list[SipkitError] = []
    ordbok = validate(_ORDBOK, read(sources.only("batch", "kolumner.yaml")), faults)
    raise_all(faults)
    return cast(Ordbok, ordbok)
