"""The shapes of `resultat` in `--json`. The reference is made from them, so their docstrings are Swedish."""

from __future__ import annotations

from dataclasses import dataclass

from sipkit.cli.skapa.former import Papperfil
from sipkit.config.post import Kalla


@dataclass(frozen=True)
class Lista:
    """En av rollens listor vid steget. `text` är det som sägs ovanför punkterna."""

    id: str
    namn: str
    text: str | None
    modal: str | None
    tolkning: str | None
    kalla: Kalla | None
    regler: tuple[str, ...]


@dataclass(frozen=True)
class Punktfrist:
    """Fristen som hör till en punkt: vilken, och dagen (ISO), null när den inte har börjat."""

    id: str
    senast: str | None


@dataclass(frozen=True)
class Kant:
    """Något som ärendet redan vet om punkten: ett svar (`falt`) eller en händelse. Ett förslag, aldrig ett kryss."""

    falt: str | None
    handelse: str | None
    tid: str | None


@dataclass(frozen=True)
class Punkt:
    """En punkt som gäller, eller som inte går att utesluta: `hanger_pa` är de fakta som skulle avgöra.

    `svar` är ja, nej, ej-tillampligt eller null (inte besvarad); `skal` säger varför den inte är tillämplig.
    `grind`: rutinen kräver den. `beteckning` är bokstaven som källan har, annars `id`; den står i `saknas`.
    `av` är de som gör det, när det är någon annan än den som har listan.
    """

    lista: str
    id: str
    beteckning: str
    text: str
    forklaring: str | None
    modal: str | None
    grind: bool
    svar: str | None
    skal: str | None
    tid: str | None
    rutor: dict[str, bool]
    av: tuple[str, ...]
    funktion: str | None
    dokument: str | None
    hanger_pa: tuple[str, ...]
    frist: Punktfrist | None
    kant: tuple[Kant, ...]
    tolkning: str | None
    kalla: Kalla | None
    regler: tuple[str, ...]


@dataclass(frozen=True)
class Andras:
    """Något som någon annan gör: en punkt i listan, eller en frist som har börjat. `senast` är null utan dag."""

    av: tuple[str, ...]
    punkt: str | None
    frist: str | None
    senast: str | None


@dataclass(frozen=True)
class Checklista:
    """`checklista`: rollens listor vid ett steg, hur varje punkt står, och vad som saknas av det rutinen kräver.

    `kriterier_uppfyllda` är false när något saknas och annars null: sipkit säger aldrig att kraven är uppfyllda, och
    `far_skrivas_ut` är på samma sätt false eller null vid utskrivningen. `avgor` säger vem som avgör. `arende` är null
    när inget ärende är sparat, `filer` är tom när inget papper gjordes.
    """

    arende: str | None
    region: str
    roll: str
    steg: str
    listor: tuple[Lista, ...]
    punkter: tuple[Punkt, ...]
    andras: tuple[Andras, ...]
    saknas: tuple[str, ...]
    kriterier_uppfyllda: bool | None
    far_skrivas_ut: bool | None
    avgor: str | None
    filer: tuple[Papperfil, ...]
    ut: str
    gor_nu: tuple[str, ...]
