"""Why a value is what it is: what each layer says, where, from which source, and what it replaced.

A path is keys and ids with dots between: `kalender.aftnar_som_helgdag`, `kallelse.innehall.motesform`. The key
`varianter` may be left out: `frister.kallelse.efter-utskrivning`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from sipkit.config.merging import REMOVE, SOURCE, is_items, item_id
from sipkit.config.post import Giltighet, Kalla, Modell
from sipkit.config.schema import Kalldokument
from sipkit.config.stapel import Amne
from sipkit.config.tree import EMPTY, Array, Node, Scalar, Table, plain
from sipkit.domain.text import fold, nearest
from sipkit.errors import UsageFault

Steps = tuple[str, ...]
Dokument = Mapping[str, Kalldokument]
M = TypeVar("M", bound=Modell)

_IMPLIED = "varianter"
_NOT_THE_VALUE = frozenset({"id", "ersatter", "galler", REMOVE, *SOURCE})


@dataclass(frozen=True)
class Kallbesked:
    """A source: the section of a document. `dokument` is None for a document that is not in force on the day."""

    kalla: Kalla
    dokument: Kalldokument | None


@dataclass(frozen=True)
class Lagerord:
    """What one layer says.

    Attributes:
        lager: the layer's id.
        var: `file:line:column`.
        varde: what the layer itself states, as text, lists and mappings; None when it takes the item away.
        galler: the days for which it says so; None for all days.
        borttagen: why it takes the item away.
        ersatt: whether a layer above says something else instead. False for what only adds to a layer below.
    """

    lager: str
    var: str
    varde: object
    kalla: Kallbesked | None
    regler: tuple[str, ...]
    tolkning: str | None
    galler: Giltighet | None
    borttagen: str | None = None
    ersatt: bool = False


@dataclass(frozen=True)
class Forklaring:
    """A value on a day.

    Attributes:
        path: the path, as short as it can be written.
        varde: what holds, without the items inside; None for what is taken away and for a list of items.
        lager: what each layer says that says anything itself, the lowest first. Together those that are not `ersatt`
            say what holds.
        delar: the items inside, each explained, those that are taken away included.
    """

    path: str
    varde: object
    lager: tuple[Lagerord, ...]
    delar: tuple[Forklaring, ...]


def forklara(path: str, amne: Amne, dokument: Sequence[Kalldokument]) -> Forklaring:
    """Explain a path of a topic.

    Args:
        path: begins with the topic's name.
        amne: the topic on the day.
        dokument: the region's documents that day.

    Raises:
        UsageFault: `okand-sokvag`, with the nearest step.
    """
    steps = tuple(fold(step) for step in path.split("."))
    if not any(_trail(part, steps) for part in amne.delar):
        raise _unknown(steps, amne.trad)
    return _explained(steps, amne, {each.id: each for each in dokument})


def _explained(steps: Steps, amne: Amne, dokument: Dokument) -> Forklaring:
    trail = _trail(amne.trad, steps)
    words = [word for part in amne.delar if (word := _word(part, steps, dokument))]
    return Forklaring(
        path=".".join(steps),
        varde=_own(trail[-1]) if trail else None,
        lager=tuple(replace(word, ersatt=_replaced(word, words[above:])) for above, word in enumerate(words, 1)),
        delar=tuple(_explained(inner, amne, dokument) for inner in _inside(steps, amne)),
    )


def _replaced(word: Lagerord, above: Sequence[Lagerord]) -> bool:
    """Whether any layer above states the same thing, or has taken over the item with a source of its own."""
    if not isinstance(word.varde, dict):
        return bool(above)
    return any(each.kalla or not isinstance(each.varde, dict) or word.varde.keys() & each.varde for each in above)


def _word(part: Table, steps: Steps, dokument: Dokument) -> Lagerord | None:
    """What one layer says itself; None when it says nothing."""
    trail = _trail(part, steps)
    if not trail:
        return None
    node, inwards = trail[-1], [each for each in reversed(trail) if isinstance(each, Table)]
    removal = node.text(REMOVE) if isinstance(node, Table) else None
    own = _own(node)
    if not own and removal is None and not (isinstance(node, Table) and "kalla" in node.entries):
        return None
    source = next((table for table in inwards if "kalla" in table.entries), EMPTY)
    dated = next((table for table in inwards if "galler" in table.entries), EMPTY)
    return Lagerord(
        lager=node.mark.fil.lager,
        var=str(node.mark),
        varde=None if removal else own,
        kalla=_source(source, dokument),
        regler=_words(source.entries.get("regler")),
        tolkning=source.text("tolkning"),
        galler=_model(Giltighet, dated.entries.get("galler")),
        borttagen=removal,
    )


def _source(table: Table, dokument: Dokument) -> Kallbesked | None:
    kalla = _model(Kalla, table.entries.get("kalla"))
    return Kallbesked(kalla, dokument.get(kalla.dokument)) if kalla else None


def _model(model: type[M], node: Node | None) -> M | None:
    return model.model_validate(plain(node)) if node is not None else None


def _words(node: Node | None) -> tuple[str, ...]:
    return tuple(item.text for item in node.items if isinstance(item, Scalar)) if isinstance(node, Array) else ()


def _own(node: Node) -> object:
    """What a node states itself: without items further in, and without its source and days."""
    if isinstance(node, Table):
        own = {name: each for name, each in node.entries.items() if name not in _NOT_THE_VALUE and not is_items(each)}
        return {name: plain(each) for name, each in own.items()}
    return None if is_items(node) else plain(node)


# --- paths ------------------------------------------------------------------------------------------------------------


def _trail(part: Table, steps: Steps) -> tuple[Node, ...]:
    """The nodes along the path, which ends early at an item that is taken away. Empty: the path is not there."""
    nodes: list[Node] = []
    node: Node | None = part
    for step in steps:
        node = _step(node, step)
        if node is None:
            return ()
        nodes.append(node)
        if isinstance(node, Table) and REMOVE in node.entries:
            break
    return tuple(nodes)


def _step(node: Node | None, step: str) -> Node | None:
    if isinstance(node, Table):
        if step in node.entries:
            return node.entries[step]
        node = node.entries.get(_IMPLIED)
    if isinstance(node, Array):
        return next((item for item in node.items if item_id(item) == step), None)
    return None


def _inside(steps: Steps, amne: Amne) -> list[Steps]:
    """The paths of the items directly inside: those that hold, then those that are taken away."""
    found: dict[Steps, None] = {}
    for part in (amne.trad, *amne.delar):
        trail = _trail(part, steps)
        for name, array in _lists(trail[-1]) if trail else ():
            key = () if name in ("", _IMPLIED) else (name,)
            found.update(dict.fromkeys((*steps, *key, id_) for item in array.items if (id_ := item_id(item))))
    return list(found)


def _lists(node: Node) -> Iterator[tuple[str, Array]]:
    """The lists of items in a node, with their keys; the node itself, without a key, when it is one."""
    if isinstance(node, Array) and is_items(node):
        yield "", node
    elif isinstance(node, Table):
        yield from ((name, each) for name, each in node.entries.items() if isinstance(each, Array) and is_items(each))


def _ids_inside(node: Node) -> list[str]:
    """The ids that can be written as the step after the node."""
    arrays = (array for name, array in _lists(node) if name in ("", _IMPLIED))
    return [id_ for array in arrays for item in array.items if (id_ := item_id(item))]


def _unknown(steps: Steps, tree: Table) -> UsageFault:
    """The fault for a path that is not there: says which step, and what can stand there instead."""
    depth = next(count for count in range(len(steps), -1, -1) if count == 0 or _trail(tree, steps[:count]))
    node = _trail(tree, steps[:depth])[-1] if depth else tree
    choices = [*(node.entries if isinstance(node, Table) else ()), *_ids_inside(node)]
    known, wrong = ".".join(steps[:depth]), steps[min(depth, len(steps) - 1)]
    near = nearest(wrong, choices)
    prefix = f"{known}." if known else ""
    return UsageFault(
        "okand-sokvag",
        f"Led {depth + 1} i sökvägen finns inte den dagen.",
        var=known,
        atgard=f"Menade du {prefix}{near}?" if near else f"Där finns: {', '.join(choices)}." if choices else "",
    )
