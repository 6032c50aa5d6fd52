"""How the rows of a batch were read, as its journal keeps it: where they lie, and nothing of what they hold."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import cast

from sipkit.batch.rader.inlasning import Radval


def kalla(rader: Path, val: Radval) -> Mapping[str, object]:
    """What the journal keeps."""
    return {
        "rader": str(rader.absolute()),
        "blad": val.blad,
        "karta": _path(val.karta),
        "skydd": val.skydd,
        "dolda": val.dolda,
        "utom": _path(val.utom),
    }


def ur_kalla(kept: Mapping[str, object], idag: date) -> tuple[Path, Radval]:
    """The file with the rows, and how it is read, of what the journal keeps."""
    said = cast(Mapping[str, str | None], kept)
    karta, utom = (Path(file) if (file := said[name]) else None for name in ("karta", "utom"))
    val = Radval(idag, said["blad"], karta, said["skydd"], cast(bool | None, kept["dolda"]), utom)
    return Path(str(said["rader"])), val


def _path(fil: Path | None) -> str | None:
    return str(fil.absolute()) if fil else None
