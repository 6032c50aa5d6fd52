"""How much room lines take, above and below their text, as Word counts it.

A multiple of the natural height adds its extra room below the text; that room disappears where a page ends, so it is
not part of the line but stands between lines and between blocks. LibreOffice sets Word files in the same way.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sipkit.pdf import fonts
from sipkit.pdf.code import Code, em, points
from sipkit.word.tree import Block, Heading, Inline, LineSpacing, Link, ListBlock, Paragraph, Text, TextStyle, Title


@dataclass(frozen=True, slots=True)
class Spread:
    """How far a line reaches above and below its baseline."""

    top: Code
    bottom: Code


def spread(style: TextStyle, spacing: LineSpacing) -> Spread:
    """A line's own height, shared out.

    Less than single spacing takes from above the text. A least height adds above. An exact one is divided four to one.
    """
    family = fonts.family(style.font)
    if spacing.rule == "exact":
        return Spread(points(0.8 * spacing.value), points(-0.2 * spacing.value))
    if spacing.rule == "at-least" and spacing.value > family.line * style.size:
        below = family.descent * style.size
        return Spread(points(spacing.value - below), points(-below))
    factor = min(spacing.value, 1.0) if spacing.rule == "multiple" else 1.0
    return Spread(em(factor * family.line - family.descent), em(-family.descent))


def height(style: TextStyle, spacing: LineSpacing) -> float:
    """A line's own height in points, without extra room below."""
    natural = fonts.family(style.font).line * style.size
    if spacing.rule == "multiple":
        return natural * min(spacing.value, 1.0)
    return spacing.value if spacing.rule == "exact" else max(spacing.value, natural)


def extra(style: TextStyle, spacing: LineSpacing) -> float:
    """Room below each line, in points: what a multiple over one adds."""
    if spacing.rule != "multiple" or spacing.value <= 1.0:
        return 0.0
    return (spacing.value - 1.0) * fonts.family(style.font).line * style.size


def below(block: Block) -> float:
    """Room below a block's last line, which the container or the next block gives it."""
    match block:
        case Paragraph():
            return extra(main_style(block), block.format.line)
        case Heading(paragraph=paragraph) | Title(paragraph=paragraph):
            return below(paragraph)
        case ListBlock():
            return below(block.items[-1].blocks[-1])
        case _:
            return 0.0


def main_style(shown: Paragraph) -> TextStyle:
    """The style of the paragraph's first text: most often of all of it."""
    first = shown.inlines[0] if shown.inlines else None
    if isinstance(first, Text):
        return first.style
    return next(_text_styles(shown.inlines), shown.style)


def _text_styles(inlines: tuple[Inline, ...]) -> Iterator[TextStyle]:
    for inline in inlines:
        if isinstance(inline, Text):
            yield inline.style
        elif isinstance(inline, Link):
            yield from _text_styles(inline.inlines)
