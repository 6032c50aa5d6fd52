"""Stored ärenden: what is saved is what is opened, by one writer at a time, and readable to nobody else."""

from __future__ import annotations

import os
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sipkit.domain.svar import bygg
from sipkit.errors import FileFault, UsageFault
from sipkit.storage.arendelager import arendefil
from tests.storage.lager import ID, IDAG, NAMN, NUMMER, Hem, answers, arende, hem_i, kod, utkast


@settings(max_examples=60)
@given(answers)
def test_what_is_saved_is_what_is_opened(svar: dict[str, object]) -> None:
    """Every ärende, in a program started anew."""
    made = bygg(svar, IDAG)
    with TemporaryDirectory() as folder:
        hem_i(Path(folder)).arenden().spara(made)
        assert hem_i(Path(folder)).arenden().oppna(ID) == made


def test_an_arende_can_be_opened_however_old_it_gets(hem: Hem) -> None:
    """What was possible on the day it was saved is read as of that day."""
    hem.arenden().spara(arende())
    assert hem.arenden(date(2127, 1, 1)).oppna(ID) == arende()


def test_saving_again_replaces(hem: Hem) -> None:
    """Any number of times, and after opening in another program."""
    lager = hem.arenden()
    for kommun in ("Karlskrona", "Ronneby"):
        lager.spara(arende(enskild__folkbokforingskommun=kommun))
    again = hem.arenden()
    assert again.oppna(ID).enskild.folkbokforingskommun == "Ronneby"
    again.spara(arende(enskild__folkbokforingskommun="Olofström"))
    assert hem.arenden().oppna(ID).enskild.folkbokforingskommun == "Olofström"


def test_the_list_tells_ids_and_times_and_opens_nothing(hem: Hem) -> None:
    """The last written first; no key is needed, and other files are not ärenden."""
    assert hem.arenden().lista() == ()
    for number, id_ in enumerate(["AAAA", "BBBB", "CCCC"]):
        hem.arenden().spara(arende(id_))
        os.utime(hem.fil(id_), (number, number))
    (hem.platser.arenden / "Anteckningar.sip").write_text("mitt")
    (hem.platser.konfiguration / "nyckel.txt").unlink()
    rader = hem.arenden().lista()
    assert [rad.id for rad in rader] == ["CCCC", "BBBB", "AAAA"]
    assert rader[-1].andrad == datetime(1970, 1, 1, tzinfo=UTC)


def test_a_removed_arende_is_gone(hem: Hem) -> None:
    """And its id can be used again."""
    lager = hem.arenden()
    lager.spara(arende())
    lager.ta_bort(ID)
    assert lager.lista() == ()
    lager.spara(arende())
    assert lager.finns(ID)


def test_a_new_id_is_neither_that_of_an_arende_nor_of_a_draft(hem: Hem, monkeypatch: pytest.MonkeyPatch) -> None:
    """However often chance gives one that is taken."""
    hem.arenden().spara(arende("AAAA"))
    hem.utkast().spara(utkast("BBBB"))
    drawn = iter("AAAABBBBAAAACCCC")
    monkeypatch.setattr("secrets.choice", lambda _: next(drawn))
    assert hem.arenden().nytt_id() == "CCCC"


@pytest.mark.parametrize("id_", ["ZZZZ", "7k2m", "", "../x", "/etc/passwd", "7K2M.sip", "hem/7K2M", "7K2M\n"])
def test_what_is_not_stored_is_told(hem: Hem, id_: str) -> None:
    """Also what could be a path out of the folder."""
    lager = hem.arenden()
    lager.spara(arende())
    for use in (lager.oppna, lager.ta_bort):
        with pytest.raises(UsageFault) as caught:
            use(id_)
        assert kod(caught.value) == "arende-okant"


# --- private ----------------------------------------------------------------------------------------------------------


def test_nothing_about_the_person_is_readable_on_the_disk(hem: Hem) -> None:
    """In no file, and in no file's or folder's name."""
    hem.arenden().spara(arende())
    hem.utkast().spara(utkast(ID, NAMN, NUMMER))
    hem.utkast().spara(utkast("8K2M", NAMN))
    root = hem.platser.tillstand
    paths = [path for path in root.rglob("*") if path.name != ".las"]
    assert {str(path.relative_to(root)) for path in paths} == {
        "nyckel.txt", "nyckel.pub", "arenden", "arenden/7K2M.sip", "utkast", "utkast/7K2M.sip", "utkast/8K2M.sip",
    }  # fmt: skip
    everything = b"".join(path.read_bytes() for path in paths if path.is_file())
    for word in (*NAMN.split(), NUMMER, NUMMER[2:], NUMMER[-4:], "enskild", "kallelse", "blekinge"):
        assert word.encode() not in everything
        assert not [path for path in paths if word in path.name]


def test_files_and_folders_are_the_users_alone(hem: Hem) -> None:
    """Folders 0700, files 0600, whatever the umask."""
    hem.arenden().spara(arende())
    hem.utkast().spara(utkast())
    root = hem.platser.tillstand
    modes = {path: path.stat().st_mode & 0o777 for path in (root, *root.rglob("*"))}
    assert {mode for path, mode in modes.items() if path.is_dir()} == {0o700}
    assert {mode for path, mode in modes.items() if path.is_file()} == {0o600}


