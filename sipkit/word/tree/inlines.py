"""Inlines: what stands in the lines of a paragraph."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from sipkit.word.tree.formats import TextStyle

if TYPE_CHECKING:
    from sipkit.word.tree.blocks import Block


@dataclass(frozen=True, slots=True)
class Text:
    """A run of verbatim text, at least one character, without line breaks and tabs."""

    style: TextStyle
    text: str


@dataclass(frozen=True, slots=True)
class Break:
    """A forced line break inside a paragraph."""


@dataclass(frozen=True, slots=True)
class Tab:
    """A move to the next tab stop; the style matters when underlined (a line to sign on)."""

    style: TextStyle


@dataclass(frozen=True, slots=True)
class PageNumber:
    """The number of the page it stands on, in the section's `number_format`."""

    style: TextStyle


@dataclass(frozen=True, slots=True)
class PageCount:
    """The number of pages in the document."""

    style: TextStyle


@dataclass(frozen=True, slots=True)
class PageRef:
    """The number of the page where the bookmark `target` stands; the bookmark exists in the Tree."""

    style: TextStyle
    target: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in the line.

    Attributes:
        sha: key in `Tree.pictures`.
        width: as drawn, points; so is `height`. The picture is stretched to both.
        alt: what it shows, never empty; None marks it as decorative (an artifact).
    """

    sha: str
    width: float
    height: float
    alt: str | None


@dataclass(frozen=True, slots=True)
class Offset:
    """Where a placed picture stands along one axis.

    Attributes:
        frame: what it is measured from: the page's edge, the text area (inside the margins; horizontally also the
            column), or the paragraph that anchors it (vertically only).
        at: points from the frame's left or top edge to the picture's; None when `align` says it.
        align: where in the frame: "start" (left or top), "center", "end"; None when `at` says it.
    """

    frame: Literal["page", "margin", "paragraph"]
    at: float | None = None
    align: Literal["start", "center", "end"] | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """A floating picture: takes no room in the line, text does not wrap around it.

    It stands as an inline in the paragraph that anchors it. `behind`: drawn under the text.
    """

    picture: Picture
    horizontal: Offset
    vertical: Offset
    behind: bool = False


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A place that a `Link` or `PageRef` may point at. Names are unique within a Tree; only those in use are here."""

    name: str


@dataclass(frozen=True, slots=True)
class Link:
    """Inlines that lead somewhere: exactly one of `url` and `bookmark` is given. Never nested."""

    inlines: tuple[Inline, ...]
    url: str | None = None
    bookmark: str | None = None


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note at the foot of the page; the emitter numbers them 1, 2, 3 through the document."""

    style: TextStyle
    blocks: tuple[Block, ...]


SIGNATURE: Final = "underskrift:"
"""How the tag of a control begins that is a place to sign; its id follows."""


@dataclass(frozen=True, slots=True)
class Field:
    """A content control: a place to fill in. Set on paper as its `inlines`; in a fillable form as a form field.

    Attributes:
        name: the control's tag, the field's name in a form; may be "".
        label: the control's title: what it asks for, read aloud by a screen reader; may be "".
        inlines: what stands there now.
        placeholder: True when `inlines` is only a prompt ("Klicka här"), not an answer.
        choices: what a "choice" offers, as shown to people.
        checked: the state of a "checkbox"; its sign stands in `inlines`.
        lines: how many lines of text there is to be room for; a "text" with more than one takes line breaks.
        free: a "choice" where something else may be written too (Word's combo box).
        fillable: to be set as a form field, not as its `inlines`. The reader leaves it False, but for a "signature":
            that is a place to sign in any PDF, and a line to sign on by hand when it is printed.
    """

    kind: Literal["text", "date", "choice", "checkbox", "signature"]
    name: str
    label: str
    inlines: tuple[Inline, ...]
    placeholder: bool = False
    choices: tuple[str, ...] = ()
    checked: bool = False
    lines: int = 1
    free: bool = False
    fillable: bool = False


Inline: TypeAlias = (
    Text | Break | Tab | PageNumber | PageCount | PageRef | Picture | Placed | Bookmark | Link | Footnote | Field
)
