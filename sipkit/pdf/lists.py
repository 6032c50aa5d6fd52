"""Lists with the labels that Word would show."""

from __future__ import annotations

from dataclasses import replace

from sipkit.pdf.code import Code, array, block, call, name, points
from sipkit.pdf.paragraphs import BLOCK, in_line
from sipkit.pdf.setting import Setting
from sipkit.pdf.spacing import main_style
from sipkit.pdf.text import run
from sipkit.word.tree import Block, Item, Label, ListBlock, Paragraph

_LIST = name("list")
_ENUM = name("enum")
_ITEM = name("list.item")
_NUMBERED_ITEM = name("enum.item")
_LABELS = name("labels")
_LABEL_BOX = name("label-box")
_BOX = name("box")
_PAD = name("pad")
_V = name("v")
_LEFT = name("left")
_ALIGN = name("align")
_NO_LABEL = block([])

_WIDE_CHARACTER = 0.8
"""In em: a label of so wide characters that fits in its room needs no measuring."""


def list_block(setting: Setting, shown: ListBlock, above: float, width: float) -> Code:
    """A list; its items' own space stands above them, inside the item before."""
    room = shown.text_at - shown.label_at
    labels = [_label(setting, item, room) for item in shown.items]
    inner = width - shown.text_at
    bodies = [_item(setting, shown, index, inner) for index in range(len(shown.items))]
    named = {"indent": points(0), "body_indent": points(0), "spacing": points(0)}
    if shown.ordered or len(set(labels)) > 1:
        items = [call(_NUMBERED_ITEM, item) for item in bodies]
        content = call(_ENUM, *items, numbering=call(_LABELS, array(labels)), number_align=_LEFT, **named)
    else:
        content = call(_LIST, *(call(_ITEM, item) for item in bodies), marker=labels[0], **named)
    if shown.label_at:
        content = call(_PAD, content, left=points(shown.label_at))
    return call(BLOCK, content, above=points(above))


def _item(setting: Setting, shown: ListBlock, index: int, width: float) -> Code:
    """An item's blocks, and the space above the next item."""
    item = shown.items[index]
    blocks = _run_in(item) if shown.text_at == shown.label_at else item.blocks
    if index + 1 == len(shown.items):
        return block(setting.flow(setting, blocks, width))
    return block([*setting.inside(blocks, width), call(_V, points(shown.items[index + 1].gap))])


def _run_in(item: Item) -> tuple[Block, ...]:
    """The item's blocks with its label as the beginning of the first line."""
    first, *rest = item.blocks
    return (replace(first, label=item.label), *rest) if isinstance(first, Paragraph) else item.blocks


def _label(setting: Setting, item: Item, room: float) -> Code:
    """A label as wide as the text's indent, with the line height of the item's first line."""
    first = item.blocks[0]
    if room <= 0 or not item.label.text or not isinstance(first, Paragraph):
        return _NO_LABEL
    style = main_style(first)
    text = in_line(setting, first, style, run(setting, item.label.text, item.label.style, style, float("inf")))
    if _surely_fits(item.label, room):
        return call(_BOX, call(_ALIGN, _LEFT, text), width=points(room))
    return call(_LABEL_BOX, points(room), text)


def _surely_fits(label: Label, room: float) -> bool:
    return len(label.text) * label.style.size * _WIDE_CHARACTER <= room
