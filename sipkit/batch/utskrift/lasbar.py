"""Letters to be read on screen: some of them in each file, with tags, as accessible as each is by itself."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from pathlib import Path

import pikepdf

from sipkit.batch.journal import Brev
from sipkit.batch.mapp import radmapp
from sipkit.batch.utskrift.brev import Filer, brevpapper
from sipkit.errors import UsageFault
from sipkit.pdf import typeset
from sipkit.word import read
from sipkit.word.joining import joined
from sipkit.word.tree import Tree

PER_FIL = 50
"""Letters in a file: setting them takes time and memory that grow faster than their number."""


def lasbara(ut: Path, brev: Sequence[Brev], filer: Filer) -> Iterator[tuple[str, bytes]]:
    """The files, by name. A letter that is signed is in none of them: it can only be read as it is.

    Raises:
        UsageFault: `argument-saknas`, the batch has no Word files.
        FileFault: `brev-andrat`.
        OSError: a letter cannot be read.
    """
    live = [(each.lopnr, each.nr) for each in brev if each.nr is not None]
    for at in range(0, len(live), PER_FIL):
        part = live[at : at + PER_FIL]
        trees = [paper for _, nr in part for paper in _papper(ut, nr, filer)]
        if trees:
            title = f"Brev {part[0][0]}–{part[-1][0]}"
            yield f"lasbar-{at // PER_FIL + 1}.pdf", typeset(joined(trees, title)).data


def _papper(ut: Path, nr: int, filer: Filer) -> Iterator[tuple[Tree, int]]:
    """The papers of a letter, and how many pages each has."""
    for each in brevpapper(ut, nr, filer[nr]):
        if not each.undertecknad:
            word = (radmapp(ut, nr) / each.namn).with_suffix(".docx")
            if not word.is_file():
                cure = "Gör utskicket med --format docx,pdf."
                raise UsageFault("argument-saknas", "Utskicket har inga Wordfiler att göra läsbart av.", str(ut), cure)
            with pikepdf.open(io.BytesIO(each.data)) as pdf:
                yield read(word.read_bytes()), len(pdf.pages)
