"""Asking for the passphrase of the private key. It is typed at the keyboard, unseen, and is never an argument."""

from __future__ import annotations

import sys
from getpass import getpass

from sipkit.cli.avbrott import Avbruten
from sipkit.errors import AnswerMissing, UsageFault


def fraga_losenfras() -> str:
    """The passphrase that the key has.

    Raises:
        Avbruten: nothing was typed.
        AnswerMissing: nobody sits there.
    """
    return _skriven("Lösenfrasen till din nyckel") or _avbruten()


def ny_losenfras() -> str:
    """A new one, typed twice; empty for none.

    Raises:
        AnswerMissing: nobody sits there.
        UsageFault: `ogiltigt-varde`, the two differ.
    """
    first = _skriven("Ny lösenfras, eller Enter för ingen")
    if first and _skriven("Samma en gång till") != first:
        raise UsageFault("ogiltigt-varde", "De två är inte lika. Inget är ändrat.", "--lösenfras", "Försök igen.")
    return first


def _skriven(vad: str) -> str:
    if not sys.stdin.isatty():
        cure = "Kör kommandot i en terminal: lösenfrasen skrivs bara vid tangentbordet."
        raise AnswerMissing("svar-saknas", "Lösenfrasen till din nyckel saknas.", "nyckel", cure)
    try:
        return getpass(f"    {vad} (syns inte): ", stream=sys.stderr)
    except EOFError:
        return _avbruten()


def _avbruten() -> str:
    raise Avbruten
