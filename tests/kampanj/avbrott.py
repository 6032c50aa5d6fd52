"""`kill -9` at random moments of an interview, again and again.

    python -m tests.kampanj.avbrott [KILLS] [SEED]

A whole kallelse is typed to the real program, every other time through a pipe and in a terminal. It is killed: while it
starts, while an answer is on its way, while the papers are written. After each kill the draft must open and be, to the
last answer, what it was before the answer that was being typed or after it; nothing readable may lie where drafts are
kept. `fortsätt` goes on, is killed again, and at last finishes: the papers must be, byte for byte, those of an
interview that nobody disturbed. The first thing that is not so ends the campaign with exit code 1.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Protocol

from sipkit.disk import PART
from sipkit.storage.nycklar import Nycklar
from sipkit.storage.platser import MILJO, platser
from sipkit.storage.utkast import Utkast, Utkastlager
from tests.berattelser.spelare import Terminal, miljon

ID = "7K2M"
NU = "2027-03-25T10:12"
SVAR = [
    *("Provqvist, Ingrid 19440427-7461", "n", "Karlskrona", "", "1", "i dag"),
    *("1 Hemsjukvården Exempelviken", "2 Socialtjänsten Provstaden", "", "Karin Provqvist, dotter", ""),
    *("j", "1", "i går", "m", "7/4 13", "1", "1", "Ingrid ska klara sig tryggt hemma."),
    *("Vem hjälper dig med träningen?", "", "2", "3", "Provgatan 7, 999 99 Exempelstad"),
    *("Maria Testberg, distriktssköterska, Vårdcentralen Exempelviken, 070-174 06 10", ""),
]
HEMLIGT = [word.encode() for word in ("Provqvist", "7461", "Exempelviken", "tryggt", "träningen", "Provgatan")]
UTSKRIFT = ("--format", "docx,pdf,ics,txt", "--ersatt")


class Program(Protocol):
    """sipkit, running."""

    pid: int

    def asks(self) -> bool:
        """Wait for a prompt; False when the program has ended."""

    def type(self, line: str) -> None:
        """Answer it."""

    def rest(self) -> str:
        """Wait for its end."""

    def close(self) -> None:
        """End it."""


class Ror:
    """sipkit with a pipe at each end."""

    def __init__(self, argument: Sequence[str], mapp: Path, miljo: dict[str, str]) -> None:
        self._program = subprocess.Popen(
            [sys.executable, "-m", "sipkit", *argument],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            cwd=mapp,
            env=miljon(miljo),
        )
        assert self._program.stdin
        assert self._program.stdout
        self._in, self._out = self._program.stdin, self._program.stdout
        self.pid = self._program.pid

    def asks(self) -> bool:
        """Wait for a prompt; False when the program has ended."""
        said = b""
        while not said.endswith((b": ", b"? ")):
            more = os.read(self._out.fileno(), 10_000)
            if not more:
                return False
            said += more
        return True

    def type(self, line: str) -> None:
        """Answer it."""
        self._in.write(f"{line}\n".encode())
        self._in.flush()

    def rest(self) -> str:
        """Wait for its end."""
        return self._out.read().decode()

    def close(self) -> None:
        """End it."""
        self._program.kill()
        self._program.communicate()


class Fel(Exception):
    """What must hold did not."""


class Kampanj:
    """One campaign: what undisturbed answering gives, and everything that is compared with it."""

    def __init__(self, mapp: Path, chance: random.Random) -> None:
        self.mapp = mapp
        self.chance = chance
        self.kills: Counter[str] = Counter()
        self.lost = 0
        self.steps, self.papers = self._undisturbed()

    def _undisturbed(self) -> tuple[list[object], dict[str, bytes]]:
        """What the draft holds when each line is about to be typed, and the papers at the end."""
        folder = self._folder("ostord")
        steps: list[object] = []
        with self._program(Ror, folder, ()) as program:
            for line in SVAR:
                program.asks()
                steps.append(_answers(folder))
                program.type(line)
            program.rest()
        return steps, _papers(folder)

    def interview(self, number: int, most: int) -> int:
        """One interview with at least one kill, finished and compared; how many kills it took."""
        folder = self._folder(str(number))
        sort = (Ror, Terminal)[number % 2]
        done, kills, stop = 0, 0, 0
        while kills < most and (kills == 0 or self.chance.random() < 0.8) and stop < len(SVAR):
            stop = min(self.chance.randrange(done - 2, len(SVAR) + 3), len(SVAR) - 1)
            kills += 1
            self._killed(sort, folder, done, stop)
            stop = max(done, stop)
            done = self._reached(folder, stop)
            if done == len(SVAR):
                break
        if done < len(SVAR):
            self._finished(sort, folder, done)
        if differing := dict(_papers(folder).items() ^ self.papers.items()):
            raise Fel(f"interview {number}: not as in an undisturbed interview: {', '.join(sorted(differing))}")
        return kills

    def _killed(self, sort: type[Ror] | type[Terminal], folder: Path, done: int, stop: int) -> None:
        """Answer from where the draft is, and kill while the last line is taken in; before any line, at the start."""
        with self._program(sort, folder, self._drafted(folder)) as program:
            if stop < done:
                self.kills["while it starts"] += 1
                time.sleep(self.chance.uniform(0, 0.8))
            else:
                self._answer(program, SVAR[done : stop + 1])
                last = stop == len(SVAR) - 1
                self.kills["while the papers are written" if last else "while an answer is taken in"] += 1
                time.sleep(self.chance.uniform(0, 1.0 if last else 0.03))
            os.kill(program.pid, 9)

    def _answer(self, program: Program, lines: Sequence[str]) -> None:
        for line in lines:
            if not program.asks():
                raise Fel(f"the program ended before {len(lines)} lines were typed")
            program.type(line)

    def _reached(self, folder: Path, stop: int) -> int:
        """How many lines the draft holds now. At most the one being typed may be lost."""
        _nothing_readable(folder)
        kept = _answers(folder)
        if kept is None and stop == len(SVAR) - 1:
            return len(SVAR)
        whole = [line for line in (stop + 1, stop) if line < len(SVAR) and self.steps[line] == kept]
        if not whole:
            raise Fel(f"killed at line {stop}: the draft is neither as before that line nor as after it")
        self.lost += stop + 1 not in whole
        return _start_of_question(whole[0], self.steps)

    def _finished(self, sort: type[Ror] | type[Terminal], folder: Path, done: int) -> None:
        with self._program(sort, folder, self._drafted(folder)) as program:
            self._answer(program, SVAR[done:])
            program.rest()
        if _answers(folder) is not None:
            raise Fel("the interview is finished, and its draft is still there")

    def _drafted(self, folder: Path) -> Sequence[str]:
        return ("fortsätt", ID, *UTSKRIFT) if _answers(folder) is not None else ()

    @contextmanager
    def _program(
        self, sort: type[Ror] | type[Terminal], folder: Path, argument: Sequence[str]
    ) -> Iterator[Ror | Terminal]:
        argument = argument or ("kallelse", "--region", "blekinge", "--svar", "id.yaml", *UTSKRIFT)
        program = sort(argument, folder, {MILJO: str(folder / "hem"), "SIPKIT_PER": NU})
        try:
            yield program
        finally:
            program.close()

    def _folder(self, name: str) -> Path:
        folder = self.mapp / name
        folder.mkdir()
        (folder / "id.yaml").write_text(f"arende.id: {ID}\n", "utf-8")
        return folder


def _start_of_question(line: int, steps: Sequence[object]) -> int:
    """The first line of the question that a line belongs to: a list begins again."""
    while line and steps[line - 1] == steps[line]:
        line -= 1
    return line


def _answers(folder: Path) -> object:
    """What the draft holds; None without a draft. Raises whatever stops it from being opened."""
    hem = platser({MILJO: str(folder / "hem")})
    lager = Utkastlager(hem, Nycklar(hem), date.fromisoformat(NU[:10]))
    if not lager.finns(ID):
        return None
    utkast: Utkast = lager.oppna(ID)
    return utkast.svar


def _papers(folder: Path) -> dict[str, bytes]:
    """Every paper. What a killed writer had not finished is no paper; it is cleared away in time."""
    found = (path for path in sorted((folder / "sipkit-ut").glob("*")) if not path.match(PART))
    return {path.name: path.read_bytes() for path in found}


def _nothing_readable(folder: Path) -> None:
    for path in (folder / "hem").rglob("*"):
        if path.is_file() and any(word in path.read_bytes() for word in HEMLIGT):
            raise Fel(f"an answer can be read in {path.name}")


def main(arguments: Sequence[str]) -> int:
    """Run the campaign and print what came of it."""
    wanted, seed = (*map(int, arguments), *(300, 7)[len(arguments) :])
    begun = time.monotonic()
    with TemporaryDirectory() as mapp:
        kampanj = Kampanj(Path(mapp), random.Random(seed))
        interviews = 0
        try:
            while kampanj.kills.total() < wanted:
                kampanj.interview(interviews, wanted - kampanj.kills.total())
                interviews += 1
        except Fel as fel:
            sys.stdout.write(f"FEL after {kampanj.kills.total()} kills, seed {seed}: {fel}\n")
            return 1
    seconds = time.monotonic() - begun
    sys.stdout.write(f"{kampanj.kills.total()} kills in {interviews} interviews, {seconds:.0f} s, seed {seed}\n")
    sys.stdout.writelines(f"  {times:4} {moment}\n" for moment, times in kampanj.kills.items())
    sys.stdout.write(
        f"  the line being typed was lost {kampanj.lost} times, never more; the papers were always the same\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
