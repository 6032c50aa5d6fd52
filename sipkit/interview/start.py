"""How an interview begins: what the ärende and the answers file already say, and what can be suggested."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from sipkit.config.dokumenttyp import Formular, Fraga
from sipkit.domain.arende import Arende, Kallelse
from sipkit.domain.faktaord import FAKTA
from sipkit.domain.paths import grupp, kanonisk
from sipkit.domain.planversion import ny_version
from sipkit.domain.svar import INGET_ETT_SVAR, Varde, bygg, platta, unreadable
from sipkit.domain.text import fold
from sipkit.errors import SipkitError, raise_all
from sipkit.interview.flow import all_given
from sipkit.interview.groups import any_member, any_members, is_group, stored
from sipkit.interview.known import with_known_members
from sipkit.interview.listed import side_by_side, with_listed_members
from sipkit.interview.members import is_members
from sipkit.interview.membership import places as questions_places
from sipkit.interview.parsing import nodes, own_part, parsed, tree_of
from sipkit.interview.reading import read
from sipkit.interview.samtycke import apart, current_id, next_id, unknown_parties
from sipkit.interview.state import RADFALT, State, Svar, Ursprung, is_consent, plats

_OF_ITS_OWN: Mapping[str, Varde] = MappingProxyType(
    {name: Kallelse.model_fields[name].default for name in ("dag", "tid", "svara_senast", "mottagare", "installd_av")}
)
"""What a kallelse that replaces another does not take over."""


def start(
    typ: Formular,
    idag: date,
    *,
    bas: Arende | None = None,
    svar: Mapping[str, object] | None = None,
    forslag: Mapping[Ursprung, Mapping[str, Varde]] | None = None,
    fakta: Mapping[str, frozenset[str]] | None = None,
    namn: Mapping[str, str] | None = None,
    samtycke_pa_nytt: bool = False,
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
        samtycke_pa_nytt: the person is asked for consent, whatever the ärende says of it. What the answers file says is
            always an answer of its own.

    Raises:
        SipkitError: a key or value in `svar` or `forslag` cannot be understood; all such are told.
    """
    svar = side_by_side(typ.fragor, svar or {})
    base = _with_new_member(_with_told_kallelser(bas or Arende(), typ, svar, idag), typ)
    paths, told_id = apart(platta(svar, base), base, typ.samtycke)
    id_ = told_id or (None if samtycke_pa_nytt else current_id(base, typ.samtycke)) or next_id(base, paths)
    mallar = _spelled_alike(typ.fragor, base)
    begun = State(mallar, base, fakta or {}, namn or {}, typ.samtycke, id_, mallar=mallar)
    begun, paths, faults = with_listed_members(begun, paths, idag)
    state = with_known_members(_from_file(from_arende(begun), paths, idag, faults))
    return replace(state, forslag=_suggestions(state, forslag or {}, idag))


def _spelled_alike(fragor: tuple[Fraga, ...], bas: Arende) -> tuple[Fraga, ...]:
    """The questions with each field named as in the first question for it, since the flow compares names."""
    spelling: dict[str, str] = {}
    for fraga in fragor:
        spelling.setdefault(kanonisk(fraga.falt, bas), fraga.falt)

    def name(key: str) -> str:
        return key if key in FAKTA else spelling.get(kanonisk(key, bas), key)

    def outer(key: str, own: Collection[str]) -> str:
        return key if key in own else name(key)

    def spelled(fraga: Fraga, own: frozenset[str], *, inside: bool) -> Fraga:
        own |= {each.falt for each in fraga.fragor if not is_group(each)}
        spelt = {
            "falt": fraga.falt if inside and not is_group(fraga) else name(fraga.falt),
            "nar": {outer(key, own): wanted for key, wanted in fraga.nar.items()},
            "beror_pa": tuple(outer(key, own) for key in fraga.beror_pa),
            "forslag_fran": tuple(outer(key, own) for key in fraga.forslag_fran),
            "ger_aven": fraga.ger_aven if inside else fraga.ger_aven and name(fraga.ger_aven),
            "fragor": tuple(spelled(each, own, inside=True) for each in fraga.fragor),
        }
        return fraga.model_copy(update={key: said for key, said in spelt.items() if said != getattr(fraga, key)})

    return tuple(spelled(fraga, frozenset(), inside=False) for fraga in fragor)


