"""The shapes of `resultat` in `--json`. The reference is made from them, so their docstrings are Swedish."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Hindrad:
    """En frist som väntade på samtycke. `till` är dagen det lämnades, null medan det saknas."""

    id: str
    fran: str
    till: str | None


@dataclass(frozen=True)
class Underratta:
    """En enhet som har fått dokument som den inte får ha nu."""

    part: str
    dokument: tuple[str, ...]


@dataclass(frozen=True)
class Samtycke:
    """`samtycke`: beskedet som är antecknat, och vad som gäller nu. `hinder` är en felkod, null när det får göras.

    `ar_sip` är null när det inte går att avgöra. Det som personen har undantagit står aldrig här.
    """

    arende: str
    id: str
    sort: str
    status: str
    dag: str | None
    hinder: str | None
    omfattas: tuple[str, ...]
    utanfor: tuple[str, ...]
    ar_sip: bool | None
    hindrade: tuple[Hindrad, ...]
    underratta: tuple[Underratta, ...]
    gor_nu: tuple[str, ...]
