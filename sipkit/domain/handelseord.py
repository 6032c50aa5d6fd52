"""What each event is called on a screen."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from sipkit.domain.vocabulary import HandelseTyp

HANDELSEORD: Mapping[HandelseTyp, str] = MappingProxyType(
    {
        "inskriven": "Personen skrevs in",
        "behov-bedomt": "Behovet bedömdes",
        "grans-24h-passerad": "Gränsen på 24 timmar passerades",
        "inskrivningsmeddelande-skickat": "Inskrivningsmeddelandet skickades",
        "svar-pa-inskrivning-skickat": "Svaret på inskrivningen skickades",
        "fast-vardkontakt-utsedd": "Fast vårdkontakt utsågs",
        "planering-borjad": "Planeringen började",
        "omvardnadsstatus-klar": "Omvårdnadsstatus blev klar",
        "utskrivningsrapport-skriven": "Utskrivningsrapporten skrevs",
        "avstamningstraff": "Avstämningsträffen hölls",
        "samordning-overtagen": "Samordningsansvaret togs över",
        "samtycke-inhamtat": "Personen tillfrågades om samtycke",
        "initiativ-skickat": "Initiativ till SIP skickades",
        "bedomd-utskrivningsklar": "Personen bedömdes som utskrivningsklar",
        "utskrivningsklar-meddelat": "Meddelandet om utskrivningsklar skickades",
        "kommunklar-meddelad": "Kommunen meddelade kommunklar",
        "epikris-klar": "Epikrisen blev klar",
        "lakemedelslista-klar": "Läkemedelslistan blev klar",
        "utskriven": "Personen skrevs ut",
        "utskrivningsmeddelande-skickat": "Utskrivningsmeddelandet skickades",
        "meddelande-skickat": "Ett meddelande skickades",
        "meddelande-kvitterat": "Meddelandet kvitterades",
        "kallelse-skickad": "Kallelsen skickades",
        "motestid-meddelad": "Mötestiden meddelades",
        "sip-mote": "SIP-mötet hölls",
        "plan-upprattad": "Planen upprättades",
        "plan-undertecknad": "Planen undertecknades",
        "plan-justerad": "Planen justerades",
        "plan-overlamnad": "Planen lämnades till personen",
        "uppfoljning-gjord": "Planen följdes upp",
        "avslutad": "Planen avslutades",
        "inskrivningsbesok": "Inskrivningsbesöket gjordes",
        "operation": "Operationen gjordes",
        "sol-beslut": "Beslut om bistånd fattades",
        "tvangsvard-beslutad": "Tvångsvård beslutades",
    }
)
