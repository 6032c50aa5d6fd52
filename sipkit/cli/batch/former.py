"""The shapes of `resultat` in `--json`. The reference is made from them, so their docstrings are Swedish."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Cellfel:
    """Ett fel i en rad. `var` är svarets sökväg; `kolumn` och `cell` är null där felet inte står i någon cell."""

    kod: str
    vad: str
    var: str
    atgard: str
    kolumn: str | None
    cell: str | None


@dataclass(frozen=True)
class Felrad:
    """En rad som inte gick att göra, och alla dess fel. `fil` är den som raden läses ur."""

    nr: int
    fil: str
    fel: tuple[Cellfel, ...]


@dataclass(frozen=True)
class Utskriftsdel:
    """En fil att skriva ut dubbelsidigt, med hur många brev den har och mellan vilka nummer de ligger."""

    fil: str
    brev: int
    fran: int
    till: int
    sidor: int
    sha256: str


@dataclass(frozen=True)
class Utskrift:
    """`batch skriv-ut`: mappen och filerna. Var varje brev ligger står i mappens `index.json`."""

    ut: str
    delar: tuple[Utskriftsdel, ...]


@dataclass(frozen=True)
class Lasbart:
    """`batch skriv-ut --tillgänglig`: mappen, och filerna med breven att läsa på skärm."""

    ut: str
    filer: tuple[str, ...]


@dataclass(frozen=True)
class Utskick:
    """`batch kör` och `batch fortsätt`: hur det har gått för alla rader, enligt journalen. Slutkod 1 om någon har fel.

    `stoppade` är raderna om personer med skyddade uppgifter, `borta` de som inte längre står i filen, och
    `nya`, `andrade` vad den senaste inläsningen hittade. `utelamnade` (--utom) och `dolda` (av ett
    filter) är rader i filen som inte är med bland `rader`. `utskrift` är filerna som gjordes för skrivaren nu,
    `tidigare_delar` de som redan fanns i samma mapp, och `felfil` boken med raderna som har fel, om någon har det och
    `--felfil` gavs. `nasta` är kommandot att köra när de är rättade.
    """

    ut: str
    rader: int
    klara: int
    stoppade: tuple[int, ...]
    fel: int
    vantar: int
    borta: tuple[int, ...]
    utelamnade: int
    dolda: int
    nya: int
    andrade: int
    fel_per_kod: Mapping[str, int]
    felrader: tuple[Felrad, ...]
    felfil: str | None
    nasta: str | None
    utskrift: Utskrift
    tidigare_delar: tuple[str, ...]


@dataclass(frozen=True)
class Prov:
    """`batch kör --prov N --utan-frågor`: mappen med de första radernas papper, och de som inte gick att göra.

    `fil` har breven som de skrivs ut, `brev` stycken; null där inget är en PDF. `felrader` är de av dem som inte gick
    att göra, och `kanda_fel` alla rader i filen som inte ens går att läsa.
    """

    ut: str
    rader: int
    brev: int
    fil: str | None
    felrader: tuple[Felrad, ...]
    kanda_fel: tuple[Felrad, ...]


@dataclass(frozen=True)
class Mallkolumn:
    """En kolumn i kalkylbladet: dess rubrik, sökvägen som svaret hör till, och om den måste vara ifylld."""

    rubrik: str
    sokvag: str
    kravs: bool


@dataclass(frozen=True)
class Mall:
    """`batch mall`: filen, och det första bladets kolumner."""

    fil: str
    kolumner: tuple[Mallkolumn, ...]


@dataclass(frozen=True)
class Exempel:
    """`batch exempel`: filen, och hur många rader den har."""

    fil: str
    rader: int
