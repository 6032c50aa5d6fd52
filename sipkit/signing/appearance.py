"""What a signature looks like on the page: three lines, no larger than the field."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from pyhanko.pdf_utils.content import ResourceType
from pyhanko.pdf_utils.generic import NameObject
from pyhanko.pdf_utils.layout import BoxConstraints
from pyhanko.pdf_utils.writer import BasePdfFileWriter
from pyhanko.stamp import BaseStamp, BaseStampStyle

from sipkit.signing.lettering import embed

_SIZE = 9.0
_LEADING = 1.2
_MARGIN = 2.0


@dataclass(frozen=True)
class Look(BaseStampStyle):
    """What is written in a field. A letter that the font lacks becomes a question mark.

    Attributes:
        name: the signer's.
        when: the moment of signing.
    """

    name: str = ""
    when: datetime = datetime.min

    def create_stamp(self, writer: BasePdfFileWriter, box: BoxConstraints, text_params: dict[str, object]) -> BaseStamp:
        """The drawing for one field; its words are the style's own."""
        return _Drawing(writer, self, box)

    @property
    def lines(self) -> tuple[str, ...]:
        """The text, line by line."""
        return ("Elektroniskt underskrivet av", self.name, f"{self.when:%Y-%m-%d %H:%M}")


class _Drawing(BaseStamp):
    """The lines, set in a box."""

    style: Look

    def render(self) -> bytes:
        """The drawing's commands; its font becomes a resource of the drawing."""
        lines = self.style.lines
        assert self.writer is not None, "pyHanko gives a stamp its writer"
        lettering = embed(self.writer, lines)
        self.set_resource(ResourceType.FONT, NameObject("/F"), lettering.font)
        wide = (self.box.width - 2 * _MARGIN) / max(lettering.width(line) for line in lines)
        high = (self.box.height - 2 * _MARGIN) / (len(lines) * _LEADING)
        size = max(min(_SIZE, wide, high), 1.0)
        top = (self.box.height + len(lines) * _LEADING * size) / 2 - size
        shown = b" T* ".join(lettering.encode(line) + b" Tj" for line in lines)
        place = b"BT /F %.2f Tf %.2f TL %.2f %.2f Td " % (size, size * _LEADING, _MARGIN, top)
        return b"q 0 g " + place + shown + b" ET Q"
