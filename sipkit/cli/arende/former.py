"""The shapes of `resultat` in `--json`. The reference is made from them, so their docstrings are Swedish."""

from __future__ import annotations

from dataclasses import dataclass

from sipkit.cli.former import Rad
from sipkit.cli.signering.former import Planlage


@dataclass(frozen=True)
class Sparat:
    """Ett utkast: id och när det sparades."""

    id: str
    andrat: str


@dataclass(frozen=True)
class SparatArende:
    """Ett ärende: id, när det sparades, och vad det gäller nu. Inget om personen."""

    id: str
    andrat: str
    vad: str


@dataclass(frozen=True)
class Sparade:
    """`ärende visa`: utkast och ärenden, det senaste först."""

    utkast: tuple[Sparat, ...]
    arenden: tuple[SparatArende, ...]


@dataclass(frozen=True)
class NyttArende:
    """`ärende ny`: ärendets id, och filen som det sparades i; null för sipkits eget förvar."""

    id: str
    fil: str | None


@dataclass(frozen=True)
class RedanKlart:
    """`fortsätt`, när ärendet redan var sparat och bara utkastet var kvar. `rad` är radens id i historiken."""

    arende: str
    fil: str | None
    rad: str
    gor_nu: tuple[str, ...]


@dataclass(frozen=True)
class Arendevisning:
    """`ärende visa ID`: vad som är känt, utan namn, nummer och adresser.

    Fristerna är som i `frister`, och planerna som i `verifiera`.
    """

    id: str
    region: str
    skapad: str | None
    kallelser: tuple[Rad, ...]
    planer: tuple[Planlage, ...]
    samtycken: tuple[Rad, ...]
    frister: tuple[Rad, ...]
    dokument: tuple[Rad, ...]


@dataclass(frozen=True)
class Historik:
    """`ärende historik`: det som har gjorts, i den ordning det gjordes. `text` är samma sak i ord."""

    id: str
    rader: tuple[Rad, ...]


@dataclass(frozen=True)
class Borttaget:
    """`ärende rensa`: id:t, och vad som togs bort: utkast, ärende eller båda."""

    id: str
    borttaget: tuple[str, ...]


@dataclass(frozen=True)
class Enhetsnyckel:
    """En annan enhets publika nyckel. `delad`: den ligger i en mapp som flera delar."""

    namn: str
    fingeravtryck: str
    delad: bool


@dataclass(frozen=True)
class Nyckel:
    """`ärende nyckel`: din publika nyckel och dess åtta tecken, filen som den skrevs i, och andra enheters nycklar.

    `losenfras`: din privata nyckel öppnas med en lösenfras. `lagd` och `borttagen` är namnet på den nyckel som lades
    till eller togs bort, annars null.
    """

    publik: str
    losenfras: bool
    fingeravtryck: str
    fil: str | None
    andra: tuple[Enhetsnyckel, ...]
    lagd: str | None
    borttagen: str | None


@dataclass(frozen=True)
class Overlamning:
    """`ärende exportera`: filen, vem den är till och för vilken nyckel, och planversionerna i den.

    `till` är mottagarens id i ärendet. `utelamnade` är versioner som nämner något som mottagaren inte får veta.
    """

    id: str
    fil: str
    till: str
    nyckel: str
    planer: tuple[str, ...]
    utelamnade: tuple[str, ...]


@dataclass(frozen=True)
class Mottagning:
    """`ärende ta-emot`: ärendet, var det ligger, nyckeln det säger sig komma från, och vad som var nytt.

    `fil` är null för sipkits eget förvar. `nya` är planversioner som kom till, `undertecknade` de som fanns och nu har
    en underskrift eller ett avslut till, `krockar` de nya vars nummer redan fanns.
    """

    id: str
    fil: str | None
    nyckel: str
    nytt_arende: bool
    nya: tuple[str, ...]
    undertecknade: tuple[str, ...]
    krockar: tuple[str, ...]
