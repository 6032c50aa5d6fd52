"""Passwords and PINs: typed unseen, or read from a private file. Never an argument, never from the environment.

Both of those can be read by other programs. What is read here is handed on once and kept nowhere.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable
from getpass import getpass
from pathlib import Path

from sipkit.cli.avbrott import Avbruten
from sipkit.cli.signering.filer import las
from sipkit.errors import AnswerMissing, FileFault, UsageFault

STDIN = Path("-")
_GE = "Skriv den vid tangentbordet, eller ge --pin-fil FIL; - läser stdin."


def hemlighet(fil: Path | None, vad: str, *, fraga: bool) -> Callable[[], str]:
    """Gives the password or PIN when it is called.

    Args:
        fil: the file whose first line it is, `-` for stdin; None asks.
        vad: what is asked for: "PIN-koden till kortet".
        fraga: whether there may be someone to ask.
    """
    return lambda: _ur_fil(fil) if fil is not None else _fragad(vad, fraga=fraga)


def _fragad(vad: str, *, fraga: bool) -> str:
    if not fraga or not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise AnswerMissing("svar-saknas", f"{vad} saknas.", "--pin-fil", _GE)
    try:
        typed = getpass(f"    {vad} (syns inte): ", stream=sys.stderr)
    except EOFError:
        raise Avbruten from None
    if not typed:
        raise Avbruten
    return typed


def _ur_fil(fil: Path) -> str:
    if fil == STDIN:
        raw = sys.stdin.buffer.readline()
    else:
        _krav_privat(fil)
        raw = next(iter(las(fil, "Filen med PIN-koden").splitlines()), b"")
    try:
        text = raw.decode("utf8").rstrip("\r\n")
    except UnicodeDecodeError:
        raise UsageFault("losenord-fel", "PIN-koden eller lösenordet är inte text i UTF-8.", "--pin-fil") from None
    if not text:
        raise AnswerMissing("svar-saknas", "Filen med PIN-koden eller lösenordet är tom.", "--pin-fil", _GE)
    return text


def _krav_privat(fil: Path) -> None:
    """Windows says nothing of who may read in a file's mode."""
    try:
        mode = fil.stat().st_mode
    except OSError:
        raise FileFault("fil-las", "Filen med PIN-koden går inte att läsa.", var=str(fil)) from None
    if os.name != "nt" and stat.S_ISREG(mode) and mode & (stat.S_IRWXG | stat.S_IRWXO):
        cure = "Gör den läsbar bara för dig (chmod 600), eller skriv koden vid tangentbordet."
        raise FileFault("pin-fil-oppen", "Andra på datorn kan läsa filen.", var=str(fil), atgard=cure)
