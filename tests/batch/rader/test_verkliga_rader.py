"""A spreadsheet as people have them is read: every fault once and at its cell, and nothing guessed silently."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from sipkit.batch.rader.inlasning import Radval, las_rader
from sipkit.batch.rader.rad import Inlasning
from sipkit.config.loading import load_document_type
from sipkit.config.sources import find_sources
from sipkit.domain.svar import bygg, platta
from tests.batch.rader.verklig import IDAG, Verklig, som_csv, som_xlsx, verklig

SOM: dict[str, Callable[[Verklig], bytes]] = {
    "xlsx": som_xlsx,
    "windows": lambda made: som_csv(made, "cp1252", ";"),
    "mac": lambda made: som_csv(made, "mac-roman", "|"),
    "utf-8": lambda made: som_csv(made, "utf-8", ","),
    "utf-8-sig": lambda made: som_csv(made, "utf-8-sig", ";"),
    "utf-16": lambda made: som_csv(made, "utf-16", "\t"),
}
LAST = {
    "xlsx": "Läst som Excelbok, blad Export.",
    "windows": "Läst som Windows-1252, semikolon.",
    "mac": "Läst som Mac Roman, lodstreck.",
    "utf-8": "Läst som UTF-8, komma.",
    "utf-8-sig": "Läst som UTF-8, semikolon.",
    "utf-16": "Läst som UTF-16, tabb.",
}


def las(tmp_path: Path, data: bytes) -> Inlasning:
    fil = tmp_path / "rader"
    fil.write_bytes(data)
    sources = find_sources()
    return las_rader(fil, load_document_type("kallelse", sources), Radval(IDAG), sources)


def told(inlasning: Inlasning) -> Counter[tuple[int, str, str]]:
    return Counter((rad.nr, each.kolumn or "", each.kod) for rad in inlasning.fel for each in rad.fel)


def krav(made: Verklig, inlasning: Inlasning) -> None:
    """Every fault that was planned and no other, each once; every other row as it was meant."""
    assert told(inlasning) == Counter(made.fel)
    assert [rad.nr for rad in inlasning.rader] == sorted(made.ratt)
    for rad in inlasning.rader:
        arende = bygg(platta(rad.svar), date(2027, 3, 25))
        assert arende.kallelse is not None
        read = (arende.enskild.personnummer, str(arende.kallelse.dag), str(arende.kallelse.tid), arende.enskild.adress)
        assert read == made.ratt[rad.nr], rad.nr
        assert arende.enskild.skyddade_uppgifter is False


@pytest.mark.parametrize("som", SOM)
def test_every_fault_is_told_once_at_its_cell_whatever_the_file_is_saved_as(som: str, tmp_path: Path) -> None:
    made = verklig(300, 40)
    inlasning = las(tmp_path, SOM[som](made))
    krav(made, inlasning)
    how = [each.vad for each in inlasning.varningar]
    assert how[0] == f"{LAST[som]} Det som står ovanför rubrikerna hoppas över (2 rader)."
    assert any("tappat sina första nollor" in each for each in how)
    assert any(each.startswith("Datum: ") and "lästa som datum" in each for each in how)


@pytest.mark.kampanj
@pytest.mark.parametrize("som", SOM)
def test_twenty_thousand_rows_with_five_hundred_faults(som: str, tmp_path: Path) -> None:
    """Read and mapped within ten seconds of a core."""
    made = verklig(20_000, 500)
    data = SOM[som](made)
    begun = time.process_time()
    inlasning = las(tmp_path, data)
    took = time.process_time() - begun
    krav(made, inlasning)
    assert took < 10, took
