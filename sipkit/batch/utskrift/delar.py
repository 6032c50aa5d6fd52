"""A part of the print: letters in order, each on sheets of its own, numbered, with sheets between units."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from sipkit.batch.journal import Brev
from sipkit.batch.mapp import radmapp
from sipkit.batch.sortering import las_sortering
from sipkit.batch.utskrift.brev import Brevpapper, Filer, brevpapper
from sipkit.batch.utskrift.forteckning import Brevlage, Del, Plats
from sipkit.batch.utskrift.skiljeblad import Skiljebladsverk
from sipkit.documents.manifest import sha256
from sipkit.pdf.bundle import Printout


@dataclass(frozen=True)
class Tryckunderlag:
    """What parts are made of.

    Attributes:
        ut: the batch's folder.
        filer: the files of each row.
        arenden: the ärende of each row.
        antal: time of printing -> how many letters there were then.
        skiljeblad: makes the sheets between.
    """

    ut: Path
    filer: Filer
    arenden: Mapping[int, str]
    antal: Mapping[int, int]
    skiljeblad: Skiljebladsverk


def gor_del(brev: Sequence[Brev], fil: str, under: Tryckunderlag) -> tuple[bytes, Del]:
    """A part and what stands in it. The same letters give the same bytes.

    Raises:
        FileFault: `brev-andrat`.
        OSError: a letter cannot be read.
    """
    return _Del(fil, under).gjord(brev)


class _Del:
    def __init__(self, fil: str, under: Tryckunderlag) -> None:
        self._fil = fil
        self._under = under
        self._utskrift = Printout()

    def gjord(self, brev: Sequence[Brev]) -> tuple[bytes, Del]:
        void = [Plats(each.lopnr, self._av(each), None, None, None, 0, "makulerat") for each in brev if each.nr is None]
        platser = [*self._grupper([(each, each.nr) for each in brev if each.nr is not None]), *void]
        data = self._utskrift.data()
        in_order = tuple(sorted(platser, key=lambda plats: plats.lopnummer))
        return data, Del(self._fil, self._utskrift.pages, sha256(data), in_order)

    def _grupper(self, brev: Sequence[tuple[Brev, int]]) -> Iterator[Plats]:
        for grupp, letters in groupby(brev, lambda pair: las_sortering(radmapp(self._under.ut, pair[1])).grupp):
            held = list(letters)
            self._utskrift.turn()
            first, last = held[0][0].lopnr, held[-1][0].lopnr
            self._utskrift.add(self._under.skiljeblad.grupp(self._fil, grupp, first, last))
            yield from (self._brev(*each) for each in held)

    def _brev(self, brev: Brev, nr: int) -> Plats:
        av = self._av(brev)
        papers = tuple(brevpapper(self._under.ut, nr, self._under.filer[nr]))
        self._utskrift.turn()
        first = self._utskrift.pages + 1
        lage = self._lagg(papers, f"{brev.lopnr}/{av}")
        return Plats(brev.lopnr, av, nr, self._under.arenden[nr], first, self._utskrift.pages + 1 - first, lage)

    def _av(self, brev: Brev) -> int:
        return self._under.antal[brev.omgang]

    def _lagg(self, papers: Sequence[Brevpapper], marke: str) -> Brevlage:
        """Lay a letter in the stack; a signed paper of it follows as a file, with a sheet in its place."""
        signed = [each for each in papers if each.undertecknad]
        for each in papers:
            if not each.undertecknad:
                for _ in range(each.exemplar):
                    self._utskrift.add(each.data, marke)
        if not signed:
            return "skrivs-ut"
        for each in signed:
            self._utskrift.attach(each.namn, each.data)
        self._utskrift.add(self._under.skiljeblad.bilaga(marke, [each.namn for each in signed]))
        return "bilaga"
