"""Find the tags in a text, and undo what Word's autocorrect did to them.

Word replaces straight quotes, hyphens and spaces as one types, and puts signs of no width into text. Inside a tag there
is only one thing that each of them can mean, so it is put back. What is left open or closed twice is reported.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sipkit.word.places import excerpt

_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_SPACES = "\u00a0\u2002\u2003\u2007\u2009\u202f"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2212"
_QUOTES = dict.fromkeys("“”„‟«»", '"') | dict.fromkeys("‘’‚‛", "'")

_OPENING = re.compile(rf"\{{[{_UNSEEN}]*([{{%#])")
_CLOSING = {kind: re.compile(rf"\{sign}[{_UNSEEN}]*\}}") for kind, sign in {"{": "}", "%": "%", "#": "#"}.items()}
_STRAY = re.compile(rf"[}}%][{_UNSEEN}]*\}}")

_STATEMENT = re.compile(r"\{%-?(?:(\s*)(?:p|tr|tc|r)(?=\s+\w))?\s*(?:if|elif|else|endif|for|endfor)\b", re.IGNORECASE)
_HEAD = re.compile(r"\{[{%#](?:(?P<level>p|tr|tc|r)\s|-)?\s*(?P<word>\w*)")


@dataclass(frozen=True)
class Tag:
    """One tag in a text.

    Attributes:
        start: index of its first sign in the text as written.
        signs: what each of its signs as written shall be, "" for one that goes away.
    """

    start: int
    signs: tuple[str, ...]

    @property
    def end(self) -> int:
        """Index of the sign after the tag in the text as written."""
        return self.start + len(self.signs)

    @property
    def text(self) -> str:
        """The tag, repaired, with its delimiters."""
        return "".join(self.signs)

    @property
    def kind(self) -> str:
        """`{` for an output, `%` for a statement, `#` for a comment."""
        return self.text[1]

    @property
    def level(self) -> str:
        """What docxtpl shall remove around the tag: `p`, `tr`, `tc` or `r`; "" for nothing."""
        head = _HEAD.match(self.text)
        return (head["level"] or "") if head else ""

    @property
    def word(self) -> str:
        """The first word: a statement's keyword."""
        head = _HEAD.match(self.text)
        return head["word"] if head else ""

    @property
    def plain(self) -> str:
        """The tag without its level, as Jinja reads it."""
        return self.text.replace(self.level, "", 1) if self.level else self.text


def find_tags(text: str) -> tuple[list[Tag], list[str]]:
    """Return the tags of a text and, as Swedish sentences, what is wrong with their braces."""
    tags: list[Tag] = []
    problems: list[str] = []
    position = 0
    while opening := _OPENING.search(text, position):
        problems += _strays(text[position : opening.start()])
        closing = _CLOSING[opening[1]].search(text, opening.end())
        following = _OPENING.search(text, opening.end())
        if closing is None or (following and following.start() < closing.start()):
            problems.append(f"Taggen ”{excerpt(text[opening.start() :][:40])}” är inte avslutad i samma stycke.")
            position = opening.end()
        else:
            tags.append(Tag(opening.start(), _repaired(text[opening.start() : closing.end()])))
            position = closing.end()
    return tags, problems + _strays(text[position:])


def _strays(text: str) -> list[str]:
    return [f"”{stray[0]}” avslutar en tagg som inte är påbörjad." for stray in _STRAY.finditer(text)]


def _repaired(tag: str) -> tuple[str, ...]:
    signs = ["" if sign in _UNSEEN else _QUOTES.get(sign, sign) for sign in tag]
    for index in _outside_strings(signs):
        if signs[index] in _SPACES:
            signs[index] = " "
    shown = [index for index, sign in enumerate(signs) if sign]
    for index in (shown[2], shown[-3]):
        if signs[index] in _DASHES:
            signs[index] = "-"
    _restore_keyword(signs, shown)
    return tuple(signs)


def _outside_strings(signs: list[str]) -> Iterator[int]:
    quote = ""
    for index, sign in enumerate(signs):
        if quote:
            quote = "" if sign == quote else quote
        elif sign in ("'", '"'):
            quote = sign
        elif sign:
            yield index


def _restore_keyword(signs: list[str], shown: list[int]) -> None:
    """Undo a capital letter (`{% If`) and a space before the level (`{% p if`)."""
    statement = _STATEMENT.match("".join(signs))
    if statement is None:
        return
    for index in shown[: statement.end()]:
        signs[index] = signs[index].lower()
    for index in shown[slice(*statement.span(1))]:
        signs[index] = ""
