"""Milliseconds to load configuration, beside reading the same files with PyYAML's C loader alone.

    python bench/config.py

Three loads are measured: every topic of the region with the most layers (the target is 30 ms for the topics of one
command), everything there is, on every day when something changes (the target is 120 ms), and one document type. The
first time counts by itself, since a command loads once; then the two sides take turns, and their medians are printed.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import yaml

from sipkit.config.lager import AMNEN, chain
from sipkit.config.loading import check_regions, load_document_type, load_region
from sipkit.config.sources import find_sources, yaml_files

ROUNDS = 25
SOURCES = find_sources(environ={})
TODAY = date.today()


def milliseconds(work: Callable[[], object]) -> float:
    """The time that the work takes once."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def compare(name: str, work: Callable[[], object], files: Iterable[Path]) -> None:
    """Print the first time, both medians and their ratio."""
    texts = [path.read_text("utf-8") for path in files]
    first = milliseconds(work)
    pairs = [(milliseconds(work), milliseconds(lambda: [_bare(text) for text in texts])) for _ in range(ROUNDS)]
    ours, bare = (statistics.median(side) for side in zip(*pairs, strict=True))
    print(f"{name:32} first {first:6.1f}   then {ours:6.1f}   yaml alone {bare:6.1f}   ratio {ours / bare:4.1f}")


def _bare(text: str) -> object:
    return yaml.load(text, Loader=yaml.CSafeLoader)


def main() -> None:
    """Measure all three."""
    chains = {id_: chain(id_, SOURCES) for id_ in SOURCES.region_ids()}
    deepest = max(chains, key=lambda id_: len(chains[id_]))
    files = {id_: [path for layer in layers for path in yaml_files(layer.place.path)] for id_, layers in chains.items()}
    compare(f"{deepest}, every topic", lambda: load_region(deepest, TODAY, SOURCES, AMNEN), files[deepest])
    everything = {path for paths in files.values() for path in paths}
    compare("everything, every day", lambda: check_regions(TODAY, SOURCES), everything)
    compare("kallelse", lambda: load_document_type("kallelse", SOURCES), SOURCES.documents("kallelse"))


if __name__ == "__main__":
    main()
