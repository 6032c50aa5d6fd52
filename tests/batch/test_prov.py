"""What is told and looked at before a batch is begun: proofs, the age of the export, letters that come too late."""

from __future__ import annotations

import io
import os
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pikepdf
import pytest

from sipkit.cli.batch import alla_rader
from sipkit.storage.platser import platser
from tests.batch.rader_att_gora import andrad, rader
from tests.batch.test_kommandon import personer, skriv
from tests.cli.conftest import Pipad, pipad, sipkit
from tests.cli.korning import NU, Sipkit
from tests.testnummer import PERSONNUMMER

__all__ = ["pipad", "sipkit"]

VUXNA = [each for each in PERSONNUMMER if "1930" < each < "2000"]


@pytest.fixture(autouse=True)
def _in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(alla_rader, "processpool", lambda _: ThreadPoolExecutor(1))


def _kor(fil: Path, *options: str, typ: str = "samtycke") -> tuple[object, ...]:
    return ("batch", "kör", fil, "--typ", typ, "--region", "blekinge", "--ut", "ut", "--per", NU, *options)


def test_proofs_are_one_file_as_they_will_be_printed(sipkit: Sipkit, pipad: Pipad, tmp_path: Path) -> None:
    """Each on sheets of its own, with its row's number. Nobody whose data are protected is in it."""
    one, two, three = personer(3)
    fil = skriv(tmp_path / "rader.jsonl", [one, andrad(two, "enskild.skyddade_uppgifter", "ja"), three])
    pipad("n\n")
    done = sipkit(*_kor(fil, "--prov", "3"))
    assert f"2 provbrev: {Path('ut/prov/PROV.pdf')}. 1 stoppade (skyddade personuppgifter)." in done.err
    assert (tmp_path / "ut/prov/PROV.pdf").stat().st_mode & 0o777 == 0o600
    told = sipkit(*_kor(fil, "--prov", "3", "--utan-frågor", "--json")).resultat
    assert (told["brev"], told["fil"]) == (2, str(Path("ut/prov/PROV.pdf")))
    with pikepdf.open(io.BytesIO((tmp_path / "ut/prov/PROV.pdf").read_bytes())) as pdf:
        shown = [b"".join(each.read_bytes() for each in page.Contents) for page in pdf.pages if "/Contents" in page]
        marks = [[nr for nr in (1, 2, 3) if f"rad {nr}".encode().hex().encode() in text] for text in shown]
        starts = [at for at, found in enumerate(marks) if found and found != marks[at - 1]]
    assert {nr for found in marks for nr in found} == {1, 3}
    assert all(at % 2 == 0 for at in starts)


def test_an_export_that_is_older_than_a_day_is_told_of_when_it_is_run(sipkit: Sipkit, tmp_path: Path) -> None:
    """By the file's own time; it stops nothing."""
    fil = skriv(tmp_path / "rader.jsonl", personer(1))
    options = ("--utan-frågor", "--format", "docx", "--prov", "1")
    assert "äldre än ett dygn" not in sipkit(*_kor(fil, *options)).err
    before = time.time() - 25 * 3600
    os.utime(fil, (before, before))
    done = sipkit(*_kor(fil, *options))
    assert (done.exit, "Filen är äldre än ett dygn" in done.err) == (0, True)


@pytest.mark.parametrize(
    ("profil", "brev", "fel"),
    [
        ("posttid: 9", "postas", {"brev-for-sent": 1}),
        ("posttid: 9", "lamnas", {}),
        ("posttid: 2", "postas", {}),
        ("{}", "postas", {}),
    ],
)
def test_a_letter_that_comes_after_its_meeting_is_a_fault_of_its_row(
    profil: str, brev: str, fel: dict[str, int], sipkit: Sipkit, pipad: Pipad
) -> None:
    """Where the unit's profile says how many working days a letter takes: thirteen days ahead are eight of them."""
    hem = platser().konfiguration
    hem.mkdir(parents=True, exist_ok=True, mode=0o700)
    (hem / "profil.yaml").write_text(profil, "utf-8")
    (rad,) = rader(1, "kallelse")
    path = next(path for path in rad.svar if path.endswith(".brev"))
    fil = skriv(Path("rader.jsonl"), [andrad(rad, path, brev)])
    pipad("j\n")
    done = sipkit(*_kor(fil, "--format", "docx", "--json", typ="kallelse"))
    assert done.resultat["fel_per_kod"] == fel, done.err
