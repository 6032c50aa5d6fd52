"""Keys and damage: what cannot be opened is told for what it is, and never made worse."""

from __future__ import annotations

import json
from pathlib import Path

import pyrage
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyrage.x25519 import Identity

from sipkit.errors import FileFault
from sipkit.storage.nycklar import Nycklar
from sipkit.storage.platser import Platser
from tests.storage.lager import ID, Hem, arende, hem_i, kod, utkast


def fault(hem: Hem, id_: str = ID) -> str:
    """The code that opening an ärende ends with."""
    with pytest.raises(FileFault) as caught:
        hem.arenden().oppna(id_)
    return kod(caught.value)


def sealed(hem: Hem, text: bytes, id_: str = ID) -> None:
    """Put a file in an ärende's place that is encrypted as it should be."""
    hem.fil(id_).write_bytes(hem.nycklar.kryptera(text))


def lines(path: Path) -> list[str]:
    """A key file without its comments."""
    return [line for line in path.read_text("utf8").splitlines() if not line.startswith("#")]


# --- the key ----------------------------------------------------------------------------------------------------------


def test_the_key_is_made_once(hem: Hem) -> None:
    """When first needed; every program after that uses it."""
    assert not hem.platser.konfiguration.exists()
    sealed_first = hem.nycklar.kryptera(b"ett")
    key = (hem.platser.konfiguration / "nyckel.txt").read_bytes()
    sealed_then = hem.nycklar.kryptera(b"tva")
    assert (hem.platser.konfiguration / "nyckel.txt").read_bytes() == key
    assert [hem.nycklar.dekryptera(data, Path()) for data in (sealed_first, sealed_then)] == [b"ett", b"tva"]


def test_key_and_files_are_those_of_age(hem: Hem) -> None:
    """Its own programs open them: the private key is one line of its key file, the public one of the other."""
    hem.arenden().spara(arende())
    (private,) = lines(hem.platser.konfiguration / "nyckel.txt")
    (public,) = lines(hem.platser.konfiguration / "nyckel.pub")
    identity = Identity.from_str(private)
    assert str(identity.to_public()) == public
    assert pyrage.decrypt(hem.fil().read_bytes(), [identity]).startswith(b'{"schema":"sipkit/arende/1","revision":1,')


def test_each_saving_is_a_revision_of_its_own(hem: Hem) -> None:
    """Counted inside the file, across programs."""
    for number in range(1, 4):
        lager = hem.arenden()
        if number > 1:
            lager.oppna(ID)
        lager.spara(arende())
        said = json.loads(hem.nycklar.dekryptera(hem.fil().read_bytes(), hem.fil()))
        assert said["revision"] == number


def test_a_key_that_others_could_have_put_there_is_not_used(tmp_path: Path) -> None:
    """Also where keys and ärenden lie in folders of their own."""
    hem = Hem(Platser(tmp_path / "konfiguration", tmp_path / "tillstand"))
    hem.arenden().spara(arende())
    (tmp_path / "konfiguration").chmod(0o777)
    assert fault(hem) == "mapp-oppen"


def test_saving_needs_no_private_key_that_can_be_read(hem: Hem) -> None:
    """Only that there is one: an ärende that nobody could open would be lost."""
    key = hem.platser.konfiguration / "nyckel.txt"
    hem.arenden().spara(arende())
    whole = key.read_bytes()
    key.write_bytes(b"# ett fel")
    hem.arenden().spara(arende("8K2M"))
    assert fault(hem) == "nyckel-skadad"
    key.write_bytes(whole)
    assert hem.arenden().oppna("8K2M") == arende("8K2M")


def test_the_units_recovery_key_opens_what_was_saved_after_it_came(hem: Hem) -> None:
    """Beside the user's own."""
    units = Identity.generate()
    hem.arenden().spara(arende())
    recovery = hem.platser.konfiguration / "aterstallning.pub"
    recovery.write_text(f"# Enhetens\n{units.to_public()}\n")
    hem.arenden().spara(arende("8K2M"))
    assert pyrage.decrypt(hem.fil("8K2M").read_bytes(), [units])
    with pytest.raises(pyrage.DecryptError):
        pyrage.decrypt(hem.fil().read_bytes(), [units])
    assert hem.arenden().oppna("8K2M") == arende("8K2M")


