"""A time limit in words: `3 kalenderdagar efter att meddelandet om utskrivningsklar skickades`."""

from __future__ import annotations

from collections.abc import Mapping

from sipkit.config.post import Fakta
from sipkit.config.schema import Frist, FristVariant
from sipkit.config.tidsform import Antal, Brytpunkt, Fonster, Fore, Kombination, Morgon, Ord, Samma, Tidsform
from sipkit.domain.handelseord import HANDELSEORD
from sipkit.domain.vocabulary import HandelseTyp, Roll

_EN = {"timmar": "timme", "kalenderdagar": "kalenderdag", "vardagar": "vardag"}


def varianter_i_ord(frist: Frist, roller: Mapping[Roll, str]) -> tuple[str, ...]:
    """Each variant with who answers for it and its circumstances, then which of several governs.

    Args:
        frist: the deadline.
        roller: what each role is called in the region.
    """
    which = f"den som infaller {frist.kombination} styr" if frist.kombination else None
    return (*(_variant(each, roller) for each in frist.varianter), *([which] if which else []))


def _variant(variant: FristVariant, roller: Mapping[Roll, str]) -> str:
    when = _villkor("när", variant.nar) + _villkor("inte när", variant.utom)
    who = ", ".join(roller.get(each, each) for each in variant.ansvarig)
    return f"{tid_i_ord(variant)}{f', {who}' if who else ''}{when}"


def _villkor(word: str, fakta: Fakta) -> str:
    told = (f"{namn} är {each if isinstance(each, str) else ' eller '.join(each)}" for namn, each in fakta.items())
    return f" ({word} {' och '.join(told)})" if fakta else ""


def tid_i_ord(variant: FristVariant) -> str:
    """The limit and the event that it is counted from."""
    inom, event = variant.inom, variant.raknas_fran
    if event is None or isinstance(inom, Fore):
        return form_i_ord(inom)
    if isinstance(inom, Fonster):
        return _fonster(inom, _handelse(event))
    if isinstance(inom, Ord):
        return f"{inom.text} (räknas från att {_handelse(event)})"
    return f"{form_i_ord(inom)} {'som' if isinstance(inom, Samma) else 'efter att'} {_handelse(event)}"


def _fonster(inom: Fonster, handelse: str) -> str:
    if inom.till is None:
        return (
            f"tidigast {_antal(inom.fran, inom.enhet)} efter att {handelse}" if inom.fran else f"inte innan {handelse}"
        )
    if inom.till <= 0:
        return f"från {-inom.fran} till {_antal(-inom.till, inom.enhet)} innan {handelse}"
    return f"från {inom.fran} till {_antal(inom.till, inom.enhet)} efter att {handelse}"


def _handelse(typ: HandelseTyp) -> str:
    sentence = HANDELSEORD[typ]
    return sentence if sentence.startswith("SIP") else sentence[0].lower() + sentence[1:]


def form_i_ord(inom: Tidsform) -> str:
    """The limit alone."""
    match inom:
        case Antal():
            words = _antal(inom.antal, inom.enhet)
        case Fonster():
            words = f"från {inom.fran} {inom.enhet}" + ("" if inom.till is None else f" till {inom.till}")
        case Samma():
            words = "samma dag"
        case Brytpunkt():
            clock = f"{inom.brytpunkt:%H.%M}"
            words = f"före {clock}: {form_i_ord(inom.fore)}, efter {clock}: {form_i_ord(inom.efter)},"
        case Morgon():
            words = "på morgonen nästa vardag"
        case Ord():
            words = inom.text
        case Fore():
            words = f"innan {_handelse(inom.fore)}"
        case Kombination():
            words = f"{' eller '.join(map(form_i_ord, inom.av))}, det som infaller {inom.kombination},"
    return words


def _antal(antal: int, enhet: str) -> str:
    return f"{antal} {_EN[enhet] if antal == 1 else enhet}"
