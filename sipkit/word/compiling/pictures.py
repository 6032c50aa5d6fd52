"""Put a given picture in the place of one that the template holds, within the box that is drawn there.

A picture is found by its name: in Word's selection pane (Markeringsfönstret), in the file `wp:docPr/@name`. Its
alternative text stays the template's.
"""

from __future__ import annotations

import io
from collections.abc import Mapping

from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
from docx.image.image import Image
from docx.package import Package
from docx.parts.story import StoryPart

from sipkit.errors import TemplateFault
from sipkit.word.reader.xml import Element, q

_KINDS = ("image/png", "image/jpeg")


def replace_pictures(package: Package, pictures: Mapping[str, bytes]) -> None:
    """Replace every picture whose name is a key of `pictures`, in the body, headers and footers.

    Raises:
        TemplateFault: a given picture is neither PNG nor JPEG.
    """
    sizes = {name: _size(name, data) for name, data in pictures.items()}
    for part in [part for part in package.iter_parts() if isinstance(part, StoryPart)]:
        for name, drawing in _drawings(part.element):
            if name in pictures:
                _embed(part, drawing, pictures[name])
                _fit(drawing, *sizes[name])


def _size(name: str, data: bytes) -> tuple[int, int]:
    """Return a picture's width and height in pixels."""
    try:
        image = Image.from_blob(data)
    except (UnrecognizedImageError, InvalidImageStreamError, UnexpectedEndOfFileError):
        image = None
    if image is None or image.content_type not in _KINDS or not image.px_width or not image.px_height:
        raise TemplateFault("mall-bild", f"Bilden ”{name}” är varken PNG eller JPEG.", atgard="Spara den som PNG.")
    return image.px_width, image.px_height


def _drawings(root: Element) -> list[tuple[str, Element]]:
    """Return each picture's name and the element that holds it (`wp:inline` or `wp:anchor`)."""
    return [
        (properties.get("name", ""), drawing)
        for properties in root.iter(q("wp:docPr"))
        if (drawing := properties.getparent()) is not None and next(drawing.iter(q("pic:pic")), None) is not None
    ]


def _embed(part: StoryPart, drawing: Element, data: bytes) -> None:
    """Let the drawing show new data; the old picture goes away unless another drawing shows it too."""
    relation, _ = part.get_or_add_image(io.BytesIO(data))
    for blip in drawing.iter(q("a:blip")):
        old = blip.get(q("r:embed"))
        blip.set(q("r:embed"), relation)
        for variant in list(blip):
            blip.remove(variant)
        if old and old != relation and not any(other.get(q("r:embed")) == old for other in part.element.iter()):
            del part.rels[old]
    for crop in list(drawing.iter(q("a:srcRect"))):
        fill = crop.getparent()
        if fill is not None:
            fill.remove(crop)


def _fit(drawing: Element, width: int, height: int) -> None:
    """Scale the drawn box so that the new picture fills it as far as its proportions allow."""
    inner = [box for shape in drawing.iter(q("a:xfrm")) for box in shape.iter(q("a:ext"))]
    for box in [*drawing.iter(q("wp:extent")), *inner]:
        drawn_width, drawn_height = int(box.get("cx", "0")), int(box.get("cy", "0"))
        scale = min(drawn_width / width, drawn_height / height)
        box.set("cx", str(round(width * scale)))
        box.set("cy", str(round(height * scale)))
