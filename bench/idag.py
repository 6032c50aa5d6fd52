"""Seconds for the day's list over many encrypted ärenden, as a whole process. The start page reads the same.

    python bench/idag.py [NUMBER]

The ärenden are the shipped examples of every region in turn, each with another id and another day, in a temporary
`SIPKIT_HOME`. The target is 1.5 s for 500. An empty home is measured beside it: what is left is the reading.
The least time is told too: it is what the machine needs when nobody else uses it.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import yaml

from sipkit.domain.arende import Arende
from sipkit.domain.arendeid import TECKEN
from sipkit.domain.klockslag import STOCKHOLM
from sipkit.domain.svar import bygg, platta
from sipkit.storage.arendelager import Arendelager
from sipkit.storage.nycklar import Nycklar
from sipkit.storage.platser import Platser

ROUNDS = 7
NUMBER = 500
NU = datetime(2027, 3, 25, 10, 12, tzinfo=STOCKHOLM)
EXEMPEL = sorted((Path(__file__).parents[1] / "config" / "documents" / "exempel").glob("kallelse.*.yaml"))


def fill(home: Path, number: int) -> None:
    """Store that many ärenden."""
    platser = Platser(home, home)
    lager = Arendelager(platser, Nycklar(platser), NU.date())
    examples = [_example(path) for path in EXEMPEL]
    for place, id_ in zip(range(number), _ids(), strict=False):
        lager.spara(_own(examples[place % len(examples)], id_, NU - timedelta(days=place % 20)))


def _example(path: Path) -> Arende:
    answers = platta(yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader))
    return bygg(answers, date(2027, 3, 25))


def _own(arende: Arende, id_: str, began: datetime) -> Arende:
    handelser = tuple(each.model_copy(update={"tid": began}) for each in arende.handelser)
    huvud = arende.arende.model_copy(update={"id": id_, "skapad": began})
    return arende.model_copy(update={"arende": huvud, "handelser": handelser})


def _ids() -> Iterator[str]:
    yield from (f"{one}{two}{three}2" for one in TECKEN for two in TECKEN for three in TECKEN)


def seconds(home: Path) -> float:
    """The time of one `sipkit idag` from start to end."""
    command = [sys.executable, "-m", "sipkit", "idag", "--per", NU.isoformat()]
    start = time.perf_counter()
    subprocess.run(command, env={**os.environ, "SIPKIT_HOME": str(home)}, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def main() -> None:
    """Fill two homes, one with nothing, and take turns."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else NUMBER
    with tempfile.TemporaryDirectory() as folder:
        full, empty = Path(folder, "full"), Path(folder, "empty")
        fill(full, number)
        pairs = [(seconds(full), seconds(empty)) for _ in range(ROUNDS)]
    for name, side in zip((f"{number} ärenden", "none"), zip(*pairs, strict=True), strict=True):
        print(f"sipkit idag   {name:12} median {statistics.median(side):.2f} s   least {min(side):.2f} s")


if __name__ == "__main__":
    main()
