"""Answers: a flat `{path: value}` becomes an ärende, and an ärende can be asked for a path (`sipkit.domain.paths`)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from typing import cast

from pydantic import TypeAdapter, ValidationError

from sipkit.domain.arende import Arende, Samtycke
from sipkit.domain.fieldtypes import SIPKIT_ERROR
from sipkit.domain.modell import Medlem, Modell
from sipkit.domain.paths import GRUPPER, grupp, kanonisk, type_at
from sipkit.domain.rader import RAD
from sipkit.domain.samtycken import nummer
from sipkit.domain.text import fold
from sipkit.errors import AnswerMissing, SipkitError, UsageFault, raise_all

Varde = object
Trad = dict[str, object]

INGET_ETT_SVAR = frozenset({"planer.andra_atgarder"})
"""Groups where it can be said that there is nothing, which is another thing than to say nothing."""
INGET = frozenset({"inget", "inget just nu", "ingen", "inga", "nej", "0"})

MODELLER = frozenset({"arende", "enskild"})
"""Single models that a whole line or mapping may be given for."""


def platta(tree: Mapping[str, object], bas: Arende | None = None, *, idag: date | None = None) -> dict[str, Varde]:
    """Nested or dotted answers as `{canonical path: value}`; lists of members get their ids by position.

    Args:
        tree: the answers.
        bas: the ärende that they are about.
        idag: the day that values are read from, so that with an unknown path all else that is wrong is told too.

    Raises:
        UsageFault: unknown paths, all of them.
    """
    flat: dict[str, Varde] = {}
    faults: list[SipkitError] = []
    for number, (path, value) in enumerate(_leaves(tree, ""), 1):
        try:
            flat[kanonisk(path, bas)] = value
        except UsageFault as fault:
            told = f"Svarsnyckel nummer {number} finns inte i ärendet."
            faults.append(UsageFault(fault.kod, told, fault.var, fault.atgard))
    if faults and idag is not None:
        faults += unreadable(flat, idag)
    raise_all(faults)
    return flat


def _leaves(tree: Mapping[str, object], prefix: str) -> Iterator[tuple[str, Varde]]:
    for key, value in tree.items():
        path = f"{prefix}{key}"
        group = grupp(path)
        is_open_field = path.startswith("falt.") and path.count(".") > 1
        if isinstance(value, Mapping) and not is_open_field:
            yield from _leaves(value, path + ".")
        elif group and value and isinstance(value, list) and all(isinstance(item, Mapping) for item in value):
            for number, item in enumerate(value, 1):
                member = cast(Mapping[str, object], item)
                id_ = member.get("id", f"{GRUPPER[group][1]}{number}")
                named = f"{path.rpartition('.')[0]}.{group.rpartition('.')[2]}.{id_}.".removeprefix(".")
                yield from _leaves({k: v for k, v in member.items() if k != "id"}, named)
        else:
            yield path, value


def bygg(svar: Mapping[str, Varde], idag: date, bas: Arende | None = None) -> Arende:
    """The ärende that the answers make, on top of `bas`.

    Args:
        svar: canonical paths (see `kanonisk`) and values, as typed or already parsed.
        idag: the day that "i går" and a missing year are read from.
        bas: the ärende before.

    Raises:
        SipkitError: `UsageFault` for each value that cannot be read, `AnswerMissing` for each that a member lacks.
    """
    tree = bas.model_dump(mode="json", by_alias=True, exclude_none=True) if bas else {}
    for path, value in svar.items():
        _put(tree, path.split("."), value)
    try:
        return _with_parties_named(_latest_last(Arende.model_validate(tree, context={"idag": idag})))
    except ValidationError as error:
        raise_all(list(_faults(error, tree)))
        raise


def unreadable(svar: Mapping[str, Varde], idag: date) -> list[SipkitError]:
    """What is wrong with values by themselves. That a member lacks a field is not known yet."""
    try:
        bygg(svar, idag)
    except SipkitError as fault:
        return [each for each in fault.faults if isinstance(each, UsageFault)]
    return []


def _latest_last(arende: Arende) -> Arende:
    """The ärende with consents, kallelser and plans in the order of their ids: the last of each holds."""

    def age(member: Medlem) -> int:
        return nummer(member.id)

    groups = ("samtycken", "kallelser", "planer")
    ordered = {group: tuple(sorted(getattr(arende, group), key=age)) for group in groups}
    return arende.model_copy(update=ordered)


def _with_parties_named(arende: Arende) -> Arende:
    """The ärende in which a consent to all names them: a party that is added later was not asked about."""
    parter = tuple(part.id for part in arende.parter)

    def named(samtycke: Samtycke) -> Samtycke:
        to_all = samtycke.status == "lamnat" and samtycke.parter is None
        return samtycke.model_copy(update={"parter": parter}) if to_all else samtycke

    return arende.model_copy(update={"samtycken": tuple(map(named, arende.samtycken))})


def tolka(path: str, value: Varde, idag: date) -> Varde:
    """One value, parsed by the type of its path, as plain data (what `bygg` and a draft take).

    Raises:
        SipkitError: the value cannot be read; `var` is the path.
    """
    adapter = _adapter(path)
    tree = _with_member_ids(grupp(path), value)
    try:
        return cast(Varde, adapter.dump_python(adapter.validate_python(tree, context={"idag": idag}), mode="json"))
    except ValidationError as error:
        raise_all(list(_faults(error, {}, prefix=path)))
        raise


def las(modell: Modell, path: str) -> Varde:
    """The value at a path in the ärende, or in a part of it; None where nothing is known."""
    value: object = modell
    for part in path.split("."):
        if isinstance(value, tuple):
            value = next((each for each in value if each.id == part), None)
        elif isinstance(value, Mapping):
            value = value.get(part)
        else:
            value = getattr(value, part, None)
        if value is None:
            return None
    return value


def _put(tree: Trad, parts: list[str], value: Varde, owner: str = "") -> None:
    """Set a value in the tree; a line for a whole model stays beside fields given by name.

    `owner` is the group whose member the tree is, with its dot: a consent's `parter` lists ids, the ärende's members.
    """
    if not parts:
        tree.update(value if isinstance(value, Mapping) else {RAD: value})
        return
    name, rest = parts[0], parts[1:]
    group = owner + name
    if group in GRUPPER and rest:
        _put(_member(tree, group, rest[0]), rest[1:], value, f"{group}.")
    elif rest or name in MODELLER:
        _put(cast(Trad, tree.setdefault(name, {})), rest, value, f"{group}.")
    else:
        tree[name] = _with_member_ids(group, value)


def _member(tree: Trad, group: str, id_: str) -> Trad:
    """The group's member with this id, made when missing."""
    members = cast(list[Trad], tree.setdefault(group.rpartition(".")[2], []))
    for member in reversed(members):  # what is said of one comes together
        if member["id"] == id_:
            return member
    members.append({"id": id_, **({"typ": re.sub(r"-\d+$", "", id_)} if group == "handelser" else {})})
    return members[-1]


