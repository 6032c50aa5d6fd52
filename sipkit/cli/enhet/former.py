"""The shapes of `resultat` in `--json`. The reference is made from them, so their docstrings are Swedish."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Profilkontakt:
    """En fast vårdkontakt på enheten. `telefon` är ett eget nummer, eller null."""

    namn: str
    titel: str | None
    telefon: str | None


@dataclass(frozen=True)
class Profil:
    """`profil`: enhetens uppgifter; null för det som ingen har sagt. `langd` är minuter, `posttid` vardagar.

    `roll` är den vars checklistor enheten går igenom.
    """

    enhet: str | None
    adress: str | None
    telefon: str | None
    telefontid: str | None
    region: str | None
    roll: str | None
    kommun: str | None
    kontakter: tuple[Profilkontakt, ...]
    langd: int | None
    motesform: str | None
    utskriftsmapp: str | None
    posttid: int | None


@dataclass(frozen=True)
class Enhet:
    """`enheter visa` och `enheter ny`: en enhet, med samma ord som i adressbokens fil."""

    id: str
    namn: str
    verksamhet: str | None
    visningsnamn: str | None
    huvudman: str
    roll: str | None
    som: str
    kalla: str
    kanal: str | None
    telefon: str | None
    adress: str | None
    vanlig_for: tuple[str, ...]


@dataclass(frozen=True)
class Kommunenheter:
    """En kommun och dess enheter."""

    kommun: str
    enheter: tuple[Enhet, ...]


@dataclass(frozen=True)
class Enheter:
    """`enheter lista`: adressboken för varje kommun."""

    kommuner: tuple[Kommunenheter, ...]
