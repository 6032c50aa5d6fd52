"""The shapes of `resultat` in `--json`. The reference is made from them, so their docstrings are Swedish."""

from __future__ import annotations

from dataclasses import dataclass

from sipkit.cli.skapa.former import Papper


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
    """`samtycke --till`: beskedet, och vad som gäller nu. `hinder` är en felkod, null när det får göras.

    `sorter` är alla samtycken som beskedet gäller; resten gäller det första, `sort`. `ar_sip` är null när det inte går
    att avgöra. Det som personen har undantagit står aldrig här.
    """

    arende: str
    id: str
    sort: str
    sorter: tuple[str, ...]
    status: str
    dag: str | None
    hinder: str | None
    omfattas: tuple[str, ...]
    utanfor: tuple[str, ...]
    ar_sip: bool | None
    hindrade: tuple[Hindrad, ...]
    underratta: tuple[Underratta, ...]
    gor_nu: tuple[str, ...]


@dataclass(frozen=True)
class Samtyckespapper(Papper):
    """`samtycke` utan `--till`: papperen, och vad som följer av beskedet; null när personen ska frågas med blankett."""

    samtycke: Samtycke | None
