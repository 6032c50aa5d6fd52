"""Kallelser that replace each other: a new time is a new kallelse, and to everyone who comes it is the same meeting."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import takewhile
from typing import Literal

from sipkit.domain.arende import Arende, Kallelse, Samtycke
from sipkit.domain.vocabulary import HandelseTyp
from sipkit.errors import Refused
from sipkit.rules.fakta import Fakta
from sipkit.rules.region import Region
from sipkit.rules.samtycke import samtyckesbeslut
from sipkit.rules.tid import dag

Utskickstyp = Literal["kallelse", "ny-tid", "aterkallelse"]

SKICKAD: Mapping[Utskickstyp, HandelseTyp] = {
    "kallelse": "kallelse-skickad",
    "ny-tid": "motestid-meddelad",
    "aterkallelse": "meddelande-skickat",
}
"""The event that says that it was sent."""

OM_KALLELSEN: frozenset[HandelseTyp] = frozenset({SKICKAD["kallelse"], SKICKAD["ny-tid"]})
"""Those of them that concern the kallelse; a message concerns its own row among the documents."""

_GES = frozenset({"lamnat", "delvis"})


def dokument_for(kallelse: Kallelse) -> Utskickstyp:
    """What is sent about a kallelse: itself, that its time is new, or that it is called off."""
    if kallelse.installd_av is not None:
        return "aterkallelse"
    return "ny-tid" if kallelse.ersatter is not None else "kallelse"


def nummer(arende: Arende, kallelse: Kallelse) -> int:
    """Which of its sort it is in the ärende: 1 for the first kallelse, the first new time, the first cancellation."""
    earlier = takewhile(lambda each: each.id != kallelse.id, arende.kallelser)
    if kallelse.installd_av is not None:
        return 1 + sum(each.installd_av is not None for each in earlier)
    return 1 + sum((each.ersatter is None) == (kallelse.ersatter is None) for each in earlier)


def forra(arende: Arende, kallelse: Kallelse) -> Kallelse | None:
    """The kallelse that this one replaces."""
    return next((each for each in arende.kallelser if each.id == kallelse.ersatter), None)


def kedja(arende: Arende, kallelse: Kallelse) -> tuple[Kallelse, ...]:
    """The kallelse with all that it replaces, the first one first."""
    chain = [kallelse]
    while (before := forra(arende, chain[0])) is not None and before not in chain:
        chain.insert(0, before)
    return tuple(chain)


def kand(arende: Arende, kallelse: Kallelse) -> Kallelse | None:
    """The kallelse before this one that its receivers go by: the last that is recorded as sent, else the first."""
    before = kedja(arende, kallelse)[:-1]
    sent = {row.kallelse for row in arende.dokument if row.typ in ("kallelse", "ny-tid")}
    return next((each for each in reversed(before) if each.id in sent), before[0] if before else None)


def ar_bara_paborjad(arende: Arende) -> bool:
    """Whether the latest kallelse has been begun, and no paper has been made of it: as when the person said no."""
    kallelse = arende.kallelse
    if kallelse is None or kallelse.mottagare or any(row.kallelse == kallelse.id for row in arende.dokument):
        return False
    return not any(rad.avser == kallelse.id and rad.vad in ("papper", "skickat") for rad in arende.historik)


def krav_att_flytta(arende: Arende) -> None:
    """Let a new time through when the current kallelse replaces one that stands.

    Raises:
        Refused: `kallelse-saknas` or `mote-installt`.
    """
    replaced = forra(arende, arende.kallelse) if arende.kallelse else None
    if replaced is None:
        raise _saknas()
    if replaced.installd_av is not None:
        raise _installt(arende, "Mötet är inställt och går inte att flytta.")


def krav_att_gora_om(arende: Arende, dokumenttyp: str) -> None:
    """Let a paper that has been made be made once more, unless it calls to a meeting that is off.

    Raises:
        Refused: `mote-installt`.
    """
    if (
        arende.kallelse is not None
        and arende.kallelse.installd_av is not None
        and dokumenttyp in ("kallelse", "ny-tid")
    ):
        raise _installt(arende, "Mötet är inställt. Ingen kallas till det.")


def krav_att_stalla_in(arende: Arende) -> None:
    """Let it through that a meeting is called off, when somebody has called to one.

    Raises:
        Refused: `kallelse-saknas`.
    """
    if arende.kallelse is None or arende.kallelse.sip is None:
        raise _saknas()


def _installt(arende: Arende, vad: str) -> Refused:
    cure = f"Kalla till ett nytt möte: sipkit kallelse {arende.arende.id or ''}".rstrip()
    return Refused("mote-installt", vad, atgard=cure)


def _saknas() -> Refused:
    return Refused("kallelse-saknas", "Ärendet har ingen kallelse.", atgard="Börja med sipkit kallelse.")


def kallade(region: Region, arende: Arende, kallelse: Kallelse, *, idag: date, fakta: Fakta) -> frozenset[str]:
    """Ids of the parties that were called or invited in a kallelse.

    Where nobody has written down who they were: those whom the consent covered when its papers were made. When that was
    is not known either: those whom the person's last yes covers.
    """
    if kallelse.mottagare:
        return frozenset(each.part for each in kallelse.mottagare if each.som in ("kallad", "inbjuden"))
    made = _gjord(arende, kallelse)
    then = arende if made else arende.model_copy(update={"samtycken": _till_senaste_ja(arende.samtycken)})
    ends = [each.galler_till for each in then.samtycken if each.galler_till]
    parter = [part.id for part in arende.parter]
    return samtyckesbeslut(region, then, "kallelse", parter, idag=made or min([idag, *ends]), fakta=fakta).tackta


def _gjord(arende: Arende, kallelse: Kallelse) -> date | None:
    """The day when the kallelse was first made or sent, as far as the ärende tells."""
    made = [dag(row.tid) for row in arende.historik if row.avser == kallelse.id and row.vad in ("papper", "skickat")]
    sent = [dag(row.tid) for row in arende.dokument if row.kallelse == kallelse.id]
    return min([*made, *sent], default=None)


def _till_senaste_ja(samtycken: tuple[Samtycke, ...]) -> tuple[Samtycke, ...]:
    """The answers of each kind up to the last yes."""
    return tuple(
        each
        for number, each in enumerate(samtycken)
        if any(later.sort == each.sort and later.status in _GES for later in samtycken[number:])
    )
