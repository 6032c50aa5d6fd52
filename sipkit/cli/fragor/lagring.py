"""Where a command keeps its ärende: where it came from, in the store, in a file of the user's own, or nowhere."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from sipkit.cli.arende.val import Oppnat, arendelager, med_rad
from sipkit.cli.fragor.bestallning import Bestallning
from sipkit.cli.fragor.utkast import Sparare, Utkastplats
from sipkit.cli.skapa.papper import Sparat
from sipkit.documents.dokument import Dokument
from sipkit.domain.arende import Arende
from sipkit.domain.vocabulary import DokumentTyp
from sipkit.errors import FileFault
from sipkit.storage.arendelager import arendefil
from sipkit.storage.nycklar import Nycklar
from sipkit.storage.platser import platser


@dataclass(frozen=True)
class Mal:
    """Where the ärende goes, and how that is told."""

    oppnat: Oppnat
    besked: str

    def for_utkast(self, sparare: Sparare) -> Mal:
        """The same place, for an interview that has a draft."""
        return replace(self, oppnat=replace(self.oppnat, plats=Utkastplats(self.oppnat.plats, sparare)))

    def efter_papper(self, dokument: Dokument) -> Sparat:
        """Store the ärende with whom its papers are for. Raises FileFault, `arende-andrat` as `Oppnat.spara`."""
        arende = dokument.gjord()
        typ = dokument.underlag.dokumenttyp.id
        self._ny(arende).spara(arende, dokument.handelse, dokumenttyp=typ, avser=dokument.avser)
        return Sparat(self.besked, str(self.oppnat.fil or arende.arende.id))

    def efter_besked(self, arende: Arende, typ: DokumentTyp) -> str:
        """Store the ärende with what the person last said about consent. Raises FileFault."""
        self._ny(arende).spara(arende, "samtycke", dokumenttyp=typ, avser=arende.samtycken[-1].id)
        return self.besked

    def efter_kryss(self, arende: Arende) -> None:
        """Store the ärende with what has been ticked: one row in its history however often. Raises FileFault."""
        self._ny(arende).spara(arende, "andrat", dokumenttyp="checklista")

    def ny(self, arende: Arende) -> str:
        """Store an ärende that only begins. Raises FileFault."""
        self.oppnat.spara(arende, "skapat" if not self.oppnat.arende.historik else "andrat")
        return self.besked

    def _ny(self, arende: Arende) -> Oppnat:
        """The first thing in an ärende's history is that it was made."""
        if self.oppnat.arende.historik:
            return self.oppnat
        begun = med_rad(arende, "skapat", self.oppnat.nu)
        return Oppnat(begun, self.oppnat.plats, self.oppnat.nu)


def mal(best: Bestallning, oppnat: Oppnat | None, nu: datetime) -> Mal | None:
    """Where the ärende of a command goes; None where it is not stored.

    Raises:
        FileFault: `fil-finns`, the file that was asked for is there already; `fil-skriv`, it cannot be a file there.
            Told here, before any paper is written.
    """
    if best.torrkor:
        return None
    if best.spara is not None:
        return _fil(best, best.spara, oppnat, nu)
    if best.utan_fragor:
        return None
    if oppnat is not None:
        besked = f"Ärendet är sparat i {oppnat.fil}." if oppnat.fil else _I_FORVARET
        return Mal(oppnat, besked)
    return Mal(Oppnat(Arende(), arendelager(nu.date()), nu), _I_FORVARET)


_I_FORVARET = "Ärendet är sparat, krypterat."


def _fil(best: Bestallning, fil: Path, oppnat: Oppnat | None, nu: datetime) -> Mal:
    besked = f"Ärendet är sparat i {fil}, krypterat."
    if best.okrypterad:
        besked = f"Ärendet är sparat i {fil}, OKRYPTERAT: den som kan läsa filen ser allt om personen."
    if oppnat is not None and oppnat.fil is not None and fil.exists() and oppnat.fil.samefile(fil):
        return Mal(oppnat, f"Ärendet är sparat i {fil}.")
    if fil.is_file() and not best.ersatt:
        cure = "Ge --ersatt för att ersätta den, eller ett annat namn."
        raise FileFault("fil-finns", "Filen som ärendet ska sparas i finns redan.", str(fil), cure)
    if fil.is_dir() or not fil.parent.is_dir():
        cure = "Ge --spara en fil i en mapp som finns."
        raise FileFault(
            "fil-skriv", "Ärendet kan inte sparas där: det är en mapp, eller mappen finns inte.", str(fil), cure
        )
    hem = platser()
    plats = arendefil(fil, hem, Nycklar(hem), nu.date(), okrypterad=best.okrypterad, ersatt=best.ersatt)
    return Mal(Oppnat(oppnat.arende if oppnat else Arende(), plats, nu, fil), besked)
