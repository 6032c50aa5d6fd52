"""The whole document as Typst source."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from sipkit.pdf.code import FALSE, Code, array, name, points, program, set_rule, show_rule, string
from sipkit.pdf.flow import flow
from sipkit.pdf.pages import section
from sipkit.pdf.setting import CellMarks, Setting
from sipkit.pdf.spacing import main_style, spread
from sipkit.pdf.text import TEXT, settings
from sipkit.word.tree import SINGLE, Field, LineSpacing, Note, Paragraph, TextStyle, Tree

_DOCUMENT = name("document")
_PAR = name("par")
_BLOCK = name("block")
_END = name("end-mark")
_HEADING = name("heading")
_TITLE = name("title")
_BARE = name("bare")
_FOOTNOTE_ENTRY = name("footnote.entry")
_FOOTNOTE_SIZE = name("footnote-size")

_PRELUDE = "prelude.typ"
SOURCES = Path(__file__).parent
"""Where the modules lie that a document imports."""


@dataclass(frozen=True, slots=True)
class Source:
    """A document ready to compile.

    Attributes:
        code: Typst source.
        tables: which cells of each tagged table name their row, in the order of the tags.
        notes: what will look otherwise than in the Word file.
        controls: those that are to be filled in, in the order of their numbers.
    """

    code: bytes
    tables: tuple[CellMarks, ...]
    notes: tuple[Note, ...]
    controls: tuple[Field, ...] = ()


def emit(tree: Tree) -> Source:
    """Write the source of a document."""
    style, line = _base(tree)
    setting = Setting(tree.tab_distance, tree.pictures, style, line, tree.sections[0], flow)
    rules = _rules(setting, tree)
    body = [code for index, part in enumerate(tree.sections) for code in section(setting, part, index)]
    code = program(_PRELUDE, [*rules, *setting.definitions, *body, _END])
    return Source(code, tuple(setting.tables), setting.notes(), tuple(setting.controls))


def _rules(setting: Setting, tree: Tree) -> list[Code]:
    """What holds everywhere: metadata, Word's way of breaking lines, no space but what is asked for."""
    edges = spread(setting.style, setting.line)
    keywords = array([string(tree.keywords)]) if tree.keywords else array([])
    return [
        set_rule(_DOCUMENT, title=string(tree.title), description=string(tree.subject), keywords=keywords),
        set_rule(
            TEXT,
            top_edge=edges.top,
            bottom_edge=edges.bottom,
            hyphenate=FALSE,
            ligatures=FALSE,
            **settings(setting, setting.style, None),
        ),
        set_rule(_PAR, linebreaks=string("simple"), leading=points(0), spacing=points(0)),
        set_rule(_BLOCK, spacing=points(0)),
        show_rule(_HEADING, _BARE),
        show_rule(_TITLE, _BARE),
        set_rule(_FOOTNOTE_ENTRY, indent=points(0)),
        show_rule(_FOOTNOTE_ENTRY, set_rule(TEXT, size=_FOOTNOTE_SIZE)),
    ]


def _base(tree: Tree) -> tuple[TextStyle, LineSpacing]:
    """How most of the document is likely to be set: as its first plain paragraph."""
    first = next((block for part in tree.sections for block in part.body if isinstance(block, Paragraph)), None)
    if first is None:
        return TextStyle("Arial", 11, lang=tree.lang), SINGLE
    return replace(main_style(first), lang=tree.lang), first.format.line
