"""Go through a part paragraph by paragraph: repair its tags, and judge each tag where it stands.

docxtpl works on the XML as text: it drops whatever stands between the pieces of a tag that Word has split, and the
whole paragraph or row around `{%p … %}` and `{%tr … %}`. So what else stands there is reported, lest it be lost.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from jinja2 import TemplateSyntaxError

from sipkit.errors import TemplateFault
from sipkit.word.compiling.tags import Tag, find_tags
from sipkit.word.environment import ENVIRONMENT
from sipkit.word.places import place
from sipkit.word.reader.xml import Element, q

PARAGRAPH_MARK = "sipkit-stycke"
"""Attribute set on each paragraph, holding its index in the list that `prepare` returns."""

_DROPPED_IN_SILENCE = frozenset(map(q, ("w:r", "w:t", "w:proofErr", "w:lastRenderedPageBreak")))
_LOST_WITH_A_LINE = (q("w:drawing"), q("w:pict"), q("w:sectPr"))
_UNSUPPORTED_WORDS = {
    "colspan": "{% colspan %} (celler som slås ihop)",
    "cellbg": "{% cellbg %} (cellers bakgrundsfärg)",
    "vm": "{% vm %} (celler som slås ihop lodrätt)",
    "hm": "{% hm %} (celler som slås ihop vågrätt)",
}
_UNSUPPORTED_LEVELS = {
    "{p": "{{p … }} (underdokument och formaterade stycken)",
    "{r": "{{r … }} (formaterad text, RichText)",
    "{tr": "{{tr … }}",
    "{tc": "{{tc … }}",
    "%r": "{%r … %}",
    "%tc": "{%tc … %} (kolumner i slinga)",
    "#tc": "{#tc … #}",
}
_CLOSERS = {"if": "{% endif %}", "for": "{% endfor %}"}
_SNIPPETS = {
    "if": "%s{%% endif %%}",
    "elif": "{%% if x %%}%s{%% endif %%}",
    "else": "{%% if x %%}%s{%% endif %%}",
    "endif": "{%% if x %%}%s",
    "for": "%s{%% endfor %%}",
    "endfor": "{%% for x in y %%}%s",
}


@dataclass(frozen=True)
class Prepared:
    """A part whose tags are repaired.

    Attributes:
        texts: each paragraph's text.
        tags: the tags that nothing is wrong with, those of a paragraph on a line: a template of nothing but tags.
        faults: what is wrong with the others.
    """

    texts: tuple[str, ...]
    tags: str
    faults: tuple[TemplateFault, ...]


def prepare(part: str, root: Element) -> Prepared:
    """Repair and judge every tag of a part, in place.

    Args:
        part: the part's name.
        root: a part with paragraphs, or the core properties, whose title may hold tags.
    """
    judge = _Judge(part)
    texts: list[str] = []
    for index, paragraph in enumerate(root.iter(q("w:p"))):
        pieces = [piece for piece in paragraph.iter(q("w:t")) if next(piece.iterancestors(q("w:p"))) is paragraph]
        paragraph.set(PARAGRAPH_MARK, str(index))
        texts.append(judge.line(paragraph, pieces))
    texts += [judge.line(title, [title]) for title in root.iter(q("dc:title"))]
    return Prepared(tuple(texts), "\n".join(judge.sound), tuple(judge.finish()))


@dataclass
class _Judge:
    """The faults of one part, the sound tags of each line, and the blocks that are open where we stand."""

    part: str
    faults: list[TemplateFault] = field(default_factory=list)
    sound: list[str] = field(default_factory=list)
    blocks: list[tuple[str, str, str]] = field(default_factory=list)

    def report(self, code: str, what: str, text: str, remedy: str = "") -> None:
        self.faults.append(TemplateFault(code, what, place(self.part, text), remedy))

    def line(self, paragraph: Element, pieces: Sequence[Element]) -> str:
        """Repair and judge one paragraph; return its repaired text."""
        written = "".join(piece.text or "" for piece in pieces)
        tags, problems = find_tags(written)
        owners = [piece for piece in pieces for _ in piece.text or ""]
        _write_back(pieces, tags)
        text = "".join(piece.text or "" for piece in pieces)
        for problem in problems:
            self.report("mall-tagg", problem, text, "Kontrollera klamrarna: {{ fält }} och {% villkor %}.")
        self.sound.append("")
        for tag in tags:
            self._tag(tag, paragraph, text)
            for lost in sorted(_lost_inside(owners[tag.start : tag.end])):
                what = f"Inne i taggen {tag.text} ligger något annat ({lost})."
                self.report("mall-tagg", what, text, "Skriv om taggen.")
        return text

    def _tag(self, tag: Tag, paragraph: Element, text: str) -> None:
        unsupported = _UNSUPPORTED_LEVELS.get(tag.kind + tag.level) or (
            _UNSUPPORTED_WORDS.get(tag.word) if tag.kind == "%" else None
        )
        if unsupported:
            self.report("mall-konstruktion", f"{unsupported} stöds inte.", text)
        elif tag.kind == "%" and tag.word not in _SNIPPETS:
            remedy = "I {% %} får bara stå if, elif, else, endif, for och endfor."
            self.report("mall-konstruktion", f"{tag.text} är ingen instruktion som mallar får innehålla.", text, remedy)
        else:
            if _parses(tag):
                self.sound[-1] += tag.plain
            else:
                remedy = "Kontrollera stavning och citattecken."
                self.report("mall-tagg", f"{tag.text} går inte att tolka.", text, remedy)
            self._placing(tag, paragraph, text)
            self._block(tag, text)

    def _placing(self, tag: Tag, paragraph: Element, text: str) -> None:
        if tag.level == "p" and not _stands_alone(tag, paragraph):
            remedy = "Ge den ett eget stycke, eller skriv taggen utan p."
            self.report("mall-tagg", f"{tag.text} måste stå ensam i sitt stycke.", text, remedy)
        if tag.level == "tr":
            row = next(paragraph.iterancestors(q("w:tr")), None)
            if row is None:
                self.report("mall-tagg", f"{tag.text} står inte i en tabell.", text, "Använd {%p i stället för {%tr.")
            elif not _stands_alone(tag, row):
                remedy = "Ge den en egen tabellrad; raden försvinner ur dokumentet."
                self.report("mall-tagg", f"{tag.text} måste stå ensam i sin tabellrad.", text, remedy)

    def _block(self, tag: Tag, text: str) -> None:
        if tag.kind != "%":
            return
        opened = self.blocks[-1][0] if self.blocks else ""
        if tag.word in _CLOSERS:
            self.blocks.append((tag.word, tag.text, text))
        elif tag.word in ("elif", "else"):
            if opened != "if" and not (opened == "for" and tag.word == "else"):
                self.report("mall-tagg", f"{tag.text} hör inte till något {{% if %}}.", text)
        elif "end" + opened != tag.word:
            self.report("mall-tagg", f"{tag.text} avslutar inget som är påbörjat.", text)
        else:
            self.blocks.pop()

    def finish(self) -> list[TemplateFault]:
        for word, tag, text in self.blocks:
            self.report("mall-tagg", f"{tag} saknar sitt {_CLOSERS[word]}.", text)
        return self.faults


def _write_back(pieces: Sequence[Element], tags: Sequence[Tag]) -> None:
    """Give each text element its share of the repaired tags."""
    signs = [sign for piece in pieces for sign in piece.text or ""]
    for tag in tags:
        signs[tag.start : tag.end] = tag.signs
    position = 0
    for piece in pieces:
        length = len(piece.text or "")
        piece.text = "".join(signs[position : position + length])
        position += length


def _parses(tag: Tag) -> bool:
    if tag.kind == "#":
        return True
    try:
        ENVIRONMENT.parse(_SNIPPETS[tag.word] % tag.plain if tag.kind == "%" else tag.plain)
    except TemplateSyntaxError:
        return False
    return True


def _stands_alone(tag: Tag, around: Element) -> bool:
    text = "".join(piece.text or "" for piece in around.iter(q("w:t")))
    return text.strip() == tag.text and next(around.iter(*_LOST_WITH_A_LINE), None) is None


def _lost_inside(owners: Sequence[Element]) -> set[str]:
    """Name the elements that stand between the pieces of a split tag, and that docxtpl would drop."""
    first, last = owners[0], owners[-1]
    if first is last:
        return set()
    inside = list(next(first.iterancestors(q("w:p"))).iter())
    between = inside[inside.index(first) + 1 : inside.index(last)]
    crossed = set(first.iterancestors()) ^ set(last.iterancestors())
    lost = {element for element in crossed.union(between) if element.tag not in _DROPPED_IN_SILENCE}
    return {str(element.tag).rpartition("}")[2] for element in lost if not _is_format(element)}


def _is_format(element: Element) -> bool:
    return element.tag == q("w:rPr") or next(element.iterancestors(q("w:rPr")), None) is not None
