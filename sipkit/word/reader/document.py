"""The whole document: `read` turns a Word file into a Tree, or refuses it by name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Final, Literal

from sipkit.word.reader.alternatives import settle
from sipkit.word.reader.anchors import anchors_in
from sipkit.word.reader.blocks import read_blocks, read_run_of_blocks
from sipkit.word.reader.faults import CannotRead, locating
from sipkit.word.reader.look import PLAIN
from sipkit.word.reader.nets import check_headings, check_text
from sipkit.word.reader.numbering import Counters
from sipkit.word.reader.package import Package
from sipkit.word.reader.reading import Ledger, Reading, Room
from sipkit.word.reader.sections import Geometry, PageKind, RunningKind, Sheet, read_sheets
from sipkit.word.reader.shared import Shared, Story, shared_of
from sipkit.word.reader.titles import read_metadata, title_on_page
from sipkit.word.reader.xml import Element, q
from sipkit.word.text import language
from sipkit.word.tree import Block, Note, PictureFile, Running, Section, Tree

_BODY: Final = q("w:body")
_ID: Final = q("w:id")
_NO_TITLE: Final = "Dokumentet saknar titel; första rubriken eller raden används. Ange en under Arkiv > Info > Titel."


def read(docx: bytes, *, near: bool = False) -> Tree:
    """Read a Word file into a Tree.

    The first letter of a template takes longer than those that follow: what they share is read once in a process.

    Args:
        docx: the file.
        near: put up to 40 characters of the text beside a fault into it. Only for templates: a letter's text is about
            a person.

    Raises:
        Unsupported: `word-stods-ej` when something in it cannot be set without losing content.
        FileFault: `word-trasig` when the bytes are no Word file.
    """
    package = Package(docx)
    with locating(near):
        return DocumentReader(package, shared_of(package)).read()


@dataclass
class DocumentReader:
    """Reads one document; all that changes while it is read lives here."""

    package: Package
    shared: Shared
    pictures: dict[str, PictureFile] = field(default_factory=dict)
    notes: Counter[tuple[str, str]] = field(default_factory=Counter)
    stories: dict[tuple[str, float], Story] = field(default_factory=dict)

    def read(self) -> Tree:
        """The whole document.

        Raises:
            CannotRead: at what cannot be set.
        """
        bodies = self._bodies()
        sections = tuple(self._section(sheet, blocks) for sheet, blocks in zip(self._sheets, bodies, strict=True))
        metadata = read_metadata(self.package)
        return Tree(
            title=metadata.title or self._title(sections),
            lang=language((block for part in sections for block in part.body), self.shared.looks.lang),
            sections=sections,
            pictures=MappingProxyType(self.pictures),
            notes=tuple(Note(vad, part, count) for (vad, part), count in self.notes.items()),
            tab_distance=self.shared.settings.tab_distance,
            subject=metadata.subject,
            keywords=metadata.keywords,
        )

    def _bodies(self) -> list[tuple[Block, ...]]:
        """The body's blocks, section by section, and all that must hold for them."""
        reading = self._body_reading
        reading.ledger.promise(self._body)
        bodies = [self._section_body(reading, sheet) for sheet in self._sheets]
        check_text(reading, self._body, (block for blocks in bodies for block in blocks))
        check_headings(reading.headings)
        self._keep(reading.notes, reading.used)
        self._keep(self._note_reading.notes, self._note_reading.used)
        return bodies

    def _section_body(self, reading: Reading, sheet: Sheet) -> tuple[Block, ...]:
        for name in sheet.left_out:
            reading.note(f"Sidans format ({name}) används inte.")
        return read_run_of_blocks(reading, sheet.members, _page_room(sheet.geometry, paged=True))[0]

    @cached_property
    def _body(self) -> Element:
        root = self._part(self.package.main)
        body = root.find(_BODY)
        if body is None:
            raise CannotRead(root, "ingen brödtext", "Öppna filen i Word och spara den på nytt som .docx.")
        return body

    @cached_property
    def _sheets(self) -> list[Sheet]:
        relations = self.package.relations(self.package.main)
        return read_sheets(self._body, relations, self.shared.settings.even_pages)

    def _title(self, sections: Iterable[Section]) -> str:
        title, guessed = title_on_page(block for section in sections for block in section.body)
        if not title:
            raise CannotRead(self._body, "ingen titel och ingen text", "Ange en titel under Arkiv > Info > Titel.")
        if guessed:
            self.notes[_NO_TITLE, self.package.main] += 1
        return title

    # --- headers and footers ---

    def _section(self, sheet: Sheet, body: tuple[Block, ...]) -> Section:
        geometry = sheet.geometry
        return Section(
            width=geometry.width,
            height=geometry.height,
            margins=geometry.margins,
            header_at=geometry.header_at,
            footer_at=geometry.footer_at,
            body=body,
            header=self._running(sheet, "header"),
            footer=self._running(sheet, "footer"),
            starts=sheet.starts,
            page_start=sheet.page_start,
            number_format=sheet.number_format,
        )

    def _running(self, sheet: Sheet, running: RunningKind) -> Running:
        def blocks(kind: PageKind) -> tuple[Block, ...]:
            part = sheet.references.get((running, kind))
            return self._story(part, sheet.geometry).blocks if part else ()

        own = {kind: blocks(kind) for kind in sheet.kinds}
        return Running(own["default"], own.get("first"), own.get("even"))

    def _story(self, part: str, geometry: Geometry) -> Story:
        """A header or footer; one that letters do not fill is read once for all of them."""
        key = (part, geometry.column)
        if key not in self.stories:
            seen = (part, self.package.bytes(part), geometry.column)
            story = self.shared.running.get(seen, lambda: self._read_story(part, geometry))
            self._keep(story.notes, story.pictures)
            self.stories[key] = story
        return self.stories[key]

    def _read_story(self, part: str, geometry: Geometry) -> Story:
        root = self._part(part)
        reading = self._reading(part, "running", Ledger())
        reading.ledger.promise(root)
        blocks, _ = read_blocks(reading, root, _page_room(geometry, paged=False))
        check_text(reading, root, blocks)
        return Story(blocks, reading.notes, dict(reading.used))

    # --- footnotes ---

    @cached_property
    def _note_elements(self) -> Mapping[str, Element]:
        name = self.package.related(self.package.main, "footnotes")
        return {} if name is None else {note.get(_ID, ""): note for note in self._part(name)}

    def _footnote(self, reference: Element) -> tuple[Block, ...]:
        """The footnote that a reference in the body points at; its text counts as the body's."""
        element = self._note_elements.get(reference.get(_ID, ""))
        if element is None:
            raise CannotRead(reference, "en fotnot som saknas i filen", "Ta bort fotnoten och infoga den på nytt.")
        self._note_reading.ledger.promise(element)
        return read_blocks(self._note_reading, element, _page_room(self._sheets[0].geometry, paged=False))[0]

    # --- readings ---

    def _part(self, name: str) -> Element:
        root = self.package.xml(name)
        settle(root)
        return root

    @cached_property
    def _body_reading(self) -> Reading:
        return self._reading(self.package.main, "body", Ledger())

    @cached_property
    def _note_reading(self) -> Reading:
        part = self.package.related(self.package.main, "footnotes") or self.package.main
        return self._reading(part, "note", self._body_reading.ledger)

    def _reading(self, part: str, kind: Literal["body", "running", "note"], ledger: Ledger) -> Reading:
        return Reading(
            part=part,
            kind=kind,
            looks=self.shared.looks,
            table_styles=self.shared.table_styles,
            theme=self.shared.theme,
            settings=self.shared.settings,
            relations=self.package.relations(part),
            pictures=self.shared.pictures,
            anchors=self._anchors,
            footnote=self._footnote,
            counters=Counters(),
            ledger=ledger,
        )

    @cached_property
    def _anchors(self) -> frozenset[str]:
        return anchors_in(self._body)

    def _keep(self, notes: Iterable[Note], pictures: Mapping[str, PictureFile]) -> None:
        """What a story noted and which pictures it holds become the document's."""
        self.pictures.update(pictures)
        for note in notes:
            self.notes[note.vad, note.part] += note.count


def _page_room(geometry: Geometry, *, paged: bool) -> Room:
    return Room(geometry.column, geometry.margins.right, PLAIN, paged)
