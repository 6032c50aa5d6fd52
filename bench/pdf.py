"""Documents per second from Word file to PDF, beside a warm LibreOffice on the same documents.

    python bench/pdf.py [WORD.docx …] [--rounds N] [--memory N]

Without files the example papers of Blekinge are used. Every document is different: a third of its texts get a number of
their own, as letters of one template differ in their data. The two engines take turns on one core, and the medians of
the rounds are printed; then how long a fresh process takes for one document. `--memory` sets that many documents and
prints how the process grows.
"""

from __future__ import annotations

import argparse
import io
import os
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterable, Iterator
from itertools import count, islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from sipkit.cli import main as sipkit
from sipkit.pdf import typeset
from sipkit.pdf.libreoffice import Office
from sipkit.word import read

PER_ROUND = 10
ONE_CORE = {0}
_TEXT = re.compile(r"(<w:t(?: [^>]*)?>[^<]+)")


def examples() -> list[bytes]:
    """The papers of the invented ärende."""
    with tempfile.TemporaryDirectory() as folder:
        if sipkit(["kallelse", "--exempel", "--region", "blekinge", "--format", "docx", "--ut", folder]) != 0:
            raise SystemExit("the example papers could not be made")
        return [path.read_bytes() for path in sorted(Path(folder).glob("*.docx"))]


def varied(docx: bytes, number: int) -> bytes:
    """A Word file with the number after every third text of its body."""
    turn = count()
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "word/document.xml":
                numbered = _TEXT.sub(
                    lambda text: f"{text[1]} {number}" if next(turn) % 3 == 0 else text[1], data.decode()
                )
                data = numbered.encode()
            target.writestr(name, data)
    return out.getvalue()


def documents(originals: list[bytes]) -> Iterator[bytes]:
    """Documents without end, no two alike."""
    for number in count(1000):
        for original in originals:
            yield varied(original, number)


def seconds(convert: Callable[[bytes], object], batch: Iterable[bytes]) -> float:
    """Time for one document of a batch."""
    batch = list(batch)
    start = time.perf_counter()
    for docx in batch:
        convert(docx)
    return (time.perf_counter() - start) / len(batch)


def take_turns(endless: Iterator[bytes], rounds: int) -> None:
    """Print documents per second of both engines, and the ratio."""

    def ours(docx: bytes) -> object:
        return typeset(read(docx))

    with Office() as office:
        for warm_up in (ours, office.convert):
            seconds(warm_up, islice(endless, PER_ROUND))
        pairs = []
        for _ in range(rounds):
            batch = list(islice(endless, PER_ROUND))
            pairs.append((seconds(ours, batch), seconds(office.convert, batch)))
    mine, theirs = (statistics.median(times) for times in zip(*pairs, strict=True))
    print(f"sipkit       {1 / mine:7.1f} documents/s   {1000 * mine:6.1f} ms each")
    print(f"LibreOffice  {1 / theirs:7.1f} documents/s   {1000 * theirs:6.1f} ms each")
    print(f"ratio        {statistics.median(their / my for my, their in pairs):7.1f}   (median of {rounds} pairs)")


def fresh(docx: bytes) -> None:
    """Print how long one document takes in a process of its own."""
    program = (
        "import sys; from sipkit.pdf import typeset; from sipkit.word import read; "
        "open(sys.argv[2], 'wb').write(typeset(read(open(sys.argv[1], 'rb').read())).data)"
    )
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "a.docx"), Path(folder, "a.pdf")
        source.write_bytes(docx)
        times = []
        for _ in range(5):
            start = time.perf_counter()
            subprocess.run([sys.executable, "-c", program, source, target], check=True, cwd=Path(__file__).parents[1])
            times.append(time.perf_counter() - start)
    print(f"fresh process, one document: {statistics.median(times):.2f} s")


def memory(endless: Iterator[bytes], number: int) -> None:
    """Print the greatest size of the process after each tenth of the documents."""
    for _ in range(10):
        for docx in islice(endless, number // 10):
            typeset(read(docx))
        print(f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB", end="  ", flush=True)
    print()


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--memory", type=int, default=0)
    options = parser.parse_args()
    originals = [path.read_bytes() for path in options.files] or examples()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, ONE_CORE)
    take_turns(documents(originals), options.rounds)
    fresh(originals[0])
    if options.memory:
        memory(documents(originals), options.memory)


main()
