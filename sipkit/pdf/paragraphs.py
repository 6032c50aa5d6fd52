"""Paragraphs, headings and the title."""

from __future__ import annotations

from sipkit.pdf import heights
from sipkit.pdf.code import (
    FALSE,
    TRUE,
    Code,
    block,
    call,
    dictionary,
    name,
    number,
    partial,
    percent,
    points,
    set_rule,
)
from sipkit.pdf.inlines import Lines, body
from sipkit.pdf.setting import Setting
from sipkit.pdf.spacing import extra, height, main_style, spread
from sipkit.pdf.text import TEXT, settings
from sipkit.word.tree import Bookmark, Heading, Paragraph, ParagraphFormat, Tab, TextStyle, Title

BLOCK = name("block")
_PAR = name("par")
_ALIGN = name("align")
_HEADING = name("heading")
_TITLE = name("title")
_EDGES = {"left": name("left"), "center": name("center"), "right": name("right")}
_NO_COSTS = {"costs": dictionary(widow=percent(0), orphan=percent(0))}


def paragraph(setting: Setting, shown: Paragraph, above: float, width: float) -> Code:
    """A paragraph in a container of some width."""
    if all(isinstance(inline, Bookmark) for inline in shown.inlines) and shown.label is None:
        return _empty(setting, shown, above, width)
    style = main_style(shown)
    text = body(setting, Lines(shown, style, _room(shown.format, width)))
    shape = _shape(shown.format, style)
    par = setting.named(("par", *shape.items()), lambda: partial(_PAR, **shape)) if shape else _PAR
    return _frame(setting, shown, above, width, call(par, in_line(setting, shown, style, text)))


def heading(setting: Setting, shown: Heading, above: float, width: float) -> Code:
    """A heading; it becomes a bookmark too."""
    text = _whole(setting, shown.paragraph)
    content = call(_HEADING, text, level=number(shown.level))
    return _frame(setting, shown.paragraph, above, width, _with_shape(shown.paragraph, content))


def title(setting: Setting, shown: Title, above: float, width: float) -> Code:
    """The document's title on the page."""
    content = call(_TITLE, _whole(setting, shown.paragraph))
    return _frame(setting, shown.paragraph, above, width, _with_shape(shown.paragraph, content))


def _whole(setting: Setting, shown: Paragraph) -> Code:
    """A heading's text with every property said, as Typst's headings come in a style of their own.

    Long words are left alone: what is measured first would be missing among the bookmarks.
    """
    style = main_style(shown)
    text = body(setting, Lines(shown, style, float("inf")))
    return call(setting.named(("heading", style, shown.format), lambda: _line(setting, shown, style, None)), text)


def in_line(setting: Setting, shown: Paragraph, style: TextStyle, text: Code) -> Code:
    """Text with the style and line height of a paragraph."""
    spacing, widows = shown.format.line, shown.format.widow_control
    if (style, spacing, widows) == (setting.style, setting.line, True):
        return text
    wrapper = setting.named(("line", style, spacing, widows), lambda: _line(setting, shown, style, setting.style))
    return call(wrapper, text)


def _line(setting: Setting, shown: Paragraph, style: TextStyle, outer: TextStyle | None) -> Code:
    edges = spread(style, shown.format.line)
    costs = {} if shown.format.widow_control else _NO_COSTS
    changed = settings(setting, style, outer)
    return partial(TEXT, top_edge=edges.top, bottom_edge=edges.bottom, **costs, **changed)


def _shape(form: ParagraphFormat, style: TextStyle) -> dict[str, Code]:
    """Arguments of `par`: what a paragraph's lines look like beside each other."""
    shape: dict[str, Code] = {}
    if extra(style, form.line):
        shape["leading"] = points(extra(style, form.line))
    if form.align == "justify":
        shape["justify"] = TRUE
    if form.first_line > 0:
        shape["first_line_indent"] = dictionary(amount=points(form.first_line), all=TRUE)
    elif form.first_line < 0:
        shape["hanging_indent"] = points(-form.first_line)
    return shape


def _with_shape(shown: Paragraph, content: Code) -> Code:
    shape = _shape(shown.format, main_style(shown))
    return block([set_rule(_PAR, **shape), content]) if shape else content


def _room(form: ParagraphFormat, width: float) -> float:
    """Width of the narrowest line."""
    return width - form.left - form.right - max(form.first_line, 0.0)


def _frame(setting: Setting, shown: Paragraph, above: float, width: float, content: Code) -> Code:
    """A paragraph's place in the flow: space above, indents, alignment, what it is kept together with."""
    form = shown.format
    right = _right_indent(shown, width)
    keep = form.keep_lines and setting.fits_on_page(heights.most([shown], width))
    key = ("block", above, form.left, min(form.first_line, 0.0), right, form.keep_next, keep)
    frame = setting.named(key, lambda: partial(BLOCK, **_block(form, above, right, keep=keep)))
    if form.align in _EDGES and form.align != "left":
        content = call(_ALIGN, _EDGES[form.align], content)
    return call(frame, content)


def _block(form: ParagraphFormat, above: float, right: float, *, keep: bool) -> dict[str, Code]:
    named = {"above": points(above), "width": percent(100)}
    left = form.left + min(form.first_line, 0.0)
    if left or right:
        named["inset"] = dictionary(left=points(left), right=points(right))
    if form.keep_next:
        named["sticky"] = TRUE
    if keep:
        named["breakable"] = FALSE
    return named


def _right_indent(shown: Paragraph, width: float) -> float:
    """The right indent; less than the format's when a tab stop stands further out, as a header's often does."""
    form = shown.format
    if form.tabs and any(isinstance(inline, Tab) for inline in shown.inlines):
        return min(form.right, width - form.tabs[-1].at)
    return form.right


def _empty(setting: Setting, shown: Paragraph, above: float, width: float) -> Code:
    """An empty line, as high as its paragraph mark."""
    named = _block(shown.format, above, shown.format.right, keep=False)
    marks = body(setting, Lines(shown, shown.style, width)) if shown.inlines else block([])
    return call(BLOCK, marks, height=points(height(shown.style, shown.format.line)), **named)
