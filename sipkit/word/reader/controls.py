"""Content controls and legacy form fields: places to fill in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from sipkit.word.reader.xml import VAL, Element, has, integer, is_on, q, value
from sipkit.word.text import plain
from sipkit.word.tree import SIGNATURE, Field, Inline

Kind = Literal["text", "date", "choice", "checkbox", "signature"]

CONTENT: Final = q("w:sdtContent")
CHECKED: Final = "☒"
UNCHECKED: Final = "☐"
_SIGNS: Final[Mapping[str, bool]] = {CHECKED: True, UNCHECKED: False}
"""The sign that a check box shows decides: a template may set it from data, and cannot set the state behind it."""

_PROPERTIES: Final = q("w:sdtPr")
_TEXT: Final = q("w:text")
_COMBO: Final = q("w:comboBox")
_SEVERAL_LINES: Final = 4
"""The least height of a control for longer text, in lines; one that already holds more lines is as high as they are."""

_KINDS: Final[Mapping[str, Kind]] = {
    q("w:text"): "text",
    q("w:date"): "date",
    q("w:dropDownList"): "choice",
    q("w:comboBox"): "choice",
    q("w14:checkbox"): "checkbox",
    q("w:richText"): "text",
}
_HOLDERS: Final = frozenset(
    q(name)
    for name in ("w:docPartObj", "w:docPartList", "w:group", "w:picture", "w:citation", "w:bibliography", "w:equation")
) | {q("w15:repeatingSection"), q("w15:repeatingSectionItem")}


@dataclass(frozen=True, slots=True)
class Control:
    """What a content control or form field is, without what stands in it.

    Attributes:
        long: takes several lines.
        free: see `Field`.
    """

    kind: Kind
    name: str
    label: str
    placeholder: bool
    choices: tuple[str, ...]
    checked: bool
    long: bool = False
    free: bool = False

    def field(self, inlines: tuple[Inline, ...]) -> Field:
        """The control with its content."""
        shown = plain(inlines)
        return Field(
            kind=self.kind,
            name=self.name,
            label=self.label,
            inlines=inlines,
            placeholder=self.placeholder,
            choices=self.choices,
            checked=_SIGNS.get(shown.strip(), self.checked) if self.kind == "checkbox" else False,
            lines=max(_SEVERAL_LINES, shown.count("\n") + 1) if self.long else 1,
            free=self.free,
            fillable=self.kind == "signature",
        )


def read_control(control: Element) -> Control | None:
    """What a `w:sdt` asks for; None when it only holds other content together (a table of contents, a group)."""
    properties = control.find(_PROPERTIES)
    if properties is None or any(child.tag in _HOLDERS for child in properties):
        return None
    tag, alias = value(properties, q("w:tag")), value(properties, q("w:alias"))
    stated = next((child for child in properties if child.tag in _KINDS), None)
    if stated is None and not (tag or alias):
        return None
    if tag.startswith(SIGNATURE):
        return Control("signature", tag, alias, placeholder=True, choices=(), checked=False)
    return Control(
        kind="text" if stated is None else _KINDS[str(stated.tag)],
        name=tag,
        label=alias,
        placeholder=has(properties, q("w:showingPlcHdr")),
        choices=() if stated is None else _choices(stated, q("w:listItem"), q("w:displayText")),
        checked=stated is not None and _is_one(stated.find(q("w14:checked"))),
        long=stated is None or _takes_lines(stated),
        free=stated is not None and stated.tag == _COMBO,
    )


def read_form_field(begin: Element) -> Control | None:
    """What a legacy form field's begin mark asks for; None for other fields."""
    data = begin.find(q("w:ffData"))
    if data is None:
        return None
    name = value(data, q("w:name"))
    box, drop = data.find(q("w:checkBox")), data.find(q("w:ddList"))
    return Control(
        kind="checkbox" if box is not None else "choice" if drop is not None else "text",
        name=name,
        label=value(data, q("w:helpText")) or value(data, q("w:statusText")),
        placeholder=False,
        choices=() if drop is None else _choices(drop, q("w:listEntry"), VAL),
        checked=box is not None and _box_checked(box),
    )


def form_field_text(begin: Element, control: Control) -> str:
    """What a check box or a list of choices shows: they store no result."""
    if control.kind == "checkbox":
        return CHECKED if control.checked else UNCHECKED
    chosen = begin.find(f"{q('w:ffData')}/{q('w:ddList')}")
    index = integer(value(chosen, q("w:result")), integer(value(chosen, q("w:default"))))
    return control.choices[index] if index < len(control.choices) else ""


def _takes_lines(kind: Element) -> bool:
    """Rich text does; plain text when it says so."""
    return kind.tag == q("w:richText") or (kind.tag == _TEXT and kind.get(q("w:multiLine")) in ("1", "true", "on"))


def _choices(parent: Element, name: str, attribute: str) -> tuple[str, ...]:
    """What a list offers. Word's own prompt, which stands first in a new list, is a value without a text to show."""
    return tuple(item.get(attribute, "") for item in parent.iterfind(name) if item.get(attribute))


def _is_one(mark: Element | None) -> bool:
    return mark is not None and mark.get(q("w14:val")) in ("1", "true")


def _box_checked(box: Element) -> bool:
    """As it was left; as it was when the form was made, where nothing is said of that."""
    stated = box.find(q("w:checked"))
    return has(box, q("w:default")) if stated is None else is_on(stated)
