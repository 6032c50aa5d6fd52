"""A time limit in words: `3 kalenderdagar från utskrivningsklar-meddelat`."""

from __future__ import annotations

from sipkit.config.schema import FristVariant
from sipkit.config.tidsform import Antal, Brytpunkt, Fonster, Fore, Kombination, Morgon, Ord, Samma, Tidsform

_EN = {"timmar": "timme", "kalenderdagar": "kalenderdag", "vardagar": "vardag"}


def tid_i_ord(variant: FristVariant) -> str:
    """The limit and the event that it is counted from."""
    event = f" från {variant.raknas_fran}" if variant.raknas_fran else ""
    return f"{form_i_ord(variant.inom)}{event}"


def form_i_ord(inom: Tidsform) -> str:
    """The limit alone."""
    match inom:
        case Antal():
            words = _antal(inom.antal, inom.enhet)
        case Fonster(till=None):
            words = f"tidigast {_antal(inom.fran, inom.enhet)}"
        case Fonster(till=int(till)):
            words = f"{inom.fran} till {_antal(till, inom.enhet)}"
        case Samma():
            words = "samma dag"
        case Brytpunkt():
            clock = f"{inom.brytpunkt:%H.%M}"
            words = f"före {clock}: {form_i_ord(inom.fore)}, efter {clock}: {form_i_ord(inom.efter)}"
        case Morgon():
            words = "på morgonen nästa vardag"
        case Ord():
            words = inom.text
        case Fore():
            words = f"före {inom.fore}"
        case Kombination():
            words = f"det som infaller {inom.kombination} av " + " och ".join(map(form_i_ord, inom.av))
    return words


def _antal(antal: int, enhet: str) -> str:
    return f"{antal} {_EN[enhet] if antal == 1 else enhet}"
