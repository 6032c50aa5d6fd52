"""The schema applied to a tree: typed values, or faults in Swedish with a place in the file.

Pydantic says *where* as a path of keys and positions. That path is walked twice: through the tree, to find the line,
and through the schema's models, to find the keys that are valid there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Generic, TypeVar, get_args

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from sipkit.config.enkla import WRONG_FORM
from sipkit.config.faults import missing, unknown_key, wrong_value, wrong_word
from sipkit.config.merging import VALUES
from sipkit.config.tree import Array, Mark, Node, Table, plain
from sipkit.domain.fieldtypes import SIPKIT_ERROR
from sipkit.errors import ConfigFault, SipkitError

T = TypeVar("T")
Loc = tuple[int | str, ...]


class Skema(Generic[T]):
    """A type of the schema, ready to validate."""

    def __init__(self, typ: type[T]) -> None:
        self.typ = typ
        self.adapter = TypeAdapter(typ)


def validate(skema: Skema[T], node: Node, faults: list[SipkitError]) -> T | None:
    """The typed value of a tree; None, and all that is wrong added to `faults`, when the schema does not accept it."""
    try:
        return skema.adapter.validate_python(plain(node))
    except ValidationError as error:
        faults.extend(_fault(each, skema.typ, node) for each in error.errors(include_url=False))
        return None


def validate_part(skema: Skema[T], node: Node) -> Iterator[ConfigFault]:
    """What is wrong in one layer's part, where a key may be missing because a layer below has it.

    A mapping that is one value is never completed from below, and an item is nothing without its id.
    """
    try:
        skema.adapter.validate_python(plain(node))
    except ValidationError as error:
        for each in error.errors(include_url=False):
            if each["type"] != "missing" or each["loc"][-1] == "id" or VALUES.intersection(each["loc"][:-1]):
                yield _fault(each, skema.typ, node)


def _fault(error: ErrorDetails, annotation: object, node: Node) -> ConfigFault:
    loc, kind = error["loc"], error["type"]
    if kind == "missing":
        return missing(str(loc[-1]), _reached(node, loc[:-1]))
    if kind == "extra_forbidden":
        return _unknown_key(str(loc[-1]), _reached(node, loc[:-1]), _fields(annotation, loc[:-1]))
    return _wrong_value(error, _reached(node, loc).mark)


def _unknown_key(name: str, inside: Node, valid: tuple[str, ...]) -> ConfigFault:
    mark, written, present = inside.mark, name, frozenset[str]()
    if isinstance(inside, Table) and name in inside.keys:
        mark, written, present = inside.keys[name].mark, inside.keys[name].skriven, frozenset(inside.keys)
    return unknown_key(written, mark, [each for each in valid if each not in present])


# --- values -----------------------------------------------------------------------------------------------------------

_EXPECTED = {
    "literal_error": "Här ska stå ett enda ord.",
    "string_type": "Här ska stå en text.",
    "tuple_type": "Här ska stå en lista: [a, b] eller en rad med - för varje.",
    "model_type": "Här ska stå nycklar med värden.",
    "too_short": "Här ska stå minst en.",
    "dict_type": "Här ska stå nycklar med värden.",
    "string_pattern_mismatch": "Ett id har bara små bokstäver a–z, siffror och bindestreck.",
    "union_tag_not_found": "Tidsgränsen har ingen form som går att räkna med.",
}
_CURES = {
    "union_tag_not_found": "Skriv en av {antal, enhet}, {från, till, enhet}, {samma: dag}, {brytpunkt, före, efter}, "
    "{morgon: nasta-vardag}, {före: händelse}, {text: ord} eller {kombination, av}."
}


def _wrong_value(error: ErrorDetails, mark: Mark) -> ConfigFault:
    kind, context = error["type"], error.get("ctx", {})
    if kind == "literal_error" and isinstance(error["input"], str):
        return wrong_word(error["input"], mark, re.findall(r"'([^']*)'", context["expected"]))
    if kind == SIPKIT_ERROR:
        return wrong_value(str(context["vad"]), mark, str(context["atgard"]))
    if kind == WRONG_FORM:
        return wrong_value(str(context["expected"]), mark)
    return wrong_value(_EXPECTED.get(kind, "Värdet har fel form."), mark, _CURES.get(kind, ""))


# --- the two walks ----------------------------------------------------------------------------------------------------


def _reached(node: Node, loc: Loc) -> Node:
    """The innermost node on the way; pydantic's own steps (the names of a union's members) are passed by."""
    for step in loc:
        if isinstance(node, Array) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
        elif isinstance(node, Table) and step in node.entries:
            node = node.entries[str(step)]
    return node


def _fields(annotation: object, loc: Loc) -> tuple[str, ...]:
    """The keys that are valid at a place of the schema."""
    here = models(annotation)
    for step in map(str, loc):
        inner = [each for model in here for each in models_at(model, step)]
        named = [model for model in here if model.__name__ == step]
        here = tuple(inner or named or here)
    return tuple(dict.fromkeys(name for model in here for name in model.model_fields if name != "ersatter"))


def models(annotation: object) -> tuple[type[BaseModel], ...]:
    """The models that a type is made of: `Frist` of `tuple[Frist, ...]`, every form of a union."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return (annotation,)
    return tuple(model for inner in get_args(annotation) for model in models(inner))


@cache
def models_at(model: type[BaseModel], key: str) -> tuple[type[BaseModel], ...]:
    """The models that a key of a model holds; none for a key of another kind, or that is not there."""
    return models(model.model_fields[key].annotation) if key in model.model_fields else ()
