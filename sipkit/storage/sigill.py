"""The installation's seal: tells what was made here from what was made, or changed, somewhere else.

A seal is an HMAC under a key that is derived from the user's private key and never leaves this room.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterator
from typing import Final

from sipkit.storage.nycklar import Nycklar
from sipkit.storage.platser import platser

_ETIKETT: Final = b"sipkit sigill 1"
_MARKE: Final = b"marke"
_MARKETS_LANGD: Final = 12


class Sigill:
    """Makes and knows seals."""

    def __init__(self, nycklar: Nycklar) -> None:
        self._nycklar = nycklar

    @property
    def marke(self) -> str:
        """What the key that seals now is called; says nothing of the key or its owner."""
        return next(self._marken())[0]

    def om(self, text: str) -> str:
        """The seal of a text, under the key that seals now. Raises FileFault as `Nycklar.harledda`."""
        return _om(next(self._marken())[1], text.encode())

    def kanner(self, marke: str) -> bool:
        """Whether a key is one of this installation's own."""
        return any(hmac.compare_digest(own.encode(), marke.encode()) for own, _ in self._marken())

    def galler(self, text: str, marke: str, sigill: str) -> bool:
        """Whether a seal is the text's, under the key that is called so."""
        seals = [_om(key, text.encode()) for own, key in self._marken() if own == marke]
        return any(hmac.compare_digest(each.encode(), sigill.encode()) for each in seals)

    def _marken(self) -> Iterator[tuple[str, bytes]]:
        """Each key with what it is called."""
        for key in self._nycklar.harledda(_ETIKETT):
            yield _om(key, _MARKE)[:_MARKETS_LANGD], key


def mitt_sigill() -> Sigill:
    """The seal of the user's own keys."""
    return Sigill(Nycklar(platser()))


def _om(key: bytes, data: bytes) -> str:
    return hmac.digest(key, data, "sha256").hex()
