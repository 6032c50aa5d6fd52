"""Making every row while someone may look on, and ending well when asked to stop."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from sipkit.batch.arbetare import processpool
from sipkit.batch.inforande import Infort
from sipkit.batch.rader.rad import Inlasning
from sipkit.batch.utskick import Utskick
from sipkit.batch.utskrift.utskrift import skriv_delar
from sipkit.cli.avbrott import Avbruten
from sipkit.cli.batch.felfil import skriv_felfil
from sipkit.cli.batch.framsteg import visare
from sipkit.cli.batch.korsatt import Korsatt
from sipkit.cli.batch.text import form, radantal, text
from sipkit.cli.utfall import Utfall

_KO = 4
"""Rows that may be out for each process: enough that none waits for the parent."""


class Stopp:
    """Whether someone has asked for an end."""

    begard = False

    def __call__(self) -> bool:
        """As it is now."""
        return self.begard


def gor_alla(kommando: str, utskick: Utskick, inlasning: Inlasning, infort: Infort, hur: Korsatt) -> Utfall:
    """Make what there is to make, then the files for the printer, and tell how it went.

    Args:
        kommando: the command that was given.
        utskick: the batch.
        inlasning: what the rows' files gave.
        infort: what that led to.
        hur: how the rows are made.

    Raises:
        Avbruten: it was asked to stop; rows that were out are done.
        SipkitError: whatever stops all rows.
    """
    try:
        _gor(utskick, infort, hur)
        felfil = hur.felfil if hur.felfil and skriv_felfil(hur.felfil, inlasning, utskick.rapport(), infort) else None
        utskrift = skriv_delar(utskick, per_del=hur.brev_per_del)
    except KeyboardInterrupt:
        raise _avbruten(utskick) from None
    resultat = form(utskick, inlasning, infort, utskrift, felfil)
    slut = 1 if resultat.fel else 0
    return Utfall(kommando, resultat, tuple(text(resultat)), inlasning.varningar, slut)


def _gor(utskick: Utskick, infort: Infort, hur: Korsatt) -> None:
    antal = hur.processer or os.cpu_count() or 1
    with _avbrytbar() as stopp, visare(len(infort.uppgifter), as_json=hur.as_json) as visa:
        for framsteg in utskick.kor(infort, lambda: processpool(antal), ute=_KO * antal, stopp=stopp):
            visa(framsteg, stoppas=stopp())
    if stopp() and utskick.rapport().vantar:
        raise _avbruten(utskick)


def _avbruten(utskick: Utskick) -> Avbruten:
    """That it was stopped: how much is done all the same, and how to go on."""
    rapport = utskick.rapport()
    gjort = f"Avbrutet: {rapport.rader - rapport.vantar} av {radantal(rapport.rader)} är gjorda."
    return Avbruten((gjort, f"Gå vidare med: sipkit batch fortsätt {utskick.ut}"))


@contextmanager
def _avbrytbar() -> Iterator[Stopp]:
    """Let Ctrl-C once ask for an end, and twice be one."""
    stopp = Stopp()

    def asked(number: int, frame: FrameType | None) -> None:
        if stopp.begard:
            raise KeyboardInterrupt
        stopp.begard = True

    before = signal.signal(signal.SIGINT, asked)
    try:
        yield stopp
    finally:
        signal.signal(signal.SIGINT, before)
