"""A folder of encrypted files, one for each id: what ärenden and drafts have in common.

A file is age around JSON, `{schema, revision, sparad, innehall}`, and is named by its id alone. Everything that
tells one file from another is inside, so that a file that has been renamed or swapped is seen.

Between reading and writing anyone may have written: a file is only replaced when it still has the bytes that were read.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Generic, TypeVar
from zoneinfo import ZoneInfo

from pydantic import Field
from pydantic_core import from_json

from sipkit.disk import PART, replace, sync_folder
from sipkit.domain.arende import Modell
from sipkit.errors import FileFault, UsageFault
from sipkit.storage.locking import alone
from sipkit.storage.nycklar import ANDELSE, Nycklar, damaged
from sipkit.storage.platser import disk_faults, private_folder

M = TypeVar("M", bound=Modell)

STOCKHOLM = ZoneInfo("Europe/Stockholm")
_ID = re.compile("[0-9A-Z]{4}")


@dataclass(frozen=True)
class Sort(Generic[M]):
    """A sort of stored thing.

    Attributes:
        modell: what the content is.
        schema: the name and number of the content's shape, `sipkit/arende/1`.
        id_ur: the id of a thing. Raises ValueError when it has none.
    """

    modell: type[M]
    schema: str
    id_ur: Callable[[M], str]


@dataclass(frozen=True)
class Rad:
    """One file of a folder, unopened: whose it is, and when it was last written, in Swedish time."""

    id: str
    andrad: datetime


class Kuvert(Modell):
    """What is inside a file.

    Attributes:
        schema_: the shape of `innehall`.
        revision: how many times it has been written.
        sparad: the writer's today, which the content is read with: nobody's number is too old for its own file.
        innehall: the content, as JSON.
    """

    schema_: str = Field(alias="schema")
    revision: int
    sparad: date
    innehall: dict[str, object] = Field(repr=False)


@dataclass(frozen=True)
class _Sedd:
    """A file as it was when last read or written here."""

    revision: int
    avtryck: bytes


class Forvar(Generic[M]):
    """Stored things of one sort. It remembers what it has read, so one is made for each command or interview."""

    def __init__(self, mapp: Path, sort: Sort[M], nycklar: Nycklar, idag: date) -> None:
        """Things of one sort in a folder.

        Args:
            mapp: the folder; made when something is saved.
            sort: what is stored.
            nycklar: what to encrypt with.
            idag: today.
        """
        self._mapp = mapp
        self._sort = sort
        self._nycklar = nycklar
        self._idag = idag
        self._sedda: dict[str, _Sedd] = {}

    def finns(self, id_: str) -> bool:
        """Whether something is stored under the id."""
        return self._fil(id_).exists()

    def lista(self) -> tuple[Rad, ...]:
        """What is stored, the last written first. Nothing is opened."""
        rader = []
        for fil in self._mapp.glob(f"*{ANDELSE}"):
            if _ID.fullmatch(fil.stem):
                with suppress(FileNotFoundError):
                    rader.append(Rad(fil.stem, datetime.fromtimestamp(fil.stat().st_mtime, STOCKHOLM)))
        return tuple(sorted(rader, key=lambda rad: (rad.andrad, rad.id), reverse=True))

    def oppna(self, id_: str) -> M:
        """What is stored under the id.

        Raises:
            UsageFault: `arende-okant`.
            FileFault: `arende-skadat`, `arende-nyare`, `fil-las`, `mapp-oppen`, or a fault of the keys.
        """
        fil = self._fil(id_)
        data = self._bytes(id_)
        private_folder(self._mapp)
        kuvert = self._kuvert(self._nycklar.dekryptera(data, fil), fil)
        try:
            innehall = self._sort.modell.model_validate(kuvert.innehall, context={"idag": kuvert.sparad})
            own_id = self._sort.id_ur(innehall)
        except ValueError:
            raise damaged(fil) from None
        if own_id != id_:
            raise damaged(fil)
        self._sedda[id_] = _Sedd(kuvert.revision, _avtryck(data))
        return innehall

    def spara(self, innehall: M) -> None:
        """Write it whole, in the place of what was opened or saved here before.

        Raises:
            FileFault: `arende-andrat` when someone else has written or removed the file since then; when it was never
                opened here, that there is one. `fil-skriv`, `mapp-oppen`, `arende-upptaget` or a fault of the keys.
                What was stored is as it was.
        """
        id_ = self._sort.id_ur(innehall)
        sedd = self._sedda.get(id_)
        revision = sedd.revision + 1 if sedd else 1
        tree = innehall.model_dump(mode="json", by_alias=True)
        kuvert = Kuvert(schema=self._sort.schema, revision=revision, sparad=self._idag, innehall=tree)
        data = self._nycklar.kryptera(kuvert.model_dump_json(by_alias=True).encode())
        fil = self._fil(id_)
        with alone(private_folder(self._mapp)), disk_faults(fil):
            if self._avtryck(id_) != (sedd.avtryck if sedd else None):
                vad = "Ärendet har ändrats eller tagits bort i ett annat fönster sedan det öppnades här."
                raise FileFault("arende-andrat", vad, str(fil), "Inget är överskrivet. Öppna det på nytt och gör om.")
            self._sopa()
            replace(fil, data)
        self._sedda[id_] = _Sedd(revision, _avtryck(data))

    def ta_bort(self, id_: str) -> None:
        """Remove sipkit's own file. The journal system is the record, and still has what was written there.

        Raises:
            UsageFault: `arende-okant`.
            FileFault: `fil-skriv`, `arende-upptaget`.
        """
        fil = self._fil(id_)
        if not fil.exists():
            raise _okant(id_)
        with alone(self._mapp), disk_faults(fil):
            self._sopa()
            fil.unlink(missing_ok=True)
            sync_folder(self._mapp)
        self._sedda.pop(id_, None)

    def _fil(self, id_: str) -> Path:
        """The file of an id. Raises UsageFault for what cannot be one, such as a path out of the folder."""
        if not _ID.fullmatch(id_):
            raise _okant(id_)
        return self._mapp / f"{id_}{ANDELSE}"

    def _bytes(self, id_: str) -> bytes:
        fil = self._fil(id_)
        try:
            return fil.read_bytes()
        except FileNotFoundError:
            raise _okant(id_) from None
        except OSError:
            raise FileFault("fil-las", "Filen går inte att läsa.", str(fil)) from None

    def _avtryck(self, id_: str) -> bytes | None:
        return _avtryck(self._bytes(id_)) if self.finns(id_) else None

    def _kuvert(self, klartext: bytes, fil: Path) -> Kuvert:
        """What is inside a file, when it is of this sort and this shape."""
        try:
            tree = from_json(klartext)
            schema = str(tree["schema"])
            if schema == self._sort.schema:
                return Kuvert.model_validate(tree)
        except (ValueError, TypeError, LookupError):
            raise damaged(fil) from None
        if schema.rpartition("/")[0] != self._sort.schema.rpartition("/")[0]:
            raise damaged(fil)
        raise FileFault("arende-nyare", "Filen är sparad av en nyare sipkit än den här.", str(fil), "Uppdatera sipkit.")

    def _sopa(self) -> None:
        """Remove what writers that were killed left behind. Only the one who is alone in the folder may."""
        for part in self._mapp.glob(PART):
            part.unlink(missing_ok=True)


def _avtryck(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


def _okant(id_: str) -> UsageFault:
    cure = "Ett id är fyra bokstäver och siffror. Ärenden som är sparade visas av `sipkit ärende visa`."
    return UsageFault("arende-okant", "Inget är sparat under det id:t.", atgard=cure)
