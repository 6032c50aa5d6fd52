"""The public keys of other units, by the unit's name: whom an ärende can be handed to.

One `nycklar/<namn>.pub` a unit, in a shared folder of configuration and in the user's own: the unit's name as a
comment, and its key, as age's own programs read it. A key is only as good as the comparison when it was added: anyone
can send a file and say that it is a unit's.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

import pyrage
from pyrage.x25519 import Recipient

from sipkit import disk
from sipkit.domain.arendeid import TECKEN
from sipkit.domain.text import clean, did_you_mean, fold
from sipkit.errors import FileFault, UsageFault
from sipkit.storage.platser import Platser, disk_faults, private_folder

MAPP = "nycklar"
ANDELSE: Final = ".pub"
_PRIVAT: Final = "AGE-SECRET-KEY"
_LANGD: Final = 8
_STORST: Final = 10_000
"""Characters. No file with a public key is nearly as long."""


@dataclass(frozen=True)
class Enhetsnyckel:
    """A unit's public key. `delad`: it stands in a shared folder, and is not the user's own to take away."""

    namn: str
    publik: str
    delad: bool = False

    @property
    def fingeravtryck(self) -> str:
        """The key's fingerprint."""
        return fingeravtryck(self.publik)


def fingeravtryck(publik: str) -> str:
    """Eight signs that can be compared by telephone, as `7K2M 9QXA`.

    They are slow to count (some 50 ms), so that nobody finds another key with the same eight by trying.
    """
    digest = hashlib.scrypt(publik.encode(), salt=b"sipkit nyckel 1", n=2**14, r=8, p=1, dklen=_LANGD)
    signs = "".join(TECKEN[each % len(TECKEN)] for each in digest)
    return f"{signs[:4]} {signs[4:]}"


def las_nyckelfil(fil: Path) -> Enhetsnyckel:
    """The key in a file, by the name that the file says, else the file's own.

    Raises:
        FileFault: `fil-las`; `nyckel-skadad`, it holds no public key, or several; `nyckel-privat`.
    """
    try:
        text = fil.read_text("utf-8")[:_STORST]
    except (OSError, UnicodeDecodeError):
        raise FileFault("fil-las", "Nyckelfilen går inte att läsa.", str(fil), "Kontrollera sökvägen.") from None
    if _PRIVAT in text.upper():
        vad = "Filen har en privat nyckel. En sådan ges aldrig till någon annan."
        cure = "Be enheten om den publika: sipkit ärende nyckel --ut FIL. Ta bort filen, och be dem byta nyckel."
        raise FileFault("nyckel-privat", vad, str(fil), cure)
    rader = [rad.strip() for rad in text.splitlines() if rad.strip()]
    keys = [rad for rad in rader if not rad.startswith("#")]
    if len(keys) != 1 or not _is_key(keys[0]):
        cure = "Be enheten göra den igen: sipkit ärende nyckel --ut FIL"
        raise FileFault("nyckel-skadad", "Filen innehåller inte en publik nyckel.", str(fil), cure)
    names = [name for rad in rader if rad.startswith("#") and (name := clean(rad.lstrip("#")))]
    return Enhetsnyckel(names[0] if names else fil.stem, keys[0])


def skriv_nyckelfil(fil: Path, nyckel: Enhetsnyckel, *, ersatt: bool) -> None:
    """Write a file with a public key and whose it is, to give to others. One that says the same is no clash.

    Raises:
        FileFault: `fil-finns`, `fil-skriv`.
    """
    data = _som_fil(nyckel)
    with disk_faults(fil):
        if fil.exists() and not ersatt and fil.read_bytes() != data:
            raise FileFault("fil-finns", "Filen finns redan.", str(fil), "Ge ett annat namn med --ut, eller --ersätt.")
        disk.replace(fil, data)


