"""The file that an ärende is handed over in: age around JSON, for the receiver's key.

Age does not say who wrote a file. Who it says that it comes from is for people to judge.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Final

import pyrage
from pydantic import Field
from pyrage.x25519 import Recipient

from sipkit.disk import clear_parts, sync_folder, write_part
from sipkit.domain.arende import Arende
from sipkit.domain.fieldtypes import Text
from sipkit.domain.modell import Modell
from sipkit.errors import FileFault
from sipkit.storage.kuvert import OVERLAMNING, Sort, bryt, forsegla
from sipkit.storage.nycklar import Nycklar
from sipkit.storage.platser import disk_faults


class Overlamnat(Modell):
    """What is in the file.

    Attributes:
        fran: the unit that it says that it comes from, where that is known.
        nyckel: that unit's public key, to hand the ärende back with.
        arende: the ärende.
    """

    fran: Text | None = None
    nyckel: str
    arende: Arende = Field(repr=False)


def _id(overlamnat: Overlamnat) -> str:
    if overlamnat.arende.arende.id is None:
        raise ValueError("an ärende is handed over under its id")
    return overlamnat.arende.arende.id


_SORT: Final = Sort(Overlamnat, OVERLAMNING, _id)


def packa(overlamnat: Overlamnat, mottagare: Sequence[str], idag: date) -> bytes:
    """The file's bytes, which only those who have the private key of one of the public ones can read."""
    keys = [Recipient.from_str(each) for each in mottagare]
    return pyrage.encrypt(forsegla(_SORT, overlamnat, 1, idag), keys)


def packa_upp(fil: Path, nycklar: Nycklar) -> Overlamnat:
    """What is in a file that has come.

    Raises:
        FileFault: `fil-las`, `arende-skadat`, `arende-nyare`; `nyckel-fel`, it is for another key; or a fault of the
            user's own.
    """
    try:
        data = fil.read_bytes()
    except OSError:
        raise FileFault("fil-las", "Filen går inte att läsa.", str(fil), "Kontrollera sökvägen.") from None
    try:
        overlamnat, _ = bryt(_SORT, nycklar.dekryptera(data, fil), fil)
    except FileFault as fault:
        if fault.kod == "nyckel-fel":
            cure = "Ge enheten din nyckel (sipkit ärende nyckel --ut FIL), och be dem exportera till den."
            raise FileFault(fault.kod, "Filen är inte krypterad för din nyckel.", str(fil), cure) from None
        if fault.kod == "arende-skadat":
            raise FileFault(fault.kod, fault.vad, str(fil), "Be enheten göra och skicka filen igen.") from None
        raise
    return overlamnat


@contextmanager
def pa_plats(fil: Path, data: bytes, *, ersatt: bool) -> Iterator[None]:
    """Write the file when what is done inside has succeeded; it is safe on the disk before that begins.

    Raises:
        FileFault: `fil-finns`, `fil-skriv`. Nothing is left.
    """
    if fil.exists() and not ersatt:
        cure = "Ge ett annat namn med --ut, eller --ersätt."
        raise FileFault("fil-finns", "Filen finns redan.", str(fil), cure)
    with disk_faults(fil):
        clear_parts(fil.parent)
        part = write_part(fil.parent, data)
    try:
        yield
        with disk_faults(fil):
            part.replace(fil)
            sync_folder(fil.parent)
    finally:
        part.unlink(missing_ok=True)
