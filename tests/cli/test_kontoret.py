"""The office's Friday: an export as people have it becomes letters, and what is wrong is put right and made."""

from __future__ import annotations

import csv
import os
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from io import StringIO
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from sipkit.cli.batch import alla_rader
from sipkit.storage.platser import platser
from tests.berattelser.spelare import i_terminal
from tests.cli.conftest import Pipad
from tests.cli.korning import NU, Sipkit
from tests.testnummer import FEL_KONTROLLSIFFRA, PERSONNUMMER

ANTAL, OVANFOR = 40, 4
VUXNA = [each for each in PERSONNUMMER if "1930" < each < "2000"]
RUBRIKER = {
    "enskild.personnummer": "Pnr",
    "enskild.namn": "Namn",
    "enskild.adress": "Gatuadress",
    "enskild.skyddade_uppgifter": "S",
    "samtycken.s1.status": "Samtycke",
    "kallelser.k1.dag": "Mötesdag",
}
FEL: Mapping[int, Mapping[str, str]] = {
    3: {"enskild.personnummer": FEL_KONTROLLSIFFRA},
    4: {"samtycken.s1.status": ""},
    5: {"enskild.skyddade_uppgifter": "j"},
    6: {"enskild.skyddade_uppgifter": "j"},
    9: {"kallelser.k1.dag": "2027-03-31"},
}
"""By row: what cells say in the place of what is right. The letters of 5 and 6 are stopped, the others are faults."""
RATTAT = {"Pnr": VUXNA[3], "Samtycke": "lamnat", "Mötesdag": "2027-04-08"}
SVAR = ("S", "n", "j", "j")
"""The column of those who are protected, no hidden rows, the columns are right, the proofs are good."""


@pytest.fixture(autouse=True)
def _kontoret(monkeypatch: pytest.MonkeyPatch, sipkit: Sipkit) -> None:
    """Rows are made in this process; by the unit's profile a letter takes three working days."""
    monkeypatch.setattr(alla_rader, "processpool", lambda _: ThreadPoolExecutor(1))
    hem = platser().konfiguration
    hem.mkdir(parents=True, mode=0o700)
    (hem / "profil.yaml").write_text("posttid: 3\n", "utf-8")
    Path("sparrlista.csv").write_text(f"Personnummer\n{VUXNA[2]}\n", "utf-8")


def _export(sipkit: Sipkit, antal: int) -> None:
    """A workbook with rows above the headings; the two last are hidden by a filter, and it is from the day before."""
    sipkit("batch", "exempel", antal, "--typ", "kallelse", "--region", "blekinge", "--ut", "rader.csv", "--per", NU)
    rader = list(csv.DictReader(StringIO(Path("rader.csv").read_text("utf-8-sig")), delimiter=";"))
    paths = [path for path in rader[0] if path != "rad-id"]
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Export"
    for title in ("Utdrag ur journalsystemet", "Vårdcentralen Exempelviken", "Möten i april", None):
        sheet.append([title])
    sheet.append([RUBRIKER.get(path, path) for path in paths])
    for nr, rad in enumerate(rader, 1):
        when = f"{8 + nr % 8}.{nr:02}" if nr < antal - 2 else "16.30"
        said = {**rad, "enskild.personnummer": VUXNA[nr], "kallelser.k1.tid": when, **FEL.get(nr, {})}
        sheet.append([said[path] for path in paths])
    for nr in (antal - 1, antal):
        sheet.row_dimensions[OVANFOR + 1 + nr].hidden = True
    book.save("export.xlsx")
    before = time.time() - 25 * 3600
    os.utime("export.xlsx", (before, before))


def _kor(prov: int, *options: str) -> tuple[str, ...]:
    who = ("--typ", "kallelse", "--region", "blekinge", "--mottagare", "enskild", "--per", NU)
    return (
        "batch",
        "kör",
        "export.xlsx",
        *who,
        "--ut",
        "ut",
        "--prov",
        str(prov),
        "--utom",
        "sparrlista.csv",
        *options,
    )