@pytest.mark.parametrize("text", ["", "# bara en kommentar\n", "age1fel\n", "AGE-SECRET-KEY-1\n", "\x00\n"])
@pytest.mark.parametrize("fil", ["nyckel.txt", "nyckel.pub", "aterstallning.pub"])
def test_a_damaged_key_file_is_told(hem: Hem, fil: str, text: str) -> None:
    """By name; nothing is saved with half of the keys."""
    hem.arenden().spara(arende())
    (hem.platser.konfiguration / fil).write_text(text)
    lager = hem.arenden()
    with pytest.raises(FileFault) as caught:
        lager.oppna(ID)
        lager.spara(arende())
    assert kod(caught.value) == "nyckel-skadad"
    assert Path(caught.value.var).name == fil


@pytest.mark.parametrize("what", ["an ärende", "a draft"])
def test_no_new_key_is_made_while_something_is_stored_that_it_would_not_open(hem: Hem, what: str) -> None:
    """The old one may still lie in a backup."""
    if what == "an ärende":
        hem.arenden().spara(arende())
    else:
        hem.utkast().spara(utkast())
    key = hem.platser.konfiguration / "nyckel.txt"
    key.unlink()
    with pytest.raises(FileFault) as caught:
        hem.arenden().spara(arende("8K2M"))
    assert kod(caught.value) == "nyckel-saknas"
    assert not key.exists()


def test_what_cannot_be_opened_without_the_key_says_so(hem: Hem) -> None:
    """Until it is put back."""
    hem.arenden().spara(arende())
    key = hem.platser.konfiguration / "nyckel.txt"
    kept = key.read_bytes()
    key.unlink()
    assert fault(hem) == "nyckel-saknas"
    key.write_bytes(kept)
    assert hem.arenden().oppna(ID) == arende()


def test_with_nothing_stored_a_new_key_takes_the_place_of_one_that_is_gone(hem: Hem) -> None:
    """There is nothing that it would not open."""
    hem.arenden().spara(arende())
    hem.arenden().ta_bort(ID)
    (hem.platser.konfiguration / "nyckel.txt").unlink()
    hem.arenden().spara(arende())
    assert hem.arenden().oppna(ID) == arende()


def test_a_public_key_that_is_gone_is_made_again(hem: Hem) -> None:
    """It follows from the private one."""
    hem.arenden().spara(arende())
    public = hem.platser.konfiguration / "nyckel.pub"
    before = public.read_bytes()
    public.unlink()
    hem.arenden().spara(arende("8K2M"))
    assert public.read_bytes() == before


def test_a_public_key_of_another_pair_is_told(hem: Hem) -> None:
    """What is saved with it could not be opened."""
    hem.arenden().spara(arende())
    (hem.platser.konfiguration / "nyckel.pub").write_text(f"{Identity.generate().to_public()}\n")
    assert fault(hem) == "nyckel-skadad"


def test_anothers_key_opens_nothing(hem: Hem, tmp_path: Path) -> None:
    """A file from a colleague is told for what it is."""
    colleague = hem_i(tmp_path / "kollega")
    colleague.arenden().spara(arende())
    hem.arenden().spara(arende("8K2M"))
    hem.fil().write_bytes(colleague.fil().read_bytes())
    assert fault(hem) == "nyckel-fel"


# --- the files --------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Hem:
    """A user with one ärende."""
    hem = hem_i(tmp_path_factory.mktemp("hem"))
    hem.arenden().spara(arende())
    return hem


@given(where=st.floats(0, 1, exclude_max=True), flip=st.integers(1, 255))
def test_no_byte_can_be_changed_unseen(stored: Hem, where: float, flip: int) -> None:
    """Anywhere in the file."""
    whole = stored.fil().read_bytes()
    place = int(where * len(whole))
    try:
        stored.fil().write_bytes(whole[:place] + bytes([whole[place] ^ flip]) + whole[place + 1 :])
        assert fault(stored) in {"arende-skadat", "nyckel-fel"}
    finally:
        stored.fil().write_bytes(whole)