class Nyckelbok:
    """The keys that are kept: the user's own, then those of shared folders."""

    def __init__(self, delade: Sequence[Path], hem: Platser) -> None:
        """The keys of other units.

        Args:
            delade: shared folders of configuration, the one that has the last word first.
            hem: the user's own folders.
        """
        self._egen = hem.konfiguration / MAPP
        self._delade = [mapp / MAPP for mapp in delade]

    @cached_property
    def alla(self) -> tuple[Enhetsnyckel, ...]:
        """Every unit's key, by name; the same key of the same unit once.

        Raises:
            FileFault: a file holds no public key, or cannot be read.
        """
        found = {(fold(each.namn), each.publik): each for each in reversed(tuple(self._las()))}
        return tuple(sorted(found.values(), key=lambda each: fold(each.namn)))

    def hitta(self, namn: str) -> Enhetsnyckel:
        """The key of the unit that is called so.

        Raises:
            UsageFault: `nyckel-okand`, or `nyckel-finns` when two folders have different ones.
        """
        found = [each for each in self.alla if fold(each.namn) == fold(namn)]
        if not found:
            otherwise = "Lägg till den: sipkit ärende nyckel --ny FIL --namn ENHET"
            cure = did_you_mean(namn, [each.namn for each in self.alla], otherwise)
            raise UsageFault("nyckel-okand", "Ingen nyckel finns för en enhet med det namnet.", "--till", cure)
        if len(found) > 1:
            raise self._annan(found)
        return found[0]

    def av(self, publik: str) -> Enhetsnyckel | None:
        """The unit that has this key, where it is known."""
        return next((each for each in self.alla if each.publik == publik), None)

    def krav_ledigt(self, nyckel: Enhetsnyckel) -> None:
        """Let a key be added unless another is kept under the unit's name. Raises UsageFault: `nyckel-finns`."""
        known = [each for each in self.alla if fold(each.namn) == fold(nyckel.namn)]
        if any(each.publik != nyckel.publik for each in known):
            raise self._annan(known)

    def lagg_till(self, nyckel: Enhetsnyckel) -> Path:
        """Keep a key that someone has compared, and give the file's path.

        Raises:
            UsageFault: `nyckel-finns`, another is kept under that name; `ogiltigt-varde`, the name has no letter.
            FileFault: `fil-skriv` or `mapp-oppen`.
        """
        self.krav_ledigt(nyckel)
        stem = re.sub(r"[^a-z0-9]+", "-", fold(nyckel.namn)).strip("-")
        if not stem:
            raise UsageFault("ogiltigt-varde", "Namnet har ingen bokstav.", "--namn", "Skriv enhetens namn.")
        fil = private_folder(self._egen) / f"{stem}{ANDELSE}"
        with disk_faults(fil):
            disk.replace(fil, _som_fil(nyckel))
        return fil

    def ta_bort(self, namn: str) -> Enhetsnyckel:
        """Take away one of the user's own.

        Raises:
            UsageFault: `nyckel-okand`, also for one that stands in a shared folder alone.
            FileFault: `fil-skriv`.
        """
        for fil in _filer(self._egen):
            if fold((nyckel := las_nyckelfil(fil)).namn) == fold(namn):
                with disk_faults(fil):
                    fil.unlink()
                return nyckel
        cure = "Egna nycklar tas bort här. De som ligger i en delad mapp tas bort där."
        raise UsageFault("nyckel-okand", "Ingen egen nyckel finns med det namnet.", "--ta-bort", cure)

    def _las(self) -> Iterator[Enhetsnyckel]:
        for fil in _filer(self._egen):
            yield las_nyckelfil(fil)
        for mapp in self._delade:
            for fil in _filer(mapp):
                nyckel = las_nyckelfil(fil)
                yield Enhetsnyckel(nyckel.namn, nyckel.publik, delad=True)

    def _annan(self, known: Sequence[Enhetsnyckel]) -> UsageFault:
        told = " och ".join(each.fingeravtryck for each in known)
        cure = "Fråga enheten vilken som gäller. Ta sedan bort den gamla: sipkit ärende nyckel --ta-bort NAMN"
        return UsageFault("nyckel-finns", f"Enheten har redan en annan nyckel här: {told}.", "--namn", cure)


def _som_fil(nyckel: Enhetsnyckel) -> bytes:
    return f"# {clean(nyckel.namn)}\n{nyckel.publik}\n".encode()


def _filer(mapp: Path) -> list[Path]:
    return sorted(mapp.glob(f"*{ANDELSE}"))


def _is_key(text: str) -> bool:
    try:
        Recipient.from_str(text)
    except pyrage.RecipientError:
        return False
    return True
