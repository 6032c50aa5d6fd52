"""Where a letter goes, as far as the stack is sorted by it. It lies beside the letter, and nowhere else."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from sipkit.documents.skriv import Fil
from sipkit.domain.arende import Arende
from sipkit.domain.postadress import parse_adress
from sipkit.errors import SipkitError

FIL = "sortering.json"


@dataclass(frozen=True, slots=True, order=True)
class Sortering:
    """What letters are sorted by, in this order; empty where it is not known."""

    enhet: str = ""
    kommun: str = ""
    postnummer: str = ""

    @property
    def grupp(self) -> tuple[str, str]:
        """Letters that lie together: of one unit, to one kommun."""
        return self.enhet, self.kommun

    def som_fil(self) -> Fil:
        """The file that keeps it."""
        return Fil(FIL, json.dumps(asdict(self), ensure_ascii=False).encode())


def sortering(arende: Arende) -> Sortering:
    """What the letters of an ärende are sorted by."""
    kontakt = arende.huvudansvarig
    postnummer = ""
    with suppress(SipkitError):
        postnummer = parse_adress(arende.enskild.adress or "").postnummer
    return Sortering((kontakt and kontakt.enhet) or "", arende.enskild.folkbokforingskommun or "", postnummer)


def las_sortering(mapp: Path) -> Sortering:
    """What the letters of a row are sorted by. Raises OSError."""
    return Sortering(**json.loads((mapp / FIL).read_bytes()))
