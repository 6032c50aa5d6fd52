"""Values at a place of the ärende, as plain data: from text, from parts, from an ärende."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from sipkit.domain.arende import Arende
from sipkit.domain.svar import GRUPPER, Varde, bygg, tolka
from sipkit.interview.members import is_members


def parsed(parts: Mapping[str, Varde], place: str, idag: date) -> Varde:
    """The value at a place that was given whole (`{place: value}`) or in parts (`{place.field: value}`).

    Raises:
        SipkitError: a value cannot be read, or a member lacks what it must have.
    """
    steps = place.split(".")
    is_member = steps[0] in GRUPPER and len(steps) == 2
    if set(parts) != {place} or is_member:
        return at(tree_of(bygg(parts, idag)), steps)
    value = tolka(place, parts[place], idag)
    if isinstance(value, Mapping) and not place.startswith("falt."):
        return {name: each for name, each in value.items() if each is not None}
    return value


def tree_of(arende: Arende) -> Varde:
    """What was said, as plain data: a default that nobody gave is not there."""
    return arende.model_dump(mode="json", by_alias=True, exclude_unset=True, exclude_none=True)


def at(tree: Varde, steps: Sequence[str]) -> Varde:
    """What stands at a canonical path, None where nothing does."""
    for step in steps:
        if is_members(tree):
            tree = next((member for member in tree if member["id"] == step), None)
        elif isinstance(tree, Mapping):
            tree = tree.get(step)
        else:
            return None
    return tree


def own_part(value: Varde, place: str, places: Collection[str]) -> Varde:
    """A whole model without the fields that have a place of their own."""
    if not isinstance(value, Mapping):
        return value
    return {name: each for name, each in value.items() if f"{place}.{name}" not in places}
