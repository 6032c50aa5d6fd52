"""Milliseconds from Enter to the next prompt, over a whole kallelse in a real terminal of 80 x 24.

    python bench/intervju.py [ROUNDS]

The target is 50 ms for each answer. The time to the first prompt and the time from the last Enter to the papers are
printed by themselves. The program is measured from outside: what the reader of the terminal itself takes is in it.
"""

from __future__ import annotations

import statistics
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.berattelser.spelare import Terminal
from tests.kampanj.avbrott import NU, SVAR

TARGET = 50
READING = 1
"""Seconds before the first answer: nobody finds and pastes a name faster."""


def walk(mapp: Path) -> tuple[float, list[tuple[str, float]], float]:
    """Start, each answer with its prompt, and papers, in milliseconds."""
    clock = time.perf_counter
    begun = clock()
    terminal = Terminal(
        ["kallelse", "--region", "blekinge"], mapp, {"SIPKIT_HOME": str(mapp / "hem"), "SIPKIT_PER": NU}
    )
    terminal.asks()
    start = clock() - begun
    time.sleep(READING)
    answers: list[tuple[str, float]] = []
    for line in SVAR[:-1]:
        prompt = terminal.prompt()
        begun = clock()
        terminal.type(line)
        terminal.asks()
        answers.append((prompt, (clock() - begun) * 1000))
    begun = clock()
    terminal.type(SVAR[-1])
    terminal.rest()
    papers = clock() - begun
    terminal.close()
    return start * 1000, answers, papers * 1000


def main() -> None:
    """Print min, median and max of every round together, and the slowest answers."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    starts, answers, papers = [], [], []
    for _ in range(rounds):
        with TemporaryDirectory() as mapp:
            start, answered, last = walk(Path(mapp))
        starts.append(start)
        answers += answered
        papers.append(last)
    for name, times in (("first prompt", starts), ("answer", [each for _, each in answers]), ("papers", papers)):
        print(f"{name:14} min {min(times):7.1f}   median {statistics.median(times):7.1f}   max {max(times):7.1f} ms")
    over = sum(each > TARGET for _, each in answers)
    print(f"{over} of {len(answers)} answers over {TARGET} ms; the slowest:")
    for prompt, each in sorted(answers, key=lambda answer: -answer[1])[:5]:
        print(f"  {each:7.1f} ms  {prompt}")


if __name__ == "__main__":
    main()
