"""When a message that is sent today must be acknowledged, and which of those that were sent are not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from typing import Final

from sipkit.config.tidsform import Brytpunkt
from sipkit.domain.arende import Arende, Handelse
from sipkit.rules.fakta import Fakta, valj
from sipkit.rules.kalender import arbetskalender
from sipkit.rules.region import Region
from sipkit.rules.tid import fore
from sipkit.rules.tidsformer import Grans, Rakning


@dataclass(frozen=True, slots=True)
class Kvittens:
    """The choice there is today.

    Attributes:
        brytpunkt: the time that it hangs on.
        fore: the limit of a message sent before that; None when it is too late, or a day off.
        efter: the limit of one sent later.
    """

    brytpunkt: time
    fore: Grans | None
    efter: Grans


def kvittens(region: Region, nu: datetime, fakta: Fakta) -> Kvittens | None:
    """The choice there is at a moment; None where the region's rule has no time that decides."""
    varianter = (
        each for frist in region.frister if frist.id == "kvittens" for each in valj(frist.varianter, fakta).galler
    )
    form = next((each.inom for each in varianter if isinstance(each.inom, Brytpunkt)), None)
    if form is None:
        return None
    kalender = arbetskalender(region)
    rakning = Rakning(nu, kalender, lambda _: None)
    day_off = form.ledig_dag is not None and not kalender.is_working_day(nu.date())
    hinner = nu.time() < form.brytpunkt and not day_off
    return Kvittens(form.brytpunkt, rakning.grans(form.fore) if hinner else None, rakning.grans(form.efter))


SKICKAT: Final = "meddelande-skickat"
KVITTERAT: Final = "meddelande-kvitterat"


def okvitterade(arende: Arende) -> tuple[Handelse, ...]:
    """The messages that were sent and that nobody has told were acknowledged, in the order of the events.

    An acknowledgement that does not say of which message is one of any that was sent before it.
    """
    kvitton = [each for each in arende.handelser if each.typ == KVITTERAT]
    return tuple(
        each
        for each in arende.handelser
        if each.typ == SKICKAT and not any(_kvitterar(kvitto, each) for kvitto in kvitton)
    )


def _kvitterar(kvitto: Handelse, sant: Handelse) -> bool:
    return kvitto.avser == sant.avser if kvitto.avser else not fore(kvitto.tid, sant.tid)
