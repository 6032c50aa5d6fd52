"""The shapes of `resultat` in `--json`. The reference is made from them, so their docstrings are Swedish."""

from __future__ import annotations

from dataclasses import dataclass

from sipkit.cli.former import Rad


@dataclass(frozen=True)
class Mottagare:
    """Vems en fil är, med id, och som vad: kallad, inbjuden eller enskild. Null för filer som inte är någons egna."""

    id: str
    som: str


@dataclass(frozen=True)
class Papperfil:
    """En fil. `fil` räknas från mappen `ut`."""

    typ: str
    mottagare: Mottagare | None
    fil: str
    format: str
    sha256: str


@dataclass(frozen=True)
class Papper:
    """`kallelse` och `skapa`: filerna, mappen, fristerna (som i `frister`), vem som kallar och vad som ska göras nu."""

    filer: tuple[Papperfil, ...]
    ut: str
    frister: tuple[Rad, ...]
    kallar: tuple[str, ...]
    gor_nu: tuple[str, ...]


@dataclass(frozen=True)
class Steg:
    """Något som rutinen säger följer på meddelandet, och vem som gör det."""

    roller: tuple[str, ...]
    text: str
    regler: tuple[str, ...]


@dataclass(frozen=True)
class Meddelande(Papper):
    """`skapa` för ett meddelande, med id för det som det anger i källans ordning. Vad det säger står aldrig här.

    `utelamnade` lämnas bort till `begransade`, för att samtycke saknas; `anges` är vad meddelandet säger om det.
    `villkor` är rutinens ord om när meddelandet används, `darefter` vad som följer på det.
    """

    meddelande: str
    till: tuple[str, ...]
    falt: tuple[str, ...]
    utelamnade: tuple[str, ...]
    begransade: tuple[str, ...]
    anges: tuple[str, ...]
    villkor: tuple[str, ...]
    darefter: tuple[Steg, ...]


@dataclass(frozen=True)
class Saknat:
    """Något som rutinen vill att brevet berättar, eller ett papper som inte följer med, och var rutinen säger det."""

    id: str
    namn: str
    kalla: str
    regler: tuple[str, ...]


@dataclass(frozen=True)
class Brev(Papper):
    """`skapa` för brevet till personen vid hemgången. Vad det säger står aldrig här.

    `till` är vem som får det: enskild, foretradare eller narstaende. `falt` är id för det som brevet berättar i källans
    ordning, `papper` de papper som följer med och `villkor` rutinens ord om brevet.
    """

    till: str
    falt: tuple[str, ...]
    papper: tuple[str, ...]
    saknas: tuple[Saknat, ...]
    villkor: tuple[str, ...]
