"""A batch in its folder: begun once, gone on with as often as is needed, by one at a time."""

from __future__ import annotations

import re
import secrets
import shutil
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from concurrent.futures import Executor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, cast

from sipkit.batch.arbetare import gor_rad
from sipkit.batch.inforande import Inforande, Infort
from sipkit.batch.jobb import Jobb, Ursprung, jobb_ur, ursprung
from sipkit.batch.journal import Journal
from sipkit.batch.korning import Arbete, Framsteg, Korning
from sipkit.batch.mapp import JOURNAL, PAPPER, clear_parts, disk_faults, radmapp
from sipkit.batch.nyckel import Jobbnyckel
from sipkit.batch.rader.rad import Rad, Radfel
from sipkit.batch.rapport import Rapport, rapport
from sipkit.disk import make_private, sync_folder
from sipkit.errors import ConfigFault, FileFault
from sipkit.storage.locking import alone
from sipkit.storage.sigill import Sigill

_RADMAPP = re.compile(r"\d{5,}")


@dataclass(frozen=True, slots=True)
class Senare:
    """A file that rows were put right in, and the running numbers of those rows."""

    fil: Path
    nr: frozenset[int]


class Utskick:
    """A batch that nobody else has open."""

    def __init__(self, ut: Path, journal: Journal, sigill: Sigill) -> None:
        self.ut = ut
        self.journal = journal
        self._nyckel = _nyckel(journal, sigill, ut)
        self.jobb = jobb_ur(journal.jobb())

    @property
    def kalla(self) -> Mapping[str, object]:
        """How the rows were read when it began."""
        return cast(Mapping[str, object], self.journal.jobb()["kalla"])

    @property
    def senare(self) -> tuple[Senare, ...]:
        """The files that rows were put right in. No row is of two of them."""
        kept = cast(list[dict[str, Any]], self.journal.jobb().get("senare", []))
        return tuple(Senare(Path(each["fil"]), frozenset(each["nr"])) for each in kept)

    def nummer(self, ids: Iterable[str]) -> Mapping[str, int]:
        """The running numbers of rows that the journal has, by the rows' ids."""
        known = {each.nyckel: each.nr for each in self.journal.rader()}
        keys = {id_: self._nyckel.rad(id_) for id_ in ids}
        return {id_: known[key] for id_, key in keys.items() if key in known}

    def minns(self, kalla: Mapping[str, object]) -> None:
        """Write how all rows are read from now on. Raises FileFault: `fil-skriv`."""
        with self.journal.skriver():
            self.journal.satt_jobb({"kalla": kalla, "senare": []})

    def infor(
        self,
        rader: Iterable[Rad],
        fel: Iterable[Radfel] = (),
        *,
        bara_fel: bool = False,
        nya_regler: bool = False,
        senare: Path | None = None,
        behall: Collection[int] = (),
    ) -> Infort:
        """Write the rows in the journal, and take away the papers of those that are not done any more.

        Args:
            rader: the rows that can be tried.
            fel: those that cannot.
            bara_fel: only rows that are not done are tried, and those that are not there are not gone.
            nya_regler: what is left is made with the rules and templates of now, whatever the rest was made with.
            senare: the file that the rows were put right in; from now on they are read there. None: they were not.
            behall: the numbers of rows that stay as they are if they are done, whatever they say now.

        Raises:
            ConfigFault: `nya-regler`.
            FileFault: `fil-skriv`.
        """
        now = self._ursprung()
        if not nya_regler:
            self._krav_samma(now)
        inforande = Inforande(self.journal, self._nyckel, forlorade=self._lost(), behall=behall)
        read = inforande.jamfor(rader, fel, bara_fel=bara_fel)
        with self.journal.skriver():
            if senare is not None:
                self._minns_senare(Senare(senare.absolute(), frozenset(read.i_filen)))
            self.journal.satt_rader(read.rader)
            for utfall in read.trasiga:
                self.journal.bokfor(utfall, now)
        with disk_faults(self.ut):
            self._clear()
        return read

    def kor(
        self,
        infort: Infort,
        pool: Callable[[], Executor],
        *,
        ute: int,
        stopp: Callable[[], bool] = lambda: False,
        gor: Arbete = gor_rad,
    ) -> Iterator[Framsteg]:
        """Make what there is to make. As `Korning.kor`."""
        korning = Korning(self.jobb, self.ut, self.journal, pool, ute=ute, gor=gor)
        return korning.kor(infort.uppgifter, self._ursprung(), stopp)

    def rapport(self) -> Rapport:
        """What has happened, as the journal has it."""
        return rapport(self.journal)

    def _minns_senare(self, now: Senare) -> None:
        """Write that rows are read in another file; where nothing is left of one before it, that one is forgotten."""
        before = [replace(each, nr=each.nr - now.nr) for each in self.senare]
        kept = [{"fil": str(each.fil), "nr": sorted(each.nr)} for each in (*before, now) if each.nr]
        self.journal.satt_jobb({"senare": kept})

    def _ursprung(self) -> Ursprung:
        return ursprung(self.jobb)

    def _krav_samma(self, now: Ursprung) -> None:
        if other := self.journal.gjorda_av_annat(now):
            raise ConfigFault(
                "nya-regler",
                f"Regler eller mallar är ändrade sedan {other} av raderna gjordes.",
                str(self.ut),
                "Ge --med-nya-regler för att göra resten med de nya, eller börja ett nytt utskick i en annan mapp.",
            )

    def _lost(self) -> frozenset[int]:
        """Rows that are done, and whose papers somebody has taken away."""
        made = self.journal.filer().items()
        return frozenset(
            nr for nr, filer in made if not all((radmapp(self.ut, nr) / fil.namn).is_file() for fil in filer)
        )

    def _clear(self) -> None:
        """Take away what no row that is done has made."""
        clear_parts(self.ut)
        rows = {each.nr: each for each in self.journal.rader()}
        for folder in (self.ut / PAPPER).iterdir():
            if _RADMAPP.fullmatch(folder.name):
                row = rows.get(int(folder.name))
                if row is None or row.lage != "klar":
                    shutil.rmtree(folder)
        sync_folder(self.ut / PAPPER)


