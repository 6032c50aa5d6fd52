"""The user's key: what is stored can be written with public keys alone, and is read with the private one.

Keys and files are those of age (https://age-encryption.org), so that its own programs open what is stored:
`age -d -i nyckel.txt 7K2M.sip`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TypeVar

import pyrage
from pyrage.x25519 import Identity, Recipient

from sipkit.disk import replace
from sipkit.errors import FileFault
from sipkit.storage import losenfras
from sipkit.storage.locking import alone
from sipkit.storage.platser import Platser, disk_faults, private_folder

PRIVAT = "nyckel.txt"
PUBLIK = "nyckel.pub"
ATERSTALLNING = "aterstallning.pub"
"""The unit's recovery key, public, where the unit has one: its holder can open what the user cannot."""

ANDELSE = ".sip"
"""What is encrypted."""

_RUBRIK = "# Din privata nyckel till sipkits ärenden. Utan den går de inte att öppna. Ge den inte till någon."
_TILLBAKA = f"Lägg tillbaka {PRIVAT} från en säkerhetskopia."

Nyckel = TypeVar("Nyckel", Identity, Recipient)


class Nycklar:
    """The keys in the user's configuration folder.

    The private key is made when it is first needed, but not while something is stored that it would not open.
    """

    def __init__(self, platser: Platser) -> None:
        self._mapp = platser.konfiguration
        self._lasta = platser.lasta

    def kryptera(self, klartext: bytes) -> bytes:
        """Encrypt for the user, and for the unit where it has a recovery key.

        Raises:
            FileFault: `nyckel-saknas`, `nyckel-skadad`; `fil-skriv` or `mapp-oppen` when a key must be made and cannot.
        """
        return pyrage.encrypt(klartext, self._mottagare)

    def dekryptera(self, data: bytes, fil: Path) -> bytes:
        """Decrypt what was read from a file.

        Raises:
            FileFault: `nyckel-saknas`, `nyckel-skadad`; `nyckel-fel` or `arende-skadat` about the file.
            SipkitError: as `sipkit.storage.losenfras.upplast`, where the key has a passphrase.
        """
        try:
            return pyrage.decrypt(data, self._identiteter)
        except pyrage.DecryptError as error:
            if "No matching keys" in str(error):
                cure = f"Byt till den {PRIVAT} som användes när filen sparades, eller be den som har enhetens nyckel."
                vad = "Filen är krypterad för en annan nyckel, eller är skadad."
                raise FileFault("nyckel-fel", vad, str(fil), cure) from None
            raise damaged(fil) from None

    @property
    def publik(self) -> str:
        """The user's public key, as age writes it. Raises FileFault as `kryptera`."""
        return str(self._mottagare[0])

    @property
    def har_losenfras(self) -> bool:
        """Whether the private key is opened with a passphrase."""
        fil = self._mapp / PRIVAT
        return fil.exists() and losenfras.ar_last(_bytes(fil))

    def satt_losenfras(self, ny: Callable[[], str]) -> None:
        """Put a passphrase on the private key in the place of any before.

        Args:
            ny: gives the new one, when the key has been opened; an empty one takes it away.

        Raises:
            SipkitError: the key cannot be opened, or the passphrase is too short. The key is as it was.
        """
        if not (self._mapp / PRIVAT).exists():
            self._skapa()
        text = f"{_RUBRIK}\n" + "\n".join(map(str, self._identiteter))
        fras = ny()
        with alone(private_folder(self._mapp)), disk_faults(self._mapp):
            if fras:
                replace(self._mapp / PRIVAT, losenfras.last(text, fras))
            else:
                _skriv(self._mapp / PRIVAT, text)

    def harledda(self, etikett: bytes) -> tuple[bytes, ...]:
        """A key for another use, derived from each private key, the user's own first. It tells nothing of that one.

        Args:
            etikett: what the use is called; each use has keys of its own.

        Raises:
            FileFault: as `kryptera` and `dekryptera`.
        """
        # Few commands need it, and it takes time to load.
        from cryptography.hazmat.primitives.hashes import SHA256
        from cryptography.hazmat.primitives.kdf.hkdf import HKDF

        if not (self._mapp / PRIVAT).exists():
            self._skapa()
        return tuple(
            HKDF(SHA256(), 32, salt=None, info=etikett).derive(str(identitet).encode())
            for identitet in self._identiteter
        )

    @cached_property
    def _identiteter(self) -> list[Identity]:
        fil = self._mapp / PRIVAT
        if not fil.exists():
            raise self._saknas()
        private_folder(self._mapp)
        identiteter = _las(fil, Identity.from_str)
        publik = self._mapp / PUBLIK
        known = {str(identitet.to_public()) for identitet in identiteter}
        if publik.exists() and str(_las(publik, Recipient.from_str)[0]) not in known:
            vad = "Den publika nyckeln hör inte ihop med den privata."
            raise FileFault("nyckel-skadad", vad, str(publik), f"Ta bort {PUBLIK}, så görs den om.")
        return identiteter

    @cached_property
    def _mottagare(self) -> list[Recipient]:
        if not (self._mapp / PRIVAT).exists() or not (self._mapp / PUBLIK).exists():
            self._skapa()
        enhetens = self._mapp / ATERSTALLNING
        return [
            *_las(self._mapp / PUBLIK, Recipient.from_str),
            *(_las(enhetens, Recipient.from_str) if enhetens.exists() else ()),
        ]

    def _skapa(self) -> None:
        """Make what is missing of the two files: the private key first, since the public one follows from it."""
        with alone(private_folder(self._mapp)), disk_faults(self._mapp):
            if not (self._mapp / PRIVAT).exists():
                if any(any(mapp.glob(f"*{ANDELSE}")) for mapp in self._lasta):
                    raise self._saknas()
                _skriv(self._mapp / PRIVAT, f"{_RUBRIK}\n{Identity.generate()}")
            own, *_ = _las(self._mapp / PRIVAT, Identity.from_str)
            _skriv(self._mapp / PUBLIK, str(own.to_public()))

    def _saknas(self) -> FileFault:
        vad = "Den privata nyckeln är borta, och det som är sparat går bara att öppna med den."
        return FileFault("nyckel-saknas", vad, str(self._mapp / PRIVAT), _TILLBAKA)


