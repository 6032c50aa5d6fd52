"""A region as it stands on a day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cached_property
from pathlib import Path

from sipkit.config.forklaring import Forklaring, forklara
from sipkit.config.lager import AMNEN
from sipkit.config.schema import Amnen
from sipkit.config.stapel import Amne, Stapel
from sipkit.config.tree import Scalar, Table
from sipkit.config.varning import Varning, uncertain_sources
from sipkit.domain.text import did_you_mean, fold
from sipkit.errors import UsageFault, raise_all


class Region(Amnen):
    """A region on a day.

    Each topic is read, checked and typed when first asked for; asking raises SipkitError with all that is wrong in
    its files.
    """

    def __init__(self, stapel: Stapel, dag: date, dolda: tuple[Varning, ...] = ()) -> None:
        self._stapel = stapel
        self._dolda = dolda
        self.dag = dag

    @property
    def id(self) -> str:
        """The region's id."""
        return self._stapel.layers[-1].id

    @property
    def lager(self) -> tuple[str, ...]:
        """The ids of its layers, the lowest first. A user's layer on top of a shipped one has the same id."""
        return tuple(layer.id for layer in self._stapel.layers)

    def on(self, dag: date) -> Region:
        """The same region on another day, from the files already read."""
        return Region(self._stapel, dag, self._dolda)

    def require(self, topics: Iterable[str]) -> None:
        """Read several topics at once. Raises SipkitError with the faults of all of them."""
        raise_all([fault for topic in topics for fault in self._stapel.faults(topic, self.dag)])

    @property
    def varningar(self) -> tuple[Varning, ...]:
        """Layers that are hidden by another, and sources that may no longer hold."""
        return (*self._dolda, *uncertain_sources(self.region.dokument, self.dag))

    @property
    def logotyp(self) -> Path | None:
        """The picture of the uppermost layer that has one; None when none has."""
        region = self.resolve("region").trad.entries["region"]
        name = region.entries.get("logotyp") if isinstance(region, Table) else None
        return Path(name.mark.fil.namn).parent / name.text if isinstance(name, Scalar) else None

    def forklaring(self, path: str) -> Forklaring:
        """Why the value at a path is what it is.

        Raises:
            UsageFault: `okand-sokvag`.
            SipkitError: what is wrong in the topic's files.
        """
        topic = fold(path.partition(".")[0])
        if topic not in AMNEN:
            cure = did_you_mean(topic, AMNEN, f"Ämnen: {', '.join(AMNEN)}.")
            raise UsageFault("okand-sokvag", "Sökvägen börjar inte med ett ämne.", atgard=cure)
        return forklara(path, self.resolve(topic), self.region.dokument)

    def resolve(self, topic: str) -> Amne:
        """A topic's value together with the layers that it comes from. Raises SipkitError, as asking for it does."""
        return self._stapel.resolve(topic, self.dag)


def _topic(name: str) -> cached_property[object]:
    topic: cached_property[object] = cached_property(lambda region: region.resolve(name).varde)
    topic.__set_name__(Region, name)
    return topic


for _name in AMNEN:
    setattr(Region, _name, _topic(_name))
