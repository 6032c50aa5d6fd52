"""Pictures: in the line, or placed on the page."""

from __future__ import annotations

import hashlib
from typing import Final, Literal

from sipkit.word.reader.faults import CannotRead
from sipkit.word.reader.fields import link
from sipkit.word.reader.line import OwnLine
from sipkit.word.reader.reading import Reading
from sipkit.word.reader.xml import NAMESPACES, Element, elements, emu, q
from sipkit.word.tree import Inline, Link, Offset, Picture, PictureFile, Placed

_INLINE: Final = q("wp:inline")
_ANCHOR: Final = q("wp:anchor")
_EMBED: Final = q("r:embed")
_STRAIGHT: Final = frozenset({"", "0"})
_AS_PNG: Final = "Spara bilden som PNG eller JPEG och infoga den på nytt."
_RESET: Final = "Beskär och vrid bilden i ett bildprogram, eller återställ den (Bildformat > Återställ bild)."
_MOVE: Final = "Välj I nivå med texten i bildens layoutalternativ, eller mät läget från sidan eller stycket."
_MAGIC: Final[tuple[tuple[bytes, Literal["png", "jpg", "gif"]], ...]] = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpg"),
    (b"GIF8", "gif"),
)
_ALIGNS: Final[dict[str, Literal["start", "center", "end"]]] = {
    "left": "start",
    "top": "start",
    "center": "center",
    "right": "end",
    "bottom": "end",
}
_FRAMES: Final[dict[str, Literal["page", "margin", "paragraph"]]] = {
    "page": "page",
    "margin": "margin",
    "column": "margin",
    "character": "margin",
    "leftMargin": "page",
    "topMargin": "page",
    "paragraph": "paragraph",
    "line": "paragraph",
}
_EDGES: Final = ("leftMargin", "topMargin")


def picture_file(data: bytes) -> PictureFile | None:
    """A picture's bytes, named by their hash; None for a format that is not set."""
    sha = hashlib.sha256(data).hexdigest()
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            return PictureFile(sha, kind, data)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return PictureFile(sha, "webp", data)
    return PictureFile(sha, "svg", data) if b"<svg" in data[:2000] else None


def read_drawing(reading: Reading, drawing: Element) -> Inline | OwnLine:
    """A `w:drawing`: a picture, linked when it is a link.

    Raises:
        CannotRead: at what is no picture, at a picture without alternative text, or one that is cut or turned.
    """
    holder = next(elements(drawing), drawing)
    if holder.tag not in (_INLINE, _ANCHOR):
        raise CannotRead(drawing)
    picture = _picture(reading, drawing, holder)
    if holder.tag == _INLINE:
        return _linked(reading, holder, picture)
    return _anchored(reading, drawing, holder, picture)


def _picture(reading: Reading, drawing: Element, holder: Element) -> Picture:
    data = holder.find(f"{q('a:graphic')}/{q('a:graphicData')}")
    shown = None if data is None else data.find(q("pic:pic"))
    if data is None or shown is None or data.get("uri") != NAMESPACES["pic"]:
        raise CannotRead(drawing)
    _refuse_changed(drawing, shown)
    file = _file(reading, drawing, shown)
    reading.used[file.sha] = file
    extent = holder.find(q("wp:extent"))
    width, height = (emu(extent.get(side)) if extent is not None else 0.0 for side in ("cx", "cy"))
    if not (width and height):
        raise CannotRead(drawing, "en bild utan storlek", "Infoga bilden på nytt.")
    return Picture(file.sha, width, height, _alternative(reading, drawing, holder))


def _file(reading: Reading, drawing: Element, shown: Element) -> PictureFile:
    blip = shown.find(f"{q('pic:blipFill')}/{q('a:blip')}")
    relation = reading.relations.get(blip.get(_EMBED, "")) if blip is not None else None
    if relation is None or relation.external:
        raise CannotRead(drawing, "en länkad bild", "Infoga bilden i dokumentet i stället för att länka till den.")
    file = reading.pictures.get(relation.target)
    if file is None:
        kind = relation.target.rpartition(".")[2].upper()
        raise CannotRead(drawing, f"en bild i formatet {kind}", _AS_PNG)
    if blip is not None and any(child.tag != q("a:extLst") for child in elements(blip)):
        reading.note("En bild har en effekt (färg, ljus eller genomskinlighet) som inte följer med.")
    return file


