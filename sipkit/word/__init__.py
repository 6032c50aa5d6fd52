"""Word files: compile and fill a template, read a document into a Tree. Knows nothing of SIP.

The room's doors are loaded when they are first asked for, since each brings libraries of its own.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sipkit.word.compiling import compile_template
    from sipkit.word.filling import fill
    from sipkit.word.reader import Unsupported, read
    from sipkit.word.template import Template

__all__ = ["Template", "Unsupported", "compile_template", "fill", "read"]

_HOMES = {
    "compile_template": "compiling",
    "fill": "filling",
    "Template": "template",
    "read": "reader",
    "Unsupported": "reader",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(f"sipkit.word.{_HOMES[name]}"), name)
