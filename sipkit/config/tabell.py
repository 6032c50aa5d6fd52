"""Decision tables: which row a combination of facts has, and whether every combination has exactly one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, combinations, product
from math import prod

from sipkit.config.faults import wrong_value, wrong_word
from sipkit.config.tree import EMPTY, Array, Mark, Node, Scalar, Table
from sipkit.config.vagval import Rad, Tabell, Utanfor, VagvalRegler
from sipkit.domain.faktaord import FAKTA, Faktaord, Varden
from sipkit.errors import ConfigFault

Kombination = Mapping[str, Varden]
"""A value for each fact of a table."""

Villkorad = Rad | Utanfor

MOST = 4096
"""How many combinations a table may have. Nobody could read, and so trust, one with more."""


def traffar(post: Villkorad, kombination: Kombination) -> bool:
    """Whether a row, or what is said to be outside, is about a combination."""
    taken_out = bool(post.utom) and all(kombination[namn] & _words(ord_) for namn, ord_ in post.utom.items())
    return (
        not taken_out
        and all(kombination[namn] & _words(ord_) for namn, ord_ in post.nar.items())
        and all(kombination[namn] >= _words(ord_) for namn, ord_ in post.alla.items())
    )


def kombinationer(tabell: Tabell) -> Iterator[Kombination]:
    """Every combination of a table's facts."""
    return kombinationer_av(tabell.fakta)


def kombinationer_av(fakta: Sequence[str]) -> Iterator[Kombination]:
    """Every combination of some facts with closed values."""
    values = [_values(FAKTA[namn]) for namn in fakta]
    return (dict(zip(fakta, each, strict=True)) for each in product(*values))


def har_sluten_mangd(namn: str) -> bool:
    """Whether all values that a fact can have are known beforehand."""
    return bool(FAKTA[namn].varden) or FAKTA[namn].typ == "ja-nej"


def check_tables(regler: VagvalRegler, node: Node) -> Iterator[ConfigFault]:
    """What is wrong in the tables of the merged topic `vagval`, with places in the files that its nodes came from."""
    tables = node.entries.get("tabeller") if isinstance(node, Table) else None
    for tabell, table in zip(regler.tabeller, _tables(tables), strict=True):
        faults = [*_check_facts(table), *_check_conditions(tabell, table)]
        yield from faults or _check_combinations(tabell, table)


# --- facts ------------------------------------------------------------------------------------------------------------


def _check_facts(table: Table) -> Iterator[ConfigFault]:
    """The facts must have closed values, and not too many together."""
    listed = table.entries["fakta"]
    words = [each for each in (listed.items if isinstance(listed, Array) else ()) if isinstance(each, Scalar)]
    closed = [namn for namn in FAKTA if har_sluten_mangd(namn)]
    for word in words:
        if word.text not in closed:
            yield wrong_word(word.text, word.mark, closed)
    known = [FAKTA[word.text] for word in words if word.text in closed]
    if len({each.namn for each in known}) < len(known):
        yield wrong_value("Samma faktum står två gånger.", listed.mark)
    if (size := prod(len(_values(each)) for each in known)) > MOST:
        vad = f"Tabellen har {size} kombinationer. Den får ha högst {MOST}."
        yield wrong_value(vad, listed.mark, "Dela den i flera tabeller.")


def _check_conditions(tabell: Tabell, table: Table) -> Iterator[ConfigFault]:
    """A row may ask only for the table's facts, and `alla` only for sets."""
    for row in (*_tables(table.entries.get("rader")), *_tables(table.entries.get("utanfor"))):
        for key in ("nar", "utom", "alla"):
            condition = row.entries.get(key, EMPTY)
            keys = condition.keys if isinstance(condition, Table) else {}
            sets = [namn for namn in tabell.fakta if key != "alla" or (namn in FAKTA and FAKTA[namn].typ == "mangd")]
            yield from (wrong_word(namn, each.mark, sets) for namn, each in keys.items() if namn not in sets)


def _values(faktum: Faktaord) -> Sequence[Varden]:
    if faktum.typ == "ja-nej":
        return frozenset({"ja"}), frozenset({"nej"})
    sizes = range(len(faktum.varden) + 1) if faktum.typ == "mangd" else (1,)
    return [frozenset(each) for each in chain.from_iterable(combinations(faktum.varden, size) for size in sizes)]


def _words(words: str | tuple[str, ...]) -> Varden:
    return frozenset({words} if isinstance(words, str) else words)


# --- gaps and overlaps ------------------------------------------------------------------------------------------------


def _check_combinations(tabell: Tabell, table: Table) -> Iterator[ConfigFault]:
    posts = [*_placed(tabell.rader, table, "rader"), *_placed(tabell.utanfor, table, "utanfor")]
    gaps: list[Kombination] = []
    overlaps: dict[tuple[Mark, Mark], list[Kombination]] = {}
    for each in kombinationer(tabell):
        if not _is_used(tabell, each):
            continue
        hits = [mark for post, mark in posts if traffar(post, each)]
        if not hits:
            gaps.append(each)
        for first, second in combinations(hits, 2):
            overlaps.setdefault((first, second), []).append(each)
    if gaps:
        cure = "Lägg till en rad, eller en post under `utanför:` som säger varför tabellen inte gäller då."
        yield wrong_value(f"Ingen rad gäller för {_shown(gaps)}.", table.mark, cure)
    for (first, second), shared in overlaps.items():
        yield wrong_value(
            f"Både den här raden och den på rad {first.rad} gäller för {_shown(shared)}.",
            second,
            "Ändra `när`, `utom` eller `alla` så att bara en av dem gäller.",
        )


def _placed(posts: Sequence[Villkorad], table: Table, key: str) -> Iterator[tuple[Villkorad, Mark]]:
    return zip(posts, (row.mark for row in _tables(table.entries.get(key))), strict=True)


def _is_used(tabell: Tabell, kombination: Kombination) -> bool:
    """Whether the table is used for the combination, as far as its own facts tell."""
    known = {namn: _words(ord_) for namn, ord_ in tabell.nar.items() if namn in kombination}
    taken_out = {namn: _words(ord_) for namn, ord_ in tabell.utom.items()}
    if any(not kombination[namn] & words for namn, words in known.items()):
        return False
    told = taken_out and taken_out.keys() <= kombination.keys()
    return not (told and all(kombination[namn] & words for namn, words in taken_out.items()))


def _shown(kombinationer: Sequence[Kombination]) -> str:
    """The first combination in words, and how many there are besides."""
    first = ", ".join(f"{namn}: {' + '.join(sorted(words)) or 'inga'}" for namn, words in kombinationer[0].items())
    return f"{first} (och {len(kombinationer) - 1} till)" if len(kombinationer) > 1 else first


def _tables(node: Node | None) -> tuple[Table, ...]:
    return tuple(item for item in node.items if isinstance(item, Table)) if isinstance(node, Array) else ()
