"""A compiled template: everything about a Word file that does not depend on data, ready to be filled many times."""

from __future__ import annotations

from dataclasses import dataclass

import jinja2

from sipkit.word.archive import Archive


@dataclass(frozen=True)
class Use:
    """A field that stands in a part: its path (`parter[].namn`) and the line of the part's source."""

    path: str
    line: int


@dataclass(frozen=True)
class Part:
    """A part of the file that holds tags.

    Attributes:
        name: its name in the zip, such as `word/document.xml`.
        source: the compiled XML.
        lines: the paragraph's text for each line of the source, to say where a fault is.
        uses: the fields that stand in it.
        first_picture: the id before its first picture's, when the number of pictures depends on the data; else None.
    """

    name: str
    source: jinja2.Template
    lines: tuple[str, ...]
    uses: tuple[Use, ...]
    first_picture: int | None


@dataclass(frozen=True)
class Template:
    """A Word template, compiled.

    Attributes:
        name: what the template is called in faults.
        sha256: hash of the template file, in hexadecimal.
        parts: the parts that are filled.
        fixed: the parts that are the same in every document, already compressed.
    """

    name: str
    sha256: str
    parts: tuple[Part, ...]
    fixed: Archive

    @property
    def fields(self) -> frozenset[str]:
        """The path of every field that the template uses: `dnr`, `enskild.namn`, `parter`, `parter[].namn`."""
        return frozenset(use.path for part in self.parts for use in part.uses)