@given(share=st.floats(0, 1, exclude_max=True))
def test_no_end_can_be_cut_off_unseen(stored: Hem, share: float) -> None:
    """An empty file too."""
    whole = stored.fil().read_bytes()
    try:
        stored.fil().write_bytes(whole[: int(share * len(whole))])
        assert fault(stored) == "arende-skadat"
    finally:
        stored.fil().write_bytes(whole)


def test_swapped_files_are_seen(hem: Hem) -> None:
    """One person's ärende is never shown as another's."""
    hem.arenden().spara(arende())
    hem.arenden().spara(arende("8K2M", enskild__namn="Bo Testlund"))
    one, other = hem.fil().read_bytes(), hem.fil("8K2M").read_bytes()
    hem.fil().write_bytes(other)
    hem.fil("8K2M").write_bytes(one)
    assert [fault(hem), fault(hem, "8K2M")] == ["arende-skadat"] * 2


def test_a_draft_is_no_arende(hem: Hem) -> None:
    """Not even with the right id."""
    hem.arenden().spara(arende())
    hem.utkast().spara(utkast())
    (hem.platser.utkast / "7K2M.sip").rename(hem.fil())
    assert fault(hem) == "arende-skadat"


def test_a_file_of_a_newer_sipkit_is_not_guessed_at(hem: Hem) -> None:
    """Whatever else has changed in it."""
    hem.arenden().spara(arende())
    sealed(hem, b'{"schema": "sipkit/arende/2", "nytt": 1}')
    assert fault(hem) == "arende-nyare"


_WHOLE = b'{"schema": "sipkit/arende/1", "revision": 1, "sparad": "2027-03-25", "innehall": {"arende": {"id": "7K2M"}}}'


def test_what_an_arende_at_least_holds(hem: Hem) -> None:
    """The files of the next test are not refused for another reason."""
    hem.arenden().spara(arende())
    sealed(hem, _WHOLE)
    assert hem.arenden().oppna(ID).enskild.namn is None


@pytest.mark.parametrize(
    "text",
    [
        b"",
        _WHOLE.replace(b"sipkit/arende/1", b"sipkit/utkast/1", 1),
        _WHOLE.replace(b"7K2M", b"8K2M"),
        b"inte json",
        b"[]",
        b"7",
        b"{}",
        b'{"schema": "annat/1"}',
        b'{"schema": "sipkit/arende/1"}',
        b'{"schema": "sipkit/arende/1", "revision": 1, "sparad": "2027-03-25", "innehall": []}',
        b'{"schema": "sipkit/arende/1", "revision": 1, "sparad": "2027-03-25", "innehall": {"x": 1}}',
        b'{"schema": "sipkit/arende/1", "revision": 1, "sparad": "2027-03-25", "innehall": {}}',
        b'{"schema": "sipkit/arende/1", "revision": 1, "sparad": "i dag", "innehall": {}}',
    ],
)
def test_anything_else_that_is_encrypted_for_the_user_is_no_arende(hem: Hem, text: bytes) -> None:
    """Whoever has the public key could have put it there."""
    hem.arenden().spara(arende())
    sealed(hem, text)
    assert fault(hem) == "arende-skadat"


def test_one_bad_file_hides_no_other(hem: Hem) -> None:
    """It is in the list, and can be removed."""
    hem.arenden().spara(arende())
    hem.arenden().spara(arende("8K2M"))
    hem.fil().write_bytes(b"skadad")
    lager = hem.arenden()
    assert {rad.id for rad in lager.lista()} == {ID, "8K2M"}
    assert lager.oppna("8K2M") == arende("8K2M")
    lager.ta_bort(ID)
    assert [rad.id for rad in lager.lista()] == ["8K2M"]


def test_keys_are_read_once_for_a_command(hem: Hem) -> None:
    """A passphrase on the key would be asked for once."""
    nycklar: Nycklar = hem.nycklar
    data = nycklar.kryptera(b"x")
    assert nycklar.dekryptera(data, Path()) == b"x"
    (hem.platser.konfiguration / "nyckel.txt").unlink()
    assert nycklar.dekryptera(nycklar.kryptera(b"y"), Path()) == b"y"
