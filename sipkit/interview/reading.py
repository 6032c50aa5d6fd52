"""What was typed to a question, as a value; and a value as it is shown on the screen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time

from sipkit.config.dokumenttyp import Alternativ, Fraga
from sipkit.domain.datum import echo_datum
from sipkit.domain.klockslag import echo_klockslag, echo_tid, parse_datum_tid
from sipkit.domain.svar import Varde
from sipkit.domain.text import fold
from sipkit.errors import UsageFault
from sipkit.interview.choices import choices, keys
from sipkit.interview.members import is_members
from sipkit.interview.membership import may_be_empty
from sipkit.interview.parsing import parsed
from sipkit.interview.people import people
from sipkit.interview.state import VET_INTE, State, is_another, plats

INGET = "-"
"""Typed to an optional question that has a suggestion: nothing."""


def read(state: State, fraga: Fraga, text: str, idag: date) -> dict[str, Varde]:
    """The fields that an answer fills, as plain data; None for nothing. The question's own field is always among them.

    Raises:
        SipkitError: the answer cannot be read, or is empty though the question needs one.
    """
    text = text.strip()
    if not text or (text == INGET and may_be_empty(state, fraga)):
        if may_be_empty(state, fraga):
            return {fraga.falt: None}
        raise UsageFault("ogiltigt-varde", "Frågan behöver ett svar.", fraga.falt, "Skriv ? om du vill veta varför.")
    if text.isdecimal() and 1 <= int(text) <= len(ready := state.fardiga.get(fraga.falt, ())):
        return {fraga.falt: _parsed(state, fraga, ready[int(text) - 1], idag)}
    if fraga.ger_aven and fraga.typ != "val":
        return _day_and_perhaps_time(state, fraga, fraga.ger_aven, text, idag)
    if (alternatives := choices(state, fraga)) or fraga.typ == "flerval":
        return _chosen(state, fraga, alternatives, text, idag)
    return {fraga.falt: _parsed(state, fraga, text, idag)}


def _chosen(state: State, fraga: Fraga, alternatives: Sequence[Alternativ], text: str, idag: date) -> dict[str, Varde]:
    """What was chosen: one or several; for a text that can also be written, what the one with this key is called."""
    if fraga.typ == "flerval":
        chosen = _several(fraga, alternatives, text)
        return {fraga.falt: _parsed(state, fraga, chosen, idag) if chosen else None}
    if fraga.typ == "lista":
        return {fraga.falt: dict(_beside(alternatives, fraga, line) for line in text.splitlines())}
    if fraga.typ == "text":
        names = {key: each.namn for key, each in zip(keys(alternatives), alternatives, strict=True)}
        return {fraga.falt: _parsed(state, fraga, names.get(text, text), idag)}
    id_ = _one(fraga, alternatives, text)
    value = id_ if id_ == VET_INTE or is_another(fraga, id_) else _parsed(state, fraga, id_, idag)
    return {fraga.falt: value, **_contact(state, fraga, id_)}


def _parsed(state: State, fraga: Fraga, raw: Varde, idag: date) -> Varde:
    place = plats(state, fraga.falt)
    value = parsed(fraga, place, {place: raw}, idag)
    if fraga.grans and isinstance(value, str):
        _require_within(fraga, date.fromisoformat(value[:10]), idag)
    return value


def _require_within(fraga: Fraga, dag: date, idag: date) -> None:
    """Refuse a day to come for what has been, and one that has been for what is to come."""
    if fraga.grans == "hittills" and dag > idag:
        raise UsageFault("ogiltigt-varde", "Den dagen har inte varit än.", fraga.falt, "Skriv dagen då det var.")
    if fraga.grans == "framat" and dag < idag:
        raise UsageFault("ogiltigt-varde", "Den dagen har varit.", fraga.falt, "Skriv i dag eller en dag som kommer.")


def _contact(state: State, fraga: Fraga, id_: str) -> dict[str, Varde]:
    """The name of the one chosen, in the second field; for a person who needs no contact, that there is none."""
    person = next((each for each in people(state) if each.id == id_), None) if fraga.ger_aven else None
    if fraga.ger_aven is None or person is None or not (person.kontakt or person.sjalv):
        return {}
    return {fraga.ger_aven: person.kontakt}


def _day_and_perhaps_time(state: State, fraga: Fraga, time_field: str, text: str, idag: date) -> dict[str, Varde]:
    """A coming day with its time in the second field, or the day alone. `7/4 13` is a time, never the year 2013."""
    try:
        moment = parse_datum_tid(text, idag, "framat")
    except UsageFault as fault:
        day = _parsed(state, fraga, text, idag)
        if date.fromisoformat(str(day)) < idag:
            raise fault from None
        return {fraga.falt: day}
    return {fraga.falt: moment.date().isoformat(), time_field: moment.time().isoformat()}


def _beside(alternatives: Sequence[Alternativ], fraga: Fraga, line: str) -> tuple[str, str]:
    """`1 what` or `Hemsjukvården: what`: an alternative, and what is written beside it."""
    named, colon, after = line.partition(":")
    key, _, rest = (named, colon, after) if colon else line.partition(" ")
    id_ = _one(fraga, alternatives, key.strip())
    if not rest.strip():
        raise UsageFault("ogiltigt-varde", "Det saknas vad.", fraga.falt, "Skriv siffran och sedan vad.")
    return id_, rest.strip()


def _one(fraga: Fraga, alternatives: Sequence[Alternativ], text: str) -> str:
    """The alternative with this key, name, id, or the first whole words of its name. A key never means another.

    `ja` and `nej` written out are the keys `j` and `n`, where there are such: no slip of a finger types a whole word.
    """
    typed = fold(text)
    typed = _UTSKRIVNA.get(typed, typed) if {"j", "n"}.issubset(keys(alternatives)) else typed
    for key, each in zip(keys(alternatives), alternatives, strict=True):
        if typed == fold(key):
            return each.id
    named = [each.id for each in alternatives if _is_named(typed, each)]
    if len(named) == 1:
        return named[0]
    raise UsageFault(
        "ogiltigt-varde",
        "Svaret är inte ett av dem som går att välja.",
        fraga.falt,
        f"Skriv {_or(keys(alternatives))}.",
    )


_UTSKRIVNA: Mapping[str, str] = {"ja": "j", "nej": "n"}


def _is_named(typed: str, alternative: Alternativ) -> bool:
    name = fold(alternative.namn)
    rest = name[len(typed) : len(typed) + 1]
    return typed == fold(alternative.id) or (name.startswith(typed) and not rest.isalnum())


def _several(fraga: Fraga, alternatives: Sequence[Alternativ], text: str) -> list[str]:
    """The alternatives in a line: keys with blanks or commas between, or names with commas. `0`: none."""
    by_blank = text.replace(",", " ").split()
    of_keys = all(fold(part) in {*map(fold, keys(alternatives)), "0"} for part in by_blank)
    parts = by_blank if of_keys else [part for part in text.split(",") if part.strip()]
    if parts == ["0"] and fraga.frivillig and "0" not in keys(alternatives):
        return []
    return list(dict.fromkeys(_one(fraga, alternatives, part) for part in parts))


def _or(words: Sequence[str]) -> str:
    return " eller ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


# --- as it is shown ---------------------------------------------------------------------------------------------------


def shown(state: State, fraga: Fraga, held: Varde) -> str:
    """A value in the words of the screen. A person's number is never shown."""
    names = {each.id: each.namn for each in choices(state, fraga)}
    if held in (None, []):
        return (fraga.tomt if held is None else None) or "inget"
    if isinstance(held, bool):
        return "ja" if held else "nej"
    if is_members(held):
        return ", ".join(str(member.get("namn", member["id"])) for member in held)
    if isinstance(held, Mapping):
        beside = " / ".join(f"{names[id_]}: {each}" for id_, each in held.items() if id_ in names)
        return beside or str(held.get("namn", "ifyllt"))
    if isinstance(held, list | tuple):
        return (", " if names else " / ").join(names.get(str(item), str(item)) for item in held)
    return names.get(str(held)) or _moment(fraga, str(held))


def _moment(fraga: Fraga, text: str) -> str:
    if fraga.typ == "datum":
        return echo_datum(date.fromisoformat(text))
    if fraga.typ == "tid":
        return echo_klockslag(time.fromisoformat(text))
    if fraga.typ == "moment" and len(text) > len("2027-04-07"):
        return echo_tid(datetime.fromisoformat(text))
    return echo_datum(date.fromisoformat(text)) if fraga.typ == "moment" else text
