"""The shapes of `resultat` in `--json`. The reference is made from them, so their docstrings are Swedish."""

from __future__ import annotations

from dataclasses import dataclass

from sipkit.cli.samtycke.former import Samtycke
from sipkit.cli.skapa.former import Papperfil


@dataclass(frozen=True)
class Blanketter:
    """`blankett`: filerna, och mappen de ligger i. `mottagare` är null för en blankett som inte är till någon viss."""

    filer: tuple[Papperfil, ...]
    ut: str


@dataclass(frozen=True)
class Svarsrad:
    """Ett svar i blanketten: fältets namn, och ja, nej, en dag eller `ifyllt`. Det som är skrivet står aldrig här."""

    falt: str
    svar: str


@dataclass(frozen=True)
class Inlasning:
    """`läs-in`: vad blanketten säger, och vad som antecknades. `inlast` är falskt med `--torrkör` och efter ett nej.

    `nya` är id:n på det som kom till i ärendet. `samtycke` säger vad som följer av ett besked om samtycke, annars null.
    """

    arende: str
    typ: str
    blankett: str
    inlast: bool
    rader: tuple[Svarsrad, ...]
    nya: tuple[str, ...]
    samtycke: Samtycke | None
    gor_nu: tuple[str, ...]
