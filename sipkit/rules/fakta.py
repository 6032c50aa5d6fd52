"""Facts about an ärende, and whether a rule's `när:` holds.

The logic has three values. A fact that is not known makes a condition `Okand`, which names it; it never makes it false.
A condition that a known fact makes false is false whatever else is unknown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Generic, NoReturn, TypeVar

from sipkit.config.post import Post
from sipkit.domain.arende import Arende
from sipkit.domain.faktaord import Varden, faktaord, las_faktum
from sipkit.domain.identitet import parse_identitet
from sipkit.domain.paths import kanonisk
from sipkit.domain.svar import las
from sipkit.errors import SipkitError, UsageFault, raise_all

P = TypeVar("P", bound=Post)

Fakta = Mapping[str, Varden]
"""Known facts and their values (see `sipkit.domain.faktaord`). A fact that is not a key is not known."""


@dataclass(frozen=True, slots=True)
class Okand:
    """Not known; `fakta` are those that would decide. Neither true nor false: asking for its truth is an error."""

    fakta: tuple[str, ...]

    def __bool__(self) -> NoReturn:
        raise TypeError("an unknown condition has no truth value; compare with `is True` or `is False`")


def prova(nar: Mapping[str, str | tuple[str, ...]], fakta: Fakta) -> bool | Okand:
    """Whether every fact in `nar` has one of the values named there."""
    unknown = []
    for namn, wanted in nar.items():
        if namn not in fakta:
            unknown.append(namn)
        elif fakta[namn].isdisjoint((wanted,) if isinstance(wanted, str) else wanted):
            return False
    return Okand(tuple(unknown)) if unknown else True


def galler(post: Post, fakta: Fakta) -> bool | Okand:
    """Whether a post is in force: its `när:` holds, and its `utom:` is not known to hold."""
    if post.utom and prova(post.utom, fakta) is True:
        return False
    return prova(post.nar, fakta)


@dataclass(frozen=True, slots=True)
class Urval(Generic[P]):
    """The posts whose condition holds, those that cannot be judged, and the facts that would decide about them."""

    galler: tuple[P, ...]
    oklara: tuple[P, ...]
    fakta: tuple[str, ...]


def valj(poster: Iterable[P], fakta: Fakta) -> Urval[P]:
    """The posts that hold, and those that cannot be judged."""
    holding: list[P] = []
    unclear: list[P] = []
    missing: dict[str, None] = {}
    for post in poster:
        verdict = galler(post, fakta)
        if isinstance(verdict, Okand):
            unclear.append(post)
            missing.update(dict.fromkeys(verdict.fakta))
        elif verdict:
            holding.append(post)
    return Urval(tuple(holding), tuple(unclear), tuple(missing))


def las_fakta(givna: Iterable[str]) -> Fakta:
    """Facts as they are given on the command line: `NAMN=VARDE`, each name once.

    Raises:
        UsageFault: for each that is not of that form, or whose name or value is not in the vocabulary.
    """
    fakta: dict[str, Varden] = {}
    faults: list[SipkitError] = []
    for number, text in enumerate(givna, 1):
        namn, _, varde = text.partition("=")
        try:
            word = faktaord(namn).namn
            if word in fakta:
                raise UsageFault("ogiltigt-varde", f"Faktumet {word} ges två gånger.", atgard="Ge det en gång.")
            fakta[word] = las_faktum(word, varde)
        except UsageFault as fault:
            faults.append(UsageFault(fault.kod, fault.vad, f"--fakta nummer {number}", fault.atgard))
    raise_all(faults)
    return MappingProxyType(fakta)


def fakta_ur(arende: Arende, idag: date, givna: Fakta = MappingProxyType({})) -> Fakta:
    """What the ärende tells on a day. A given fact goes before what the ärende says."""
    return MappingProxyType({**dict(_told(arende, idag)), **givna})


MYNDIG = 18
"""The age from which a person is no child."""

FALT: Mapping[str, str] = MappingProxyType(
    {
        "sip": "kallelse.sip",
        "insatser": "vardtillfalle.insatser",
        "vardform": "vardtillfalle.vardform",
        "enhet": "vardtillfalle.enhet",
        "skyddade-uppgifter": "enskild.skyddade_uppgifter",
        "alder": "enskild.personnummer",
        "barn": "enskild.personnummer",
        "farg": "vagval.farg",
        "insatsbehov": "vagval.insatsbehov",
        "sarskilt-boende": "vagval.sarskilt_boende",
        "inskriven-i-hemsjukvard": "vagval.inskriven_i_hemsjukvard",
        "sip-finns": "vagval.sip_finns",
        "behov-fore-utskrivning": "vagval.behov_fore_utskrivning",
        "kortsiktig-planering-racker": "vagval.kortsiktig_planering_racker",
        "underlag-tillrackligt": "vagval.underlag_tillrackligt",
        "akut-behov": "falt.fristaende-meddelande.bradskar",
    }
)
"""Where a fact stands in the ärende, as the path of the answer that tells it. Other facts can only be given."""


def _told(arende: Arende, idag: date) -> Iterator[tuple[str, Varden]]:
    for namn, path in FALT.items():
        value = las(arende, kanonisk(path, arende))
        if namn in ("alder", "barn") and value is not None:
            alder = parse_identitet(str(value), idag).alder(idag)
            value = alder if namn == "alder" or alder is None else alder < MYNDIG
        if value is not None:
            yield namn, _as_words(value)


def _as_words(value: object) -> Varden:
    if isinstance(value, bool):
        return frozenset({"ja" if value else "nej"})
    return frozenset(map(str, value)) if isinstance(value, tuple) else frozenset({str(value)})
