"""Two regions side by side, or one region on two days: topic by topic, rule by rule."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sipkit.admin.gang import Vag, skriven
from sipkit.admin.tidsord import varianter_i_ord
from sipkit.config.lager import AMNEN
from sipkit.config.merging import SOURCE, VALUES, is_items, item_id
from sipkit.config.region import Region
from sipkit.config.stavning import stavad
from sipkit.config.tree import Array, Node, Scalar, Table
from sipkit.errors import SipkitError, raise_all
from sipkit.rules.region import rollnamn

Varden = Mapping[str, str]
"""What a rule says itself, by key."""

_ASIDE = frozenset({"id", "ersatter", "galler", "under", *SOURCE})
_OWN_NAME = frozenset({"namn", "avsandare", "logotyp", "bygger_pa"})


@dataclass(frozen=True, slots=True)
class Skillnad:
    """Something that the two do not say alike.

    Attributes:
        amne: the topic.
        vad: the rule in it, as a path below the topic; with the key last where it says more than its text.
        a, b: what each says; None where it says nothing.
    """

    amne: str
    vad: str
    a: str | None
    b: str | None


def jamfor(a: Region, b: Region) -> tuple[Skillnad, ...]:
    """Every difference, in the order of the topics.

    Raises:
        SipkitError: what is wrong in the files of either.
    """
    faults: list[SipkitError] = []
    for region in (a, b):
        try:
            region.require(AMNEN)
        except SipkitError as broken:
            faults.extend(broken.faults)
    raise_all(faults)
    return tuple(each for amne in AMNEN for each in _amne(amne, a, b))


def _amne(amne: str, a: Region, b: Region) -> Iterator[Skillnad]:
    if amne == "frister":
        yield from _frister(a, b)
        return
    ours, theirs = (_sagt(region.resolve(amne).trad) for region in (a, b))
    if amne == "region":
        ours, theirs = (_utan_namn(each, same=a.id == b.id) for each in (ours, theirs))
    alone: list[Vag] = []
    for vag in dict.fromkeys((*ours, *theirs)):
        if any(vag[: len(each)] == each for each in alone):
            continue
        if vag in ours and vag in theirs:
            yield from _varden(amne, vag, ours[vag], theirs[vag])
        elif words := _ord(ours.get(vag) or theirs.get(vag) or {}):
            alone.append(vag)
            yield Skillnad(amne, skriven(vag[1:]), *((words, None) if vag in ours else (None, words)))


def _frister(a: Region, b: Region) -> Iterator[Skillnad]:
    """A deadline's variants have other ids in another region, so they are told together, without those in common."""
    ours, theirs = (_varianter(region) for region in (a, b))
    for id_ in dict.fromkeys((*ours, *theirs)):
        mine, yours = ours.get(id_, ()), theirs.get(id_, ())
        if mine != yours:
            only = ([each for each in one if each not in other] for one, other in ((mine, yours), (yours, mine)))
            yield Skillnad("frister", id_, *("; ".join(each) or None for each in only))


def _varianter(region: Region) -> Mapping[str, tuple[str, ...]]:
    roller = rollnamn(region)
    return {frist.id: varianter_i_ord(frist, roller) for frist in region.frister}


def _varden(amne: str, vag: Vag, ours: Varden, theirs: Varden) -> Iterator[Skillnad]:
    for key in dict.fromkeys((*ours, *theirs)):
        if ours.get(key) != theirs.get(key):
            path = vag[1:] if key == "text" else (*vag[1:], stavad(key))
            yield Skillnad(amne, skriven(path), ours.get(key), theirs.get(key))


def _utan_namn(sagt: Mapping[Vag, Varden], *, same: bool) -> Mapping[Vag, Varden]:
    """Without what two regions never have in common: their names and documents."""
    return {
        vag: {key: value for key, value in varden.items() if same or len(vag) > 1 or key not in _OWN_NAME}
        for vag, varden in sagt.items()
        if same or "dokument" not in vag
    }


def _sagt(trad: Table) -> Mapping[Vag, Varden]:
    """What each rule of a topic says itself, by its path."""
    return dict(_walk(trad, ()))


def _walk(node: Node, vag: Vag) -> Iterator[tuple[Vag, Varden]]:
    if isinstance(node, Table):
        own = {key: _inline(each) for key, each in node.entries.items() if key not in _ASIDE and _is_value(key, each)}
        if vag:
            yield vag, own
        for key, each in node.entries.items():
            if key not in _ASIDE and not _is_value(key, each):
                yield from _walk(each, (*vag, key))
    elif isinstance(node, Array):
        for item in node.items:
            yield from _walk(item, (*vag, item_id(item) or ""))


def _is_value(key: str, node: Node) -> bool:
    return isinstance(node, Scalar) or key in VALUES or (isinstance(node, Array) and not is_items(node))


def _inline(node: Node) -> str:
    if isinstance(node, Scalar):
        return node.text.strip()
    if isinstance(node, Array):
        return ", ".join(map(_inline, node.items)) or "inga"
    return ", ".join(f"{stavad(key)}: {_inline(each)}" for key, each in node.entries.items())


def _ord(varden: Varden) -> str:
    """A rule in words: its statement, else its name, else all that it says."""
    first: Sequence[str] = [varden[key] for key in ("text", "namn") if key in varden][:1]
    return first[0] if first else ", ".join(f"{stavad(key)}: {value}" for key, value in varden.items())
