"""`kill -9` at random moments of one batch, again and again; a disk that is full; workers that die.

    python -m tests.kampanj.batch [KILLS] [SEED] [ROWS]

One batch of 500 rows is begun and its whole process group is killed: while it starts, while rows are made, while papers
are put in place. Each time `fortsätt` goes on. Some lives have a disk that takes no more after some bytes, which must
end with exit code 5 and nothing half done; in some a single worker is killed, which must stop nothing. At the end every
row has exactly one set of papers, byte for byte that of a batch that nobody disturbed, and the journal says so. The
first thing that is not so ends the campaign with exit code 1.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from sipkit.batch.mapp import DEL
from sipkit.storage.platser import MILJO
from tests.batch.rader_att_gora import rader
from tests.berattelser.spelare import miljon
from tests.testnummer import PERSONNUMMER

NU = "2027-03-25T10:12"
TIME_LIMIT = 300
_ROOM = 70_000
"""Bytes that a file may not grow past when the disk is full: less than any of the papers."""
HEMLIGT = (b"Provqvist", b"Exempelviken", b"Provgatan")

Moment = Literal[
    "while it starts", "while rows are made", "while papers are put in place", "the disk is full", "a worker dies"
]

_VUXNA = tuple(each for each in PERSONNUMMER if "1930" < each < "2000")
"""Who the rows are about; the same one at several meetings."""


class Fel(Exception):
    """What must hold did not."""


class Kampanj:
    """One batch, and what it is compared with."""

    def __init__(self, mapp: Path, chance: random.Random, antal: int) -> None:
        self.mapp = mapp
        self.chance = chance
        self.antal = antal
        self.kills: Counter[str] = Counter()
        self.full = 0
        _skriv_rader(mapp / "rader.jsonl", antal)
        self._finished(self._start("ostord"), "ostord")
        self.whole = _papper(mapp / "ostord")
        if len(_names(mapp / "ostord" / "papper", "*")) != antal:
            raise Fel("not even undisturbed does every row get its papers")

    @property
    def ut(self) -> Path:
        """The folder of the batch that is killed."""
        return self.mapp / "stord"

    def run(self, kills: int) -> None:
        """Kill it so many times, and let it be done."""
        while self.kills.total() < kills:
            self._life(self._moment(self.kills.total() / kills))
        self._finished(self._start("stord"), "stord")
        self._compare()

    def _moment(self, gone: float) -> Moment:
        """When to kill. Papers come into place no faster than kills do."""
        made = len(list((self.ut / "papper").glob("*"))) / self.antal
        slow: list[Moment] = ["while it starts", "while rows are made", "the disk is full"]
        fast: list[Moment] = ["while papers are put in place", "a worker dies"]
        return self.chance.choice(slow if made > gone else [*slow, *fast, *fast])

    def _life(self, moment: Moment) -> None:
        limit = self.chance.randrange(_ROOM) if moment == "the disk is full" else None
        program = self._start("stord", limit)
        if moment == "the disk is full":
            self._ends_for_want_of_room(program)
            return
        self._wait_for(moment, program)
        if program.poll() is None:
            os.killpg(program.pid, signal.SIGKILL)
            self.kills[moment] += 1
        program.communicate()

    def _wait_for(self, moment: Moment, program: subprocess.Popen[bytes]) -> None:
        if moment == "while it starts":
            time.sleep(self.chance.uniform(0, 1.5))
            return
        before = _names(self.ut / "papper", "*")
        if moment == "while rows are made":
            _until(program, lambda: any(self.ut.glob(f"{DEL}*")))
            time.sleep(self.chance.uniform(0, 0.05))
            return
        _until(program, lambda: bool(_names(self.ut / "papper", "*") - before))
        if moment == "a worker dies":
            for child in _children(program.pid)[-1:]:
                os.kill(child, signal.SIGKILL)
            made = _names(self.ut / "papper", "*")
            _until(program, lambda: bool(_names(self.ut / "papper", "*") - made))
            if program.poll() not in (None, 0):
                raise Fel(f"a worker died, and so did the batch, with exit code {program.poll()}")
        time.sleep(self.chance.uniform(0, 0.02))

    def _ends_for_want_of_room(self, program: subprocess.Popen[bytes]) -> None:
        try:
            _, told = program.communicate(timeout=TIME_LIMIT)
        except subprocess.TimeoutExpired:
            raise Fel("it hangs when the disk is full") from None
        if program.returncode != 5 or b"Traceback" in told:
            raise Fel(f"the disk was full: exit code {program.returncode}, {told.decode()}")
        if _names(self.ut, f"{DEL}*"):
            raise Fel("the disk was full, and something half done is left")
        self.full += 1

    def _start(self, namn: str, limit: int | None = None) -> subprocess.Popen[bytes]:
        begun = (self.mapp / namn / "journal.sqlite").is_file() and self._is_begun(namn)
        options = ("--typ", "samtycke", "--region", "blekinge", "--format", "pdf", "--per", NU, "--utan-frågor")
        argument = ("fortsätt", namn) if begun else ("kör", "rader.jsonl", "--ut", namn, *options)
        room = () if limit is None else ("prlimit", f"--fsize={limit}", "--")
        return subprocess.Popen(
            [*room, sys.executable, "-m", "sipkit", "batch", *argument, "--processer", "2"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            cwd=self.mapp,
            env=miljon({MILJO: str(self.mapp / "hem")}),
            start_new_session=True,
        )

    def _is_begun(self, namn: str) -> bool:
        """Whether the journal came so far as to say what the batch is."""
        import sqlite3

        with sqlite3.connect(self.mapp / namn / "journal.sqlite") as journal:
            tables = journal.execute("SELECT count(*) FROM sqlite_master WHERE name = 'jobb'").fetchone()[0]
            return bool(tables and journal.execute("SELECT count(*) FROM jobb").fetchone()[0])

    def _finished(self, program: subprocess.Popen[bytes], namn: str) -> None:
        _, told = program.communicate(timeout=TIME_LIMIT)
        if program.returncode != 0:
            raise Fel(f"{namn}: exit code {program.returncode}, {told.decode()}")

    def _compare(self) -> None:
        if differing := dict(_papper(self.ut).items() ^ self.whole.items()):
            raise Fel(f"not as in an undisturbed batch: {', '.join(sorted(differing))}")
        if stray := _names(self.ut, f"{DEL}*"):
            raise Fel(f"left behind: {len(stray)} folders")
        if any(word in (self.ut / "journal.sqlite").read_bytes() for word in HEMLIGT):
            raise Fel("something that stands in a row can be read in the journal")


def _skriv_rader(fil: Path, antal: int) -> None:
    """Rows of people who are all different, each with a key of its own."""
    lines = []
    for rad in rader(antal):
        again, person = divmod(rad.nr, len(_VUXNA))
        own = {"rad-id": f"r{rad.nr}", "enskild.personnummer": _VUXNA[person], "kallelse.dag": f"2027-04-{12 + again}"}
        lines.append(json.dumps({**rad.svar, **own}, ensure_ascii=False) + "\n")
    fil.write_text("".join(lines), "utf-8")


def _papper(ut: Path) -> Mapping[str, str]:
    """Every file of every row and for the printer, by a hash of what it holds."""
    files = (path for name in ("papper", "utskrift") for path in sorted((ut / name).rglob("*")) if path.is_file())
    return {str(path.relative_to(ut)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def _names(folder: Path, pattern: str) -> set[str]:
    return {path.name for path in folder.glob(pattern)}


def _children(pid: int) -> list[int]:
    """The processes that a process has begun, the newest last."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            parent = stat.read_text().rpartition(")")[2].split()[1]
            found += [int(stat.parent.name)] if int(parent) == pid else []
    return sorted(found)


def _until(program: subprocess.Popen[bytes], holds: Callable[[], bool]) -> None:
    """Wait, but not for a program that has ended."""
    while program.poll() is None and not holds():
        time.sleep(0.002)


def main(arguments: Sequence[str]) -> int:
    """Run the campaign and print what came of it."""
    wanted, seed, antal = (*map(int, arguments), *(200, 7, 500)[len(arguments) :])
    begun = time.monotonic()
    with TemporaryDirectory() as mapp:
        try:
            kampanj = Kampanj(Path(mapp), random.Random(seed), antal)
            kampanj.run(wanted)
        except Fel as fel:
            sys.stdout.write(f"FEL, seed {seed}: {fel}\n")
            return 1
    seconds = time.monotonic() - begun
    sys.stdout.write(f"{wanted} kills of one batch of {antal} rows, {seconds:.0f} s, seed {seed}\n")
    sys.stdout.writelines(f"  {times:4} {moment}\n" for moment, times in kampanj.kills.items())
    sys.stdout.write(f"  {kampanj.full:4} times the disk was full\n")
    sys.stdout.write("  every row has one set of papers, and the print too is that of a batch that nobody disturbed\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
