"""Which fields a template uses, followed through its loops, and whether the context offers them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TypeAlias

from jinja2 import nodes

from sipkit.word.compiling.findings import Finding
from sipkit.word.environment import FILTERS
from sipkit.word.fields import Field, FieldTree, ListOf, paths
from sipkit.word.template import Use


class _Anything:
    """The description of a field that nobody described, or that is reported already."""


_ANYTHING = _Anything()
_Description: TypeAlias = "Field | _Anything"


@dataclass(frozen=True)
class _Reference:
    """What an expression refers to."""

    path: str
    offered: _Description


_Scope: TypeAlias = Mapping[str, _Reference]
_NO_FIELD = _Reference("", _ANYTHING)


def usage(tree: nodes.Template, fields: FieldTree | None) -> tuple[list[Use], list[Finding]]:
    """Return every field that a part uses, and what is wrong with them.

    Args:
        tree: the part's syntax tree.
        fields: what the context offers; None judges nothing.
    """
    reader = _Reader(fields)
    reader.visit(tree, {})
    return reader.uses, reader.findings


class _Reader:
    def __init__(self, fields: FieldTree | None) -> None:
        self._fields = fields
        self.uses: list[Use] = []
        self.findings: list[Finding] = []

    def visit(self, node: nodes.Node, scope: _Scope) -> None:
        if isinstance(node, nodes.For):
            self._loop(node, scope)
        elif isinstance(node, nodes.Output):
            for printed in node.nodes:
                self._print(printed, scope)
        elif isinstance(node, nodes.Filter) and node.node is not None and node.name in FILTERS:
            self._filter(node, node.node, scope)
        elif isinstance(node, nodes.Name | nodes.Getattr):
            self._use(node, scope)
        else:
            for child in node.iter_child_nodes():
                self.visit(child, scope)

    def _loop(self, node: nodes.For, scope: _Scope) -> None:
        over = self._use(node.iter, scope)
        name = node.target.name if isinstance(node.target, nodes.Name) else ""
        inner = {**scope, name: _Reference(over.path + "[]", self._item(node, over)), "loop": _NO_FIELD}
        for child in [*node.body, *([node.test] if node.test else [])]:
            self.visit(child, inner)
        for child in node.else_:
            self.visit(child, scope)

    def _filter(self, node: nodes.Filter, over: nodes.Expr, scope: _Scope) -> None:
        used = self._use(over, scope)
        item = self._item(node, used)
        if node.name == "join":
            self.uses.append(Use(f"{used.path}[]", node.lineno))
            if not isinstance(item, _Anything) and item is not None:
                self._report(node, f"{used.path} är ingen lista av texter.", "Använd for.")

    def _item(self, node: nodes.Node, over: _Reference) -> _Description:
        """Return what a list's item is; report what is no list."""
        if isinstance(over.offered, ListOf):
            return over.offered.item
        if not isinstance(over.offered, _Anything):
            self._report(node, f"{over.path} är ingen lista.", "for, |join och |length gäller listor.")
        return _ANYTHING

    def _print(self, node: nodes.Node, scope: _Scope) -> None:
        if isinstance(node, nodes.CondExpr):
            self.visit(node.test, scope)
            self._print(node.expr1, scope)
            if node.expr2 is not None:
                self._print(node.expr2, scope)
        elif isinstance(node, nodes.And | nodes.Or):
            self._print(node.left, scope)
            self._print(node.right, scope)
        elif isinstance(node, nodes.Name | nodes.Getattr):
            self._printable(node, self._use(node, scope))
        else:
            self.visit(node, scope)

    def _printable(self, node: nodes.Node, used: _Reference) -> None:
        if isinstance(used.offered, ListOf):
            self._report(node, f"{used.path} är en lista och kan inte skrivas ut.", "Använd for eller |join.")
        elif isinstance(used.offered, Mapping):
            remedy = f"Den har: {', '.join(used.offered)}."
            self._report(node, f"{used.path} är en grupp av fält och kan inte skrivas ut.", remedy)

    def _use(self, node: nodes.Node, scope: _Scope) -> _Reference:
        used = self._refer(node, scope)
        if used.path:
            self.uses.append(Use(used.path, node.lineno))
        return used

    def _refer(self, node: nodes.Node, scope: _Scope) -> _Reference:
        if isinstance(node, nodes.Name):
            return scope.get(node.name) or self._look_up(node, "", node.name, self._root)
        if isinstance(node, nodes.Getattr):
            base = self._refer(node.node, scope)
            return self._look_up(node, f"{base.path}.", node.attr, base.offered) if base.path else _NO_FIELD
        self.visit(node, scope)
        return _NO_FIELD

    @property
    def _root(self) -> _Description:
        return _ANYTHING if self._fields is None else self._fields

    def _look_up(self, node: nodes.Node, prefix: str, name: str, offered: _Description) -> _Reference:
        path = prefix + name
        if isinstance(offered, _Anything):
            return _Reference(path, _ANYTHING)
        if isinstance(offered, Mapping) and name in offered:
            return _Reference(path, offered[name])
        self._report(node, f"Fältet {path} finns inte.", self._nearest(prefix, name, offered))
        return _Reference(path, _ANYTHING)

    def _nearest(self, prefix: str, name: str, offered: Field) -> str:
        """Suggest a field: of the same name elsewhere, else of a like name beside it, else the likest path anywhere."""
        known = list(paths(self._fields or {}))
        elsewhere = [path for path in known if path.rpartition(".")[2] == name]
        group = offered if isinstance(offered, Mapping) else {}
        beside = [prefix + like for like in get_close_matches(name, group, n=1)]
        anywhere = get_close_matches(prefix + name, known, n=1, cutoff=0)
        return next((f"Menade du {path}?" for path in [*elsewhere, *beside, *anywhere]), "")

    def _report(self, node: nodes.Node, what: str, remedy: str) -> None:
        self.findings.append(Finding(node.lineno, "mall-okant-falt", what, remedy))