def from_arende(state: State) -> State:
    """The state with what its ärende answers."""
    anew = _asked_anew(state)
    return _with_answers(state, {falt: said for falt, said in told(state).items() if falt not in anew}, "arende")


def told(state: State) -> dict[str, Varde]:
    """What the ärende says about each question's field, where it says all that is asked for."""
    tree = dict(nodes(tree_of(state.bas)))
    places = questions_places(state)
    taken = frozenset(places.values())
    said = {falt: own_part(tree.get(place), place, taken) for falt, place in places.items()}
    return {falt: answered for falt, answered in said.items() if _is_whole(falt, answered)}


def _asked_anew(state: State) -> set[str]:
    return {fraga.falt for fraga in state.fragor if fraga.pa_nytt}


def _from_file(state: State, paths: Mapping[str, Varde], idag: date, unread: Sequence[SipkitError]) -> State:
    """The state with the answers file's answers. A path that no question has is kept under its own name."""
    where = questions_places(state)
    places = {where[fraga.falt]: fraga for fraga in reversed(tuple(stored(state.fragor)))}
    owned: dict[str, dict[str, Varde]] = {}
    for path, raw in paths.items():
        if raw is not None:
            owned.setdefault(_owner(path, places) or "", {})[path] = raw
    extra = owned.pop("", {})
    answers: dict[str, Varde] = {}
    faults = [*unread, *unreadable(extra, idag)]
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
    raise_all([*faults, *unknown_parties(paths, _named(state, paths, answers), idag)])
    state = _with_answers(state, answers, "svar")
    return replace(state, svar={**{path: Svar(raw, "svar") for path, raw in extra.items()}, **state.svar})


def _named(state: State, paths: Mapping[str, Varde], answers: Mapping[str, Varde]) -> tuple[str, ...]:
    """Ids of the parties in the ärende and in the answers file, given whole or in parts."""
    whole = answers.get("parter")
    listed = [str(member["id"]) for member in whole] if is_members(whole) else []
    in_parts = (path.split(".")[1] for path in paths if path.startswith("parter."))
    return tuple(dict.fromkeys([*(part.id for part in state.bas.parter), *listed, *in_parts]))


def _owner(path: str, places: Collection[str]) -> str | None:
    """The place that holds the path: itself, or the nearest that it is a part of."""
    while path and path not in places:
        path = path.rpartition(".")[0]
    return path or None


def _with_answers(state: State, answers: Mapping[str, Varde], origin: Ursprung) -> State:
    """The state with answers that hold as long as what they depend on is what the same source says."""
    under = _grounds(state)
    return all_given(
        state, {falt: Svar(answered, origin, under=_under(under, falt, answers)) for falt, answered in answers.items()}
    )


def _grounds(state: State) -> dict[str, set[str]]:
    """What the questions for each field depend on."""
    grounds: dict[str, set[str]] = {}
    for fraga in state.fragor:
        grounds.setdefault(fraga.falt, set()).update(fraga.beror_pa)
    return grounds


def _under(grounds: Mapping[str, set[str]], falt: str, answers: Mapping[str, Varde]) -> dict[str, Varde]:
    return {dep: answers[dep] for dep in grounds.get(falt, ()) if dep in answers}


