"""Sections: paper, margins, headers and footers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sipkit.pdf import heights
from sipkit.pdf.code import (
    NONE,
    Code,
    array,
    block,
    both,
    call,
    context,
    dictionary,
    name,
    number,
    points,
    set_rule,
    string,
)
from sipkit.pdf.setting import Setting
from sipkit.word.tree import Block, NumberFormat, Running, Section

_PAGE = name("page")
_PAD = name("pad")
_ALIGN = name("align")
_LEFT = name("left")
_TOP = name("top")
_BOTTOM = name("bottom")
_STORE = name("store")
_RUNNING = name("running")
_MARGIN = name("margin")
_RENUMBER = name("renumber")
_PAGE_BREAK = name("pagebreak")
_NUMBERS: dict[NumberFormat, str] = {
    "decimal": "1",
    "lower-roman": "i",
    "upper-roman": "I",
    "lower-letter": "a",
    "upper-letter": "A",
}


def section(setting: Setting, shown: Section, index: int) -> list[Code]:
    """One section, beginning on a page of its own."""
    setting.page = shown
    width = shown.width - shown.margins.left - shown.margins.right
    header = _header(setting, shown, width, string(f" header {index}"))
    footer = _footer(setting, shown, width, string(f" footer {index}"))
    page = set_rule(
        _PAGE,
        width=points(shown.width),
        height=points(shown.height),
        margin=_margins(shown, width, header, footer),
        numbering=string(_NUMBERS[shown.number_format]),
        header=_running(header),
        footer=_running(footer),
        header_ascent=points(0),
        footer_descent=points(0),
    )
    stored = [call(_STORE, part.store, array(part.variants)) for part in (header, footer) if part.variants]
    renumber = [call(_RENUMBER, number(shown.page_start))] if shown.page_start is not None else []
    whole = block([page, *renumber, *stored, *setting.flow(setting, shown.body, width)])
    turn = [call(_PAGE_BREAK, to=string(shown.starts))] if index and shown.starts != "page" else []
    return [*turn, context(whole) if header.may_grow or footer.may_grow else whole]


@dataclass(frozen=True, slots=True)
class _Marginal:
    """A header or a footer.

    Attributes:
        side: the edge of the paper it stands at, and `edge` the distance to it.
        margin: from the paper's edge to the text, when nothing pushes the text away.
        variants: content on ordinary pages; or on those, on the first page and on even pages; empty for nothing.
        highest: points that the highest of them takes at most.
        store: where the content is fetched from.
    """

    side: Code
    edge: float
    margin: float
    variants: tuple[Code, ...]
    highest: float
    store: Code

    @property
    def may_grow(self) -> bool:
        """Whether the margin depends on how high the content becomes."""
        return bool(self.variants) and self.edge + self.highest > self.margin


def _header(setting: Setting, shown: Section, width: float, store: Code) -> _Marginal:
    variants, highest = _content(setting, shown.header, width)
    return _Marginal(_TOP, shown.header_at, shown.margins.top, variants, highest, store)


def _footer(setting: Setting, shown: Section, width: float, store: Code) -> _Marginal:
    variants, highest = _content(setting, shown.footer, width)
    return _Marginal(_BOTTOM, shown.footer_at, shown.margins.bottom, variants, highest, store)


def _content(setting: Setting, running: Running, width: float) -> tuple[tuple[Code, ...], float]:
    """The variants of a header or footer, and the most that one of them takes."""
    shown: list[Sequence[Block]] = [running.default]
    if running.first is not None or running.even is not None:
        shown += [running.default if other is None else other for other in (running.first, running.even)]
    if not any(shown):
        return (), 0.0
    setting.running = True
    variants = tuple(block(setting.inside(blocks, width)) for blocks in shown)
    setting.running = False
    return variants, max(heights.most(blocks, width) for blocks in shown)


def _margins(shown: Section, width: float, header: _Marginal, footer: _Marginal) -> Code:
    return dictionary(
        top=_margin(header, width),
        right=points(shown.margins.right),
        bottom=_margin(footer, width),
        left=points(shown.margins.left),
    )


def _margin(marginal: _Marginal, width: float) -> Code:
    """A margin, which grows when a header or footer needs more room."""
    least = points(marginal.margin)
    if not marginal.may_grow:
        return least
    return call(_MARGIN, least, points(marginal.edge), points(width), array(marginal.variants))


def _running(marginal: _Marginal) -> Code:
    """A header or footer at its distance from the paper's edge."""
    if not marginal.variants:
        return NONE
    side = "top" if marginal.side is _TOP else "bottom"
    content = call(_PAD, call(_RUNNING, marginal.store), **{side: points(marginal.edge)})
    return call(_ALIGN, both(_LEFT, marginal.side), content)
