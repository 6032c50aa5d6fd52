"""The styles part: named sets of properties that build on each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from sipkit.word.reader.paragraph_properties import PARAGRAPH_READERS
from sipkit.word.reader.properties import Props, read_properties
from sipkit.word.reader.run_properties import RUN_READERS
from sipkit.word.reader.theme import Theme
from sipkit.word.reader.xml import Element, integer, q, value

_STYLE: Final = q("w:style")
_RUN: Final = q("w:rPr")
_PARAGRAPH: Final = q("w:pPr")
BODY_LEVEL: Final = 9
"""The outline level that says "not a heading"."""


@dataclass(frozen=True, slots=True)
class Style:
    """One style; `name` in lower case is the built-in name, the same in every language ("heading 1", "title")."""

    id: str
    kind: str
    name: str
    based_on: str
    element: Element


class Styles:
    """All styles of a document, and what each comes to with those it builds on.

    Properties are read when first asked for, so that what an unused style holds does not matter.
    """

    def __init__(self, root: Element | None, theme: Theme) -> None:
        self._theme = theme
        self._styles: dict[str, Style] = {}
        self._defaults = {"paragraph": "", "character": "", "table": ""}
        self._run: dict[str, Props] = {}
        self._own: dict[str, Props] = {}
        self.run_defaults: Props = {}
        self.paragraph_defaults: Props = {}
        if root is not None:
            self._read(root)

    def _read(self, root: Element) -> None:
        for element in root.iterfind(_STYLE):
            style = Style(
                element.get(q("w:styleId"), ""),
                element.get(q("w:type"), "paragraph"),
                value(element, q("w:name")).lower(),
                value(element, q("w:basedOn")),
                element,
            )
            self._styles[style.id] = style
            if element.get(q("w:default")) in ("1", "true", "on"):
                self._defaults[style.kind] = style.id
        defaults = root.find(q("w:docDefaults"))
        if defaults is not None:
            run, paragraph = defaults.find(f".//{_RUN}"), defaults.find(f".//{_PARAGRAPH}")
            self.run_defaults = read_properties(run, RUN_READERS, self._theme)
            self.paragraph_defaults = read_properties(paragraph, PARAGRAPH_READERS, self._theme)

    def known(self, style_id: str, kind: str) -> str:
        """The style itself, or the default of its kind when it is not in the file (as Word does)."""
        style = self._styles.get(style_id)
        return style_id if style is not None and style.kind == kind else self._defaults[kind]

    def chain(self, style_id: str) -> tuple[Style, ...]:
        """A style and all it builds on, the most basic first; a circle ends where it would close."""
        found: dict[str, Style] = {}
        while style_id in self._styles and style_id not in found:
            found[style_id] = self._styles[style_id]
            style_id = found[style_id].based_on
        return tuple(reversed(found.values()))

    def run(self, style_id: str) -> Props:
        """What a style and all it builds on say about text."""
        if style_id not in self._run:
            merged: Props = {}
            for style in self.chain(style_id):
                merged = {**merged, **read_properties(style.element.find(_RUN), RUN_READERS, self._theme)}
            self._run[style_id] = merged
        return self._run[style_id]

    def own_paragraph(self, style: Style) -> Props:
        """What one style alone says about paragraphs."""
        if style.id not in self._own:
            self._own[style.id] = read_properties(style.element.find(_PARAGRAPH), PARAGRAPH_READERS, self._theme)
        return self._own[style.id]

    def name(self, style_id: str) -> str:
        """The style's name, for people."""
        style = self._styles.get(style_id)
        return style.name if style else style_id

    def is_title(self, style_id: str) -> bool:
        """Whether the style is Word's Title or builds on it."""
        return any(style.name == "title" for style in self.chain(style_id))

    def heading_level(self, style_id: str) -> int:
        """The level a style's built-in name gives ("heading 2"), as an outline level from 0; 9 for none."""
        for style in reversed(self.chain(style_id)):
            word, _, level = style.name.partition(" ")
            if word == "heading" and level.isdigit():
                return min(integer(level), BODY_LEVEL) - 1
        return BODY_LEVEL
