"""Choosing parties from the address book: rows that are ticked or not. Pure; `picker` talks about them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from sipkit.domain.arende import Kanal
from sipkit.domain.identitet import parse_identitet
from sipkit.domain.svar import Varde, tolka
from sipkit.domain.text import fold
from sipkit.errors import UsageFault
from sipkit.interview.members import Member, is_members
from sipkit.interview.state import State, value
from sipkit.interview.urval import Urval
from sipkit.storage.adressbok import Enhet, Vanligt, kommunnyckel

ROWS = 9
"""How many rows are shown before anything has been searched for, and how many a search may add."""

_PSYKIATRI = frozenset({"psykiatrisk", "lpt", "lrv", "oppen-tvangsvard", "oppen-rattspsykiatrisk"})


@dataclass(frozen=True)
class Rad:
    """One row: a party, and whether it is chosen. `ur_boken`: it is as the address book has it."""

    part: Member
    vald: bool
    ur_boken: bool

    @property
    def namn(self) -> str:
        """The party's name, by which rows are told apart."""
        return str(self.part["namn"])


@dataclass(frozen=True)
class Val:
    """A choice under way: the rows as they are numbered on the screen, and every unit that can be searched for."""

    rader: tuple[Rad, ...]
    enheter: tuple[Enhet, ...]


def begun(urval: Urval, kommun: str, sort: Vanligt, before: Varde = None) -> Val | None:
    """The choice as it is first shown; None where the address book has no unit for the kommun.

    What was chosen before is ticked, and nothing else. Without that: the units that the book marks as usual for the
    sort of person, and where it marks none, those of at least half of the last choices.
    """
    own = urval.adressbok.enheter(kommun)
    if not own:
        return None
    tidigare = urval.tidigare.get(kommunnyckel(kommun), ())
    chosen = Counter(id_ for ids in tidigare for id_ in set(ids))
    marked = {enhet.id for enhet in own if sort in enhet.vanlig_for}
    usual = marked or {id_ for id_, times in chosen.items() if 2 * times >= len(tidigare)}
    ordered = sorted(own, key=lambda enhet: (enhet.id not in usual, -chosen[enhet.id]))
    others = [enhet for known in urval.adressbok.kommuner.values() for enhet in known.enheter if enhet not in own]
    val = Val((), (*own, *others))
    if is_members(before):
        for part in before:
            val = with_party(val, {name: each for name, each in part.items() if name != "id"})
        usual = set()
    known = {rad.namn for rad in val.rader}
    by_name = {enhet.hela_namnet: enhet for enhet in reversed(ordered)}
    new = [
        _row(enhet, enhet.id in usual)
        for enhet in ordered
        if enhet.hela_namnet not in known and by_name[enhet.hela_namnet] is enhet
    ]
    room = max(ROWS - len(val.rader), sum(rad.vald for rad in new))
    return replace(val, rader=(*val.rader, *new[:room]))


def sort_of(state: State, idag: date) -> Vanligt:
    """Whom the parties are for, as far as it is known: a child, someone in psychiatric care, or an adult."""
    line = value(state, "enskild")
    number = line.get("personnummer") if isinstance(line, Mapping) else value(state, "enskild.personnummer")
    alder = parse_identitet(str(number), idag).alder(idag) if number else None
    if alder is not None and alder < 18:
        return "barn"
    return "psykiatri" if value(state, "vardtillfalle.vardform") in _PSYKIATRI else "vuxen"


def chosen(val: Val) -> tuple[Rad, ...]:
    """The rows that are ticked."""
    return tuple(rad for rad in val.rader if rad.vald)


def typed(val: Val, text: str, idag: date) -> Val:
    """The choice after a line: numbers tick or untick, words search, number and name is a unit of one's own.

    Raises:
        UsageFault: no such row, no unit or too many have the words, or the unit cannot be read.
    """
    parts = text.replace(",", " ").split()
    if all(part.isdecimal() for part in parts):
        return toggled(val, {int(part) for part in parts})
    if parts[0].rstrip(".:)").isdecimal() or ":" in text:
        for part in _parties(text, idag):
            val = with_party(val, part)
        return val
    return searched(val, text)


def toggled(val: Val, numbers: Iterable[int]) -> Val:
    """The choice with the rows of these numbers ticked that were not, and the other way round."""
    numbers = set(numbers)
    if not numbers <= set(range(1, len(val.rader) + 1)):
        raise UsageFault("ogiltigt-varde", "Raden finns inte.", atgard=f"Skriv nummer från 1 till {len(val.rader)}.")
    rader = (replace(rad, vald=not rad.vald) if n in numbers else rad for n, rad in enumerate(val.rader, 1))
    return replace(val, rader=tuple(rader))


def searched(val: Val, words: str) -> Val:
    """The choice with the units that have all the words as rows; a unit that is alone in having them is ticked."""
    wanted = fold(words).split()
    hits = {enhet.hela_namnet: enhet for enhet in val.enheter if all(word in _words(enhet) for word in wanted)}
    if not hits:
        cure = "Skriv färre ord. En enhet som saknas skrivs med siffra och namn; ? visar hur."
        raise UsageFault("ogiltigt-varde", "Ingen enhet i adressboken har de orden.", atgard=cure)
    if len(hits) > ROWS:
        raise UsageFault("ogiltigt-varde", f"{len(hits)} enheter har de orden.", atgard="Skriv fler ord.")
    alone = len(hits) == 1
    shown = {rad.namn for rad in val.rader}
    rader = tuple(replace(rad, vald=rad.vald or (alone and rad.namn in hits)) for rad in val.rader)
    new = tuple(_row(enhet, alone) for name, enhet in hits.items() if name not in shown)
    return replace(val, rader=(*rader, *new))


def with_party(val: Val, part: Member) -> Val:
    """The choice with a party ticked; one that has a row already keeps it."""
    name = str(part["namn"])
    if any(rad.namn == name for rad in val.rader):
        return replace(val, rader=tuple(replace(rad, vald=rad.vald or rad.namn == name) for rad in val.rader))
    known = next((enhet for enhet in val.enheter if enhet.hela_namnet == name), None)
    ours = known is not None and all(part.get(key) == each for key, each in _part(known).items())
    return replace(val, rader=(*val.rader, Rad(part, vald=True, ur_boken=ours)))


def kanal_ord(kanal: object, it_tjanst: str) -> str:
    """How a party is reached, in a word or two; empty where nobody has said."""
    ord_for: Mapping[Kanal, str] = {"it-tjanst": it_tjanst, "papper": "papper", "bada": f"{it_tjanst}, papper"}
    return next((words for known, words in ord_for.items() if known == kanal), "")


def _row(enhet: Enhet, vald: bool) -> Rad:
    return Rad(_part(enhet), vald, ur_boken=True)


def _part(enhet: Enhet) -> Member:
    """The party that a unit becomes: what the ärende needs of it."""
    fields = {name: getattr(enhet, name) for name in ("visningsnamn", "roll", "huvudman", "som", "kanal", "adress")}
    return {"namn": enhet.hela_namnet, **{name: each for name, each in fields.items() if each is not None}}


def _parties(text: str, idag: date) -> Iterator[Member]:
    parties = tolka("parter", text, idag)
    for part in parties if is_members(parties) else ():
        yield {name: each for name, each in part.items() if name != "id" and each is not None}


def _words(enhet: Enhet) -> str:
    return fold(f"{enhet.hela_namnet} {enhet.visningsnamn or ''} {enhet.id}")
