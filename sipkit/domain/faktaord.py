"""The facts that a rule's `när:` may ask for and that `--fakta NAMN=VARDE` may give, with the values each can have.

A value is always a set of words: one word for most facts, any number for a fact of type `mangd`. A number is the word
that its digits make, yes and no are `ja` and `nej`, so rules compare words only.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from sipkit.domain.janej import parse_janej
from sipkit.domain.text import clean, did_you_mean, fold, nearest
from sipkit.domain.vocabulary import Farg, Insats, Sip, Vardform, words
from sipkit.errors import UsageFault

Varden = frozenset[str]


@dataclass(frozen=True, slots=True)
class Faktaord:
    """What a fact is called and what it may be. `varden` are the words of a `val` or a `mangd`."""

    namn: str
    typ: Literal["val", "mangd", "ja-nej", "text", "tal"]
    varden: tuple[str, ...] = ()


FAKTA: Mapping[str, Faktaord] = MappingProxyType(
    {
        ord_.namn: ord_
        for ord_ in (
            Faktaord("sip", "val", words(Sip)),
            Faktaord("insatser", "mangd", words(Insats)),
            Faktaord("vardform", "val", words(Vardform)),
            Faktaord("farg", "val", (*words(Farg), "ingen")),
            Faktaord("insatsbehov", "val", ("oforandrat", "nytt-eller-forandrat", "omfattande")),
            Faktaord("sarskilt-boende", "ja-nej"),
            Faktaord("kommunala-insatser", "ja-nej"),
            Faktaord("pagaende-insatser", "ja-nej"),
            Faktaord("planerad-inskrivning", "ja-nej"),
            Faktaord("inskriven-i-slutenvard", "ja-nej"),
            Faktaord("inskriven-i-hemsjukvard", "ja-nej"),
            Faktaord("underlag-tillrackligt", "ja-nej"),
            Faktaord("kortsiktig-planering-racker", "ja-nej"),
            Faktaord("behov-fore-utskrivning", "ja-nej"),
            Faktaord("lakare-vill-skicka-inskrivningsmeddelande", "ja-nej"),
            Faktaord("samtycke-till-sip", "ja-nej"),
            Faktaord("sip-finns", "ja-nej"),
            Faktaord("sip-ska-goras", "ja-nej"),
            Faktaord("mal-uppfyllda", "ja-nej"),
            Faktaord("behov-fran-bada-huvudman", "ja-nej"),
            Faktaord("avliden", "ja-nej"),
            Faktaord("flyttat", "ja-nej"),
            Faktaord("fast-vardkontakt-finns", "ja-nej"),
            Faktaord("flera-fasta-vardkontakter", "ja-nej"),
            Faktaord("rehabbehov", "ja-nej"),
            Faktaord("eget-initiativ", "ja-nej"),
            Faktaord("akut-behov", "ja-nej"),
            Faktaord("svar-pa-vardbegaran", "val", ("mottagen", "komplettering", "avslag")),
            Faktaord("oppenvardsinsats-tillganglig", "val", ("ja", "nej", "oklart")),
            Faktaord("barn", "ja-nej"),
            Faktaord("skyddade-uppgifter", "ja-nej"),
            Faktaord("enhet", "text"),
            Faktaord("alder", "tal"),
        )
    }
)


def faktaord(namn: str) -> Faktaord:
    """The fact with this name, spelled with or without å, ä and ö.

    Raises:
        UsageFault: `okant-faktum`, with the nearest name.
    """
    known = FAKTA.get(fold(namn))
    if known is None:
        cure = did_you_mean(namn, FAKTA, f"Fakta som finns: {', '.join(FAKTA)}.")
        raise UsageFault("okant-faktum", "Inget faktum heter så.", atgard=cure)
    return known


def las_faktum(namn: str, varde: str) -> Varden:
    """What the text says that the fact is. Several words of a `mangd` stand between commas; none is the empty set.

    Raises:
        UsageFault: `okant-faktum` for the name; `ogiltigt-varde` or `ja-eller-nej` for the value.
    """
    known = faktaord(namn)
    if known.typ == "mangd":
        return frozenset(_word(known, part) for part in varde.split(",") if part.strip())
    if known.typ == "val":
        return frozenset({_word(known, varde)})
    if known.typ == "ja-nej":
        return frozenset({"ja" if parse_janej(varde) else "nej"})
    text = clean(varde)
    if not text or (known.typ == "tal" and not text.isdecimal()):
        raise UsageFault("ogiltigt-varde", f"Värdet på {known.namn} ska vara {_SHAPES[known.typ]}.")
    return frozenset({str(int(text)) if known.typ == "tal" else text})


_SHAPES = {"text": "en text", "tal": "ett heltal"}


def _word(known: Faktaord, text: str) -> str:
    word = fold(text)
    if word not in known.varden:
        near = nearest(text, known.varden)
        choices = f"Välj bland: {', '.join(known.varden)}."
        raise UsageFault(
            "ogiltigt-varde",
            f"Värdet går inte att välja för {known.namn}.",
            atgard=f"Menade du {near}? {choices}" if near else choices,
        )
    return word
