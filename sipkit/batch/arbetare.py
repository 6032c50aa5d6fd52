"""Making the papers of one row, in a process that makes many: what all rows share is read and compiled once."""

from __future__ import annotations

import gc
import os
import shutil
import signal
import tempfile
import threading
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import lru_cache
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from pathlib import Path

from sipkit.batch.jobb import Jobb
from sipkit.batch.mapp import DEL
from sipkit.batch.posttid import krav_framme
from sipkit.batch.rader.fel import tolka_fel
from sipkit.batch.rader.rad import Rad
from sipkit.batch.sortering import sortering
from sipkit.batch.uppgift import Gjordfil, Radutfall, Uppgift
from sipkit.bord.bord import Bord, duka
from sipkit.bord.svar import arende_ur, dokument_av, forhand_ur, om_sorten
from sipkit.config.loading import load_document_type
from sipkit.disk import sync_folder, write_new
from sipkit.documents.filer import Utgava, utgava
from sipkit.documents.manifest import sha256
from sipkit.documents.sattning import sattare
from sipkit.domain.arende import Arende
from sipkit.errors import SipkitError, internal

_GARBAGE = 10_000
"""Objects made before Python looks for garbage. What has been read of a Word file is garbage in rings, much larger than
Python counts it: with more, a worker grows to twice its size; with fewer, it is slower."""


def processpool(antal: int) -> Executor:
    """Processes of their own, whose end is theirs alone: one that dies takes no other, nor the batch, with it."""
    return ProcessPoolExecutor(antal, mp_context=get_context("spawn"), initializer=_begin)


def _begin() -> None:
    """Let Ctrl-C be the parent's, which lets rows in flight be finished; end when the parent does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.umask(0o077)
    gc.set_threshold(_GARBAGE)
    if parent := parent_process():
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)


@dataclass(frozen=True)
class _Gjort:
    """The papers of a row, none written; of which ärende, and whether the person's data are protected."""

    utgava: Utgava
    arende: str
    skyddad: bool


class _Verkstad:
    """What every row is made with."""

    def __init__(self, jobb: Jobb) -> None:
        self._jobb = jobb
        self._lage = jobb.lage()
        self._typ = load_document_type(jobb.typ, self._lage.sources)
        self._mallar = self._lage.mallar()
        # What a message or a letter asks depends on the answers: its table is laid for each row.
        depends = self._typ.meddelande or self._typ.brev
        self._bord = None if depends else duka(self._lage, self._typ, Arende())

    def gor(self, uppgift: Uppgift) -> _Gjort:
        """Make a row.

        Raises:
            SipkitError: an answer is missing or cannot be read, or a rule forbids the paper.
        """
        forhand = forhand_ur(uppgift.rad.svar, self._typ, self._lage.idag)
        bord = self._bord_for(uppgift.rad)
        if bord.typ.meddelande:
            forhand = om_sorten(forhand, bord.typ)
        dokument = dokument_av(arende_ur(forhand, bord), bord, uppgift.arende)
        skyddad = bool(dokument.underlag.skydd.skyddad)
        if self._jobb.posttid is not None and not skyddad:
            krav_framme(dokument.underlag, self._jobb.posttid)
        mottagare = None if skyddad else self._jobb.mottagare
        with sattare("typst") as satt:
            lager, format = self._lage.region.lager, self._jobb.format
            gjord = utgava(dokument, lager, self._mallar, format, satt, mottagare=mottagare, bunt=False)
        if not skyddad:
            gjord = replace(gjord, filer=(*gjord.filer, sortering(dokument.underlag.arende).som_fil()))
        return _Gjort(gjord, str(dokument.underlag.arende.arende.id), skyddad)

    def _bord_for(self, rad: Rad) -> Bord:
        if rad.bas is None:
            return self._bord or duka(self._lage, self._typ, Arende(), svar=rad.svar)
        bord = duka(self._lage, self._typ, rad.bas, svar=rad.svar, om_igen=self._jobb.mottagare is not None)
        bord.krav_kallelse()
        return bord


@lru_cache(maxsize=1)
def _verkstad(jobb: Jobb) -> _Verkstad:
    return _Verkstad(jobb)


def gor_rad(jobb: Jobb, ut: Path, uppgift: Uppgift) -> Radutfall:
    """Make a row's papers in a folder of their own under `ut`.

    What is wrong with the row, and a bug that it meets, is an outcome like any other.

    Raises:
        OSError: the disk refuses; nothing of the row is left.
    """
    try:
        gjort = _verkstad(jobb).gor(uppgift)
    except SipkitError as error:
        return Radutfall(uppgift.nr, fel=tolka_fel(uppgift.rad, (error,)).fel)
    except OSError:
        raise
    except Exception as error:  # noqa: BLE001 - what it says may be about a person; the other rows are made all the same
        return Radutfall(uppgift.nr, fel=tolka_fel(uppgift.rad, (internal(error),)).fel)
    filer = tuple(_filer(gjort.utgava, gjort.skyddad))
    return Radutfall(uppgift.nr, gjort.arende, _skriv(ut, gjort.utgava), filer, gjort.skyddad)


def _skriv(ut: Path, gjord: Utgava) -> str:
    mapp = Path(tempfile.mkdtemp(prefix=DEL, dir=ut))
    with ExitStack() as undo:
        undo.callback(shutil.rmtree, mapp, ignore_errors=True)
        for fil in gjord.filer:
            write_new(mapp / fil.namn, fil.data)
        sync_folder(mapp)
        undo.pop_all()
    return mapp.name


def _filer(gjord: Utgava, skyddad: bool) -> Iterator[Gjordfil]:
    """The files; those that are printed first, in their order."""
    exemplar = Counter(() if skyddad else gjord.utskrift)
    poster = {post.fil: post for post in gjord.poster}
    turordning = [*exemplar, *(fil.namn for fil in gjord.filer if fil.namn not in exemplar)]
    data = {fil.namn: fil.data for fil in gjord.filer}
    for namn in turordning:
        post = poster.get(namn)
        typ, mottagare = (post.typ, post.mottagare) if post else (Path(namn).stem.rpartition("-")[2], None)
        yield Gjordfil(namn, typ, sha256(data[namn]), mottagare, exemplar[namn])
