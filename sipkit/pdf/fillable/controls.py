"""Which controls of a Tree become form fields, and what each must have to be one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TypeGuard

from sipkit.errors import SipkitError, TemplateFault, raise_all
from sipkit.pdf import fonts
from sipkit.pdf.characters import missing
from sipkit.pdf.fillable import HIDDEN
from sipkit.pdf.fillable.font import form_font
from sipkit.pdf.spoken import Place, in_words
from sipkit.word.text import plain
from sipkit.word.tree import (
    SIGNATURE,
    Block,
    Box,
    Cell,
    Field,
    Footnote,
    Heading,
    Inline,
    Link,
    ListBlock,
    Paragraph,
    Row,
    Running,
    Table,
    Title,
    Tree,
)

_SIZE = 11.0
"""Size of the letters that a row's height is counted in lines of."""


def value(control: Field) -> str:
    """The text that a control is filled with when the form is made: no prompt, and not the sign of a check box."""
    if control.placeholder or control.kind == "checkbox":
        return ""
    return plain(control.inlines).replace("\t", " ").strip()


def fillable(tree: Tree) -> Tree:
    """The Tree with every control marked as a form field.

    Raises:
        TemplateFault, Several: `blankett-falt`, for each control that cannot be one, with its place.
        UsageFault: `tecken-saknas`, for what a control is filled with.
    """
    return _marked(tree, _Marking())


def check_signatures(tree: Tree) -> None:
    """See that every place to sign can be one; other controls are left alone.

    Raises:
        TemplateFault, Several: `blankett-falt`, for each that cannot, with its place.
    """
    _marked(tree, _Marking(only_signatures=True))


def _marked(tree: Tree, marking: _Marking) -> Tree:
    several = len(tree.sections) > 1
    sections = []
    for number, section in enumerate(tree.sections, 1):
        place = (("avsnitt", number),) if several else ()
        for word, running in (("sidhuvud", section.header), ("sidfot", section.footer)):
            marking.running(running, ((word, number),))
        sections.append(replace(section, body=marking.blocks(section.body, place)))
    marking.finish()
    return replace(tree, sections=tuple(sections))


