"""How the rows of a batch were read, as its journal keeps it: where they lie, and nothing of what they hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import cast

from sipkit.batch.rader.inlasning import Radval
from sipkit.batch.utskick import Senare, Utskick


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


@dataclass(frozen=True)
class Radfiler:
    """Which file each row is read in."""

    bas: Path
    senare: Sequence[Senare]

    def av(self, nr: int) -> Path:
        """The row's, as it is named here; nr is its running number."""
        fil = next((each.fil for each in self.senare if nr in each.nr and each.fil.exists()), self.bas)
        return _har(fil)

    def rattade(self, nr: Iterable[int]) -> Path | None:
        """The later file that all these rows are in; None where any is in another."""
        filer = {self.av(each) for each in nr}
        return next(iter(filer)) if len(filer) == 1 and not filer & {_har(self.bas)} else None


def radfiler(utskick: Utskick) -> Radfiler:
    """Those of a batch."""
    return Radfiler(Path(str(utskick.kalla["rader"])), utskick.senare)


def _har(fil: Path) -> Path:
    return fil.relative_to(Path.cwd()) if fil.is_relative_to(Path.cwd()) else fil


def _path(fil: Path | None) -> str | None:
    return str(fil.absolute()) if fil else None
