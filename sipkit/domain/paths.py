"""Paths in the ärende: the same everywhere, in questions, answers files, spreadsheet headings and faults.

- `enskild.namn`: a field. `parter.p2.namn`: a member of a repeating group, by its id.
- `kallelse.dag`: the singular of a group is its current member (the latest, or the one being made).
- `samtycke.status`: the consent that is asked about; unless said otherwise, the one to call to a meeting that holds.
- `handelse.utskrivningsklar-meddelat`: the moment of the event of that type.
- `enskild`, `parter`: a whole model or group at once, as a pasted line or several lines.
- `falt.kallelse-barn.skola`: an open field of a document type.
- `samtycke.uppgifter.p2`: what is said about one party, by its id.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import cache, lru_cache
from typing import cast, get_args, get_origin, get_type_hints

from sipkit.domain.arende import Arende, Samtycke
from sipkit.domain.fieldtypes import MEDLEMSID
from sipkit.domain.modell import Medlem, Modell
from sipkit.domain.samtycken import nytt_id, senaste
from sipkit.domain.text import did_you_mean, fold
from sipkit.domain.vocabulary import HandelseTyp, words
from sipkit.errors import UsageFault

# group -> (singular, prefix of its members' ids)
GRUPPER: Mapping[str, tuple[str, str]] = {
    "foretradare": ("foretradare", "g"),
    "narstaende": ("narstaende", "n"),
    "vardtillfallen": ("vardtillfalle", "v"),
    "parter": ("part", "p"),
    "fast_vardkontakter": ("fast_vardkontakt", "f"),
    "samtycken": ("samtycke", "s"),
    "handelser": ("handelse", "h"),
    "kallelser": ("kallelse", "k"),
    "dokument": ("dokument", "d"),
    "checklistor": ("checklista", "c"),
    "historik": ("historik", "r"),
}
_MISSPELT = 0.75
"""How like one of our words a key must be to be taken for it: `persnummer` is, a person's name is not."""
SINGULAR = {singular: group for group, (singular, _) in GRUPPER.items() if singular != group}


def kanonisk(path: str, bas: Arende | None = None, samtycke: str | None = None) -> str:
    """The path with a group's singular replaced by its current member; spelling without å, ä, ö is the same path.

    Args:
        path: as it is written.
        bas: the ärende whose members are meant.
        samtycke: the id that `samtycke` stands for, where a certain consent is asked about.

    Raises:
        UsageFault: the path is not one in the ärende; the nearest is named.
    """
    parts = written = [fold(part).replace(" ", "_") for part in path.strip().split(".")]
    if parts[0] == "handelse" and len(parts) == 2 and parts[1] in words(HandelseTyp):
        return f"handelser.{parts[1]}.tid"
    if parts[0] in SINGULAR:
        group = SINGULAR[parts[0]]
        id_ = samtycke if group == "samtycken" and samtycke else _current(group, bas or Arende())
        parts = [group, id_, *parts[1:]]
    canonical = ".".join(parts)
    if parts[0] != "falt" and type_at(canonical) is None:
        cure = did_you_mean(path, known_paths(), "`sipkit kallelse --utan-frågor` räknar upp de svar som behövs.")
        raise UsageFault("okand-svarsnyckel", "Svarsnyckeln finns inte i ärendet.", _told(written), cure)
    return canonical


def _current(group: str, bas: Arende) -> str:
    """The id of a group's current member. A consent of one kind never stands for one of another."""
    if group == "samtycken":
        held = senaste(bas, Samtycke.model_fields["sort"].default)
        return held.id if held else nytt_id(bas)
    members = cast(tuple[Medlem, ...], getattr(bas, group))
    return members[-1].id if members else f"{GRUPPER[group][1]}1"


def _told(parts: Sequence[str]) -> str:
    """The path with only our own words in it, if misspelt; what else was typed may be a name in the place of a key."""
    ours = {word for path in known_paths() for word in path.split(".")}

    def is_ours(part: str) -> bool:
        return bool(MEDLEMSID.fullmatch(part) or get_close_matches(part, ours, 1, _MISSPELT))

    return ".".join(part if is_ours(part) else "…" for part in parts)


@cache
def known_paths() -> tuple[str, ...]:
    """Every path of the ärende in the form people write it: groups by their singular, events by their type."""

    def walk(model: type[Modell], prefix: str) -> Iterator[str]:
        for name, annotation in _hints(model).items():
            inner = _model_of(annotation)
            if inner is None:
                yield prefix + name
            elif issubclass(inner, Medlem):
                yield name
                yield from walk(inner, GRUPPER[name][0] + ".")
            else:
                yield prefix + name
                yield from walk(inner, f"{prefix}{name}.")

    events = tuple(f"handelse.{typ}" for typ in words(HandelseTyp))
    return tuple(path for path in walk(Arende, "") if not path.endswith(".id") or path == "arende.id") + events


@lru_cache(maxsize=1024)
def type_at(path: str) -> object | None:
    """The type that stands at a canonical path; None when the ärende has no such path."""
    model: type[Modell] | None = Arende
    annotation: object | None = None
    parts = path.split(".")
    while parts:
        if model is None:
            return _by_member(annotation, parts)
        name = parts.pop(0)
        annotation = _hints(model).get(name)
        if annotation is None:
            return None
        model = _model_of(annotation)
        if model is not None and issubclass(model, Medlem) and parts:
            if not MEDLEMSID.fullmatch(parts.pop(0)):
                return None
            annotation = model
    return annotation


def _by_member(annotation: object | None, parts: Sequence[str]) -> object | None:
    """The type of a value that is kept by a member's id: `uppgifter.p2`."""
    if get_origin(annotation) is not dict or len(parts) != 1 or not MEDLEMSID.fullmatch(parts[0]):
        return None
    return cast(object, get_args(annotation)[1])


@cache
def _hints(model: type[Modell]) -> dict[str, object]:
    hints = get_type_hints(model, include_extras=True)
    return {name: hints[name] for name in model.model_fields if name != "schema_"}


def _model_of(annotation: object) -> type[Modell] | None:
    """The model that an annotation holds, if any: `Enskild`, `tuple[Part, ...]`."""
    for each in (annotation, *getattr(annotation, "__args__", ())):
        if isinstance(each, type) and issubclass(each, Modell):
            return each
    return None
