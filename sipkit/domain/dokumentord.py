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
        "checklista": Dokumentord("checklistan", "Checklista"),
        "plan": Dokumentord("planen", "SIP"),
        "samordnad-vardplan": Dokumentord("vårdplanen", "Samordnad vårdplan"),
        "uppfoljning": Dokumentord("uppföljningen", "Uppföljning av SIP"),
        "avslut": Dokumentord("avslutet", "Avslut av SIP"),
        "vardbegaran": Dokumentord("vårdbegäran", "Vårdbegäran"),
        "vardbegaran-kommunal": Dokumentord("vårdbegäran", "Vårdbegäran till kommunal hälso- och sjukvård"),
        "svar-pa-vardbegaran": Dokumentord("svaret", "Svar på vårdbegäran"),
        "vardrapport": Dokumentord("vårdrapporten", "Vårdrapport"),
        "inskrivningsmeddelande": Dokumentord("inskrivningsmeddelandet", "Inskrivningsmeddelande"),
        "svar-pa-inskrivning": Dokumentord("svaret", "Svar på inskrivning"),
        "inskrivningsbesok": Dokumentord("meddelandet", "Meddelande inför planerad inskrivning"),
        "inskrivningsbeslut": Dokumentord("inskrivningsbeslutet", "Inskrivningsbeslut"),
        "ankomstsamtal": Dokumentord("ankomstsamtalet", "Ankomstsamtal"),
        "planeringsunderlag": Dokumentord("planeringsunderlaget", "Planeringsunderlag"),
        "fast-vardkontakt": Dokumentord("meddelandet", "Meddelande om fast vårdkontakt"),
        "utskrivningsrapport": Dokumentord("utskrivningsrapporten", "Utskrivningsrapport"),
        "extrameddelande": Dokumentord("extrameddelandet", "Extrameddelande"),
        "initiativ-till-sip": Dokumentord("initiativet", "Initiativ till SIP"),
        "utskrivningsklar": Dokumentord("meddelandet", "Meddelande om utskrivningsklar"),
        "kommunklar": Dokumentord("meddelandet", "Kommunklar"),
        "utskrivningsmeddelande": Dokumentord("utskrivningsmeddelandet", "Utskrivningsmeddelande"),
        "information-till-enskild": Dokumentord("brevet", "Information till personen"),
        "dokumentforsattsblad": Dokumentord("försättsbladet", "Försättsblad"),
        "avstamning": Dokumentord("avstämningen", "Avstämning"),
        "administrativt-meddelande": Dokumentord("meddelandet", "Administrativt meddelande"),
        "fristaende-meddelande": Dokumentord("meddelandet", "Fristående meddelande"),
        "avvikelse": Dokumentord("avvikelsen", "Avvikelse"),
    }
)

OM_PLANEN: frozenset[DokumentTyp] = frozenset({"plan", "samordnad-vardplan", "uppfoljning", "avslut"})
"""The documents that are about a plan and not about a kallelse."""

HEMGANG: DokumentTyp = "information-till-enskild"
"""The letter that the person takes home."""
