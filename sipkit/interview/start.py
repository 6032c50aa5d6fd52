"""How an interview begins: what the ärende and the answers file already say, and what can be suggested."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from sipkit.config.dokumenttyp import Dokumenttyp, Fraga
from sipkit.domain.arende import Arende, Kallelse
from sipkit.domain.faktaord import FAKTA
from sipkit.domain.paths import kanonisk
from sipkit.domain.svar import Varde, bygg, platta
from sipkit.errors import SipkitError, UsageFault, raise_all
from sipkit.interview.flow import given
from sipkit.interview.parsing import at, own_part, parsed, tree_of
from sipkit.interview.reading import read
from sipkit.interview.state import RADFALT, State, Svar, Ursprung, is_consent


def start(
    typ: Dokumenttyp,
    idag: date,
    *,
    bas: Arende | None = None,
    svar: Mapping[str, object] | None = None,
    forslag: Mapping[Ursprung, Mapping[str, Varde]] | None = None,
    fakta: Mapping[str, frozenset[str]] | None = None,
    namn: Mapping[str, str] | None = None,
) -> State:
    """The state before the first question.

    Args:
        typ: the document type; its questions are asked, and it may make a new member of a group.
        idag: the day that dates in the answers are read from.
        bas: the ärende before. What it says is answered.
        svar: the answers file, nested or dotted. What it says is answered, and outranks the ärende.
        forslag: what to suggest, by origin (`profil`, `enheter`) and `falt`.
        fakta: what is known besides the answers, for the questions' conditions.
        namn: names that the questions' texts may hold, as `it_tjanst`.

    Raises:
        SipkitError: a key or value in `svar` or `forslag` cannot be understood; all such are told.
    """
    base = _with_new_member(bas or Arende(), typ)
    state = from_arende(State(_spelled_alike(typ.fragor, base), base, fakta or {}, namn or {}))
    state = _from_file(state, svar or {}, idag)
    return replace(state, forslag=_suggestions(state, forslag or {}, idag))


def _spelled_alike(fragor: tuple[Fraga, ...], bas: Arende) -> tuple[Fraga, ...]:
    """The questions with each field named as in the first question for it, since the flow compares names."""
    spelling: dict[str, str] = {}
    for fraga in fragor:
        spelling.setdefault(kanonisk(fraga.falt, bas), fraga.falt)

    def name(key: str) -> str:
        return key if key in FAKTA else spelling.get(kanonisk(key, bas), key)

    return tuple(
        fraga.model_copy(
            update={
                "falt": name(fraga.falt),
                "nar": {name(key): wanted for key, wanted in fraga.nar.items()},
                "beror_pa": tuple(map(name, fraga.beror_pa)),
                "ger_aven": fraga.ger_aven and name(fraga.ger_aven),
            }
        )
        for fraga in fragor
    )


def from_arende(state: State) -> State:
    """The state with what its ärende answers."""
    tree = tree_of(state.bas)
    places = {fraga.falt: kanonisk(fraga.falt, state.bas) for fraga in state.fragor}
    said = {falt: own_part(at(tree, place), place, places.values()) for falt, place in places.items()}
    answers = {falt: answered for falt, answered in said.items() if _is_whole(falt, answered)}
    return _with_answers(state, answers, "arende")


def _from_file(state: State, tree: Mapping[str, object], idag: date) -> State:
    """The state with the answers file's answers. A path that no question has is kept under its own name."""
    places = {kanonisk(fraga.falt, state.bas): fraga for fraga in reversed(state.fragor)}
    owned: dict[str, dict[str, Varde]] = {}
    for path, raw in platta(tree, state.bas).items():
        if raw is not None:
            owned.setdefault(_owner(path, places) or "", {})[path] = raw
    extra = owned.pop("", {})
    answers: dict[str, Varde] = {}
    faults = _unreadable(extra, idag)
    for place, parts in owned.items():
        try:
            answered = own_part(parsed(places[place], place, parts, idag), place, places)
        except SipkitError as fault:
            faults.append(fault)
        else:
            falt = places[place].falt
            if _is_whole(falt, answered):
                answers[falt] = answered
            else:
                extra |= parts
    raise_all(faults)
    state = _with_answers(state, answers, "svar")
    return replace(state, svar={**{path: Svar(raw, "svar") for path, raw in extra.items()}, **state.svar})


def _owner(path: str, places: Iterable[str]) -> str | None:
    """The place that holds the path: itself, or the nearest that it is a part of."""
    return max((each for each in places if path == each or path.startswith(each + ".")), key=len, default=None)


def _unreadable(extra: Mapping[str, Varde], idag: date) -> list[SipkitError]:
    """What is wrong with values that no question will ask about. That a member lacks a field is not known yet."""
    try:
        bygg(extra, idag)
    except SipkitError as fault:
        return [each for each in fault.faults if isinstance(each, UsageFault)]
    return []


def _with_answers(state: State, answers: Mapping[str, Varde], origin: Ursprung) -> State:
    """The state with answers that hold as long as what they depend on is what the same source says."""
    for falt, answered in answers.items():
        depends = {dep for fraga in state.fragor if fraga.falt == falt for dep in fraga.beror_pa}
        under = {dep: answers[dep] for dep in depends if dep in answers}
        state = given(state, falt, Svar(answered, origin, under=under))
    return state


def _suggestions(state: State, forslag: Mapping[Ursprung, Mapping[str, Varde]], idag: date) -> dict[str, Svar]:
    """The highest ranking suggestion for each field. Consent has none, whoever suggests it."""
    found: dict[str, Svar] = {}
    for fraga in state.fragor:
        offers: list[tuple[Ursprung, Varde]] = [
            (origin, forslag.get(origin, {}).get(fraga.falt)) for origin in ("profil", "enheter")
        ]
        for origin, raw in [*offers, ("standard", fraga.forslag)]:
            if raw is not None and fraga.falt not in found and not is_consent(fraga.falt):
                found[fraga.falt] = Svar(_read(state, fraga, raw, idag), origin)
    return found


def _read(state: State, fraga: Fraga, raw: Varde, idag: date) -> Varde:
    if isinstance(raw, str):
        return read(state, fraga, raw, idag)[fraga.falt]
    place = kanonisk(fraga.falt, state.bas)
    return parsed(fraga, place, {place: raw}, idag)


def _with_new_member(bas: Arende, typ: Dokumenttyp) -> Arende:
    if typ.ny_medlem is None or not bas.kallelser:
        return bas
    number = 1 + max(int(each.id.removeprefix("k")) for each in bas.kallelser)
    return bas.model_copy(update={"kallelser": (*bas.kallelser, Kallelse(id=f"k{number}"))})


def _is_whole(falt: str, answered: Varde) -> bool:
    """Whether the value answers the field's question: something was said, and for a line, all that it must hold."""
    if isinstance(answered, Mapping) and falt in RADFALT:
        return all(answered.get(name) is not None for name in RADFALT[falt])
    return answered not in (None, [], {})