def _refuse_changed(drawing: Element, shown: Element) -> None:
    """Word shows a part of the picture, or shows it turned; the whole one would say something else."""
    cut = shown.find(f"{q('pic:blipFill')}/{q('a:srcRect')}")
    if cut is not None and any(cut.get(side, "0") not in _STRAIGHT for side in "ltrb"):
        raise CannotRead(drawing, "en beskuren bild", _RESET)
    turned = shown.find(f"{q('pic:spPr')}/{q('a:xfrm')}")
    if turned is not None and any(turned.get(key, "0") not in _STRAIGHT for key in ("rot", "flipH", "flipV")):
        raise CannotRead(drawing, "en vriden eller speglad bild", _RESET)


def _alternative(reading: Reading, drawing: Element, holder: Element) -> str | None:
    """The alternative text; None for a decorative picture. Headers and footers are not read aloud and need none."""
    described = holder.find(q("wp:docPr"))
    if described is None:
        described = holder
    if any(mark.get("val") in ("1", "true") for mark in described.iter(q("adec:decorative"))):
        return None
    alternative = (described.get("descr") or described.get("title") or "").strip()
    if not alternative and reading.kind != "running":
        raise CannotRead(
            drawing,
            "en bild utan alternativtext",
            "Högerklicka på bilden, välj Visa alternativtext och beskriv den, eller markera den som dekorativ.",
        )
    return alternative or None


def _linked(reading: Reading, holder: Element, picture: Picture | Placed) -> Inline:
    click = holder.find(f"{q('wp:docPr')}/{q('a:hlinkClick')}")
    relation = reading.relations.get(click.get(q("r:id"), "")) if click is not None else None
    linked: Link | None = None
    if relation is not None and isinstance(picture, Picture):
        linked = link(relation.target, "", (picture,), reading.anchors)
    return linked or picture


def _anchored(reading: Reading, drawing: Element, anchor: Element, picture: Picture) -> Inline | OwnLine:
    horizontal = _offset(drawing, anchor.find(q("wp:positionH")))
    vertical = _offset(drawing, anchor.find(q("wp:positionV")))
    behind = anchor.get("behindDoc") in ("1", "true")
    wrapped = not behind and anchor.find(q("wp:wrapNone")) is None
    if wrapped and reading.kind == "body" and vertical.frame == "paragraph":
        reading.note("En bild som texten flyter runt står på en egen rad.")
        align: Literal["left", "center", "right"] = "left"
        if horizontal.align in ("center", "end"):
            align = "center" if horizontal.align == "center" else "right"
        return OwnLine(_linked(reading, anchor, picture), align)
    if wrapped:
        reading.note("En bild som texten flyter runt står på sin plats, bakom texten som inte flyter runt den.")
    return Placed(picture, horizontal, vertical, behind or wrapped)


def _offset(drawing: Element, position: Element | None) -> Offset:
    if position is None:
        raise CannotRead(drawing, "en bild utan läge", _MOVE)
    relative = position.get("relativeFrom", "")
    frame, at, align = _FRAMES.get(relative), position.find(q("wp:posOffset")), position.find(q("wp:align"))
    if frame is None:
        raise CannotRead(drawing, f"en bild vars läge mäts från {relative}", _MOVE)
    if at is not None:
        return Offset(frame, at=emu(at.text))
    aligned = _ALIGNS.get((align.text or "").strip()) if align is not None else None
    if aligned is None or (relative in _EDGES and aligned != "start"):
        raise CannotRead(drawing, "en bild med ett läge som inte kan sättas", _MOVE)
    return Offset(frame, align=aligned)
