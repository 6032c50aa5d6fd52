"""Handing over and taking in: whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.korning import content
from tests.cli.overlamning.enheter import (
    HEMSJUKVARDEN,
    Enhet,
    export,
)


def test_a_file_that_is_there_is_not_written_over(a: Enhet, b: Enhet, tmp_path: Path) -> None:
    """And then nothing is noted either."""
    fil = tmp_path / "dit.sip"
    fil.write_text("annat")
    assert export(a, HEMSJUKVARDEN, fil).fault["kod"] == "fil-finns"
    assert (fil.read_text(), a.arende().dokument) == ("annat", ())


def test_what_cannot_be_noted_is_not_handed_over(
    a: Enhet, b: Enhet, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Interrupted between the two, no file is left."""

    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("sipkit.storage.forvar.Forvar.spara", stopped)
    assert export(a, HEMSJUKVARDEN, tmp_path / "dit.sip").exit == 130
    assert not list(tmp_path.glob("*.sip"))
    assert not list(tmp_path.glob(".sipkit-*"))


@pytest.mark.parametrize("share", [0.0, 0.5, 0.99])
def test_a_file_that_was_cut_off_is_refused_whole(a: Enhet, b: Enhet, tmp_path: Path, share: float) -> None:
    """Nothing of it is stored."""
    fil = tmp_path / "dit.sip"
    export(a, HEMSJUKVARDEN, fil)
    whole = fil.read_bytes()
    fil.write_bytes(whole[: int(share * len(whole))])
    before = content(b.hem)
    refused = b("ärende", "ta-emot", fil, "--json")
    assert (refused.exit, refused.fault["kod"]) == (5, "arende-skadat")
    assert content(b.hem) == before
