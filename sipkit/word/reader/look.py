"""Looks: what a paragraph and its runs come to, when every layer that has a say has had it.

The layers, weakest first (ECMA-376 part 1, 17.7.2): the document's defaults, the table's style, the paragraph's style
with its numbering, the character style, what the paragraph or run says itself. A look depends on formats only, never on
text, so each is worked out once and remembered; a template's letters share them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal, cast

from sipkit.word.reader.numbering import Level, Numbering, Numbers
from sipkit.word.reader.paragraph_properties import PARAGRAPH_READERS, SIDES
from sipkit.word.reader.properties import (
    Props,
    Signature,
    flag,
    is_dark,
    not_applied,
    number,
    read_properties,
    signature,
    text,
)
from sipkit.word.reader.run_properties import RUN_READERS, TOGGLES
from sipkit.word.reader.styles import BODY_LEVEL, Styles
from sipkit.word.reader.symbols import is_symbol_font
from sipkit.word.reader.theme import Theme
from sipkit.word.reader.xml import Element, q
from sipkit.word.tree import (
    Align,
    Border,
    Borders,
    Caps,
    LineRule,
    LineSpacing,
    ParagraphFormat,
    TabStop,
    TextStyle,
    Underline,
    Vertical,
)

WHITE: Final = "#FFFFFF"
_AUTO_SPACE: Final = 14.0
"""Points that Word puts where a paragraph asks for automatic space, as web pages have."""
_RUN: Final = q("w:rPr")


@dataclass(frozen=True, slots=True, eq=False)
class Surroundings:
    """What a table's style says inside one of its cells; `dark` when the cell is filled with a dark colour."""

    run: Props
    paragraph: Props
    dark: bool = False


PLAIN: Final = Surroundings({}, {})
"""Outside tables."""


@dataclass(frozen=True, slots=True, eq=False)
class RunLook:
    """How a run looks.

    Attributes:
        hidden: it is not printed.
        symbols: its font gives letters the shapes of signs.
        left_out: Swedish names of formats that are not applied.
    """

    style: TextStyle
    hidden: bool
    symbols: bool
    left_out: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """Border and shade of a paragraph; neighbours with equal ones stand in one box."""

    borders: Borders
    between: Border | None
    fill: str | None


@dataclass(frozen=True, slots=True, eq=False)
class ParagraphLook:
    """How a paragraph looks, before its place among others is known.

    Attributes:
        role: "title", "text", or a heading's level from 1.
        before: space it wants above; `after` below; `contextual`: none towards a neighbour of the same style.
        numbers: the list it belongs to, with `level`; None when it is not numbered.
        mark: the look of the paragraph's end, which an empty paragraph and a label take after.
    """

    style_id: str
    style_name: str
    role: Literal["title", "text"] | int
    format: ParagraphFormat
    before: float
    after: float
    contextual: bool
    page_break: bool
    numbers: Numbers | None
    level: Level | None
    frame: Frame | None
    mark: RunLook
    surroundings: Surroundings
    dark: bool
    left_out: tuple[str, ...]


