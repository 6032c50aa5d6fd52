"""A document's theme: which fonts and colours the names in its styles stand for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from sipkit.word.reader.xml import Element, color, q

_SLOTS: Final = {
    "text1": "dk1",
    "dark1": "dk1",
    "tx1": "dk1",
    "background1": "lt1",
    "light1": "lt1",
    "bg1": "lt1",
    "text2": "dk2",
    "dark2": "dk2",
    "tx2": "dk2",
    "background2": "lt2",
    "light2": "lt2",
    "bg2": "lt2",
    "hyperlink": "hlink",
    "followedHyperlink": "folHlink",
}


@dataclass(frozen=True, slots=True)
class Theme:
    """Fonts by role ("major" for headings, "minor" for text) and colours by slot ("accent1")."""

    fonts: Mapping[str, str]
    colors: Mapping[str, str]

    def font(self, name: str | None) -> str | None:
        """The family that `minorHAnsi` or `majorAscii` stands for; None when the theme does not say."""
        return self.fonts.get(name[:5]) if name and name.endswith(("Ascii", "HAnsi")) else None

    def color(self, name: str | None) -> str | None:
        """The colour that `accent1` or `text1` stands for."""
        return self.colors.get(_SLOTS.get(name, name)) if name else None


def read_theme(root: Element | None) -> Theme:
    """The theme part; without one nothing is known."""
    if root is None:
        return Theme({}, {})
    fonts = {}
    for role in ("major", "minor"):
        latin = root.find(f".//{q(f'a:{role}Font')}/{q('a:latin')}")
        if latin is not None and latin.get("typeface"):
            fonts[role] = latin.get("typeface", "")
    scheme = root.find(f".//{q('a:clrScheme')}")
    return Theme(fonts, {} if scheme is None else dict(_scheme_colors(scheme)))


def _scheme_colors(scheme: Element) -> list[tuple[str, str]]:
    """Each slot with the colour that stands in it, plainly or as the system's last one."""
    found = []
    for slot in scheme:
        for stated in slot:
            shown = color(stated.get("val")) or color(stated.get("lastClr"))
            if shown:
                found.append((slot.tag.rpartition("}")[2], shown))
    return found
