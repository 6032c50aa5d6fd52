"""The unit's profile: the shared one, the user's own on top of it, and files that are wrong."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sipkit.errors import SipkitError
from sipkit.storage.profil import FIL, Kontakt, Profil, las_profil, spara_profil
from tests.storage.lager import Hem, as_read, hem_i, names, texts

MARIA = Kontakt(namn="Maria Testberg", titel="distriktssköterska")
DELAD = "enhet: Vårdcentralen Exempelviken\ntelefon: 0701740610\nlängd: 45 min\n"


@pytest.fixture
def delad(tmp_path: Path) -> Path:
    """A unit's shared folder that nobody at the keyboard may write in."""
    folder = tmp_path / "delad"
    folder.mkdir()
    (folder / FIL).write_text(DELAD, "utf8")
    folder.chmod(0o555)
    return folder


def test_nobody_needs_a_profile(hem: Hem) -> None:
    """Without any file nothing is known of the unit."""
    assert las_profil([], hem.platser) == Profil()


def test_what_the_user_says_lies_on_the_shared_profile(hem: Hem, delad: Path, tmp_path: Path) -> None:
    """Key by key; only what differs is written, so that what the unit changes later reaches the user."""
    known = las_profil([delad], hem.platser)
    own = spara_profil(known.model_copy(update={"langd": 30, "kontakter": (MARIA,)}), [delad], hem.platser)
    assert "enhet" not in own.read_text("utf8")
    assert "längd: 30" in own.read_text("utf8")
    delad.chmod(0o755)
    (delad / FIL).write_text(DELAD.replace("Exempelviken", "Provstaden"), "utf8")
    now = las_profil([delad], hem.platser)
    assert (now.enhet, now.langd, now.kontakter) == ("Vårdcentralen Provstaden", 30, (MARIA,))
    assert las_profil([delad], hem_i(tmp_path / "annan").platser).langd == 45


def test_the_own_file_is_the_users_alone(hem: Hem) -> None:
    """Private, and read back as it was."""
    fil = spara_profil(Profil(enhet="Vårdcentralen Exempelviken", posttid=2), [], hem.platser)
    assert stat.S_IMODE(fil.stat().st_mode) == 0o600
    assert las_profil([], hem.platser) == Profil(enhet="Vårdcentralen Exempelviken", posttid=2)


@pytest.mark.parametrize(
    ("line", "kod", "cure"),
    [
        ("telefn: 0701740610", "okand-nyckel", "telefon"),
        ("telefon: 07", "fel-varde", "riktnummer"),
        ("mötesform: i hallen", "fel-varde", "pa-plats"),
        ("posttid: tre", "fel-varde", ""),
        ("längd: 60\nlangd: 60", "yaml-dubbel-nyckel", ""),
        ("kontakter:\n  - titel: läkare", "nyckel-saknas", "namn"),
    ],
)
def test_what_is_wrong_in_a_file_is_told_with_its_line(
    hem: Hem, tmp_path: Path, line: str, kod: str, cure: str
) -> None:
    """The file, the line and what to write instead."""
    (tmp_path / FIL).write_text(f"enhet: Prov\n{line}\n", "utf8")
    with pytest.raises(SipkitError) as raised:
        las_profil([tmp_path], hem.platser)
    (fault,) = raised.value.faults
    assert (fault.kod, cure in fault.atgard) == (kod, True)
    assert fault.var.startswith(f"{tmp_path / FIL}:{3 if line.count(chr(10)) else 2}:")


@given(
    st.builds(
        Profil,
        enhet=texts.map(as_read),
        telefontid=texts.map(as_read) | st.none(),
        kommun=st.sampled_from(["ja", "2027", "- a", "a: b", "# c", "'", '"', "Ö", "null", "~", "*x", "&y", "!z", "{"]),
        kontakter=st.lists(st.builds(Kontakt, namn=names, titel=texts.map(as_read)), max_size=2).map(tuple),
    )
)
def test_what_is_written_is_read(tmp_path_factory: pytest.TempPathFactory, profil: Profil) -> None:
    """Whatever people call their unit."""
    hem = hem_i(tmp_path_factory.mktemp("hem"))
    spara_profil(profil, [], hem.platser)
    assert las_profil([], hem.platser) == profil
