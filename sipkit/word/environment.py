"""The one Jinja environment that templates are compiled and filled in.

Sandboxed, escaping and strict. A template sees plain data only: `a.b` is the item `b` of a mapping, never an attribute
or a method. There are no globals and no tests, and the filters are those of `FILTERS`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from jinja2 import StrictUndefined, TemplateRuntimeError
from jinja2.runtime import LoopContext, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class MissingValue(TemplateRuntimeError):
    """The context does not offer the name that the template asks for; `name` is its last part."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class UnprintableValue(TemplateRuntimeError):
    """A value is no text or number."""


class IllegalCharacter(TemplateRuntimeError):
    """A text holds a character that XML, and so Word, cannot hold."""


def is_illegal(text: str) -> bool:
    """Tell whether text holds a control character or half a surrogate pair, which no Word file can hold."""
    return not text.isprintable() and _ILLEGAL.search(text) is not None


def printed(value: object) -> str:
    """Return a value as it is written into the paper: text and whole numbers as they are, None as nothing.

    The answer is always a plain str, so that nothing in a context can claim to be escaped already.

    Raises:
        UnprintableValue: the value is a truth value, a list, a mapping or any other object.
        IllegalCharacter: the text cannot stand in a Word file.
    """
    if value is None or isinstance(value, Undefined):
        return ""
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise UnprintableValue
    text = str(value)
    if is_illegal(text):
        raise IllegalCharacter
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _join(values: Iterable[object], separator: str) -> str:
    if isinstance(values, str):
        raise UnprintableValue
    return separator.join(map(printed, values))


FILTERS: Mapping[str, Callable[..., object]] = {"join": _join, "length": len}
"""`{{ namn|join(", ") }}` sets a list of texts in one line; `{% if parter|length > 1 %}` counts a list."""


class _Missing(StrictUndefined):
    """Raises as soon as a missing name is asked for."""

    __slots__ = ()

    def __init__(
        self,
        hint: str | None = None,
        obj: object = None,
        name: str | None = None,
        exc: type[TemplateRuntimeError] = MissingValue,
    ) -> None:
        raise MissingValue(name or "")


class _Environment(ImmutableSandboxedEnvironment):
    def getattr(self, obj: object, attribute: str) -> object:
        """Look `attribute` up as an item of a mapping; a loop offers its own attributes."""
        if isinstance(obj, Mapping):
            return obj[attribute] if attribute in obj else self.undefined(obj=obj, name=attribute)
        if isinstance(obj, LoopContext):
            return super().getattr(obj, attribute)
        return self.undefined(obj=obj, name=attribute)


def _environment() -> _Environment:
    environment = _Environment(autoescape=True, undefined=_Missing, finalize=printed)
    environment.globals.clear()
    environment.tests.clear()
    environment.filters = dict(FILTERS)
    return environment


ENVIRONMENT = _environment()
