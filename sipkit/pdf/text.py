"""How runs of text look: a `TextStyle` as Typst."""

from __future__ import annotations

from sipkit.pdf import fonts, longwords
from sipkit.pdf.code import NONE, Code, array, block, call, em, name, partial, points, string
from sipkit.pdf.decoration import color, decorate, is_decorated
from sipkit.pdf.setting import Setting
from sipkit.word.tree import TextStyle

TEXT = name("text")
_FIT = name("fit")

_SMALL_CAPS = 0.8
"""Size of a small capital beside a capital, as Word draws them for a font without its own."""


def settings(setting: Setting, style: TextStyle, outer: TextStyle | None) -> dict[str, Code]:
    """Arguments of `text` that turn text of style `outer` into `style`; all of them when `outer` is None."""
    changed: dict[str, Code] = {}
    if outer is None or style.font != outer.font:
        changed["font"] = array([string(setting.family(style.font).name), string(fonts.FALLBACK)])
    if outer is None or style.size != outer.size:
        changed["size"] = points(style.size)
    if outer is None or style.bold != outer.bold:
        changed["weight"] = string("bold" if style.bold else "regular")
    if outer is None or style.italic != outer.italic:
        changed["style"] = string("italic" if style.italic else "normal")
    if outer is None or style.color != outer.color:
        changed["fill"] = color(style.color)
    if outer is None or style.tracking != outer.tracking:
        changed["tracking"] = points(style.tracking)
    if outer is None or style.raised != outer.raised:
        changed["baseline"] = points(-style.raised)
    if outer is None or style.lang != outer.lang:
        changed |= language(style.lang)
    return changed


def language(tag: str) -> dict[str, Code]:
    """A BCP 47 tag as `text` takes it, language and region apart."""
    lang, _, region = tag.partition("-")
    return {"lang": string(lang.lower()), "region": string(region[:2].upper()) if len(region) == 2 else NONE}


def run(setting: Setting, text: str, style: TextStyle, outer: TextStyle, room: float) -> Code:
    """A run of text inside a paragraph whose text is set as `outer` and whose lines have `room`."""
    parts = [
        call(_FIT, points(room), string(shown_text(part, style))) if long else _capitals(part, style)
        for part, long in longwords.split(text, style.size, room)
    ]
    return styled(setting, parts[0] if len(parts) == 1 else block(parts), style, outer)


def styled(setting: Setting, body: Code, style: TextStyle, outer: TextStyle) -> Code:
    """Anything set in `style`, inside a paragraph whose text is set as `outer`."""
    if style is outer and not is_decorated(style):
        return body
    decorated = decorate(body, style)
    changed = settings(setting, style, outer)
    if not changed:
        return decorated
    return call(setting.named(("run", style, outer), lambda: partial(TEXT, **changed)), decorated)


def _capitals(text: str, style: TextStyle) -> Code:
    """The text as it is shown: as written, in capitals, or in small capitals (capitals of a smaller size)."""
    if style.caps == "none":
        return string(text)
    shown = shown_text(text, style)
    if style.caps == "all":
        return string(shown)
    return block(_small_capitals(text))


def shown_text(text: str, style: TextStyle) -> str:
    """The characters that stand on paper."""
    return text if style.caps == "none" else text.upper()


def _small_capitals(text: str) -> list[Code]:
    """Runs of letters that were small and runs of everything else, in turn."""
    runs: list[Code] = []
    start = 0
    for end in range(1, len(text) + 1):
        if end == len(text) or text[end].islower() != text[start].islower():
            shown = string(text[start:end].upper())
            runs.append(call(TEXT, shown, size=em(_SMALL_CAPS)) if text[start].islower() else shown)
            start = end
    return runs
