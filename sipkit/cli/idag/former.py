"""The shapes of `resultat` in `--json`. The reference is made from them, so their docstrings are Swedish."""

from __future__ import annotations

from dataclasses import dataclass

from sipkit.cli.arende.former import Sparat


@dataclass(frozen=True)
class Dagssak:
    """Något att göra eller vara med på. `lage`: gatt-ut, i-dag, kommande, snarast eller hindrad.

    `nar` är en dag eller en tid, null när regeln inte har något tal. `frist` är fristens id, null för möten och svar.
    `om` är vad fristen hänger på, när ingen har sagt om det är så. Annars null.
    """

    arende: str
    sort: str
    lage: str
    egen: bool
    vem: tuple[str, ...]
    nar: str | None
    senast_arbetsdag: str | None
    frist: str | None
    om: str | None
    text: str


@dataclass(frozen=True)
class Lasning:
    """Skyldigheter som rutinen inte löser medan samtycke saknas, och sedan vad som kan göras."""

    arende: str
    rader: tuple[str, ...]


@dataclass(frozen=True)
class Olast:
    """Ett sparat ärende som inte gick att läsa, och felkoden."""

    id: str
    kod: str


@dataclass(frozen=True)
class Dag:
    """`idag`: vad dagen kräver för en roll, över alla sparade ärenden. `fil` är kalenderfilen, null utan `--format`."""

    per: str
    roll: str
    arenden: int
    saker: tuple[Dagssak, ...]
    utkast: tuple[Sparat, ...]
    olasta: tuple[Olast, ...]
    laser_sig: tuple[Lasning, ...]
    fil: str | None