class Looks:
    """Works out looks, and remembers them."""

    def __init__(self, styles: Styles, numbering: Numbering, theme: Theme, lang: str) -> None:
        self._styles = styles
        self._numbering = numbering
        self._theme = theme
        self._lang = text(styles.run_defaults, "lang", lang)
        self._paragraphs: dict[tuple[Signature, Surroundings], ParagraphLook] = {}
        self._runs: dict[tuple[str, Surroundings, bool, Signature, Level | None], RunLook] = {}
        self._text_styles: dict[TextStyle, TextStyle] = {}
        self._formats: dict[ParagraphFormat, ParagraphFormat] = {}

    @property
    def lang(self) -> str:
        """The document's language."""
        return self._lang

    # --- text ---

    def run(self, paragraph: ParagraphLook, properties: Element | None) -> RunLook:
        """The look of a run in a paragraph, from its `w:rPr`."""
        return self._run(paragraph.style_id, paragraph.surroundings, paragraph.dark, properties)

    def label(self, paragraph: ParagraphLook, properties: Element | None, level: Level) -> RunLook:
        """The look of a paragraph's label: as the paragraph's mark, where the level says nothing else."""
        return self._run(paragraph.style_id, paragraph.surroundings, paragraph.dark, properties, level)

    def _run(
        self,
        style_id: str,
        surroundings: Surroundings,
        dark: bool,
        properties: Element | None,
        level: Level | None = None,
    ) -> RunLook:
        key = (style_id, surroundings, dark, signature(properties), level)
        found = self._runs.get(key)
        if found is None:
            direct = read_properties(properties, RUN_READERS, self._theme)
            props = self._merged_run(style_id, surroundings, direct)
            if level is not None:
                props = {**props, **level.run}
            found = self._runs[key] = self._run_look(props, dark)
        return found

    def _merged_run(self, style_id: str, surroundings: Surroundings, direct: Props) -> Props:
        defaults = self._styles.run_defaults
        layers = (surroundings.run, self._styles.run(style_id), self._character_style(direct))
        merged = dict(defaults)
        for layer in layers:
            merged.update(layer)
        for key in TOGGLES:
            turned = sum(flag(layer, key) for layer in layers)
            merged[key] = flag(defaults, key) or turned % 2 == 1
        merged.update(direct)
        return merged

    def _character_style(self, direct: Props) -> Props:
        style_id = self._styles.known(text(direct, "style"), "character")
        return self._styles.run(style_id) if style_id else {}

    def _run_look(self, props: Props, dark: bool) -> RunLook:
        background = text(props, "highlight") or text(props, "shade") or None
        dark = is_dark(background) if background else dark
        caps: Caps = "all" if flag(props, "caps") else "small" if flag(props, "small_caps") else "none"
        style = TextStyle(
            font=text(props, "font", "Times New Roman"),
            size=number(props, "size", 10.0),
            bold=flag(props, "bold"),
            italic=flag(props, "italic"),
            underline=cast(Underline, text(props, "underline", "none")),
            strike=flag(props, "strike"),
            caps=caps,
            vertical=cast(Vertical, text(props, "vertical", "base")),
            color=text(props, "color") or (WHITE if dark else None),
            background=background,
            lang=text(props, "lang", self._lang),
            tracking=number(props, "tracking"),
            raised=number(props, "raised"),
        )
        return RunLook(self.shared(style), flag(props, "hidden"), is_symbol_font(style.font), not_applied(props))

    def shared(self, style: TextStyle) -> TextStyle:
        """The one object that stands for all equal text styles."""
        return self._text_styles.setdefault(style, style)

    def shared_format(self, form: ParagraphFormat) -> ParagraphFormat:
        """The one object that stands for all equal paragraph formats."""
        return self._formats.setdefault(form, form)

    # --- paragraphs ---

    def paragraph(self, properties: Element | None, surroundings: Surroundings = PLAIN) -> ParagraphLook:
        """The look of a paragraph, from its `w:pPr`."""
        key = (signature(properties), surroundings)
        found = self._paragraphs.get(key)
        if found is None:
            found = self._paragraphs[key] = self._paragraph(properties, surroundings)
        return found

    def _paragraph(self, properties: Element | None, surroundings: Surroundings) -> ParagraphLook:
        direct = read_properties(properties, PARAGRAPH_READERS, self._theme)
        style_id = self._styles.known(text(direct, "style"), "paragraph")
        props = self._merged_paragraph(style_id, surroundings, direct)
        numbers = self._numbering.numbers(text(props, "num", "0"))
        frame = _frame(props)
        dark = is_dark(frame.fill) if frame is not None and frame.fill else surroundings.dark
        mark = None if properties is None else properties.find(_RUN)
        return ParagraphLook(
            style_id=style_id,
            style_name=self._styles.name(style_id),
            role=self._role(style_id, props),
            format=self.shared_format(_format(props)),
            before=_AUTO_SPACE if flag(props, "before_auto") else number(props, "before"),
            after=_AUTO_SPACE if flag(props, "after_auto") else number(props, "after"),
            contextual=flag(props, "contextual"),
            page_break=flag(props, "page_break"),
            numbers=numbers,
            level=numbers.levels.get(int(text(props, "level", "0"))) if numbers else None,
            frame=frame,
            mark=self._run(style_id, surroundings, dark, mark),
            surroundings=surroundings,
            dark=dark,
            left_out=not_applied(props),
        )

    def _role(self, style_id: str, props: Props) -> Literal["title", "text"] | int:
        if self._styles.is_title(style_id):
            return "title"
        outline = int(number(props, "outline", self._styles.heading_level(style_id)))
        return "text" if outline >= BODY_LEVEL else outline + 1

    def _merged_paragraph(self, style_id: str, surroundings: Surroundings, direct: Props) -> Props:
        unnumbered = text(direct, "num") == "0"
        merged: Props = {**self._styles.paragraph_defaults, **surroundings.paragraph}
        for style in self._styles.chain(style_id):
            merged = self._layered(merged, self._styles.own_paragraph(style), style.id, unnumbered)
        return self._layered(merged, direct, "", unnumbered)

    def _layered(self, below: Props, own: Props, style_id: str, unnumbered: bool) -> Props:
        """One layer over those below; the indents of a list come in just under the layer that names the list."""
        if unnumbered or not ("num" in own or "level" in own):
            return {**below, **own}
        numbers = self._numbering.numbers(text({**below, **own}, "num", "0"))
        if numbers is None:
            return {**below, **own}
        linked = next((index for index, level in numbers.levels.items() if style_id and level.style == style_id), 0)
        chosen = text(own, "level", str(linked))
        level = numbers.levels.get(int(chosen) if chosen.isdigit() else 0)
        indents: Mapping[str, object] = level.paragraph if level else {}
        return {**below, **cast(Props, indents), **own, "level": chosen if chosen.isdigit() else "0"}


def _format(props: Props) -> ParagraphFormat:
    stops = (stop for key, stop in props.items() if key.startswith("tab.") and isinstance(stop, TabStop))
    return ParagraphFormat(
        align=cast(Align, text(props, "align", "left")),
        left=number(props, "left"),
        right=number(props, "right"),
        first_line=number(props, "first_line"),
        line=LineSpacing(cast(LineRule, text(props, "line_rule", "multiple")), number(props, "line", 1.0)),
        tabs=tuple(sorted(stops, key=lambda stop: stop.at)),
        keep_next=flag(props, "keep_next"),
        keep_lines=flag(props, "keep_lines"),
        widow_control=flag(props, "widow_control", default=True),
    )


def _frame(props: Props) -> Frame | None:
    sides = {side: props.get(f"border.{side}") for side in SIDES}
    borders = Borders(**{side: line for side, line in sides.items() if isinstance(line, Border)})
    between, fill = props.get("border.between"), text(props, "fill") or None
    return Frame(borders, between if isinstance(between, Border) else None, fill) if borders or fill else None