def damaged(fil: Path) -> FileFault:
    """The fault of a file that is not what was written."""
    cure = "Lägg tillbaka filen från en säkerhetskopia, eller ta bort den. Journalsystemet har uppgifterna kvar."
    return FileFault("arende-skadat", "Filen är skadad eller har bytt plats med en annan.", str(fil), cure)


def _las(fil: Path, tolka: Callable[[str], Nyckel]) -> list[Nyckel]:
    """The keys in a file: one a line, where `#` begins a comment."""
    try:
        rader = [rad.strip() for rad in _text(fil).splitlines()]
        nycklar = [tolka(rad) for rad in rader if rad and not rad.startswith("#")]
    except (UnicodeDecodeError, pyrage.IdentityError, pyrage.RecipientError):
        nycklar = []
    if not nycklar:
        cure = f"Ta bort {PUBLIK}, så görs den om." if fil.name == PUBLIK else f"Lägg tillbaka {fil.name} som den var."
        raise FileFault("nyckel-skadad", "Filen innehåller ingen hel nyckel.", str(fil), cure)
    return nycklar


def _text(fil: Path) -> str:
    """What a key file says. Raises as `losenfras.upplast`, and UnicodeDecodeError when it is no text."""
    data = _bytes(fil)
    return losenfras.upplast(data) if losenfras.ar_last(data) else data.decode()


def _bytes(fil: Path) -> bytes:
    """A key file as it is; nothing when it cannot be read, which is no key."""
    try:
        return fil.read_bytes()
    except OSError:
        return b""


def _skriv(fil: Path, text: str) -> None:
    replace(fil, f"{text}\n".encode())