def _sager(text: str, *rows: str) -> None:
    """Every row is told, in this order, wherever lines are broken."""
    told = "".join(text.split())
    for row in rows:
        before, found, told = told.partition("".join(row.split()))
        assert found, f"{row} is not told after {before[-200:]}"


FRAGOR = (
    "Ingen kolumn säger vilka som har skyddade uppgifter.",
    "2 av 40 rader är dolda av ett filter. Ta med dem?",
    "37 rader.",
    "Filen är äldre än ett dygn",
    "blad Export. Det som står ovanför rubrikerna hoppas över (3 rader).",
    "En rad utelämnas: den står i listan efter --utom.",
    "Pnr → enskild.personnummer",
    "Mötesdag → kallelse.dag",
    "Stämmer det?",
    "provbrev: ut/prov/PROV.pdf.",
    "Titta på dem. Gå vidare?",
)


def test_the_talk_of_a_friday(sipkit: Sipkit, pipad: Pipad) -> None:
    """Asked, looked at, made; faults in words, put right in their own workbook; some letters printed again."""
    _export(sipkit, ANTAL)
    pipad("".join(f"{each}\n" for each in SVAR))
    done = sipkit(*_kor(5, "--felfil", "FEL.xlsx"))
    _sager(done.err, *FRAGOR)
    assert done.exit == 1
    _sager(
        done.out,
        "32 klara · 3 fel · 2 stoppade (skyddade personuppgifter, utanför utskriften). 37 rader i ut.",
        "Inte med: 1 i listan efter --utom · 2 dolda av ett filter.",
        "Fel: 1 personnumret stämmer inte: någon siffra är fel (Pnr)",
        "· 1 det finns inget samtycke till kallelsen som gäller (Samtycke)",
        "· 1 mötet ligger före brevet är framme (Mötesdag)",
        f"{OVANFOR + 1 + 3} (Pnr): ",
        "Rätta där, och kör: sipkit batch fortsätt ut FEL.xlsx --bara-fel",
        "Skriv ut dubbelsidigt, ur ut/utskrift.",
        "utskrift-1.pdf: brev 1–32, 33 ark",
    )
    _ratta()
    done = sipkit("batch", "fortsätt", "ut", "FEL.xlsx", "--bara-fel")
    assert done.exit == 0, done.out
    _sager(done.out, "35 klara · 2 stoppade", "37 rader i ut.", "utskrift-2.pdf: brev 33–35")
    done = sipkit("batch", "skriv-ut", "ut", "--från", "17", "--till", "30")
    _sager(done.out, "om-17-30.pdf: brev 17–30")
    assert Path("ut/utskrift/om-17-30.pdf").is_file()


def _ratta() -> None:
    """Write what is right in each cell that is marked."""
    book = load_workbook("FEL.xlsx")
    sheet = book["Export"]
    headings, *rows = sheet.iter_rows()
    marked = [
        (str(heading.value), cell) for row in rows for heading, cell in zip(headings, row, strict=True) if cell.comment
    ]
    assert sorted(heading for heading, _ in marked) == sorted(RATTAT)
    for heading, cell in marked:
        cell.value = RATTAT[heading]
    book.save("FEL.xlsx")


@pytest.mark.filterwarnings("ignore:.*forkpty:DeprecationWarning")
def test_a_friday_in_a_terminal(sipkit: Sipkit, tmp_path: Path) -> None:
    """The same questions; progress is told while processes of their own work."""
    _export(sipkit, 8)
    miljo = {"SIPKIT_HOME": str(tmp_path / "hem")}
    played = i_terminal(_kor(1, "--processer", "1"), SVAR, tmp_path, miljo)
    _sager(played.text, "Kolumnens rubrik, eller rensad: S", "Ta med dem? j/n: n", *FRAGOR[3:])
    _sager(played.text, "1 klara · 2 fel · 2 stoppade", "utskrift-1.pdf: brev 1–1")
    assert played.slut == 1
