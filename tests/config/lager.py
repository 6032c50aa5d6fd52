"""Small invented configurations, written to a folder."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from textwrap import dedent

from sipkit.config.sources import Root, Sources

HERE = Path(__file__).parent


def root(folder: Path, *, egen: bool = False) -> Root:
    """A folder with `regions`, `documents` and `templates` as a place to look in."""
    return Root(folder / "regions", folder / "documents", folder / "templates", egen)


GRUND = root(HERE)
"""Holds the layer `grund`, with one source document, a calendar and the deadline `kallelse`."""


def write(folder: Path, files: Mapping[str, str]) -> Root:
    """Write files, given by their paths in the folder. Returns the folder as the user's own place to look in."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text), "utf-8")
    return root(folder, egen=True)


def sources(folder: Path, files: Mapping[str, str]) -> Sources:
    """The files as the user's own configuration, with `grund` as the shipped one."""
    return Sources((write(folder, files), GRUND))
