"""Writing: all files or none, nothing over what is there, and nothing left behind when the disk says no."""

from __future__ import annotations

import errno
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.cli.conftest import Kallelse, Svar
from tests.cli.korning import NU, Sipkit, content

# --- what is there already --------------------------------------------------------------------------------------------


def test_papers_that_are_there_already_are_no_clash(kallelse: Kallelse, tmp_path: Path) -> None:
    """The same answers again: nothing to say, nothing changed."""
    assert kallelse().exit == 0
    before = content(tmp_path / "ut")
    assert kallelse().exit == 0
    assert content(tmp_path / "ut") == before


def test_a_file_that_says_something_else_is_never_written_over(kallelse: Kallelse, tmp_path: Path) -> None:
    """Exit 5 with every such file; not one of the others is written either."""
    (tmp_path / "ut").mkdir()
    (tmp_path / "ut" / "7K2M-mote.ics").write_text("annat")
    (tmp_path / "ut" / "7K2M-klistra.txt").write_text("annat")
    before = content(tmp_path / "ut")
    done = kallelse()
    assert (done.exit, [kod for kod, _ in done.places()]) == (5, ["fil-finns"] * 2)
    assert {Path(str(var)).name for _, var in done.places()} == set(before)
    assert content(tmp_path / "ut") == before


@pytest.mark.parametrize("option", ["--ersatt", "--ersätt"])
def test_files_are_replaced_when_asked_for(kallelse: Kallelse, tmp_path: Path, option: str) -> None:
    """`--ersätt`: those of the same names, and no others."""
    assert kallelse().exit == 0
    right = content(tmp_path / "ut")
    (tmp_path / "ut" / "7K2M-mote.ics").write_text("annat")
    (tmp_path / "ut" / "eget.txt").write_text("mitt")
    assert kallelse("blekinge", {}, option).exit == 0
    assert content(tmp_path / "ut") == {**right, "eget.txt": b"mitt"}


# --- what is asked for ------------------------------------------------------------------------------------------------


def test_a_dry_run_judges_everything_and_writes_nothing(sipkit: Sipkit, kallelse: Kallelse, tmp_path: Path) -> None:
    """The result is told as if it had been written; a refusal is a refusal."""
    done = sipkit("kallelse", "--exempel", "--torrkor", "--format", "docx,ics")
    assert done.exit == 0
    assert done.out.startswith("PROVKÖRNING. Inget är skrivet. Ärende 7K2M.\n  7K2M-brev-enskild.docx\n")
    assert list(tmp_path.iterdir()) == []
    assert kallelse("blekinge", {"samtycke.status": "nekat"}, "--torrkör").exit == 6


@pytest.mark.parametrize(
    ("asked", "endings"),
    [
        ("docx", {"docx", "json"}),
        ("ics", {"ics", "json"}),
        ("txt,ics", {"txt", "ics", "json"}),
        (" DOCX , Txt ", {"docx", "txt", "json"}),
    ],
)
def test_only_the_formats_that_are_asked_for_are_made(
    kallelse: Kallelse, tmp_path: Path, asked: str, endings: set[str]
) -> None:
    """The manifest is always there: it tells what the others were made from."""
    assert kallelse("blekinge", {}, "--format", asked).exit == 0
    assert {name.rpartition(".")[2] for name in content(tmp_path / "ut")} == endings


def test_where_nothing_is_said_word_pdf_and_calendar_are_made(sipkit: Sipkit, svar: Svar, tmp_path: Path) -> None:
    """The text to paste is made when it is asked for."""
    assert sipkit("kallelse", "--svar", svar(), "--utan-fragor", "--per", NU, "--ut", "ut").exit == 0
    assert {name.rpartition(".")[2] for name in content(tmp_path / "ut")} == {"docx", "pdf", "ics", "json"}


def test_an_unknown_format_is_told_with_those_there_are(kallelse: Kallelse, tmp_path: Path) -> None:
    """Before anything is judged."""
    done = kallelse("blekinge", {}, "--format", "docx,odt")
    assert (done.exit, done.places()) == (2, [("ogiltigt-varde", "--format")])
    assert done.fault["atgard"] == "Välj: docx, pdf, txt, ics."
    assert not (tmp_path / "ut").exists()


