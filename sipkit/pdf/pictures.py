"""Pictures, in the line and outside it."""

from __future__ import annotations

from sipkit.pdf.code import Code, bytes_array, call, name, points, string
from sipkit.pdf.setting import Setting
from sipkit.word.tree import Offset, Picture, Placed

_IMAGE = name("image")
_ARTIFACT = name("pdf.artifact")
_ON_PAGE = name("on-page")
_BY_LINE = name("by-line")
_STRETCH = string("stretch")


def picture(setting: Setting, shown: Picture) -> Code:
    """A picture with its text alternative, or as decoration that a screen reader skips."""
    file = setting.pictures[shown.sha]
    data = setting.named(("picture", file.sha), lambda: bytes_array(file.data))
    named = {
        "format": string(file.kind),
        "width": points(shown.width),
        "height": points(shown.height),
        "fit": _STRETCH,
    }
    if shown.alt is None:
        return call(_ARTIFACT, call(_IMAGE, data, **named))
    return call(_IMAGE, data, alt=string(shown.alt), **named)


def placed(setting: Setting, floating: Placed, above: float) -> Code:
    """A picture that takes no room; `above` is how far the line's text reaches above its baseline."""
    page, shown = setting.page, floating.picture
    margins = page.margins
    x = _start(floating.horizontal, shown.width, page.width, margins.left, margins.right)
    image = picture(setting, shown)
    if floating.vertical.frame == "paragraph":
        return call(_BY_LINE, points(x), points((floating.vertical.at or 0.0) - above), image)
    y = _start(floating.vertical, shown.height, page.height, margins.top, margins.bottom)
    return call(_ON_PAGE, points(x), points(y), image)


def _start(offset: Offset, size: float, paper: float, before: float, after: float) -> float:
    """Where a picture begins along one axis, from the paper's edge."""
    start, room = (0.0, paper) if offset.frame == "page" else (before, paper - before - after)
    if offset.align is None:
        return start + (offset.at or 0.0)
    return start + {"start": 0.0, "center": (room - size) / 2, "end": room - size}[offset.align]
