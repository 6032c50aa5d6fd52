"""Whatever happens while something is saved, what was there is there, or all of the new."""

from __future__ import annotations

import errno
import os
import random
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from sipkit.errors import FileFault
from tests.storage.lager import ID, Hem, arende, kod, utkast

ROOT = Path(__file__).parents[2]

# --- the disk says no -------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Nej:
    """A system call that says no."""

    where: object
    name: str
    code: int
    told: str

    def patch(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Put it in place."""

        def call(*_: object, **__: object) -> object:
            raise OSError(self.code, os.strerror(self.code))

        monkeypatch.setattr(self.where, self.name, call)


DISK = {
    "making the part": Nej(tempfile, "mkstemp", errno.EACCES, "du har inte rätt att skriva där"),
    "writing it": Nej(os, "fdopen", errno.EDQUOT, "din del av disken är full"),
    "making it safe": Nej(os, "fsync", errno.ENOSPC, "disken är full"),
    "moving it into place": Nej(Path, "replace", errno.EROFS, "disken går bara att läsa"),
}


@pytest.mark.parametrize("nej", DISK.values(), ids=DISK.keys())
def test_when_the_disk_says_no_what_was_saved_is_still_there(
    hem: Hem, monkeypatch: pytest.MonkeyPatch, nej: Nej
) -> None:
    """Exit 5 that says why in Swedish, nothing half done is left, and saving again works."""
    lager = hem.arenden()
    lager.spara(arende())
    before = {path: path.read_bytes() for path in hem.platser.tillstand.rglob("*") if path.is_file()}
    with monkeypatch.context() as patched, pytest.raises(FileFault) as caught:
        nej.patch(patched)
        lager.spara(arende(enskild__folkbokforingskommun="Ronneby"))
    assert kod(caught.value) == "fil-skriv"
    assert nej.told in caught.value.vad
    assert {path: path.read_bytes() for path in hem.platser.tillstand.rglob("*") if path.is_file()} == before
    lager.spara(arende(enskild__folkbokforingskommun="Ronneby"))
    assert hem.arenden().oppna(ID).enskild.folkbokforingskommun == "Ronneby"


@pytest.mark.parametrize("nej", DISK.values(), ids=DISK.keys())
def test_when_the_disk_says_no_to_a_key_there_is_none(hem: Hem, monkeypatch: pytest.MonkeyPatch, nej: Nej) -> None:
    """No half key; the next try makes one."""
    with monkeypatch.context() as patched, pytest.raises(FileFault) as caught:
        nej.patch(patched)
        hem.arenden().spara(arende())
    assert kod(caught.value) == "fil-skriv"
    assert [path.name for path in hem.platser.tillstand.rglob("*") if path.is_file() and path.name != ".las"] == []
    hem.arenden().spara(arende())
    assert hem.arenden().oppna(ID) == arende()


def test_a_folder_that_cannot_be_made_is_told(hem: Hem, tmp_path: Path) -> None:
    """A file has its name."""
    (tmp_path / "hem").touch(0o644)
    with pytest.raises(FileFault) as caught:
        hem.arenden().spara(arende())
    assert kod(caught.value) == "fil-skriv"


# --- killed -----------------------------------------------------------------------------------------------------------

WRITER = """
import sys
from pathlib import Path
from tests.storage.lager import hem_i, utkast
lager = hem_i(Path(sys.argv[1])).utkast()
count = int(sys.argv[2])
if count:
    lager.oppna("7K2M")
while True:
    count += 1
    lager.spara(utkast("7K2M", *(f"{number:050}" for number in range(count - 20, count + 1))))
    print(count, flush=True)
"""


def killed(hem: Hem, already: int, after: float) -> int:
    """How many answers a writer had said were saved, when it was killed after some seconds of saving."""
    arguments = [sys.executable, "-c", WRITER, str(hem.platser.tillstand), str(already)]
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True, cwd=ROOT) as writer:
        assert writer.stdout
        first = writer.stdout.readline()
        time.sleep(after)
        writer.kill()
        return int([first, *writer.stdout][-1])


def test_a_draft_is_whole_whenever_its_writer_is_killed(hem: Hem) -> None:
    """`kill -9`, twenty times: at most the answer being saved is lost, and the next writer goes on from there."""
    chance = random.Random(7)
    count = 0
    for _ in range(20):
        told = killed(hem, count, chance.uniform(0, 0.05))
        count = int(str(hem.utkast().oppna(ID).svar[-1].value))
        assert told <= count <= told + 1
    lager = hem.utkast()
    lager.oppna(ID)
    lager.spara(utkast(ID, "a"))
    assert [path.name for path in hem.platser.utkast.iterdir() if path.name != ".las"] == ["7K2M.sip"]


def test_two_writers_in_two_programs_never_lose_a_saved_change(hem: Hem) -> None:
    """Each change that was said to be saved is there at the end."""
    hem.arenden().spara(arende(enskild__folkbokforingskommun="0"))
    arguments = [sys.executable, "-c", ADDER, str(hem.platser.tillstand)]
    programs = [subprocess.Popen(arguments, cwd=ROOT) for _ in range(2)]
    assert [program.wait(60) for program in programs] == [0, 0]
    assert hem.arenden().oppna(ID).enskild.folkbokforingskommun == "40"


ADDER = """
import sys
from pathlib import Path
from sipkit.errors import FileFault
from tests.storage.lager import arende, hem_i
done = 0
while done < 20:
    lager = hem_i(Path(sys.argv[1])).arenden()
    count = int(lager.oppna("7K2M").enskild.folkbokforingskommun)
    try:
        lager.spara(arende(enskild__folkbokforingskommun=str(count + 1)))
        done += 1
    except FileFault as fault:
        assert fault.kod == "arende-andrat"
"""
