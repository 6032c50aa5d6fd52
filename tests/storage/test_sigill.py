"""Seals: what was made here is known again, also under an older key, and nothing else is."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyrage.x25519 import Identity

from sipkit.errors import FileFault
from sipkit.storage.nycklar import PRIVAT, PUBLIK, Nycklar
from sipkit.storage.platser import Platser
from sipkit.storage.sigill import Sigill


def sigill(hem: Path) -> Sigill:
    """The seals of the installation in a folder, as a new run meets them."""
    return Sigill(Nycklar(Platser(hem, hem)))


def test_a_seal_is_known_again_for_its_own_text_only(tmp_path: Path) -> None:
    """In a later run, by the key that the file holds; the seal and the key's name tell nothing of that key."""
    made = sigill(tmp_path)
    marke, sealed = made.marke, made.om("blankett")
    later = sigill(tmp_path)
    assert later.kanner(marke)
    assert later.galler("blankett", marke, sealed)
    assert not later.galler("blankett ", marke, sealed)
    assert not later.galler("blankett", marke, later.om("annat"))
    key = (tmp_path / PRIVAT).read_text().lower()
    assert marke not in key
    assert sealed not in key


def test_another_installation_knows_neither_key_nor_seal(tmp_path: Path) -> None:
    """Whatever it is called there."""
    made, other = sigill(tmp_path / "a"), sigill(tmp_path / "b")
    assert not other.kanner(made.marke)
    assert not other.galler("blankett", made.marke, made.om("blankett"))
    assert not other.galler("blankett", other.marke, made.om("blankett"))


def test_what_an_older_key_sealed_still_holds(tmp_path: Path) -> None:
    """When a new one stands first in the file; new seals are made with that."""
    old = sigill(tmp_path)
    marke, sealed = old.marke, old.om("blankett")
    new = Identity.generate()
    (tmp_path / PRIVAT).write_text(f"{new}\n{(tmp_path / PRIVAT).read_text()}")
    (tmp_path / PUBLIK).write_text(f"{new.to_public()}\n")
    now = sigill(tmp_path)
    assert now.marke != marke
    assert now.galler("blankett", marke, sealed)


def test_no_new_key_is_made_beside_what_it_would_not_open(tmp_path: Path) -> None:
    """As for all else that needs the key."""
    (tmp_path / "arenden").mkdir(mode=0o700)
    (tmp_path / "arenden" / "7K2M.sip").write_bytes(b"x")
    with pytest.raises(FileFault) as fault:
        _ = sigill(tmp_path).marke
    assert fault.value.kod == "nyckel-saknas"
