"""How form fields look until a viewer draws them anew: the frame, what stands in it, and the sign of a check box."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf

from sipkit.pdf.fillable.font import NAME, form_font

FRAME = (0.35, 0.38, 0.42)
"""Colour of the frame: 6:1 against paper and against the shade, where 3:1 is asked for (WCAG 1.4.11)."""

SHADE = (0.945, 0.955, 0.97)
LINE = 1
_PADDING = 3.0
_LARGEST, _SMALLEST = 11.0, 4.0
_STEP = 0.5
_ARROW = 14.0
"""Room for the mark of a list of choices."""


def text(width: float, height: float, value: str, *, several: bool, choice: bool) -> bytes:
    """A field for text or a list of choices."""
    room = width - 2 * _PADDING - (_ARROW if choice else 0.0)
    size, lines = _fitted(value, room, height - 2 * LINE, several=several)
    font = form_font()
    leading = size * (font.ascent - font.descent) / 1000
    top = height - _PADDING - size * font.ascent / 1000 if several else (height - size * font.capitals / 1000) / 2
    shown = [f"{font.encoded(line)} Tj 0 {-leading:.2f} Td" for line in lines]
    inside = f"{LINE} {LINE} {width - 2 * LINE:.2f} {height - 2 * LINE:.2f} re W n"
    written = f"BT {NAME} {size:g} Tf 0 g {_PADDING} {top:.2f} Td {' '.join(shown)} ET" if lines else ""
    arrow = _arrow(width, height) if choice else ""
    return f"{_frame(width, height)}{arrow}/Tx BMC q {inside} {written} Q EMC".encode("ascii")


def box(width: float, height: float, *, checked: bool) -> bytes:
    """A check box, with a cross when it is checked: clearer than a tick when printed small or copied."""
    frame = _frame(width, height)
    if not checked:
        return frame.encode("ascii")
    near, right, top = 0.24 * width, 0.76 * width, 0.76 * height
    low = 0.24 * height
    cross = f"{near:.2f} {low:.2f} m {right:.2f} {top:.2f} l {near:.2f} {top:.2f} m {right:.2f} {low:.2f} l S"
    return f"{frame}q 0 G 1.5 w 1 J {cross} Q".encode("ascii")


def stream(pdf: pikepdf.Pdf, width: float, height: float, content: bytes, font: pikepdf.Object) -> pikepdf.Object:
    """An appearance as an object of a PDF."""
    return pdf.make_stream(
        content,
        Type=pikepdf.Name.XObject,
        Subtype=pikepdf.Name.Form,
        BBox=[0, 0, round(width, 2), round(height, 2)],
        Resources=pikepdf.Dictionary(Font=pikepdf.Dictionary({NAME: font})),
    )


def _frame(width: float, height: float) -> str:
    inner = f"{LINE / 2} {LINE / 2} {width - LINE:.2f} {height - LINE:.2f} re"
    return f"q {_color(SHADE)} rg {_color(FRAME)} RG {LINE} w {inner} B Q\n"


def _arrow(width: float, height: float) -> str:
    """A small triangle that points down."""
    left, middle = width - _ARROW + 2, height / 2
    points = f"{left:.2f} {middle + 2:.2f} m {left + 7:.2f} {middle + 2:.2f} l {left + 3.5:.2f} {middle - 2.5:.2f} l"
    return f"q {_color(FRAME)} rg {points} f Q\n"


def _color(parts: tuple[float, float, float]) -> str:
    return " ".join(f"{part:g}" for part in parts)


def _fitted(value: str, width: float, height: float, *, several: bool) -> tuple[float, list[str]]:
    """The largest size that a value fits in, not the smallest readable one, and its lines in that size."""
    font, size = form_font(), _LARGEST
    while True:
        lines = list(_wrapped(value, width, size)) if several else [value] if value else []
        high = len(lines) * size * (font.ascent - font.descent) / 1000
        widest = max((font.width(line, size) for line in lines), default=0.0)
        if size <= _SMALLEST or (widest <= width and high <= height):
            return size, lines
        size -= _STEP


def _wrapped(value: str, width: float, size: float) -> Iterator[str]:
    """Lines broken between words."""
    font = form_font()
    for paragraph in value.splitlines():
        line = ""
        for word in paragraph.split(" "):
            longer = f"{line} {word}" if line else word
            if line and font.width(longer, size) > width:
                yield line
                longer = word
            line = longer
        yield line
