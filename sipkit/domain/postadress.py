"""Postal addresses on one line: `c/o Testberg, Provgatan 7, 999 99 Exempelstad`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sipkit.domain.text import clean
from sipkit.errors import UsageFault

_POSTRAD = re.compile(r"(?:SE?-)?(?P<tre>[0-9]{3}) ?(?P<tva>[0-9]{2}) (?P<ort>[^\W\d_][^\d,]*)")
_CO = re.compile(r"c/o ", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Adress:
    """Where post reaches someone within Sweden.

    Attributes:
        gata: street and number, box, or farm; also a flat's number.
        postnummer: `999 99`.
        ort: the post town.
        co: the whole c/o line, or empty.
    """

    gata: str
    postnummer: str
    ort: str
    co: str = ""

    def rader(self) -> tuple[str, ...]:
        """The lines to print under the name."""
        return tuple(rad for rad in (self.co, self.gata, f"{self.postnummer} {self.ort}") if rad)


def parse_adress(text: str) -> Adress:
    """Read an address whose parts stand between commas or on lines of their own, the post code and town last.

    Raises:
        UsageFault: `ogiltig-adress`; the text says the form without repeating what was typed.
    """
    *before, last = [part for part in map(clean, re.split(r"[,\r\n]", text)) if part] or [""]
    post = _POSTRAD.fullmatch(last)
    co = ", ".join(part for part in before if _CO.match(part))
    gata = ", ".join(part for part in before if not _CO.match(part))
    if post is None or not gata:
        raise UsageFault(
            "ogiltig-adress",
            "Adressen går inte att tolka.",
            atgard="Skriv gata och nummer, kommatecken, postnummer och ort: Gatan 1, NNN NN Ort.",
        )
    return Adress(gata, f"{post['tre']} {post['tva']}", post["ort"], co)
