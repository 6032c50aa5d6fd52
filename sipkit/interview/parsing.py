"""Values at a place of the ärende, as plain data: from text, from parts, from an ärende."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import suppress
from datetime import date

from sipkit.config.dokumenttyp import Fraga, SvarsTyp
from sipkit.domain.arende import Arende
from sipkit.domain.datum import parse_datum
from sipkit.domain.fieldtypes import parse_moment
from sipkit.domain.janej import parse_janej
from sipkit.domain.klockslag import parse_datum_tid, parse_klockslag
from sipkit.domain.paths import GRUPPER
from sipkit.domain.svar import Varde, bygg, tolka
from sipkit.errors import UsageFault
from sipkit.interview.members import is_members


def parsed(fraga: Fraga, place: str, parts: Mapping[str, Varde], idag: date) -> Varde:
    """The value at a question's place that was given whole (`{place: value}`) or in parts (`{place.field: value}`).

    Raises:
        SipkitError: a value cannot be read, or a member lacks what it must have.
    """
    steps = place.split(".")
    parts = {path: _read_forwards(fraga, raw, idag) for path, raw in parts.items()}
    if steps[0] == "falt":
        try:
            return _open_field(fraga, parts[place], idag)
        except UsageFault as fault:
            fault.var = fault.var or place
            raise
    is_member = steps[0] in GRUPPER and len(steps) == 2
    if steps[0] == "samtycken" and not is_member and place not in parts:  # alone these parts make no consent
        return {path.removeprefix(f"{place}."): tolka(path, raw, idag) for path, raw in parts.items()}
    if set(parts) != {place} or is_member:
        return at(tree_of(bygg(parts, idag)), place)
    value = tolka(place, parts[place], idag)
    if isinstance(value, Mapping):
        return {name: each for name, each in value.items() if each is not None}
    return value


def _read_forwards(fraga: Fraga, raw: Varde, idag: date) -> Varde:
    """What is to come as a written-out day or moment: `fredag` is then never the Friday that has been."""
    if fraga.grans != "framat" or not isinstance(raw, str):
        return raw
    if fraga.typ == "moment":
        with suppress(UsageFault):
            return parse_datum_tid(raw, idag, "framat").isoformat()
    with suppress(UsageFault):
        return parse_datum(raw, idag, "framat").isoformat()
    return raw


def _open_field(fraga: Fraga, raw: Varde, idag: date) -> Varde:
    """The value of a document type's own field, which only its question gives a type."""
    if not isinstance(raw, str):
        return raw
    read = _OPEN_FIELDS.get(fraga.typ)
    return read(raw.strip(), idag) if read else raw.strip()


def _number(text: str, _: date) -> int:
    if not text.removeprefix("-").isdecimal():
        raise UsageFault("ogiltigt-varde", "Svaret ska vara ett heltal.", atgard="Skriv det med siffror.")
    return int(text)


def _items(text: str, _: date) -> list[str]:
    return [item.strip() for item in text.replace(" / ", "\n").splitlines() if item.strip()]


_OPEN_FIELDS: Mapping[SvarsTyp, Callable[[str, date], Varde]] = {
    "datum": lambda text, idag: parse_datum(text, idag, "narmast").isoformat(),
    "moment": lambda text, idag: parse_moment(text, idag).isoformat(),
    "tid": lambda text, _: parse_klockslag(text).isoformat(),
    "ja-nej": lambda text, _: parse_janej(text),
    "tal": _number,
    "lista": _items,
    "flerval": _items,
}


def tree_of(arende: Arende) -> Varde:
    """What was said, as plain data: a default that nobody gave is not there."""
    return arende.model_dump(mode="json", by_alias=True, exclude_unset=True, exclude_none=True)


def at(tree: Varde, place: str) -> Varde:
    """What stands at a canonical path, None where nothing does."""
    for step in place.split("."):
        if is_members(tree):
            tree = next((member for member in tree if member["id"] == step), None)
        elif isinstance(tree, Mapping):
            tree = tree.get(step)
        else:
            return None
    return tree


def leaves(tree: Varde, path: str = "") -> Iterator[tuple[str, Varde]]:
    """Each thing in plain data that is neither a mapping nor a list of them, with its path; members by their id."""
    if is_members(tree):
        for member in tree:
            yield from leaves(member, f"{path}.{member['id']}")
    elif isinstance(tree, Mapping):
        for name, each in tree.items():
            yield from leaves(each, f"{path}.{name}".removeprefix("."))
    else:
        yield path, tree


def nodes(tree: Varde, path: str = "") -> Iterator[tuple[str, Varde]]:
    """Everything in plain data, with its canonical path."""
    yield path, tree
    if is_members(tree):
        for member in tree:
            yield from nodes(member, f"{path}.{member['id']}")
    elif isinstance(tree, Mapping):
        for name, each in tree.items():
            yield from nodes(each, f"{path}.{name}".removeprefix("."))


def own_part(value: Varde, place: str, places: Collection[str]) -> Varde:
    """A whole model without the fields that have a place of their own."""
    if not isinstance(value, Mapping):
        return value
    return {name: each for name, each in value.items() if f"{place}.{name}" not in places}
