"""Sheets between letters: where a part or a unit begins, and in the place of what is printed by itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sipkit.documents.mallar import Mallar
from sipkit.documents.sattning import Sattare
from sipkit.documents.skiljeblad import skiljeblad


@dataclass(frozen=True)
class Skiljebladsverk:
    """Makes the sheets."""

    mallar: Mallar
    satt: Sattare

    def grupp(self, fil: str, grupp: tuple[str, str], fran: int, till: int) -> bytes:
        """The sheet before letters that lie together."""
        enhet, kommun = grupp
        known = [f"Enhet: {enhet}" if enhet else "", f"Kommun: {kommun}" if kommun else ""]
        return self._blad(f"Brev {fran}–{till}", [*filter(None, known), fil])

    def bilaga(self, marke: str, namn: Sequence[str]) -> bytes:
        """The sheet in the place of a letter that has signatures."""
        told = "Brevet är undertecknat. Det ligger som bilaga i den här filen, och skrivs ut för sig:"
        return self._blad(f"Brev {marke}", [told, *namn])

    def _blad(self, titel: str, rader: Iterable[str]) -> bytes:
        return self.satt(self.mallar.fyll(skiljeblad(titel, rader))).data
