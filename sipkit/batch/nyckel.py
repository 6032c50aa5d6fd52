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

    def __init__(self, sigill: Sigill, salt: str, moment: str) -> None:
        """Derive the key.

        Args:
            sigill: the installation's seal.
            salt: what only this batch has.
            moment: what is made and when. The ids of ärenden follow from it and not from the salt: the same rows made
                into the same papers at the same moment give the same files.
        """
        self._key = bytes.fromhex(sigill.om(f"sipkit batch 1 {salt}"))
        self._moment = bytes.fromhex(sigill.om(f"sipkit batch 1 arenden {moment}"))

    def rad(self, id_: str) -> str:
        """What the journal calls a row."""
        return _om(self._key, "rad", id_).hex()

    def indata(self, svar: Mapping[str, object]) -> str:
        """Tells whether a row says what it said before."""
        return _om(self._key, "indata", _text(svar)).hex()

    def arendeid(self, id_: str, svar: Mapping[str, object], taken: Collection[str]) -> str:
        """An ärende's id for a new row that has none of its own: always the same one, and nobody else's here."""
        offers = (_om(self._moment, "arende", f"{number} {id_} {_text(svar)}") for number in count())
        ids = ("".join(TECKEN[byte % len(TECKEN)] for byte in offer[:_ID]) for offer in offers)
        return next(each for each in ids if each not in taken)


def _om(key: bytes, use: str, text: str) -> bytes:
    return hmac.digest(key, f"{use} {text}".encode(), "sha256")


def _text(svar: Mapping[str, object]) -> str:
    return json.dumps(svar, sort_keys=True, ensure_ascii=False, default=_plain)


def _plain(value: object) -> str:
    if isinstance(value, date | time):
        return value.isoformat()
    raise TypeError(f"no canonical form for {type(value).__name__}")
