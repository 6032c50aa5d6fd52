"""One wrong character anywhere in any file of configuration: a fault with a place, or a configuration; nothing else.

    python -m tests.kampanj.yamlfel 2000 [SEED]

Each fault is put into a copy of the shipped configuration, and all that the file is used for is loaded and checked.
What is accepted is told apart: the same configuration (a comment, an indent that makes no difference), another
wording, or another value that is valid.
"""

from __future__ import annotations

import random
import shutil
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from sipkit.admin.forteckning import las as las_forteckning
from sipkit.config.fall import las_fall
from sipkit.config.lager import AMNEN, chain
from sipkit.config.loading import load_document_type, load_questionnaire
from sipkit.config.sources import Root, Sources, find_sources
from sipkit.config.stapel import Stapel
from sipkit.config.tree import Node, Scalar, Table, plain
from sipkit.config.yamlfil import read
from sipkit.errors import SipkitError, raise_all

SIGNS = "aåÄ09 -:,.#&*!|>'\"%@`?[]{}<=~\n\t\\”\u00a0\u0000\U0001f600"
PER = date(2026, 11, 22)
SLOW = 1.0
"""Seconds of work that one fault may cost, whatever it is."""
_TEXTS = frozenset(
    {"text", "namn", "tolkning", "avsnitt", "titel", "utgivare", "osaker", "ta_bort", "fraga", "hjalp", "varfor"}
)


class Fel(AssertionError):
    """The configuration did something else than tell a fault with a place or give a configuration."""


@dataclass(frozen=True)
class Konfiguration:
    """A copy of the shipped configuration, in which one file at a time is broken."""

    folder: Path

    @classmethod
    def kopia(cls, folder: Path) -> Konfiguration:
        """A copy in an empty folder."""
        shutil.copytree(find_sources(environ={}).roots[0].regions.parent, folder / "config")
        return cls(folder / "config")

    @property
    def filer(self) -> tuple[Path, ...]:
        """Every YAML file, by its path in the folder."""
        return tuple(sorted(path.relative_to(self.folder) for path in self.folder.rglob("*.yaml")))

    def prova(self, fil: Path, data: bytes) -> str:
        """What comes of the file with these bytes instead of its own.

        Returns:
            The code of the first fault, or `lika`, `ord` or `annat` for what is accepted.

        Raises:
            Fel: a fault has no place, or it took too long.
        """
        outcome, seconds = self._tid(fil, data)
        if seconds > SLOW and self._tid(fil, data)[1] > SLOW:  # once is the machine
            raise Fel(f"{fil}: took more than {SLOW} s")
        return outcome

    def _tid(self, fil: Path, data: bytes) -> tuple[str, float]:
        """What comes of it, and the seconds of work."""
        path = self.folder / fil
        right = path.read_bytes()
        before = list(self._innehall(fil))
        begun = time.process_time()
        try:
            path.write_bytes(data)
            outcome = self._utfall(fil, before)
        finally:
            path.write_bytes(right)
        return outcome, time.process_time() - begun

    def _utfall(self, fil: Path, before: list[Node]) -> str:
        try:
            after = list(self._innehall(fil))
        except SipkitError as broken:
            for fault in broken.faults:
                self._krav_plats(fil, fault)
            return broken.faults[0].kod
        if list(map(plain, before)) == list(map(plain, after)):
            return "lika"
        changed = {key for one, other in zip(before, after, strict=True) for key in _olika("", one, other)}
        return "ord" if changed <= _TEXTS else "annat"

    def _krav_plats(self, fil: Path, fault: SipkitError) -> None:
        """A place is a file of the copy, with line and column unless the whole file is at fault."""
        name, *place = fault.var.rsplit(":", 2) if fault.var.count(":") >= 2 else [fault.var]
        if not Path(name).is_relative_to(self.folder) or not all(each.isdecimal() for each in place) or not fault.vad:
            raise Fel(f"{fil}: {fault.kod} at {fault.var!r}")

    def _innehall(self, fil: Path) -> Iterator[Node]:
        """All that the file is used for, loaded and checked."""
        sources = Sources((Root(self.folder / "regions", self.folder / "documents", self.folder / "templates", False),))
        sort, *inner = fil.parts
        if sort == "regions" and len(inner) == 2:
            yield from _region(inner[0], Path(inner[1]).stem, sources)
        elif sort == "documents" and len(inner) == 1:
            load_document_type(fil.stem, sources)
        elif sort == "fragor":
            load_questionnaire(fil.stem, sources)
        elif sort == "fall":
            las_fall(self.folder / fil)
        elif sort == "regler.yaml":
            las_forteckning(self.folder / fil)
        yield read(self.folder / fil)


def _region(layer: str, topic: str, sources: Sources) -> Iterator[Node]:
    """The topic of the layer's own region, on every day; all topics where it is the layer itself that is described."""
    stapel = Stapel(chain(layer, sources))
    faults = [
        fault
        for each in (AMNEN if topic == "region" else ("region", topic))
        for dag in (PER, *stapel.days(each))
        for fault in stapel.faults(each, dag)
    ]
    raise_all(faults)
    yield stapel.resolve(topic, PER).trad


def _olika(key: str, one: Node, other: Node) -> Iterator[str]:
    """The keys of the values that differ; the key of a mapping or list that has another shape."""
    if isinstance(one, Table) and isinstance(other, Table) and one.entries.keys() == other.entries.keys():
        for name, node in one.entries.items():
            yield from _olika(name, node, other.entries[name])
    elif isinstance(one, Scalar) or isinstance(other, Scalar) or type(one) is not type(other):
        if plain(one) != plain(other):
            yield key
    elif plain(one) != plain(other):
        ours, theirs = getattr(one, "items", ()), getattr(other, "items", ())
        if isinstance(one, Table) or len(ours) != len(theirs):
            yield f"{key} (form)"
        else:
            for left, right in zip(ours, theirs, strict=True):
                yield from _olika(key, left, right)


def teckenfel(text: str, position: int, sign: str, sort: str) -> str:
    """The text with one character inserted, deleted or replaced."""
    kept = position if sort == "in" else position + 1
    return text[:position] + ("" if sort == "ut" else sign) + text[kept:]


def main(arguments: Sequence[str]) -> int:
    """Run the campaign and print what came of it."""
    wanted, seed = (*map(int, arguments), *(2000, 7)[len(arguments) :])
    chance, counts, begun = random.Random(seed), Counter[str](), time.monotonic()
    with TemporaryDirectory() as mapp:
        konfiguration = Konfiguration.kopia(Path(mapp))
        filer = konfiguration.filer
        for number in range(wanted):
            fil = filer[number % len(filer)]
            text = (konfiguration.folder / fil).read_text("utf-8")
            position, sort = chance.randrange(len(text)), chance.choice(("in", "ut", "byt"))
            wrong = teckenfel(text, position, chance.choice(SIGNS), sort)
            try:
                counts[konfiguration.prova(fil, wrong.encode())] += 1
            except Exception:
                sys.stdout.write(f"FEL number {number}, seed {seed}: {fil}, {sort} at {position}\n")
                raise
    seconds = time.monotonic() - begun
    sys.stdout.write(f"{wanted} faults in {len(filer)} files, {seconds:.0f} s, seed {seed}\n")
    sys.stdout.writelines(f"  {times:6} {outcome}\n" for outcome, times in counts.most_common())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
