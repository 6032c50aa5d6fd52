"""The Jinja that a template may hold, as a whitelist of syntax nodes.

Names, attributes, text and number constants, comparison, and/or/not, `in`, `a if b else c`, `if`, `for` over a list of
the context, and the filters of `environment.FILTERS`. There is nothing to call, nothing to reach into and nothing that
grows without data, which closes both template injection and resource bombs before any paper is filled.
"""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import nodes

from sipkit.word.compiling.findings import Finding
from sipkit.word.environment import FILTERS

DEEPEST_LOOP = 3
"""How many loops may stand inside each other: each level multiplies the work by the length of a list."""

_ALLOWED = (
    *(nodes.Template, nodes.Output, nodes.TemplateData, nodes.If, nodes.For),
    *(nodes.Name, nodes.Getattr, nodes.Const, nodes.CondExpr, nodes.Filter),
    *(nodes.And, nodes.Or, nodes.Not, nodes.Compare, nodes.Operand),
)
_CALLED: tuple[tuple[type[nodes.Node], str], ...] = (
    (nodes.Call, "anrop (parentes efter ett namn)"),
    (nodes.Getitem, "hakparentes"),
    (nodes.Concat, "hopslagning med ~"),
    (nodes.BinExpr, "räkning"),
    (nodes.UnaryExpr, "räkning"),
    (nodes.Test, "test med is"),
    (nodes.List, "en lista"),
    (nodes.Tuple, "en uppräkning"),
    (nodes.Dict, "en ordbok"),
)
_RESERVED = frozenset({"self", "caller", "varargs", "kwargs"})
_LOOP = frozenset({"index", "first", "last"})


def violations(tree: nodes.Template) -> Iterator[Finding]:
    """Yield a finding for each construct that the whitelist lacks; what stands inside it is not judged further."""
    yield from _judge(tree, loops=0)


def _judge(node: nodes.Node, loops: int) -> Iterator[Finding]:
    broken = _broken_rule(node, loops)
    if broken:
        yield Finding(node.lineno, "mall-konstruktion", f"{broken} får inte stå i en mall.", _remedy())
        return
    for child in node.iter_child_nodes():
        if not (loops and _is_loop_attribute(node, child)):
            yield from _judge(child, loops + isinstance(node, nodes.For))


def _remedy() -> str:
    names = " och ".join(f"|{name}" for name in FILTERS)
    return f"Tillåtet är fält, jämförelser, and/or/not, in, if, for och filtren {names}."


def _broken_rule(node: nodes.Node, loops: int) -> str:
    """Say in Swedish what is not allowed about a node; "" when it is allowed."""
    if not isinstance(node, _ALLOWED):
        name = next((name for kind, name in _CALLED if isinstance(node, kind)), type(node).__name__)
        return name[0].upper() + name[1:]
    match node:
        case nodes.Name():
            broken = _broken_name(node)
        case nodes.Getattr(attr=attribute) if attribute.startswith("_"):
            broken = f"Attributet {attribute}"
        case nodes.Const(value=str(text)) if "&" in text:
            broken = "Tecknet & i en text inne i en tagg"
        case nodes.Filter():
            broken = _broken_filter(node)
        case nodes.For():
            broken = _broken_loop(node, loops)
        case _:
            broken = ""
    return broken


def _broken_name(node: nodes.Name) -> str:
    if node.name.startswith("_") or node.name in _RESERVED:
        return f"Namnet {node.name}"
    return "loop, utom loop.index, loop.first och loop.last inne i en for," if node.name == "loop" else ""


def _broken_filter(node: nodes.Filter) -> str:
    texts = [
        argument for argument in node.args if isinstance(argument, nodes.Const) and isinstance(argument.value, str)
    ]
    plain = not node.kwargs and node.dyn_args is None and node.dyn_kwargs is None and len(texts) == len(node.args)
    if node.name not in FILTERS:
        return f"Filtret |{node.name}"
    if node.node is None or not plain or len(texts) != (node.name == "join"):
        return f"Filtret |{node.name} med de argumenten"
    return ""


def _broken_loop(node: nodes.For, loops: int) -> str:
    if not isinstance(node.target, nodes.Name):
        return "Flera namn i samma for"
    if not isinstance(node.iter, nodes.Name | nodes.Getattr):
        return "En for över något annat än ett fält"
    if node.recursive:
        return "En for med recursive"
    return f"Fler än {DEEPEST_LOOP} for inne i varandra" if loops >= DEEPEST_LOOP else ""


def _is_loop_attribute(node: nodes.Node, child: nodes.Node) -> bool:
    """Tell whether `child` is the name `loop` in `loop.index`, `loop.first` or `loop.last`."""
    return (
        isinstance(node, nodes.Getattr)
        and node.attr in _LOOP
        and isinstance(child, nodes.Name)
        and child.name == "loop"
        and child.ctx == "load"
    )
