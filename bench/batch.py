"""One long batch: whether it keeps its pace, what a worker needs of memory, and its PDFs beside a warm LibreOffice.

    python bench/batch.py [ROWS] [--processer N] [--utan-libreoffice]

Rows of samtycke (one Word file and one PDF each) are made as `sipkit batch kör` makes them, journal and all. The pace
of the last thousand rows is compared with that of rows 1 000 to 2 000; with fewer rows, with that of the second tenth.
By the clock that is true on an idle machine alone; the time that the workers themselves have used is true on any.
Then a sample of the same Word files goes through one warm LibreOffice.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from sipkit.batch.arbetare import processpool
from sipkit.pdf.libreoffice import Office
from tests.batch.rader_att_gora import Kontor, jobb, rader

SAMPLE = 20


@dataclass(frozen=True)
class Sample:
    """How many rows are made, by the clock, and with how many seconds of the workers' work."""

    rows: int
    clock: float
    work: float


class Workers:
    """What the processes begun by this one have needed. Linux tells it."""

    def __init__(self) -> None:
        self.peaks: dict[str, int] = {}
        self.samples: list[Sample] = []

    def look(self, rows: int) -> None:
        """See how much it is by now."""
        work = 0
        for child in _children():
            fields = _text(child / "stat").rpartition(")")[2].split()
            work += sum(map(int, fields[11:13]))
            peak = re.search(r"VmHWM:\s*(\d+)", _text(child / "status"))
            self.peaks[child.name] = int(peak[1]) // 1024 if peak else 0
        self.samples.append(Sample(rows, time.perf_counter(), work / os.sysconf("SC_CLK_TCK")))

    def between(self, first: int, last: int) -> tuple[float, float]:
        """Rows per second between two rows, by the clock and by work."""
        begin, end = (min(self.samples, key=lambda each: abs(each.rows - rows)) for rows in (first, last))
        rows = end.rows - begin.rows
        return rows / (end.clock - begin.clock), rows / (end.work - begin.work)


def _children() -> list[Path]:
    me = str(os.getpid())
    stats = ((stat.parent, _text(stat)) for stat in Path("/proc").glob("[0-9]*/stat"))
    return [folder for folder, text in stats if text and text.rpartition(")")[2].split()[1] == me]


def _text(file: Path) -> str:
    try:
        return file.read_text()
    except OSError:
        return ""


def run(kontor: Kontor, rows: int, antal: int) -> float:
    """Make the batch and print its pace; rows per second of all of it, once the workers are warm."""
    workers = Workers()
    with kontor.borja(jobb(format=("docx", "pdf"))) as utskick:
        begun = time.perf_counter()
        infort = utskick.infor(rader(rows))
        print(f"{rows} rows read in {time.perf_counter() - begun:.1f} s")
        for number, framsteg in enumerate(utskick.kor(infort, lambda: processpool(antal), ute=4 * antal)):
            if number % 5 == 0 or framsteg.gjorda == rows:
                workers.look(framsteg.gjorda)
        if utskick.rapport().klara != rows:
            raise SystemExit("not every row was made")
    tenth = min(1000, rows // 10)
    early, late = workers.between(tenth, 2 * tenth), workers.between(rows - tenth, rows)
    whole, _ = workers.between(tenth, rows)
    for how, first, last in zip(("by the clock", "of a worker's own time"), early, late, strict=True):
        pace = f"{first:.1f}; the last {tenth}: {last:.1f}; ratio {last / first:.2f}"
        print(f"rows/s {how}, rows {tenth}-{2 * tenth}: {pace}")
    print(f"all of it: {whole:.1f} rows/s with {antal} processes, {workers.samples[-1].clock - begun:.0f} s")
    print(f"most memory of a worker: {max(workers.peaks.values())} MB")
    return whole


def beside_libreoffice(kontor: Kontor, ours: float) -> None:
    """Print how many times as many PDFs per second the batch makes as one warm LibreOffice."""
    papers = sorted((kontor.ut / "papper").glob("*/*.docx"))[: SAMPLE + 1]
    first, *sample = (path.read_bytes() for path in papers)
    with Office() as office:
        office.convert(first)
        begun = time.perf_counter()
        for docx in sample:
            office.convert(docx)
        theirs = len(sample) / (time.perf_counter() - begun)
    print(f"PDF/s: {ours:.1f}, with filling and writing; one warm LibreOffice {theirs:.1f}; ratio {ours / theirs:.1f}")


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("rows", nargs="?", type=int, default=10_000)
    parser.add_argument("--processer", type=int, default=2)
    parser.add_argument("--utan-libreoffice", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        kontor = Kontor(Path(folder) / "hem", Path(folder) / "ut")
        whole = run(kontor, options.rows, options.processer)
        if not options.utan_libreoffice:
            beside_libreoffice(kontor, whole)


if __name__ == "__main__":
    main()
