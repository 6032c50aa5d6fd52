"""The key of one batch: its journal tells rows apart without telling what stands in them.

A plain hash of a row with a personnummer can be guessed, since there are few of them. The key is derived from the
user's own, and is not written anywhere.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Collection, Mapping
from datetime import date, time
from itertools import count

from sipkit.domain.arendeid import TECKEN
from sipkit.storage.sigill import Sigill

_ID = 4


class Jobbnyckel:
    """Makes what the journal holds of a row."""

    def __init__(self, sigill: Sigill, salt: str) -> None:
        self._key = bytes.fromhex(sigill.om(f"sipkit batch 1 {salt}"))

    def rad(self, id_: str) -> str:
        """What the journal calls a row."""
        return self._om("rad", id_).hex()

    def indata(self, svar: Mapping[str, object]) -> str:
        """Tells whether a row says what it said before."""
        return self._om("indata", json.dumps(svar, sort_keys=True, ensure_ascii=False, default=_plain)).hex()

    def arendeid(self, id_: str, taken: Collection[str]) -> str:
        """An ärende's id for a row that has none of its own: always the same one, and nobody else's here."""
        offers = (self._om("arende", f"{number} {id_}") for number in count())
        ids = ("".join(TECKEN[byte % len(TECKEN)] for byte in offer[:_ID]) for offer in offers)
        return next(each for each in ids if each not in taken)

    def _om(self, use: str, text: str) -> bytes:
        return hmac.digest(self._key, f"{use} {text}".encode(), "sha256")


def _plain(value: object) -> str:
    if isinstance(value, date | time):
        return value.isoformat()
    raise TypeError(f"no canonical form for {type(value).__name__}")
