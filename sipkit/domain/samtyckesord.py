"""What the kinds and states of consent are called, as a sentence goes on with them."""

from __future__ import annotations

from collections.abc import Mapping

from sipkit.domain.vocabulary import SamtyckeSort, SamtyckeStatus

TILL_VAD: Mapping[SamtyckeSort, str] = {
    "uppratta-plan": "att en samordnad individuell plan görs",
    "kalla-till-mote": "att andra kallas till SIP-möte",
    "utbyta-uppgifter": "att uppgifter lämnas mellan verksamheterna",
    "vardbegaran": "vårdbegäran",
    "fristaende-meddelande": "fristående meddelande",
    "sammanhallen-dokumentation": "att andras journaluppgifter läses",
}
"""`samtycke till …`"""

BESKED: Mapping[SamtyckeStatus, str] = {
    "lamnat": "ja",
    "delvis": "ja till en del",
    "nekat": "nej",
    "aterkallat": "har tagit tillbaka sitt ja",
    "ej-mojligt": "kunde inte ta ställning",
}
"""What the person said."""
