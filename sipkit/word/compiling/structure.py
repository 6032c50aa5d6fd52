"""Prove that a template gives well-formed XML whatever the data, and that fields stand where text may stand.

Every block is walked with the stack of elements that are open. All branches of an `if` must leave the same stack, and a
`for` the stack it found; then no data can leave an element open. A table cell must keep a paragraph in every branch:
Word does not open a file with a cell that has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import TypeAlias

from jinja2 import nodes

from sipkit.word.compiling.findings import Finding

_MARKUP = re.compile(r"<(/?)([\w:.-]+)([^<>]*)>")
_NAMING = re.compile(r"<(?:wp:docPr\b[^<>]*\s(?:descr|title)|w:(?:tag|alias) w:val)=\"[^\"<>]*$")
"""Attributes that a field may stand in: a picture's alternative text, and the name and title of a content control."""

_ONLY_FIELDS = "Där får bara {{ fält }} stå."
_TEXT_ELEMENTS = frozenset({"w:t", "dc:title"})
_PICTURE = "wp:docPr"


@dataclass(frozen=True)
class _Open:
    """An open element, and whether it has a paragraph among its children on every way here."""

    name: str
    has_paragraph: bool = False


_Stack: TypeAlias = tuple[_Open, ...]


@dataclass(frozen=True)
class Shape:
    """What the walk through a part shows.

    Attributes:
        findings: what is wrong.
        varying_pictures: a picture stands in a block, so their number depends on the data.
    """

    findings: tuple[Finding, ...]
    varying_pictures: bool


def shape(tree: nodes.Template) -> Shape:
    """Walk a part's syntax tree, whose text is XML."""
    walk = _Walk()
    with suppress(_Lost):
        walk.block(tree.body, ())
    return Shape(tuple(dict.fromkeys(walk.findings)), walk.varying_pictures)


class _Lost(Exception):
    """What follows a misplaced block cannot be judged."""


class _Walk:
    def __init__(self) -> None:
        self.findings: list[Finding] = []
        self.varying_pictures = False
        self._unfinished = ""
        self._depth = 0

    def block(self, body: Iterable[nodes.Node], stack: _Stack) -> _Stack:
        for node in body:
            if isinstance(node, nodes.Output):
                for child in node.nodes:
                    stack = self._output(child, stack)
            elif isinstance(node, nodes.If | nodes.For):
                stack = self._branches(node, stack)
        return stack

    def _output(self, node: nodes.Node, stack: _Stack) -> _Stack:
        if isinstance(node, nodes.TemplateData):
            return self._markup(node, stack)
        if _NAMING.search(self._unfinished):
            self._unfinished += "x"
        elif self._unfinished or not stack or stack[-1].name not in _TEXT_ELEMENTS:
            self._report(
                node, "Ett fält står där ingen text kan stå.", "Skriv {{ fält }} som vanlig text i ett stycke."
            )
        return stack

    def _markup(self, node: nodes.TemplateData, stack: _Stack) -> _Stack:
        markup = self._unfinished + node.data
        self._unfinished = markup[markup.rfind("<") :] if markup.rfind("<") > markup.rfind(">") else ""
        for closing, name, rest in _MARKUP.findall(markup):
            if name == _PICTURE and self._depth:
                self.varying_pictures = True
            if closing:
                stack = self._close(node, stack, name)
            else:
                stack = _with_child(stack, name)
                stack = stack if rest.endswith("/") else (*stack, _Open(name))
        return stack

    def _close(self, node: nodes.Node, stack: _Stack, name: str) -> _Stack:
        if not stack or stack[-1].name != name:
            self._misplaced(node)
            raise _Lost
        if name == "w:tc" and not stack[-1].has_paragraph:
            remedy = "Skriv villkoret utan p, eller lägg ett tomt stycke sist i cellen."
            self._report(node, "Tabellcellen kan bli utan stycke, och då kan Word inte öppna filen.", remedy)
        return stack[:-1]

    def _branches(self, node: nodes.If | nodes.For, stack: _Stack) -> _Stack:
        if self._unfinished:
            self._report(
                node, "En instruktion står i en bilds alternativtext eller i en innehållskontrolls namn.", _ONLY_FIELDS
            )
        self._depth += 1
        ends = [self.block(branch, stack) for branch in _alternatives(node)]
        self._depth -= 1
        if any(_names(end) != _names(stack) for end in ends):
            self._misplaced(node)
            return stack
        return tuple(
            replace(opened, has_paragraph=all(end[level].has_paragraph for end in ends))
            for level, opened in enumerate(stack)
        )

    def _misplaced(self, node: nodes.Node) -> None:
        remedy = "Låt båda stå i löpande text, båda i egna stycken ({%p) eller båda i egna tabellrader ({%tr)."
        self._report(node, "Början och slutet på en if eller for står inte på samma nivå.", remedy)

    def _report(self, node: nodes.Node, what: str, remedy: str) -> None:
        self.findings.append(Finding(node.lineno, "mall-tagg", what, remedy))


def _alternatives(node: nodes.If | nodes.For) -> Sequence[Sequence[nodes.Node]]:
    """Return the bodies of which at most one is written, with the empty one where nothing may be."""
    if isinstance(node, nodes.For):
        return [node.body, node.else_]
    return [node.body, *(branch.body for branch in node.elif_), node.else_]


def _with_child(stack: _Stack, name: str) -> _Stack:
    if name != "w:p" or not stack:
        return stack
    return (*stack[:-1], replace(stack[-1], has_paragraph=True))


def _names(stack: _Stack) -> tuple[str, ...]:
    return tuple(opened.name for opened in stack)
