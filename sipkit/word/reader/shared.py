"""What depends on the template only: read once, and used for every letter made from it.

Nothing is told about templates: files made from the same one are recognised by their parts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from sipkit.word.reader.look import Looks
from sipkit.word.reader.numbering import Numbering
from sipkit.word.reader.package import Package
from sipkit.word.reader.pictures import picture_file
from sipkit.word.reader.reading import Settings
from sipkit.word.reader.recent import Recent
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
    """What every letter of one template has in common; no letter changes it.

    Attributes:
        running: headers and footers by name, bytes and width; those without a letter's own words are met again.
    """

    looks: Looks
    table_styles: TableStyles
    theme: Theme
    settings: Settings
    pictures: Mapping[str, PictureFile]
    running: Recent[tuple[str, bytes, float], Story]


_Prints: TypeAlias = frozenset[tuple[str, int, int]]
_RECENT: Final[Recent[_Prints, Shared]] = Recent(16)


def shared_of(package: Package) -> Shared:
    """What a file shares with others made from the same template, read when the first of them is met.

    Two files share when all parts but those that carry a letter's own text have the same lengths and checksums.

    Raises:
        CannotRead: when the document's default format is one that cannot be set.
        FileFault: `word-trasig`.
    """
    return _RECENT.get(_prints(package), lambda: _read(package))


def _read(package: Package) -> Shared:
    theme = read_theme(_part(package, "theme"))
    settings = _settings(_part(package, "settings"))
    styles = Styles(_part(package, "styles"), theme)
    return Shared(
        looks=Looks(styles, Numbering(_part(package, "numbering"), theme), theme, settings.lang),
        table_styles=TableStyles(styles, theme),
        theme=theme,
        settings=settings,
        pictures=_pictures(package),
        running=Recent(16),
    )


def _part(package: Package, kind: str) -> Element | None:
    name = package.related(package.main, kind)
    return None if name is None else package.xml(name)


def _prints(package: Package) -> _Prints:
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
