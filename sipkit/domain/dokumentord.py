"""What each document is called in a sentence and as a heading in the journal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from sipkit.domain.vocabulary import DokumentTyp


@dataclass(frozen=True, slots=True)
class Dokumentord:
    """`bestamd`: as a sentence goes on with it (`kallelsen`). `rubrik`: as the journal begins with it."""

    bestamd: str
    rubrik: str


DOKUMENTORD: Mapping[DokumentTyp, Dokumentord] = MappingProxyType(
    {
        "kallelse": Dokumentord("kallelsen", "Kallelse till SIP"),
        "ny-tid": Dokumentord("den nya tiden", "Ny tid för SIP-möte"),
        "aterkallelse": Dokumentord("avbokningen", "Avbokning av SIP-möte"),
        "samtycke": Dokumentord("samtycket", "Samtycke"),
        "plan": Dokumentord("planen", "SIP"),
        "samordnad-vardplan": Dokumentord("vårdplanen", "Samordnad vårdplan"),
        "uppfoljning": Dokumentord("uppföljningen", "Uppföljning av SIP"),
        "avslut": Dokumentord("avslutet", "Avslut av SIP"),
    }
)
