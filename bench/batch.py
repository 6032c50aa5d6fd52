"""One long batch: whether it keeps its pace, what a worker needs of memory, and its PDFs beside a warm LibreOffice.

    python bench/batch.py [ROWS] [--processer N] [--utan-libreoffice]

Rows of samtycke (one Word file and one PDF each) are made as `sipkit batch kör` makes them, journal and all. The pace
of the last thousand rows is compared with that of rows 1 000 to 2 000; with fewer rows, with that of the second tenth.
Then a sample of the same Word files goes through one warm LibreOffice.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from bisect import bisect_left
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from sipkit.batch.arbetare import processer
from sipkit.batch.korning import Framsteg
from sipkit.pdf.libreoffice import Office
from tests.batch.rader_att_gora import Kontor, jobb, rader

SAMPLE = 20


class Peaks:
    """The most memory that each process begun by this one has had, in MB. Linux tells it."""

    def __init__(self) -> None:
        self.by_process: dict[int, int] = {}

    def look(self) -> None:
        """See how much it is by now."""
        for child in _children():
            for line in _lines(child / "status"):
                if line.startswith("VmHWM"):
                    self.by_process[int(child.name)] = int(line.split()[1]) // 1024


def _children() -> list[Path]:
    me = Path("/proc/self").resolve().name
    stats = ((stat.parent, _lines(stat)) for stat in Path("/proc").glob("[0-9]*/stat"))
    return [folder for folder, lines in stats if lines and lines[0].rpartition(")")[2].split()[1] == me]


def _lines(file: Path) -> list[str]:
    try:
        return file.read_text().splitlines()
    except OSError:
        return []


def pace(told: Sequence[tuple[float, Framsteg]], first: int, last: int) -> float:
    """Rows per second between two rows."""
    made = [framsteg.gjorda for _, framsteg in told]
    begin, end = bisect_left(made, first), min(bisect_left(made, last), len(made) - 1)
    return (made[end] - made[begin]) / (told[end][0] - told[begin][0])


def run(kontor: Kontor, rows: int, antal: int) -> float:
    """Make the batch and print its pace; rows per second of all of it, once the workers are warm."""
    told: list[tuple[float, Framsteg]] = []
    peaks = Peaks()
    with kontor.borja(jobb(format=("docx", "pdf"))) as utskick:
        begun = time.perf_counter()
        infort = utskick.infor(rader(rows))
        print(f"{rows} rows read in {time.perf_counter() - begun:.1f} s")
        for framsteg in utskick.kor(infort, lambda: processer(antal), ute=4 * antal):
            told.append((time.perf_counter(), framsteg))
            if len(told) % 100 == 0:
                peaks.look()
        if utskick.rapport().klara != rows:
            raise SystemExit("not every row was made")
    tenth = min(1000, rows // 10)
    early, late = pace(told, tenth, 2 * tenth), pace(told, rows - tenth, rows)
    whole = pace(told, tenth, rows)
    print(f"rows {tenth}-{2 * tenth}: {early:.1f} rows/s; the last {tenth}: {late:.1f}; ratio {late / early:.2f}")
    print(f"all of it: {whole:.1f} rows/s with {antal} processes, {told[-1][0] - begun:.0f} s")
    print(f"most memory of a worker: {max(peaks.by_process.values(), default=0)} MB")
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