@contextmanager
def borja(ut: Path, jobb: Jobb, kalla: Mapping[str, object], sigill: Sigill) -> Iterator[Utskick]:
    """Begin a batch in a folder, which is made (0700) when missing.

    Args:
        ut: the folder.
        jobb: what all rows have in common.
        kalla: how the rows are read, for going on with it; plain data.
        sigill: the installation's seal, which the batch's key is derived from.

    Raises:
        FileFault: `fil-finns`, there is a batch already, or papers; `arende-upptaget`, `fil-skriv`.
    """
    with disk_faults(ut):
        make_private(ut)
    with ExitStack() as stack:
        stack.enter_context(alone(ut))
        journal = Journal(ut)
        stack.callback(journal.close)
        if journal.jobb():
            cure = f"Gå vidare med: sipkit batch fortsätt {ut}. Ett nytt utskick görs i en annan mapp."
            raise FileFault("fil-finns", "Mappen har redan ett utskick.", str(ut), cure)
        with disk_faults(ut):
            _begin_papers(ut / PAPPER)
        salt = secrets.token_hex(16)
        with journal.skriver():
            journal.satt_jobb({**jobb.som_json(), "kalla": kalla, "salt": salt, "marke": sigill.marke})
        yield Utskick(ut, journal, sigill)


@contextmanager
def oppna(ut: Path, sigill: Sigill) -> Iterator[Utskick]:
    """Go on with a batch.

    Raises:
        FileFault: `journal-saknas`, `journal-skadad`; `nyckel-fel`, it was begun with another key of the user's;
            `arende-upptaget`.
    """
    missing = FileFault("journal-saknas", "Mappen har inget utskick.", str(ut), "Börja med: sipkit batch kör RADER")
    if not (ut / JOURNAL).is_file():
        raise missing
    with ExitStack() as stack:
        stack.enter_context(alone(ut))
        journal = Journal(ut)
        stack.callback(journal.close)
        if not journal.jobb():
            raise missing
        with disk_faults(ut):
            (ut / PAPPER).mkdir(mode=0o700, exist_ok=True)
        yield Utskick(ut, journal, sigill)


def _begin_papers(folder: Path) -> None:
    folder.mkdir(mode=0o700, exist_ok=True)
    if any(folder.iterdir()):
        cure = "Ge en annan mapp med --ut."
        raise FileFault("fil-finns", "Mappen har redan papper som inget utskick har gjort.", str(folder), cure)


def _nyckel(journal: Journal, sigill: Sigill, ut: Path) -> Jobbnyckel:
    """The batch's key. Raises FileFault where it cannot be derived any more: every row would seem to be another."""
    written = journal.jobb()
    if written["marke"] != sigill.marke:
        what = "Utskicket är påbörjat med en annan nyckel än din, så raderna går inte att känna igen."
        cure = "Lägg tillbaka nyckeln, eller börja ett nytt utskick i en annan mapp."
        raise FileFault("nyckel-fel", what, str(ut), cure)
    moment = " ".join(str(written[name]) for name in ("typ", "region", "nu"))
    return Jobbnyckel(sigill, str(written["salt"]), moment)