@pytest.mark.parametrize("which", ["hem", "hem/arenden"])
def test_a_folder_that_everyone_may_change_is_refused(hem: Hem, tmp_path: Path, which: str) -> None:
    """Someone else could put another file in its place: nothing is saved there, and nothing read."""
    hem.arenden().spara(arende())
    before = hem.fil().read_bytes()
    (tmp_path / which).chmod(0o777)
    lager = hem.arenden()
    with pytest.raises(FileFault) as caught:
        lager.oppna(ID)
    assert kod(caught.value) == "mapp-oppen"
    with pytest.raises(FileFault) as caught:
        lager.spara(arende("8K2M"))
    assert kod(caught.value) == "mapp-oppen"
    assert [hem.fil().read_bytes(), hem.fil("8K2M").exists()] == [before, False]


def test_a_shared_folder_where_each_owns_what_is_theirs_is_no_such_folder(tmp_path: Path) -> None:
    """As the system's own folder for temporary files."""
    (tmp_path / "delad").mkdir()
    (tmp_path / "delad").chmod(0o1777)
    hem = hem_i(tmp_path / "delad" / "hem")
    hem.arenden().spara(arende())
    assert hem.arenden().oppna(ID) == arende()


# --- two windows ------------------------------------------------------------------------------------------------------


def test_two_windows_cannot_write_over_each_other(hem: Hem) -> None:
    """The first to save wins; the other is told, and can open it again and go on."""
    hem.arenden().spara(arende())
    one, other = hem.arenden(), hem.arenden()
    one.oppna(ID)
    other.oppna(ID)
    one.spara(arende(enskild__folkbokforingskommun="Ronneby"))
    with pytest.raises(FileFault) as caught:
        other.spara(arende(enskild__folkbokforingskommun="Karlskrona"))
    assert kod(caught.value) == "arende-andrat"
    assert other.oppna(ID).enskild.folkbokforingskommun == "Ronneby"
    other.spara(arende(enskild__folkbokforingskommun="Karlskrona"))
    assert hem.arenden().oppna(ID).enskild.folkbokforingskommun == "Karlskrona"


def test_a_new_arende_never_replaces_another(hem: Hem) -> None:
    """Two windows may have drawn the same id."""
    hem.arenden().spara(arende())
    with pytest.raises(FileFault) as caught:
        hem.arenden().spara(arende(enskild__namn="Bo Testlund"))
    assert kod(caught.value) == "arende-andrat"
    assert hem.arenden().oppna(ID) == arende()


def test_what_was_removed_in_another_window_does_not_come_back(hem: Hem) -> None:
    """Removing is meant to last."""
    lager = hem.arenden()
    lager.spara(arende())
    hem.arenden().ta_bort(ID)
    with pytest.raises(FileFault) as caught:
        lager.spara(arende())
    assert kod(caught.value) == "arende-andrat"
    assert not hem.fil().exists()


def test_a_writer_that_does_not_get_done_is_not_waited_for_for_ever(hem: Hem, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is written past it."""
    from sipkit.storage import locking

    monkeypatch.setattr(locking, "PATIENCE", 0.05)
    hem.arenden().spara(arende("8K2M"))
    with locking.alone(hem.platser.arenden), pytest.raises(FileFault) as caught:
        hem.arenden().spara(arende())
    assert kod(caught.value) == "arende-upptaget"
    assert not hem.fil().exists()
    hem.arenden().spara(arende())


# --- fast enough ------------------------------------------------------------------------------------------------------


def test_five_hundred_arenden_are_opened_before_anyone_gets_impatient(hem: Hem) -> None:
    """A second is what is wanted; the limit leaves room for a loaded machine."""
    lager = hem.arenden()
    ids = [f"{number:04d}" for number in range(500)]
    lager.spara(arende(ids[0]))
    sealed = {id_: hem.nycklar.kryptera(_kuvert(hem, ids[0]).replace(ids[0].encode(), id_.encode())) for id_ in ids}
    for id_, data in sealed.items():
        hem.fil(id_).write_bytes(data)
    begun = time.perf_counter()
    again = hem.arenden()
    assert len([again.oppna(rad.id) for rad in again.lista()]) == 500
    assert time.perf_counter() - begun < 3


def _kuvert(hem: Hem, id_: str) -> bytes:
    return hem.nycklar.dekryptera(hem.fil(id_).read_bytes(), hem.fil(id_))


@settings(max_examples=40)
@given(said=answers, readable=st.booleans())
def test_an_arende_in_a_file_of_ones_own_is_the_same_when_it_is_opened_again(
    said: dict[str, object], readable: bool
) -> None:
    """Encrypted or readable; by another program, also years later."""
    arende = bygg(said, IDAG)
    with TemporaryDirectory() as folder:
        hem, fil = hem_i(Path(folder) / "hem"), Path(folder) / "eget"
        arendefil(fil, hem.platser, hem.nycklar, IDAG, okrypterad=readable).spara(arende)
        assert arendefil(fil, hem.platser, hem.nycklar, IDAG + timedelta(days=700)).oppna() == arende
        assert (fil.read_bytes()[:1] == b"{") == readable
