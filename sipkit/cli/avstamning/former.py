"""The shapes of `resultat` in `--json`. The reference is made from them, so their docstrings are Swedish."""

from __future__ import annotations

from dataclasses import dataclass

from sipkit.cli.efterat.former import Fristandring
from sipkit.cli.skapa.former import Papperfil


@dataclass(frozen=True)
class Lucka:
    """En fast vårdkontakts lucka: `borjar` och `slutar` är klockslag, `arenden` de som tas upp då, i ordning."""

    id: str
    borjar: str
    slutar: str
    arenden: tuple[str, ...]


@dataclass(frozen=True)
class Utanfor:
    """Ett ärende som inte står på något papper, och varför. Finns det något sådant är slutkoden 1."""

    arende: str
    kod: str
    vad: str
    regler: tuple[str, ...]


@dataclass(frozen=True)
class Avstamning:
    """`skapa avstämning`: filerna, mappen, luckorna, de ärenden som inte är med, och vad rutinen säger om träffen."""

    filer: tuple[Papperfil, ...]
    ut: str
    luckor: tuple[Lucka, ...]
    utanfor: tuple[Utanfor, ...]
    deltar: tuple[str, ...]
    villkor: tuple[str, ...]
    uppgifter: tuple[str, ...]
    samordning: tuple[str, ...]
    gor_nu: tuple[str, ...]


@dataclass(frozen=True)
class Avstamt:
    """Ett ärende i `avstämt`. `antecknat` är händelserna som är nya; det som redan stod där är inte med."""

    arende: str
    antecknat: tuple[str, ...]
    frister: tuple[Fristandring, ...]


@dataclass(frozen=True)
class Avstamda:
    """`avstämt`: när träffen hölls, det som är antecknat i varje ärende, och när samordningen går över."""

    tid: str
    arenden: tuple[Avstamt, ...]
    samordning: tuple[str, ...]