def _with_member_ids(group: str | None, value: Varde) -> Varde:
    """Lines or members of a group, each as a mapping with an id; one word for nothing, where that is an answer."""
    if group is None or group not in GRUPPER:
        return value
    prefix = GRUPPER[group][1]
    if isinstance(value, str):
        value = [line.strip() for line in value.replace(" / ", "\n").splitlines() if line.strip()]
        if group in INGET_ETT_SVAR and len(value) < 2:
            said = fold("".join(value)).rstrip(".")
            value = [] if said in INGET else value or None
    if not isinstance(value, Iterable):
        return value
    return [
        {"id": f"{prefix}{number}", RAD: item} if isinstance(item, str) else {"id": f"{prefix}{number}", **item}
        for number, item in enumerate(value, 1)
    ]


def _faults(error: ValidationError, tree: Trad, prefix: str = "") -> Iterator[SipkitError]:
    for each in error.errors(include_input=False, include_url=False):
        path = _path_of(each["loc"], tree, prefix)
        context = each.get("ctx", {})
        if each["type"] == SIPKIT_ERROR:
            yield UsageFault(context["kod"], context["vad"], var=path, atgard=context["atgard"])
        elif each["type"] == "missing":
            yield AnswerMissing("svar-saknas", "Svaret saknas.", var=path)
        elif each["type"] == "literal_error":
            allowed = ", ".join(re.findall(r"'([^']+)'", context["expected"]))
            yield UsageFault(
                "ogiltigt-varde", "Svaret är inte ett av dem som går att välja.", path, f"Välj: {allowed}."
            )
        elif each["type"] == "extra_forbidden":
            yield UsageFault("okand-svarsnyckel", "Svarsnyckeln finns inte i ärendet.", var=path)
        else:
            yield UsageFault("ogiltigt-varde", "Svaret har fel form.", path, "Ta bort svaret, så frågas det efter.")


def _path_of(loc: tuple[str | int, ...], tree: Trad, prefix: str) -> str:
    """Pydantic's location as a path: positions in a group become ids, tags of unions are dropped."""
    parts = [prefix] if prefix else []
    here: object = tree
    for step in loc:
        if isinstance(step, int):
            member = here[step] if isinstance(here, list) and step < len(here) else None
            parts.append(str(member["id"]) if isinstance(member, Mapping) and "id" in member else str(step + 1))
            here = member
        elif "[" not in step:
            parts.append(step)
            here = here.get(step) if isinstance(here, Mapping) else None
    return ".".join(parts)


@cache
def _adapter(path: str) -> TypeAdapter[object]:
    return TypeAdapter(cast(type[object], type_at(path)))
