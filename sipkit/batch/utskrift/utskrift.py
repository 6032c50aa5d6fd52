"""The print of a batch in its folder, made from the journal and the letters, as often as is needed.

UT/utskrift/utskrift-1.pdf   the first part
UT/utskrift/index.json       where each letter is
UT/utskrift/om-17-30.pdf     letters that are printed once more
UT/utskrift/lasbar-1.pdf     letters to be read on screen
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sipkit.batch.journal import Brev
from sipkit.batch.mapp import UTSKRIFT, disk_faults
from sipkit.batch.utskick import Utskick
from sipkit.batch.utskrift import forteckning
from sipkit.batch.utskrift.delar import Tryckunderlag, gor_del
from sipkit.batch.utskrift.forteckning import Del
from sipkit.batch.utskrift.lasbar import lasbara
from sipkit.batch.utskrift.numrering import antal_per_omgang, numrera
from sipkit.batch.utskrift.skiljeblad import Skiljebladsverk
from sipkit.disk import make_private, replace
from sipkit.documents.sattning import sattare
from sipkit.errors import UsageFault


@dataclass(frozen=True)
class Utskrift:
    """What there is to print: the folder, and its parts in order. `nya` of them were made now."""

    mapp: Path
    delar: tuple[Del, ...]
    nya: tuple[Del, ...]

    @property
    def tidigare(self) -> tuple[Del, ...]:
        """Those that were there."""
        return tuple(each for each in self.delar if each not in self.nya)


def skriv_delar(utskick: Utskick, *, per_del: int, om: bool = False) -> Utskrift:
    """Make the parts that are not there, for letters that have no number yet among others.

    Args:
        utskick: the batch.
        per_del: how many letters a new part has at most.
        om: make all parts again, without the letters that are void by now.

    Raises:
        FileFault: `fil-skriv`; `brev-andrat`.
    """
    mapp = utskick.ut / UTSKRIFT
    with disk_faults(utskick.ut):
        numrera(utskick.journal, utskick.ut, per_del)
        brev = utskick.journal.brev()
        make_private(mapp)
        there = {} if om else {fil: each for fil, each in forteckning.las(mapp).items() if (mapp / fil).is_file()}
        nya = []
        with _underlag(utskick, brev) as under:
            for fil, letters in _delar(brev):
                if fil not in there:
                    _makulera(utskick, letters)
                    if all(each.nr is None for each in letters):
                        (mapp / fil).unlink(missing_ok=True)
                        continue
                    there[fil] = _skriv_del(letters, fil, under)
                    nya.append(there[fil])
                    forteckning.skriv(mapp, _in_order(there, brev))
        forteckning.skriv(mapp, _in_order(there, brev))
        return Utskrift(mapp, tuple(_in_order(there, brev)), tuple(nya))


def skriv_om(utskick: Utskick, fran: int, till: int) -> Del:
    """Print some letters once more, by their running numbers.

    Raises:
        UsageFault: `ogiltigt-varde`, there are no such letters.
        FileFault: `fil-skriv`; `brev-andrat`.
    """
    brev = utskick.journal.brev()
    chosen = [each for each in brev if fran <= each.lopnr <= till]
    if chosen and all(each.nr is None for each in chosen):
        told = "Breven med de numren gäller inte längre: deras rader har ändrats, har fel eller är borta."
        cure = "Gör färdigt med: sipkit batch fortsätt UT. De brev som gäller står i utskriftens index.json."
        raise UsageFault("ogiltigt-varde", told, "--från, --till", cure)
    if not chosen:
        finns = f"Det finns 1–{brev[-1].lopnr}." if brev else "Inga brev är numrerade än."
        cure = f"Numret står längst ner till vänster på varje sida. {finns}"
        raise UsageFault("ogiltigt-varde", "Inga brev har de numren.", "--från, --till", cure)
    with disk_faults(utskick.ut), _underlag(utskick, brev) as under:
        make_private(utskick.ut / UTSKRIFT)
        return _skriv_del(chosen, f"om-{fran}-{till}.pdf", under)


def skriv_lasbart(utskick: Utskick) -> tuple[str, ...]:
    """Make files of the letters to be read on screen; their names.

    Raises:
        UsageFault: `argument-saknas`, the batch has no Word files.
        FileFault: `fil-skriv`; `brev-andrat`.
    """
    mapp = utskick.ut / UTSKRIFT
    made = []
    with disk_faults(utskick.ut):
        make_private(mapp)
        for fil, data in lasbara(utskick.ut, utskick.journal.brev(), utskick.journal.filer()):
            replace(mapp / fil, data)
            made.append(fil)
    return tuple(made)


def _delar(brev: Sequence[Brev]) -> Iterator[tuple[str, list[Brev]]]:
    parts: dict[int, list[Brev]] = {}
    for each in brev:
        parts.setdefault(each.del_, []).append(each)
    return ((_namn(part), letters) for part, letters in parts.items())


def _makulera(utskick: Utskick, letters: Sequence[Brev]) -> None:
    """Before a part is made without them: a letter whose row comes back must be printed somewhere."""
    with utskick.journal.skriver():
        utskick.journal.makulera(each for each in letters if each.nr is None)


def _namn(part: int) -> str:
    return f"{UTSKRIFT}-{part}.pdf"


def _in_order(delar: dict[str, Del], brev: Sequence[Brev]) -> Iterator[Del]:
    return (delar[fil] for fil, _ in _delar(brev) if fil in delar)


@contextmanager
def _underlag(utskick: Utskick, alla: Sequence[Brev]) -> Iterator[Tryckunderlag]:
    journal = utskick.journal
    arenden = {each.nr: each.arende for each in journal.rader()}
    with sattare("typst") as satt:
        sheets = Skiljebladsverk(utskick.jobb.lage().mallar(), satt)
        yield Tryckunderlag(utskick.ut, journal.filer(), arenden, antal_per_omgang(alla), sheets)


def _skriv_del(letters: Sequence[Brev], fil: str, under: Tryckunderlag) -> Del:
    data, made = gor_del(letters, fil, under)
    replace(under.ut / UTSKRIFT / fil, data)
    return made
