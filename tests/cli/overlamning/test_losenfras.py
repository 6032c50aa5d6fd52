"""`sipkit ärende nyckel --lösenfras`: the private key is opened with something that only its user knows."""

from __future__ import annotations

import sys
from io import StringIO

import pyrage
import pytest

from sipkit.storage import losenfras
from tests.cli.overlamning.enheter import Enhet
from tests.cli.sparade import ID

FRAS = "fyra vanliga ord här"


class Tangentbord(StringIO):
    """Someone sits there."""

    def isatty(self) -> bool:
        """Yes."""
        return True


def skriver(monkeypatch: pytest.MonkeyPatch, *typed: str) -> list[str]:
    """What will be typed unseen, each time in a program that has just been started; what is left of it."""
    losenfras.upplast.cache_clear()
    left = list(typed)
    monkeypatch.setattr(sys, "stdin", Tangentbord())
    monkeypatch.setattr("sipkit.cli.samtal.losenfras.getpass", lambda *_, **__: left.pop(0))
    return left


@pytest.mark.kampanj
def test_the_key_is_opened_with_its_passphrase(a: Enhet, monkeypatch: pytest.MonkeyPatch) -> None:
    """Asked for once in a program, at the keyboard only, and a wrong one is told. The file is age's own.

    The public key needs none, and taking it away leaves the key.
    """
    key = a.hem / "nyckel.txt"
    before = key.read_bytes()
    skriver(monkeypatch, FRAS, FRAS)
    assert a("ärende", "nyckel", "--lösenfras", "--json").resultat["losenfras"] is True
    assert pyrage.passphrase.decrypt(key.read_bytes(), FRAS) + b"\n" == before
    left = skriver(monkeypatch, FRAS)
    assert a("ärende", "historik", ID).exit == 0
    assert (a("ärende", "historik", ID).exit, left) == (0, [])
    skriver(monkeypatch, "något annat")
    wrong = a("ärende", "historik", ID, "--json")
    assert (wrong.exit, wrong.fault["kod"]) == (2, "losenfras-fel")
    skriver(monkeypatch)
    monkeypatch.setattr(sys, "stdin", StringIO(f"{FRAS}\n"))
    piped = a("ärende", "historik", ID, "--json")
    assert (piped.exit, piped.fault["kod"], piped.fault["var"]) == (4, "svar-saknas", "nyckel")
    assert a("ärende", "nyckel").exit == 0
    skriver(monkeypatch, FRAS, "")
    assert a("ärende", "nyckel", "--lösenfras", "--json").resultat["losenfras"] is False
    assert key.read_bytes() == before


@pytest.mark.parametrize("typed", [("kort", "kort"), (FRAS, "något annat")])
def test_one_that_is_too_short_or_mistyped_changes_nothing(
    a: Enhet, monkeypatch: pytest.MonkeyPatch, typed: tuple[str, ...]
) -> None:
    before = (a.hem / "nyckel.txt").read_bytes()
    skriver(monkeypatch, *typed)
    assert a("ärende", "nyckel", "--lösenfras").exit == 2
    assert (a.hem / "nyckel.txt").read_bytes() == before
