"""What the steps of a routine are called, as they stand by themselves."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from sipkit.domain.vocabulary import Steg

STEGORD: Mapping[Steg, str] = MappingProxyType(
    {
        "vardbegaran": "Vid vårdbegäran",
        "akut": "På akuten",
        "planerad-inskrivning": "Före en planerad inskrivning",
        "ankomstsamtal": "Vid ankomstsamtalet",
        "inskrivning": "Vid inskrivningen",
        "planering": "Vid planeringen",
        "avstamning": "Vid avstämningen",
        "utskrivningsklar": "När personen blir utskrivningsklar",
        "utskrivning": "Vid utskrivningen",
        "kallelse": "Vid kallelsen",
        "sip-mote": "Vid SIP-mötet",
        "uppratta": "När planen görs",
        "uppfoljning": "Vid uppföljningen",
        "avslut": "Vid avslutet",
    }
)

AVGOR: Mapping[Steg, str] = MappingProxyType(
    {
        "utskrivning": "Läkaren avgör om personen kan skrivas ut.",
        "utskrivningsklar": "Läkaren avgör om personen är utskrivningsklar.",
    }
)
"""The steps that someone decides about, whatever a list says."""