def _suggestions(state: State, forslag: Mapping[Ursprung, Mapping[str, Varde]], idag: date) -> dict[str, Svar]:
    """The highest ranking suggestion for each field. Consent has none, whoever suggests it."""
    before, anew, grounds = told(state), _asked_anew(state), _grounds(state)
    found = {
        falt: Svar(said, "arende", under=_under(grounds, falt, before))
        for falt, said in before.items()
        if falt in anew and not is_consent(falt)
    }
    for fraga in stored(state.fragor):
        offers: list[tuple[Ursprung, Varde]] = [
            (origin, forslag.get(origin, {}).get(fraga.falt)) for origin in ("profil", "enheter")
        ]
        for origin, raw in [*offers, ("standard", fraga.forslag)]:
            if raw is not None and fraga.falt not in found and not is_consent(fraga.falt):
                found[fraga.falt] = Svar(_read(state, fraga, raw, idag), origin)
    return {**found, **_of_any_member(state, state.mallar, idag)}


def _of_any_member(state: State, mallar: Sequence[Fraga], idag: date) -> dict[str, Svar]:
    """What a group's questions suggest for every member, also those that are still to come."""
    found: dict[str, Svar] = {}
    for mall in filter(is_group, mallar):
        for fraga in mall.fragor:
            if fraga.forslag is not None:
                example = any_member(mall, fraga)
                found[any_members(example)] = Svar(_read(state, example, fraga.forslag, idag), "standard")
        found |= _of_any_member(state, mall.fragor, idag)
    return found


def _read(state: State, fraga: Fraga, raw: Varde, idag: date) -> Varde:
    if isinstance(raw, str):
        return read(state, fraga, raw, idag)[fraga.falt]
    place = plats(state, fraga.falt)
    return parsed(fraga, place, {place: raw}, idag)


def _with_told_kallelser(bas: Arende, typ: Formular, svar: Mapping[str, object], idag: date) -> Arende:
    """The ärende with the kallelser that an answers file tells of (`kallelser`), where the document is about one.

    The newest one that says what it replaces is not among them if the document makes a new one: then it is that.
    """
    if not typ.befintlig_kallelse:
        return bas
    paths = platta({key: value for key, value in svar.items() if fold(key.split(".")[0]) == "kallelser"})
    by_id: dict[str, dict[str, Varde]] = {}
    for path, value in paths.items():
        by_id.setdefault(path.split(".")[1], {})[path] = value
    newest = max(by_id, key=_number, default="")
    if typ.ny_medlem and f"kallelser.{newest}.ersatter" in by_id.get(newest, {}):
        del by_id[newest]
    return bygg({path: value for member in by_id.values() for path, value in member.items()}, idag, bas)


def _with_new_member(bas: Arende, typ: Formular) -> Arende:
    if typ.ny_medlem == "planer":
        return _with_new_version(bas)
    if typ.ny_medlem is None or bas.kallelse is None:
        return bas
    id_ = f"k{1 + max(_number(each.id) for each in bas.kallelser)}"
    new = Kallelse(id=id_)
    if typ.befintlig_kallelse:
        new = bas.kallelse.model_copy(update={**_OF_ITS_OWN, "id": id_, "ersatter": bas.kallelse.id})
    return bas.model_copy(update={"kallelser": (*bas.kallelser, new)})


def _with_new_version(bas: Arende) -> Arende:
    """The ärende with the next version of its plan. One that is being written is gone on with."""
    if bas.plan is None or bas.plan.dag is None:
        return bas
    return bas.model_copy(update={"planer": (*bas.planer, ny_version(bas, bas.plan))})


def _number(id_: str) -> int:
    return int(id_.removeprefix("k"))


def _is_whole(falt: str, answered: Varde) -> bool:
    """Whether the value answers the field's question: something was said, and for a line, all that it must hold."""
    if isinstance(answered, Mapping) and falt in RADFALT:
        return all(answered.get(name) is not None for name in RADFALT[falt])
    if answered == [] and grupp(falt) in INGET_ETT_SVAR:
        return True
    return answered not in (None, [], {})
