"""Paths in the ärende: the same everywhere, in questions, answers files, spreadsheet headings and faults.

- `enskild.namn`: a field. `parter.p2.namn`: a member of a repeating group, by its id.
- `kallelse.dag`: the singular of a group is its current member (the latest, or the one being made).
- `samtycke.status`: the consent that is asked about; unless said otherwise, the one to call to a meeting that holds.
- `handelse.utskrivningsklar-meddelat`: the moment of the event of that type.
- `planer.v1.mal.m2.text`, `plan.mal.m2.text`, `plan.insats.vad`: groups inside another's members, in the same ways.
- `enskild`, `parter`: a whole model or group at once, as a pasted line or several lines.
- `falt.kallelse-barn.skola`: an open field of a document type.
- `samtycke.uppgifter.p2`: what is said about one party, by its id.
"""

from __future__ import annotations

from collections import deque
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

# group -> (singular, prefix of its members' ids). A group inside another's members stands after it: `planer.mal`.
GRUPPER: Mapping[str, tuple[str, str]] = {
    "foretradare": ("foretradare", "g"),
    "narstaende": ("narstaende", "n"),
    "vardtillfallen": ("vardtillfalle", "v"),
    "parter": ("part", "p"),
    "fast_vardkontakter": ("fast_vardkontakt", "f"),
    "samtycken": ("samtycke", "s"),
    "handelser": ("handelse", "h"),
    "kallelser": ("kallelse", "k"),
    "planer": ("plan", "v"),
    "planer.mal": ("mal", "m"),
    "planer.insatser": ("insats", "i"),
    "planer.andra_atgarder": ("annans_atgard", "a"),
    "planer.deltagare": ("deltagare", "t"),
    "planer.underskrifter": ("underskrift", "u"),
    "dokument": ("dokument", "d"),
    "checklistor": ("checklista", "c"),
    "historik": ("historik", "r"),
}
_MISSPELT = 0.75
"""How like one of our words a key must be to be taken for it: `persnummer` is, a person's name is not."""


def _beside(group: str, name: str) -> str:
    """A name in the place of a group's own: `planer.mal` and `insats` give `planer.insats`."""
    return f"{group.rpartition('.')[0]}.{name}".removeprefix(".")


SINGULAR = {_beside(group, singular): group for group, (singular, _) in GRUPPER.items()}
"""A group's singular, where it stands in the ärende -> the group. Some are the same word."""
_SINGULARS = frozenset(singular for singular, _ in GRUPPER.values())


def kanonisk(path: str, bas: Arende | None = None, samtycke: str | None = None) -> str:
    """The path with a group's singular replaced by its current member; spelling without å, ä, ö is the same path.

    Args:
        path: as it is written.
        bas: the ärende whose members are meant.
        samtycke: the id that `samtycke` stands for, where a certain consent is asked about.

    Raises:
        UsageFault: the path is not one in the ärende; the nearest is named.
    """
    parts = written = _steps(path)
    if parts[0] == "handelse" and len(parts) == 2 and parts[1] in words(HandelseTyp):
        return f"handelser.{parts[1]}.tid"
    canonical = _by_itself(path) or ".".join(_by_members(parts, bas or Arende(), samtycke))
    if parts[0] != "falt" and type_at(canonical) is None:
        cure = did_you_mean(path, known_paths(), "`sipkit kallelse --utan-frågor` räknar upp de svar som behövs.")
        raise UsageFault("okand-svarsnyckel", "Svarsnyckeln finns inte i ärendet.", _told(written), cure)
    return canonical


@lru_cache(maxsize=4096)
def _steps(path: str) -> tuple[str, ...]:
    """The steps of a path however it is spelled. The same paths are read for every answer of an interview or row."""
    return tuple(fold(part).replace(" ", "_") for part in path.strip().split("."))


@lru_cache(maxsize=4096)
def _by_itself(path: str) -> str | None:
    """The canonical path where no member of an ärende decides it, as most in a batch; None where one may."""
    parts = _steps(path)
    return None if _SINGULARS.intersection(parts) else ".".join(_by_members(parts, Arende(), None))


def _by_members(parts: Sequence[str], bas: Arende, samtycke: str | None) -> Iterator[str]:
    """The steps of a path, where each group that is named by its singular stands with its current member's id."""
    owner: object = bas
    where = ""
    steps = deque(parts)
    while steps:
        name = steps.popleft()
        where = f"{where}.{name}".removeprefix(".")
        group = SINGULAR.get(where, where)
        if group not in GRUPPER:
            owner = getattr(owner, name, None)
            yield name
        elif where == group and not steps:
            yield name
        else:
            is_said = where == group and (group not in SINGULAR or MEDLEMSID.fullmatch(steps[0]))
            id_ = steps.popleft() if is_said else _current(group, owner, samtycke)
            where = group
            owner = _held(group, owner, id_)
            yield group.rpartition(".")[2]
            yield id_


def _current(group: str, owner: object, samtycke: str | None) -> str:
    """The id of a group's current member. A consent of one kind never stands for one of another."""
    if group == "samtycken" and isinstance(owner, Arende):
        held = senaste(owner, Samtycke.model_fields["sort"].default)
        return samtycke or (held.id if held else nytt_id(owner))
    members = _members(group, owner)
    return members[-1].id if members else f"{GRUPPER[group][1]}1"


def _held(group: str, owner: object, id_: str) -> Medlem | None:
    return next((each for each in _members(group, owner) if each.id == id_), None)


def _members(group: str, owner: object) -> tuple[Medlem, ...]:
    """A group's members, of the ärende or of the member that has the group; none where there is no such owner."""
    return cast(tuple[Medlem, ...] | None, getattr(owner, group.rpartition(".")[2], None)) or ()


def grupp(path: str) -> str | None:
    """The group that a path is the whole of, as a key of `GRUPPER`: `plan.mal`, `planer.v2.mal` are `planer.mal`."""
    where = ""
    is_member = False
    for name in map(fold, path.split(".")):
        is_member = where in GRUPPER and MEDLEMSID.fullmatch(name) is not None
        if not is_member:
            where = f"{where}.{name}".removeprefix(".")
            where = SINGULAR.get(where, where)
    return where if where in GRUPPER and not is_member else None


def _told(parts: Sequence[str]) -> str:
    """The path with only our own words in it, if misspelt; what else was typed may be a name in the place of a key."""
    ours = {word for path in known_paths() for word in path.split(".")}

    def is_ours(part: str) -> bool:
        return bool(MEDLEMSID.fullmatch(part) or get_close_matches(part, ours, 1, _MISSPELT))

    return ".".join(part if is_ours(part) else "…" for part in parts)


@cache
def known_paths() -> tuple[str, ...]:
    """Every path of the ärende in the form people write it: groups by their singular, events by their type."""

    def walk(model: type[Modell], prefix: str, where: str) -> Iterator[str]:
        for name, annotation in _hints(model).items():
            inner = _model_of(annotation)
            yield prefix + name
            if inner is not None:
                spoken = GRUPPER[where + name][0] if issubclass(inner, Medlem) else name
                yield from walk(inner, f"{prefix}{spoken}.", f"{where}{name}.")

    events = tuple(f"handelse.{typ}" for typ in words(HandelseTyp))
    return tuple(path for path in walk(Arende, "", "") if not path.endswith(".id") or path == "arende.id") + events


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
    """The model that an annotation holds, if any: `Enskild`, `tuple[Part, ...]`, `tuple[Part, ...] | None`."""
    if isinstance(annotation, type) and issubclass(annotation, Modell):
        return annotation
    return next((found for each in get_args(annotation) if (found := _model_of(each))), None)
