"""The shapes of `resultat` in `--json`. The reference is made from them, so their docstrings are Swedish."""

from __future__ import annotations

from dataclasses import dataclass

from sipkit.cli.skapa.former import Mottagare


@dataclass(frozen=True)
class Signaturrad:
    """En underskrift som återstår för att planen ska gälla. `falt` är radens id, som i PDF:en efter `underskrift:`."""

    falt: str
    som: str
    sort: str
    regler: tuple[str, ...]


@dataclass(frozen=True)
class Planlage:
    """Hur en version av planen står sig: utkast, klar, gallande, ersatt eller avslutad.

    `galler_fran` är null tills den gäller. `original` säger om det är antecknat att personen har fått det exemplar som
    regionen kräver; null där regionen inte säger något.
    """

    id: str
    tillstand: str
    galler_fran: str | None
    saknas: tuple[Signaturrad, ...]
    original: bool | None
    ersatt_av: str | None


@dataclass(frozen=True)
class Signera:
    """`signera`: den nya filen, vems underskrift, och vad den betyder för ärendets plan när `--ärende` är givet."""

    fil: str
    sha256: str
    falt: str
    namn: str
    tid: str
    tidsstamplad: bool
    arende: str | None
    plan: Planlage | None


@dataclass(frozen=True)
class Faltbesked:
    """En väntad underskrift: giltig, saknas eller ogiltig, och varför.

    `namn` är certifikatets. `tid` är undertecknarens egen klocka, som inget bevisar; `tidsstamplad` är en tid som en
    tidsstämpel bevisar, annars null. `sparr_kontrollerad` säger om en spärrlista har visat att certifikatet inte var
    spärrat.
    """

    falt: str
    namn: str
    status: str
    kod: str | None
    text: str
    tid: str | None
    tidsstamplad: str | None
    sparr_kontrollerad: bool


@dataclass(frozen=True)
class Filfynd:
    """Något som är fel med filen som helhet."""

    kod: str
    text: str


@dataclass(frozen=True)
class Verifiera:
    """`verifiera`: giltig bara när alla väntade underskrifter är det och inget annat har gjorts med filen.

    `plan` är hur ärendets plan står sig, null utan `--ärende`.
    """

    giltig: bool
    falt: tuple[Faltbesked, ...]
    fynd: tuple[Filfynd, ...]
    plan: Planlage | None


@dataclass(frozen=True)
class Underskrift:
    """`underskrift`: det som är antecknat. `falt` är tom när bara överlämnandet antecknades."""

    arende: str
    falt: tuple[str, ...]
    hur: str | None
    dag: str | None
    fil_sha256: str | None
    skanning_sha256: str | None
    fatt: tuple[Mottagare, ...]
    plan: Planlage
