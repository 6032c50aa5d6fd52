"""Which ärende a command is about: its id, a file that `--spara` made, or one picked from a list at the keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Protocol

from sipkit.cli.samtal.valjlista import Valrad, valj
from sipkit.domain.arende import Arende, Historikrad, HistorikVad
from sipkit.domain.arendeid import som_id
from sipkit.domain.vocabulary import DokumentTyp
from sipkit.errors import AnswerMissing, FileFault, UsageFault
from sipkit.storage.arendelager import Arendelager, arendefil
from sipkit.storage.nycklar import Nycklar
from sipkit.storage.platser import platser
from sipkit.storage.utkast import Utkastlager

BORJA = "Börja: sipkit kallelse"
GE_ID = "Ge id:t, eller en fil som är gjord med --spara. `sipkit ärende visa` visar vilka som finns."


class Plats(Protocol):
    """Where an ärende lies, in the store or in a file; it remembers what was read there."""

    def spara(self, innehall: Arende) -> None:
        """Write it in the place of what was read. Raises FileFault, `arende-andrat` when that has changed since."""


@dataclass(frozen=True)
class Oppnat:
    """An ärende that a command has opened.

    Attributes:
        arende: as it is stored.
        plats: where it came from, and where a new version goes.
        nu: the command's now.
        fil: the file of the user's own that it lies in; None: the store.
    """

    arende: Arende
    plats: Plats
    nu: datetime
    fil: Path | None = None

    @property
    def id(self) -> str:
        """The ärende's id. Nothing is stored without one."""
        return str(self.arende.arende.id)

    @property
    def region(self) -> str:
        """The region whose routine the ärende follows.

        Raises:
            AnswerMissing: nobody has said.
        """
        if self.arende.arende.region is None:
            raise AnswerMissing("svar-saknas", "Ärendet har ingen region.", "arende.region", "Ge --region ID.")
        return self.arende.arende.region

    def spara(
        self,
        arende: Arende,
        vad: HistorikVad,
        *,
        dokumenttyp: DokumentTyp | None = None,
        avser: str | None = None,
        blankett: str | None = None,
        nyckel: str | None = None,
    ) -> Oppnat:
        """Store a new version where the old one came from, with a row in its history.

        Args:
            arende: the ärende as it is to be. Its history is the one it was opened with, whatever this one says.
            vad: what was done.
            dokumenttyp: with which document.
            avser: the id of what it was done with, `k1`.
            blankett: the id of the form that was read in.
            nyckel: the fingerprint of the key of the unit that it was handed to or came from.

        Raises:
            FileFault: `arende-andrat` when someone else has written it since it was opened; nothing is overwritten.
        """
        known = arende.model_copy(update={"historik": self.arende.historik})
        after = med_rad(known, vad, self.nu, dokumenttyp=dokumenttyp, avser=avser, blankett=blankett, nyckel=nyckel)
        self.plats.spara(after)
        return replace(self, arende=after)


def med_rad(
    arende: Arende,
    vad: HistorikVad,
    nu: datetime,
    *,
    dokumenttyp: DokumentTyp | None = None,
    avser: str | None = None,
    blankett: str | None = None,
    nyckel: str | None = None,
) -> Arende:
    """The ärende with one more row in its history."""
    number = 1 + max((int(rad.id.removeprefix("r")) for rad in arende.historik), default=0)
    rad = Historikrad(
        id=f"r{number}", tid=nu, vad=vad, dokumenttyp=dokumenttyp, avser=avser, blankett=blankett, nyckel=nyckel
    )
    return arende.model_copy(update={"historik": (*arende.historik, rad)})


def oppna(angivet: str | None, nu: datetime, *, fraga: bool = True) -> Oppnat:
    """Open the ärende that a command's argument names; without one, the one that is picked at the keyboard.

    Args:
        angivet: an id, in any case, or the path of a file.
        nu: the command's now, which the history gets.
        fraga: whether to ask; not with `--utan-frågor`.

    Raises:
        AnswerMissing: no argument, and nobody to ask.
        UsageFault: `arende-okant`.
        FileFault: it cannot be opened.
        Avbruten: nothing was picked.
    """
    lager = arendelager(nu.date())
    if angivet is None and not fraga:
        raise AnswerMissing("svar-saknas", "Ärendet är inte valt.", "arende.id", GE_ID)
    angivet = angivet or _vald(lager)
    id_ = som_id(angivet)
    if id_ is not None:
        return Oppnat(lager.oppna(id_), lager, nu)
    return _ur_fil(Path(angivet), nu)


def arendelager(idag: date) -> Arendelager:
    """The user's stored ärenden."""
    hem = platser()
    return Arendelager(hem, Nycklar(hem), idag)


def rensa(id_: str) -> tuple[str, ...]:
    """Remove what is kept under an id; what it was.

    Raises:
        UsageFault: `arende-okant`, nothing is.
        FileFault: it cannot be removed.
    """
    hem, idag = platser(), date.today()
    utkast, arenden = Utkastlager(hem, Nycklar(hem), idag), Arendelager(hem, Nycklar(hem), idag)
    has_draft = utkast.finns(id_)
    kept = (*(["utkast"] if has_draft else []), *(["ärende"] if arenden.finns(id_) else []))
    if has_draft:
        utkast.ta_bort(id_)
    if "ärende" in kept or not kept:
        arenden.ta_bort(id_)
    return kept


def _ur_fil(fil: Path, nu: datetime) -> Oppnat:
    if not fil.exists():
        cure = "Ett id är fyra bokstäver och siffror. Är det en fil, så kontrollera sökvägen."
        raise UsageFault("arende-okant", "Det finns varken ett ärende med det id:t eller en sådan fil.", atgard=cure)
    hem = platser()
    plats = arendefil(fil, hem, Nycklar(hem), nu.date())
    return Oppnat(plats.oppna(), plats, nu, fil)


def _vald(lager: Arendelager) -> str:
    rader = tuple(_rader(lager))
    if not rader:
        raise AnswerMissing("svar-saknas", "Inget ärende är sparat.", "arende.id", BORJA)
    return valj("Vilket ärende?", rader)


def _rader(lager: Arendelager) -> Iterator[Valrad]:
    """Each ärende as it stands in the list; one that cannot be opened is listed all the same."""
    for rad in lager.lista():
        dag = f"sparat {rad.andrad.date()}"
        try:
            arende = lager.oppna(rad.id)
        except FileFault as fault:
            yield Valrad(rad.id, f"{dag}. {fault.vad}")
        else:
            yield Valrad(rad.id, f"{vad_nu(arende)}, {dag}", arende.enskild.namn)


def vad_nu(arende: Arende) -> str:
    """What an ärende is about now, without anything of the person."""
    kallelse = arende.kallelse
    if kallelse is None:
        return "utan kallelse"
    if kallelse.installd_av is not None:
        return "avbokat möte"
    return f"kallelse till möte {kallelse.dag}" if kallelse.dag else "kallelse utan dag"
