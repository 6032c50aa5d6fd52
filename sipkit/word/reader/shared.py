"""What depends on the template only: read once, and used for every letter made from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from sipkit.word.reader.faults import locating
from sipkit.word.reader.look import Looks
from sipkit.word.reader.numbering import Numbering
from sipkit.word.reader.package import Package
from sipkit.word.reader.pictures import picture_file
from sipkit.word.reader.reading import Settings
from sipkit.word.reader.styles import Styles
from sipkit.word.reader.table_styles import TableStyles
from sipkit.word.reader.theme import Theme, read_theme
from sipkit.word.reader.xml import Element, has, integer, q, twips, value
from sipkit.word.tree import Block, Note, PictureFile

_LETTERS_OWN: Final = ("document", "header", "footer", "footnotes", "endnotes", "comments")
_TAB_DISTANCE: Final = 36.0
_COMPATIBILITY: Final = "compatibilityMode"
_NEW_TABLES: Final = 15
"""The compatibility mode from which Word places a table by its edge: Word 2013."""
SWEDISH: Final = "sv-SE"


@dataclass(frozen=True, slots=True)
class Story:
    """A header or footer as read, with what was noted and which pictures it holds."""

    blocks: tuple[Block, ...]
    notes: tuple[Note, ...]
    pictures: Mapping[str, PictureFile]


@dataclass(frozen=True, slots=True, eq=False)
class Shared:
    """What every letter of one template has in common. Made by `read_shared`, never changed by a letter.

    Attributes:
        prints: the checksums of the parts it was read from; a file with others is not of this template.
        running: the template's own headers and footers as bytes, and what those that no letter changes came to.
    """

    prints: frozenset[tuple[str, int, int]]
    looks: Looks
    table_styles: TableStyles
    theme: Theme
    settings: Settings
    pictures: Mapping[str, PictureFile]
    own_running: frozenset[bytes]
    running: dict[tuple[str, bytes, float], Story] = field(default_factory=dict)

    def fits(self, package: Package) -> bool:
        """Whether a file has the very same styles, lists, settings, pictures and relations."""
        return _prints(package) == self.prints


def read_shared(docx: bytes) -> Shared:
    """Read what the letters of a template share, from the template or from any of its letters.

    Raises:
        Unsupported: `word-stods-ej` when the document's default format is one that cannot be set.
        FileFault: `word-trasig` when the bytes are no Word file.
    """
    with locating(near=True):
        return shared_of(Package(docx))


def shared_of(package: Package) -> Shared:
    """The same, of an opened file."""
    theme = read_theme(_part(package, "theme"))
    settings = _settings(_part(package, "settings"))
    styles = Styles(_part(package, "styles"), theme)
    looks = Looks(styles, Numbering(_part(package, "numbering"), theme), theme, settings.lang)
    return Shared(
        prints=_prints(package),
        looks=looks,
        table_styles=TableStyles(styles, theme),
        theme=theme,
        settings=settings,
        pictures=_pictures(package),
        own_running=frozenset(package.bytes(name) for name in package.names if _kind(name) in ("header", "footer")),
    )


def _part(package: Package, kind: str) -> Element | None:
    name = package.related(package.main, kind)
    return None if name is None else package.xml(name)


def _prints(package: Package) -> frozenset[tuple[str, int, int]]:
    return frozenset(package.checksum(name) for name in package.names if not _is_letters_own(name))


def _is_letters_own(name: str) -> bool:
    """Whether a part may differ between letters of one template: those with text, and the properties."""
    return name.startswith("docProps/") or _kind(name) in _LETTERS_OWN


def _kind(name: str) -> str:
    """`word/header2.xml` is a header."""
    folder, _, file = name.rpartition("/")
    return file.removesuffix(".xml").rstrip("0123456789") if folder == "word" else ""


def _pictures(package: Package) -> Mapping[str, PictureFile]:
    files = {name: picture_file(package.bytes(name)) for name in package.names if "/media/" in name}
    return {name: file for name, file in files.items() if file is not None}


def _settings(root: Element | None) -> Settings:
    compatibility = None if root is None else root.find(q("w:compat"))
    modes = () if compatibility is None else compatibility.iterfind(q("w:compatSetting"))
    mode = next((integer(each.get(q("w:val"))) for each in modes if each.get(q("w:name")) == _COMPATIBILITY), 0)
    tab = twips(value(root, q("w:defaultTabStop")))
    return Settings(
        tab_distance=tab or _TAB_DISTANCE,
        even_pages=has(root, q("w:evenAndOddHeaders")),
        sum_gaps=has(compatibility, q("w:doNotUseHTMLParagraphAutoSpacing")),
        break_keeps_mark=has(compatibility, q("w:splitPgBreakAndParaMark")),
        old_tables=mode < _NEW_TABLES,
        lang=value(root, q("w:themeFontLang")) or SWEDISH,
    )
