"""The shapes of `resultat` in `--json`. The reference is made from them, so their docstrings are Swedish."""

from __future__ import annotations

from dataclasses import dataclass

from sipkit.cli.former import Rad


@dataclass(frozen=True)
class Vagutskick:
    """Ett meddelande på vägen. `skickas`: ja, nej eller villkorat. `fakta` är det som skulle avgöra."""

    typ: str
    skickas: str
    villkor: str | None
    fakta: tuple[str, ...]


@dataclass(frozen=True)
class VagSip:
    """Om SIP ska och kan göras, när och var. `text` är fristens ord när den inte har något tal.

    Null: okänt, eller inget som rutinen säger något om.
    """

    ska: bool | None
    kan: bool | None
    nar: str | None
    var: str | None
    tidigast: str | None
    senast: str | None
    text: str | None


@dataclass(frozen=True)
class Funktion:
    """En yrkesroll som rutinen kräver på mötet."""

    roll: str
    funktion: str


@dataclass(frozen=True)
class Vagval:
    """`vägval`: vad rutinen säger. Null är det som inte går att avgöra förrän det i `okanda` är känt.

    `forutsatter` är fakta som inte är kända och som antas vara som de brukar. `ersattningsskyldighet` säger om kommunen
    kan bli skyldig att betala, aldrig hur mycket. `arende` är null när inget ärende är sparat.
    """

    arende: str | None
    region: str
    kategori: str | None
    farg: str | None
    vagar: tuple[str, ...]
    sip: VagSip
    berorda: tuple[str, ...] | None
    fast_vardkontakt: bool | None
    kallar: tuple[str, ...]
    meddelanden: tuple[Vagutskick, ...]
    ersattningsskyldighet: bool | None
    deltagare: tuple[str, ...]
    funktioner: tuple[Funktion, ...]
    forbereder: tuple[str, ...]
    leder: tuple[str, ...]
    inskrivning: bool | None
    ansvar: str | None
    i_stallet: Rad | None
    far_goras: tuple[str, ...]
    okanda: tuple[str, ...]
    forutsatter: tuple[str, ...]
    regler: tuple[str, ...]
