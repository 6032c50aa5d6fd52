"""Every combination of the facts that some posts ask about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, combinations, islice, product

from sipkit.config.post import Post
from sipkit.domain.faktaord import FAKTA, Varden
from sipkit.rules.fakta import Fakta

MOST = 20_000
"""How many combinations are tried. With more facts than that in one rule the rest go untried."""
_OTHER = frozenset({"något annat"})


def omstandigheter(poster: Iterable[Post]) -> Iterator[Fakta]:
    """Every combination of values; for a fact with open values, those that are named and another."""
    asked: dict[str, set[str]] = {}
    for post in poster:
        for condition in (post.nar, post.utom):
            for namn, words in condition.items():
                asked.setdefault(namn, set()).update({words} if isinstance(words, str) else words)
    values = [_values(namn, named) for namn, named in asked.items()]
    return (dict(zip(asked, each, strict=True)) for each in islice(product(*values), MOST))


def _values(namn: str, named: set[str]) -> list[Varden]:
    faktum = FAKTA[namn]
    if faktum.typ == "ja-nej":
        return [frozenset({"ja"}), frozenset({"nej"})]
    if faktum.typ == "mangd":
        sizes = range(len(faktum.varden) + 1)
        return [frozenset(each) for each in chain.from_iterable(combinations(faktum.varden, size) for size in sizes)]
    words = faktum.varden or sorted(named)
    return [frozenset({word}) for word in words] + ([] if faktum.varden else [_OTHER])


def i_ord(fakta: Fakta) -> str:
    """The combination in words; `alltid` for none."""
    return ", ".join(f"{namn}: {' + '.join(sorted(words)) or 'inga'}" for namn, words in fakta.items()) or "alltid"
