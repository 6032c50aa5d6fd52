"""Models without something that was said."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from pydantic import BaseModel

from sipkit.domain.modell import Medlem

M = TypeVar("M", bound=BaseModel)


def emptied(model: M, parts: Sequence[str]) -> M:
    """The model as if nothing had been said at a path."""
    name, rest = parts[0], parts[1:]
    held = getattr(model, name)
    if not rest:
        held = type(model).model_fields[name].get_default(call_default_factory=True)
    elif isinstance(held, tuple):
        members = (_member_emptied(each, rest[1:]) if each.id == rest[0] else each for each in held)
        held = tuple(member for member in members if member)
    elif isinstance(held, BaseModel):
        held = emptied(held, rest)
    else:  # open fields: {document type: {field: value}}
        held = {**held, rest[0]: {key: value for key, value in held.get(rest[0], {}).items() if key != rest[1]}}
    return model.model_copy(update={name: held})


def _member_emptied(member: Medlem, parts: Sequence[str]) -> Medlem | None:
    """The member without one field; nothing when it cannot be without it."""
    if not parts or type(member).model_fields[parts[0]].is_required():
        return None
    return emptied(member, parts)
