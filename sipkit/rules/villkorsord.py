"""A condition in words: what a point hangs on, where nobody has told the fact that would decide."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

from sipkit.config.post import Post

_SATSER: Final[Mapping[tuple[str, str], str]] = {
    ("behov-fran-bada-huvudman", "ja"): "personen behöver insatser från både kommunen och regionen",
    ("behov-fran-bada-huvudman", "nej"): "personen inte behöver insatser från både kommunen och regionen",
    ("farg", "gron"): "färgen är grön",
    ("farg", "gul"): "färgen är gul",
    ("farg", "rod"): "färgen är röd",
    ("inskriven-i-hemsjukvard", "ja"): "personen redan är inskriven i kommunens hälso- och sjukvård",
    ("inskriven-i-hemsjukvard", "nej"): "personen inte redan är inskriven i kommunens hälso- och sjukvård",
    ("kommunala-insatser", "ja"): "personen har insatser från kommunen",
    ("kommunala-insatser", "nej"): "personen inte har insatser från kommunen",
    ("rehabbehov", "ja"): "personen behöver rehabilitering",
    ("rehabbehov", "nej"): "personen inte behöver rehabilitering",
    ("sip", "efter-utskrivning"): "SIP hålls efter utskrivningen",
    ("sip", "fore-utskrivning"): "SIP hålls före utskrivningen",
    ("sip", "utan-slutenvard"): "SIP hålls utan sjukhusvistelse",
    ("sip-ska-goras", "ja"): "en SIP ska göras",
    ("sip-ska-goras", "nej"): "ingen SIP ska göras",
    ("svar-pa-vardbegaran", "avslag"): "vårdbegäran har fått avslag",
    ("svar-pa-vardbegaran", "komplettering"): "vårdbegäran behöver kompletteras",
    ("svar-pa-vardbegaran", "mottagen"): "vårdbegäran är mottagen",
    ("underlag-tillrackligt", "ja"): "underlaget räcker",
    ("underlag-tillrackligt", "nej"): "underlaget inte räcker",
}
"""How a fact and its value go on after "om". Others are said as `namn är värde`."""

_NAMN: Final[Mapping[str, str]] = {"enhet": "enheten"}


def bara_om(post: Post, hanger_pa: Collection[str]) -> str | None:
    """`Gäller bara om personen behöver rehabilitering.`: the part of a post's condition that is not known.

    Args:
        post: the post.
        hanger_pa: the facts that nobody knows; None is told where there are none.
    """
    satser = villkor(post, hanger_pa)
    return f"Gäller bara om {satser}." if satser else None


def villkor(post: Post, hanger_pa: Collection[str]) -> str:
    """`SIP hålls efter utskrivningen`: the same part as it goes on after "om"; empty where there is none."""
    return " och ".join(_sats(namn, varden) for namn, varden in post.nar.items() if namn in hanger_pa)


def _sats(namn: str, varden: str | tuple[str, ...]) -> str:
    words = (varden,) if isinstance(varden, str) else varden
    return " eller ".join(_SATSER.get((namn, each), f"{_NAMN.get(namn, namn)} är {each}") for each in words)
