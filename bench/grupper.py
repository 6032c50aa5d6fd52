"""Milliseconds from Enter to the next prompt in a plan of 40 goals with 200 insatser, the draft stored after each.

    python bench/grupper.py [ROUNDS]

The target is 50 ms for each answer. The ärende is built after each answer too, as an echo that follows from it does.
"""

from __future__ import annotations

import statistics
import sys
import time
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[1]))

from sipkit.config.dokumenttyp import Fraga
from sipkit.interview.build import build
from sipkit.interview.draft import draft
from sipkit.interview.run import interview
from sipkit.interview.scripted import Scripted
from sipkit.interview.state import State
from sipkit.interview.wording import Voice
from sipkit.storage.nycklar import Nycklar
from sipkit.storage.platser import Platser
from sipkit.storage.utkast import Utkast, Utkastlager
from tests.interview.formular import IDAG
from tests.interview.plan import begin

GOALS, EACH, TARGET = 40, 5, 50
NYTT = Utkast(id="7K2M", dokumenttyp="kallelse", region="blekinge", paborjad=datetime(2027, 4, 7, 13))


class Timed(Scripted):
    """A script that knows when each line was asked for."""

    def __init__(self, script: list[str]) -> None:
        super().__init__(script)
        self.times: list[float] = []

    def line(self, text: str) -> str:
        """Note the time."""
        self.times.append(time.perf_counter())
        return super().line(text)


def typed() -> list[str]:
    """A whole meeting."""
    goals = []
    for goal in range(GOALS):
        insatser = [line for number in range(EACH) for line in (f"insats {number}", "2", "på måndag", "")]
        goals += [f"mål nummer {goal}", *insatser, ""]
    return ["Bo kvar hemma.", *goals, "", "", ""]


def meeting(mapp: Path) -> list[float]:
    """Milliseconds for each answer."""
    hem = Platser(mapp, mapp)
    lager = Utkastlager(hem, Nycklar(hem), IDAG)

    def echo(fraga: Fraga, state: State) -> list[str]:
        build(state, IDAG)
        return []

    script = Timed(typed())
    interview(begin(), script, Voice("Plan", echo=echo), IDAG, lambda state: lager.spara(draft(state, NYTT)))
    return [1000 * (after - before) for before, after in zip(script.times, script.times[1:], strict=False)]


def main() -> None:
    """Print the medians of the first and the last hundred answers, and how many take longer than the target."""
    for _ in range(int(sys.argv[1]) if len(sys.argv) > 1 else 3):
        with TemporaryDirectory() as mapp:
            times = meeting(Path(mapp))
        first, last = statistics.median(times[:100]), statistics.median(times[-100:])
        over = sum(each > TARGET for each in times)
        print(f"first 100: {first:.1f} ms   last 100: {last:.1f} ms   max {max(times):.1f} ms   over {TARGET}: {over}")


if __name__ == "__main__":
    main()
