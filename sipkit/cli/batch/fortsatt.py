"""`sipkit batch fortsätt`: what is left of a batch, what has been changed in its rows, and what failed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from sipkit.batch.rader.inlasning import Radval
from sipkit.batch.rader.rad import Inlasning
from sipkit.batch.rader.sammanlagt import lagg_ihop, mot_alla
from sipkit.batch.utskick import Senare, Utskick, oppna
from sipkit.cli.batch.alla_rader import gor_alla
from sipkit.cli.batch.felfil import krav_felfil
from sipkit.cli.batch.kalla import kalla, ur_kalla
from sipkit.cli.batch.korsatt import Korsatt
from sipkit.cli.batch.radlasning import las
from sipkit.cli.utfall import Utfall
from sipkit.config.dokumenttyp import Dokumenttyp
from sipkit.config.loading import load_document_type
from sipkit.config.sources import Sources
from sipkit.config.varning import Varning
from sipkit.storage.sigill import mitt_sigill


def fortsatt(ut: Path, rader: Path | None, hur: Korsatt) -> Utfall:
    """Go on with a batch.

    Args:
        ut: its folder.
        rader: the file with rows; None: where each row was the last time.
        hur: how the rows are made.

    Raises:
        Avbruten, SipkitError: as `sipkit.cli.batch.kor.kor`; ConfigFault: `nya-regler`.
    """
    with oppna(ut, mitt_sigill()) as utskick:
        lage = utskick.jobb.lage()
        typ = load_document_type(utskick.jobb.typ, lage.sources)
        before, val = ur_kalla(utskick.kalla, lage.idag)
        krav_felfil(hur.felfil, rader or before)
        lasare = _Lasare(utskick, typ, val, lage.sources)
        inlasning = lasare.las(before, rader, bara_fel=hur.bara_fel)
        if rader is not None and not hur.bara_fel:
            utskick.minns(kalla(rader, val))
        infort = utskick.infor(
            inlasning.rader,
            inlasning.fel,
            bara_fel=hur.bara_fel,
            nya_regler=hur.nya_regler,
            senare=rader if hur.bara_fel else None,
            behall=() if rader else lasare.kvar(),
        )
        return gor_alla("batch fortsätt", utskick, inlasning, infort, hur)


@dataclass(frozen=True)
class _Lasare:
    """Reads the files of a batch's rows."""

    utskick: Utskick
    typ: Dokumenttyp
    val: Radval
    sources: Sources

    def las(self, bas: Path, rader: Path | None, *, bara_fel: bool) -> Inlasning:
        """The rows: of a file that was given, else of all that the batch has.

        Args:
            bas: the first file.
            rader: the one that was given.
            bara_fel: it has rows that were put right. What is wrong among all rows together is told of it too.
        """
        if rader is None:
            inlasning = self._alla(bas)
            return replace(inlasning, varningar=(*inlasning.varningar, *_varningar(self.utskick.senare)))
        fil = self._fil(rader)
        return mot_alla(fil, self._alla(bas, fil)) if bara_fel and bas.exists() else fil

    def _fil(self, fil: Path) -> Inlasning:
        return las(fil, self.typ, self.val, self.sources, fragar=False)[1]

    def _alla(self, bas: Path, sist: Inlasning | None = None) -> Inlasning:
        """The first file, with the rows that have been put right in others, the last one too, as they stand there."""
        first = self._fil(bas)
        numbers = self.utskick.nummer(_ids(first))
        later = [(self._fil(each.fil), each) for each in self.utskick.senare if each.fil.exists()]
        named = [(read, {id_ for id_, nr in numbers.items() if nr in each.nr}) for read, each in later]
        return lagg_ihop(first, [*named, *([(sist, set(_ids(sist)))] if sist else [])], self.val.idag)

    def kvar(self) -> frozenset[int]:
        """The rows that were put right in a file that is not there any more."""
        return frozenset(nr for each in self.utskick.senare if not each.fil.exists() for nr in each.nr)


def _ids(inlasning: Inlasning) -> Iterator[str]:
    return (rad.id for rad in inlasning.alla)


def _varningar(senare: tuple[Senare, ...]) -> Iterator[Varning]:
    for each in senare:
        told = (
            f"{each.fil.name}: raderna som rättades där läses där."
            if each.fil.exists()
            else f"{each.fil.name} finns inte längre. De rader som blev klara ur den är kvar som de är."
        )
        yield Varning("rader-lasta", told)
