"""The Tree: a Word document as plain, frozen data, the seam between `word/` (which reads) and `pdf/` (which sets).

What the seam promises, so that the emitter only obeys and never knows Word:

- **Lengths are points** (1/72 inch), as floats. Colours are `#RRGGBB`; None means automatic: black on paper, nothing
  behind.
- **Everything is resolved.** Styles, themes, numbering, table styles and inheritance are already applied; nothing here
  points back into the Word file.
- **Formats are interned**: within one Tree, equal `TextStyle`s and equal `ParagraphFormat`s are one object, so an
  emitter may key on identity or on equality. All classes but `Tree` itself are hashable.
- **Every block has a `gap`**: the space above it, with Word's rules for neighbouring paragraphs already applied (the
  larger of "after" and "before", none between paragraphs of one style that say so). The emitter adds no space of its
  own. The first block of a container carries its own space above; what the last block of a cell wants below it is
  `Cell.gap_below`. At a natural page turn the gap disappears; after a `PageBreak` and at a section's start it stays.
- **Widths and indents are relative to the container**: the text column of the page, the inside of a cell, or the text
  of the enclosing list item.
- **Text is verbatim.** No markup, no escaping; soft hyphens (U+00AD), no-break hyphens (U+2011) and no-break spaces are
  kept as characters. Line breaks and tabs are inlines of their own and never stand inside `Text.text`.
- **Live text is never cached text**: `PageNumber`, `PageCount` and `PageRef` hold no text, and labels of lists and
  headings stand in `Label`. Both are left out when characters are counted (see `sipkit.word.text`).
"""

from sipkit.word.tree.blocks import (
    Block,
    Box,
    Cell,
    Heading,
    Item,
    Label,
    ListBlock,
    PageBreak,
    Paragraph,
    Row,
    Table,
    Title,
)
from sipkit.word.tree.document import (
    Note,
    PictureFile,
    Running,
    Section,
    Tree,
)
from sipkit.word.tree.formats import (
    NO_BORDERS,
    NO_SIDES,
    SINGLE,
    Align,
    Border,
    Borders,
    Caps,
    Color,
    Leader,
    LineRule,
    LineSpacing,
    LineStyle,
    NumberFormat,
    ParagraphFormat,
    Sides,
    TabAlign,
    TabStop,
    TextStyle,
    Underline,
    Vertical,
)
from sipkit.word.tree.inlines import (
    SIGNATURE,
    Bookmark,
    Break,
    Field,
    Footnote,
    Inline,
    Link,
    Offset,
    PageCount,
    PageNumber,
    PageRef,
    Picture,
    Placed,
    Tab,
    Text,
)

__all__ = [
    "NO_BORDERS",
    "NO_SIDES",
    "SIGNATURE",
    "SINGLE",
    "Align",
    "Block",
    "Bookmark",
    "Border",
    "Borders",
    "Box",
    "Break",
    "Caps",
    "Cell",
    "Color",
    "Field",
    "Footnote",
    "Heading",
    "Inline",
    "Item",
    "Label",
    "Leader",
    "LineRule",
    "LineSpacing",
    "LineStyle",
    "Link",
    "ListBlock",
    "Note",
    "NumberFormat",
    "Offset",
    "PageBreak",
    "PageCount",
    "PageNumber",
    "PageRef",
    "Paragraph",
    "ParagraphFormat",
    "Picture",
    "PictureFile",
    "Placed",
    "Row",
    "Running",
    "Section",
    "Sides",
    "Tab",
    "TabAlign",
    "TabStop",
    "Table",
    "Text",
    "TextStyle",
    "Title",
    "Tree",
    "Underline",
    "Vertical",
]
