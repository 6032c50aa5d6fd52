"""Running the command line as a user does, and answers made by changing a shipped example."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Protocol, cast

import yaml

ROOT = Path(__file__).parents[2]
EXEMPEL = ROOT / "config" / "documents" / "exempel"
NU = "2027-03-25T10:12"
"""The examples' now: Maundy Thursday, with a long weekend before the deadline."""

Changes = Mapping[str, object]
"""`{path: value}` on top of an example; `...` takes the path away, a number in a path is a place in a list."""


@dataclass(frozen=True)
class Result:
    """How a command ended."""

    exit: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, object]:
        """The one object on stdout. Fails when there is anything else."""
        return cast(dict[str, object], json.loads(self.out))

    @property
    def resultat(self) -> dict[str, object]:
        """The result in the JSON."""
        return cast(dict[str, object], self.json["resultat"])

    @property
    def fel(self) -> list[dict[str, object]]:
        """The faults in the JSON."""
        return cast(list[dict[str, object]], self.json["fel"])

    @property
    def fault(self) -> dict[str, object]:
        """The only fault. Fails when there are more."""
        (fault,) = self.fel
        return fault

    def places(self) -> list[tuple[object, object]]:
        """Code and place of each fault, in order."""
        return [(fault["kod"], fault["var"]) for fault in self.fel]

    def filer(self) -> list[str]:
        """The names of the files that the JSON tells of."""
        return [str(fil["fil"]) for fil in cast(list[dict[str, object]], self.resultat["filer"])]


class Sipkit(Protocol):
    """`sipkit(*arguments)`: the command line in this process."""

    def __call__(self, *arguments: object) -> Result:
        """Run it to its end."""


@cache
def _example(region: str) -> str:
    text = (EXEMPEL / f"kallelse.{region}.yaml").read_text("utf8")
    return json.dumps(yaml.load(text, Loader=yaml.BaseLoader))


def answers(region: str = "blekinge", changes: Changes | None = None) -> dict[str, object]:
    """The answers of a region's example, every scalar as text, with changes."""
    tree: dict[str, object] = json.loads(_example(region))
    for path, value in (changes or {}).items():
        _change(tree, path, value)
    return tree


def _change(tree: dict[str, object], path: str, value: object) -> None:
    here: object = tree
    *steps, last = [path] if path in tree else path.split(".")
    for step in steps:
        here = here[int(step)] if isinstance(here, list) else cast(dict[str, object], here).setdefault(step, {})
    place = cast(dict[str, object], here)
    if value is ...:
        place.pop(last)
    else:
        place[last] = value


def content(folder: Path) -> dict[str, bytes]:
    """Every file in a folder, by name; none when there is no folder."""
    return {path.name: path.read_bytes() for path in sorted(folder.glob("**/*")) if path.is_file()}