def test_without_a_time_there_is_no_calendar_file(kallelse: Kallelse, tmp_path: Path) -> None:
    """Blekinge lets the time be set later; the papers say so."""
    done = kallelse("blekinge", {"kallelse.tid": ...})
    assert done.exit == 0
    assert not any(name.endswith("ics") for name in content(tmp_path / "ut"))


# --- when the disk says no --------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Nej:
    """A system call that says no at its n-th use, and what the user is told."""

    where: object
    name: str
    number: int
    code: int
    told: str

    def patch(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Put it in place."""
        real, uses = getattr(self.where, self.name), iter(range(1, 100))

        def call(*args: object, **kwargs: object) -> object:
            if next(uses) == self.number:
                raise OSError(self.code, os.strerror(self.code))
            return real(*args, **kwargs)

        monkeypatch.setattr(self.where, self.name, call)


DISK = {
    "full on the first file": Nej(os, "fsync", 1, errno.ENOSPC, "disken är full"),
    "full on the last file": Nej(os, "fsync", 8, errno.ENOSPC, "disken är full"),
    "too large a file": Nej(os, "fsync", 2, errno.EFBIG, "filen blir större än vad som är tillåtet"),
    "the folder was taken away": Nej(tempfile, "mkstemp", 1, errno.ENOENT, "mappen finns inte"),
    "no right to write": Nej(tempfile, "mkstemp", 1, errno.EACCES, "du har inte rätt att skriva där"),
    "read only": Nej(tempfile, "mkstemp", 1, errno.EROFS, "disken går bara att läsa"),
    "no right to the first name": Nej(Path, "replace", 1, errno.EACCES, "du har inte rätt att skriva där"),
    "no right to the last name": Nej(Path, "replace", 8, errno.EPERM, "du har inte rätt att skriva där"),
    "an error nobody has heard of": Nej(os, "fsync", 3, errno.EIO, f"felkod {errno.EIO}"),
}


@pytest.mark.parametrize("nej", DISK.values(), ids=DISK.keys())
@pytest.mark.parametrize("folder", ["new", "with something in it"])
def test_when_the_disk_says_no_everything_is_as_before(
    kallelse: Kallelse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, nej: Nej, folder: str
) -> None:
    """Exit 5 that says why in Swedish; no file, no half file, no part, no new folder."""
    if folder != "new":
        (tmp_path / "ut").mkdir()
        (tmp_path / "ut" / "eget.txt").write_text("mitt")
    before = content(tmp_path / "ut")
    with monkeypatch.context() as patched:
        nej.patch(patched)
        done = kallelse()
    assert (done.exit, done.fault["kod"]) == (5, "fil-skriv")
    assert done.fault["vad"] == f"Mappen går inte att skriva i: {nej.told}."
    assert content(tmp_path / "ut") == before
    assert (tmp_path / "ut").exists() == (folder != "new")


def test_a_folder_that_is_a_file_is_told_as_one(kallelse: Kallelse, tmp_path: Path) -> None:
    """And a folder inside one as well."""
    (tmp_path / "fil").write_text("mitt")
    for ut in (tmp_path / "fil", tmp_path / "fil" / "djupare" / "ner"):
        done = kallelse("blekinge", {}, "--ut", ut)
        assert (done.exit, done.places()) == (5, [("fil-skriv", str(ut))])
        assert "det är en fil, ingen mapp" in str(done.fault["vad"])
    assert (tmp_path / "fil").read_text() == "mitt"


def test_a_folder_with_a_paper_s_name_is_left_alone(kallelse: Kallelse, tmp_path: Path) -> None:
    """It cannot be replaced, not even when asked for, and nothing else is written."""
    (tmp_path / "ut" / "7K2M-mote.ics").mkdir(parents=True)
    assert (kallelse().exit, kallelse("blekinge", {}, "--ersatt").exit) == (5, 5)
    assert [path.name for path in (tmp_path / "ut").iterdir()] == ["7K2M-mote.ics"]


def test_what_a_killed_writer_left_is_cleared_away(kallelse: Kallelse, tmp_path: Path) -> None:
    """Not what somebody may be writing just now."""
    left, being_written = tmp_path / "ut" / ".sipkit-a.del", tmp_path / "ut" / ".sipkit-b.del"
    (tmp_path / "ut").mkdir()
    left.touch()
    being_written.touch()
    os.utime(left, (0, 0))
    assert kallelse().exit == 0
    assert (left.exists(), being_written.exists()) == (False, True)
