"""Rows of invented people, and batches of them made in this process."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from pathlib import Path

import yaml

from sipkit.batch.jobb import Jobb
from sipkit.batch.korning import Framsteg
from sipkit.batch.rader.rad import Cell, Rad
from sipkit.batch.utskick import Utskick, borja, oppna
from sipkit.domain.svar import platta
from sipkit.domain.vocabulary import DokumentTyp, Filformat
from sipkit.storage.nycklar import Nycklar
from sipkit.storage.platser import Platser
from sipkit.storage.sigill import Sigill
from tests.cli.korning import EXEMPEL

NU = datetime.fromisoformat("2027-03-25T10:12+01:00")


def jobb(typ: DokumentTyp = "samtycke", format: Sequence[Filformat] = ("docx",)) -> Jobb:
    """A batch of Blekinge. Word files alone are made in some milliseconds."""
    return Jobb(typ, "blekinge", NU, tuple(format))


def rader(antal: int, typ: str = "samtycke") -> list[Rad]:
    """Rows that differ in the person's name."""
    return [
        Rad(nr, str(nr), {**_svar(typ), "enskild.namn": f"Provqvist {nr}, Ingrid"}, {}) for nr in range(1, antal + 1)
    ]


def andrad(rad: Rad, path: str, value: object) -> Rad:
    """The row with another answer, in a cell of its own; None takes it away."""
    svar = {key: said for key, said in {**rad.svar, path: value}.items() if said is not None}
    return replace(rad, svar=svar, celler={path: Cell(None, f"B{rad.nr + 1}", "Kolumnen")})


@cache
def _svar(typ: str) -> dict[str, object]:
    tree = yaml.load((EXEMPEL / f"{typ}.blekinge.yaml").read_text("utf8"), Loader=yaml.BaseLoader)
    return {path: value for path, value in platta(tree).items() if not path.startswith("arende.")}


def en_trad() -> Executor:
    """A worker in this process."""
    return ThreadPoolExecutor(1)


@dataclass(frozen=True)
class Kontor:
    """A user's own folder, and one to make batches in."""

    hem: Path
    ut: Path

    @property
    def sigill(self) -> Sigill:
        """What the keys of batches are derived from."""
        return Sigill(Nycklar(Platser(self.hem, self.hem)))

    def borja(self, jobb: Jobb) -> AbstractContextManager[Utskick]:
        """Begin a batch."""
        return borja(self.ut, jobb, {}, self.sigill)

    def oppna(self) -> AbstractContextManager[Utskick]:
        """Go on with it."""
        return oppna(self.ut, self.sigill)

    def gor(self, jobb: Jobb, rader: Iterable[Rad]) -> list[Framsteg]:
        """Begin a batch and make all of it."""
        with self.borja(jobb) as utskick:
            return list(utskick.kor(utskick.infor(rader), en_trad, ute=2))

    def fortsatt(self, rader: Iterable[Rad], *, bara_fel: bool = False, nya_regler: bool = False) -> list[Framsteg]:
        """Go on with it to its end."""
        with self.oppna() as utskick:
            infort = utskick.infor(rader, bara_fel=bara_fel, nya_regler=nya_regler)
            return list(utskick.kor(infort, en_trad, ute=2))

    def papper(self) -> dict[str, bytes]:
        """Every file of every row."""
        folder = self.ut / "papper"
        return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*.*"))}
