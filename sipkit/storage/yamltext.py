"""Plain data as YAML that people read and change, with the keys spelled as people write them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence

import yaml

from sipkit.config.stavning import stavad

_SIMPLE = re.compile(r"[^\W_]([\w ,.()/-]*[\w.)])?")
"""Text that can stand without quotes, unless YAML has a meaning of its own for it."""


class _Dumper(yaml.SafeDumper):
    """Quotes all text that is not simple, so that the strict loader has nothing to refuse."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


def _text(dumper: yaml.SafeDumper, value: str) -> yaml.Node:
    style = None if _SIMPLE.fullmatch(value) else '"'
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)


_Dumper.add_representer(str, _text)


def yaml_text(tree: Mapping[str, object] | Sequence[object]) -> str:
    """A mapping or a list as block YAML, in its own order; empty text for an empty one.

    The strict loader reads it back, with every run of white space as one blank.
    """
    if not tree:
        return ""
    return yaml.dump(_spelled(tree), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10_000)


def _spelled(value: object) -> object:
    if isinstance(value, Mapping):
        return {stavad(str(key)): _spelled(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_spelled(each) for each in value]
    return " ".join(unicodedata.normalize("NFC", value).split()) if isinstance(value, str) else value