@dataclass
class _Marking:
    """The controls met on the way through a Tree.

    Attributes:
        only_signatures: the other controls are printed as they stand.
        places: where each name was first met.
        refusal: what the blocks stand in that are walked now, when no form field can stand there.
    """

    only_signatures: bool = False
    faults: list[SipkitError] = field(default_factory=list)
    places: dict[str, Place] = field(default_factory=dict)
    refusal: str = ""

    def running(self, running: Running, place: Place) -> None:
        """Look for controls in headers or footers, which are printed on several pages and read on none."""
        for blocks in (running.default, running.first, running.even):
            self._refused(blocks or (), place, "sidhuvud och sidfot")

    def _refused(self, blocks: Iterable[Block], place: Place, refusal: str) -> None:
        outer, self.refusal = self.refusal, refusal
        self.blocks(blocks, place)
        self.refusal = outer

    def blocks(self, blocks: Iterable[Block], place: Place) -> tuple[Block, ...]:
        """Some blocks with their controls marked."""
        counts: Counter[str] = Counter()
        return tuple(self._block(block, place, counts) for block in blocks)

    def _block(self, block: Block, place: Place, counts: Counter[str]) -> Block:
        match block:
            case Paragraph():
                counts["stycke"] += 1
                return self._paragraph(block, (*place, ("stycke", counts["stycke"])))
            case Heading(paragraph=paragraph) | Title(paragraph=paragraph):
                counts["stycke"] += 1
                self._refused([paragraph], place, "rubriker")
                return block
            case ListBlock():
                counts["lista"] += 1
                return self._list(block, (*place, ("lista", counts["lista"])))
            case Table():
                counts["tabell"] += 1
                here = (*place, ("tabell", counts["tabell"]))
                return replace(block, cells=tuple(self._cell(block, cell, here) for cell in block.cells))
            case Box():
                return replace(block, blocks=tuple(self._block(inside, place, counts) for inside in block.blocks))
        return block

    def _list(self, block: ListBlock, place: Place) -> ListBlock:
        items = enumerate(block.items, 1)
        marked = [replace(item, blocks=self.blocks(item.blocks, (*place, ("punkt", at)))) for at, item in items]
        return replace(block, items=tuple(marked))

    def _cell(self, table: Table, cell: Cell, place: Place) -> Cell:
        here = (*place, ("rad", cell.y + 1), ("kolumn", cell.x + 1))
        if cell.y < table.header_rows:
            self._refused(cell.blocks, here, "rubrikrader, som upprepas på varje sida")
            return cell
        return replace(cell, blocks=self.blocks(_filling(cell, table.rows[cell.y]), here))

    def _paragraph(self, paragraph: Paragraph, place: Place) -> Paragraph:
        return replace(paragraph, inlines=tuple(self._inlines(paragraph.inlines, place)))

    def _inlines(self, inlines: Iterable[Inline], place: Place) -> Iterator[Inline]:
        for inline in inlines:
            if self._is_ours(inline):
                self.faults.extend(self._wrong(inline, place))
                yield replace(inline, fillable=True)
                continue
            if isinstance(inline, Link) and any(map(self._is_ours, inline.inlines)):
                self.faults.append(_refused_in("länkar", place))
            elif isinstance(inline, Footnote):
                self._refused(inline.blocks, place, "fotnoter")
            yield inline

    def _is_ours(self, inline: Inline) -> TypeGuard[Field]:
        return isinstance(inline, Field) and (inline.kind == "signature" or not self.only_signatures)

    def _wrong(self, control: Field, place: Place) -> Iterator[SipkitError]:
        """What keeps a control from being a form field."""
        first = self.places.setdefault(control.name, place)
        if self.refusal:
            yield _refused_in(self.refusal, place)
        elif not control.name:
            yield _fault("En innehållskontroll saknar kod, så fältet har inget namn.", place, "Fyll i Kod (tagg).")
        elif not _can_be_named(control):
            yield _fault("En innehållskontrolls kod kan inte vara ett fälts namn.", place, "Skriv om Kod (tagg).")
        elif first is not place:
            what = f"Två innehållskontroller har samma kod. Den andra står i {in_words(first)}."
            yield _fault(what, place, "Ge varje fält en egen Kod (tagg).")
        if not control.label.strip():
            remedy = "Fyll i Rubrik: det som läses upp för den som inte ser blanketten."
            yield _fault("En innehållskontroll saknar rubrik.", place, remedy)
        shown = "".join((value(control), *control.choices)).replace("\n", "")
        yield from (missing(char, in_words(place)) for char in sorted(form_font().lacking(shown)))

    def finish(self) -> None:
        """Raise what was wrong; a form without fields is wrong too."""
        for name, place in self.places.items():
            parts = name.split(".")
            groups = (".".join(parts[:length]) for length in range(1, len(parts)))
            if any(group in self.places for group in groups):
                what = "Ett fälts kod börjar med ett annat fälts hela kod."
                self.faults.append(_fault(what, place, "Byt en av dem."))
        raise_all(self.faults)
        if not self.places:
            raise TemplateFault(
                "blankett-falt",
                "Mallen har inga fält att fylla i.",
                atgard="Infoga innehållskontroller (Utvecklare > Kontroller) där något ska fyllas i.",
            )


def _can_be_named(control: Field) -> bool:
    """Full stops in a field's name make groups; a place to sign stands in none."""
    if control.kind == "signature":
        return "." not in control.name and bool(control.name.removeprefix(SIGNATURE).strip())
    return all(part.strip() for part in control.name.split(".")) and not control.name.startswith(f"{HIDDEN}.")


def _filling(cell: Cell, row: Row) -> tuple[Block, ...]:
    """The blocks of a cell; a control for longer text that stands alone in it is as high as the row."""
    match cell.blocks:
        case (Paragraph(inlines=(Field(lines=lines) as control,)) as paragraph,) if lines > 1 and row.height:
            room = int((row.height - cell.inset.top - cell.inset.bottom) / (fonts.SANS.line * _SIZE))
            return (replace(paragraph, inlines=(replace(control, lines=max(2, room)),)),)
    return cell.blocks


def _refused_in(what: str, place: Place) -> TemplateFault:
    return _fault(f"Ett fält kan inte stå i {what}.", place, "Flytta innehållskontrollen till löpande text.")


def _fault(what: str, place: Place, remedy: str) -> TemplateFault:
    return TemplateFault("blankett-falt", what, in_words(place), remedy)
