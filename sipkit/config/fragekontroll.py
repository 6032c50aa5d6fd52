"""What must hold for a document type's questions besides the schema, so that an interview can never get stuck.

A question hangs only on what is asked before it, every answer has a place in the ärende, and nobody is led into a yes:
consent and protected identity never come with a suggestion.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from sipkit.config.dokumenttyp import INGET, Formular, Fraga
from sipkit.config.falt import canonical, check_path
from sipkit.config.faults import wrong_value, wrong_word
from sipkit.config.gruppkontroll import check_group, check_own_field
from sipkit.config.kontroll import check_fact, double_ids
from sipkit.config.tree import Array, Mark, Node, Scalar, Table
from sipkit.domain.faktaord import FAKTA
from sipkit.domain.text import nearest
from sipkit.domain.vocabulary import Foretradarroll, words
from sipkit.errors import ConfigFault

MAX_PROMPT = 75
PLACEHOLDERS = ("{fornamn}", "{it_tjanst}")

Asked = Mapping[str, Fraga]
"""Canonical path -> the question that fills it; inside a group, also the member's own fields."""


def check_questions(typ: Formular, tree: Table) -> Iterator[ConfigFault]:
    """Every fault in the questions. `tree` is what `typ` was made of."""
    yield from double_ids(tree)
    for path in _scalars(tree, "kraver"):
        yield from check_path(path)
    for rad in _nodes(tree, "tas_upp"):
        yield from (fault for path in _scalars(rad, "falt") for fault in check_path(path))
    yield from _check_list(typ.fragor, tree.entries["fragor"], {}, ())


def _check_list(fragor: Sequence[Fraga], node: Node, asked: Asked, around: Sequence[Fraga]) -> Iterator[ConfigFault]:
    """The questions of one list; `around` are the groups that it stands in, the innermost last."""
    asked = dict(asked)
    for fraga, item in zip(fragor, node.items if isinstance(node, Array) else (), strict=True):
        if not isinstance(item, Table):
            continue
        named = [*around, fraga] if fraga.typ == "grupp" else around
        yield from _check_prompt(item, "fraga", named)
        yield from _check_prompt(item, "fler", named)
        yield from check_group(fraga, item, around)
        yield from _check_field(fraga, item, around)
        yield from _check_conditions(item, asked, fragor)
        yield from _check_choices(fraga, item)
        if fraga.typ == "grupp" and "fragor" in item.entries:
            yield from _check_list(fraga.fragor, item.entries["fragor"], asked, [*around, fraga])
        else:
            asked |= _filled(fraga, around)


def _filled(fraga: Fraga, around: Sequence[Fraga]) -> dict[str, Fraga]:
    """The names by which later questions may mean this one."""
    paths = [path for path in (fraga.falt, fraga.ger_aven) if path]
    return {spelt: fraga for path in paths if (spelt := path if around else canonical(path))}


def _check_prompt(item: Table, key: str, around: Sequence[Fraga]) -> Iterator[ConfigFault]:
    for text in _scalars(item, key):
        if len(text.text) > MAX_PROMPT or not text.text.endswith(":"):
            what = f"Frågan ska sluta med kolon och vara högst {MAX_PROMPT} tecken; den är {len(text.text)}."
            yield wrong_value(what, text.mark, "Flytta det som är förklaring till `hjälp`.")
        allowed = (*PLACEHOLDERS, *(f"{{{group.id}}}" for group in around))
        for name in re.findall(r"\{[^}]*\}", text.text):
            if name not in allowed:
                yield wrong_word(name, text.mark, allowed)


def _check_field(fraga: Fraga, item: Table, around: Sequence[Fraga]) -> Iterator[ConfigFault]:
    for path in (*_scalars(item, "falt"), *_scalars(item, "ger_aven")):
        yield from check_own_field(path, around[-1]) if around and fraga.typ != "grupp" else check_path(path)
    if fraga.forslag is not None and _never_suggested(canonical(fraga.falt) or ""):
        what = "Samtycke och skyddade uppgifter får aldrig ett förslag: ett svar ska vara någons svar."
        yield wrong_value(what, item.entries["forslag"].mark, "Ta bort `förslag`.")


def _never_suggested(path: str) -> bool:
    return path.startswith("samtycken.") or path == "enskild.skyddade_uppgifter"


_SKRIVS_VID = (("text", "personer"), ("lista", "medgivna"))
"""What is written, with choices by number all the same."""


def _check_choices(fraga: Fraga, item: Table) -> Iterator[ConfigFault]:
    chosen = fraga.typ in ("val", "flerval") or (fraga.typ, fraga.alternativ_fran) in _SKRIVS_VID
    if chosen != bool(fraga.alternativ or fraga.alternativ_fran):
        what = "har inget att välja på" if chosen else "har alternativ som inte används"
        cure = "Skriv `alternativ`." if chosen else "Byt `typ` till val eller flerval, eller ta bort alternativen."
        yield wrong_value(f"Frågan `{fraga.id}` av typen {fraga.typ} {what}.", item.entries["typ"].mark, cure)


# --- what a question hangs on -----------------------------------------------------------------------------------------


def _check_conditions(item: Table, asked: Asked, fragor: Sequence[Fraga]) -> Iterator[ConfigFault]:
    conditions = item.entries.get("nar")
    if isinstance(conditions, Table):
        for name, key in conditions.keys.items():
            yield from _check_earlier(name, key.mark, asked, fragor)
            for value in _scalars(conditions, name):
                yield from _check_value(name, value, asked)
    for path in (*_scalars(item, "beror_pa"), *_scalars(item, "forslag_fran")):
        yield from _check_earlier(path.text, path.mark, asked, fragor)


def _check_earlier(name: str, mark: Mark, asked: Asked, fragor: Sequence[Fraga]) -> Iterator[ConfigFault]:
    path = canonical(name)
    if name in FAKTA or _question(name, asked):
        return
    later = next((f.id for f in fragor if name == f.falt or (path and path == canonical(f.falt))), None)
    near = nearest(name, [*FAKTA, *(fraga.falt for fraga in asked.values())])
    moved, meant = f"Flytta frågan `{later}` hit före.", f"Menade du `{near}`?" if near else ""
    what = f"`{name}` är varken ett faktum eller något som frågas tidigare."
    yield wrong_value(what, mark, moved if later else meant)


def _check_value(name: str, value: Scalar, asked: Asked) -> Iterator[ConfigFault]:
    """The value must be one that the fact or the answer can have."""
    fraga = _question(name, asked)
    if name in FAKTA:
        yield from check_fact(name, value)
    elif fraga and (name == fraga.falt or canonical(name) in map(canonical, (fraga.falt, fraga.ger_aven or ""))):
        allowed = ["ja", "nej"] if fraga.typ == "ja-nej" else [each.id for each in fraga.alternativ]
        allowed += words(Foretradarroll) if fraga.falt == "foretradare" else ()
        allowed += [INGET] if fraga.frivillig else []
        if allowed and value.text not in allowed:
            yield wrong_word(value.text, value.mark, allowed)


def _question(name: str, asked: Asked) -> Fraga | None:
    """The earlier question that fills the path, or the whole that it is part of."""
    if name in asked:
        return asked[name]
    path = canonical(name) or ""
    return next((fraga for filled, fraga in asked.items() if path == filled or path.startswith(f"{filled}.")), None)


def _scalars(node: Node | None, name: str) -> tuple[Scalar, ...]:
    return tuple(each for each in _nodes(node, name) if isinstance(each, Scalar))


def _nodes(node: Node | None, name: str) -> Sequence[Node | None]:
    """What stands under a key of a table: the items of a list, else the one thing; nothing of what is no table."""
    inner = node.entries.get(name) if isinstance(node, Table) else None
    return inner.items if isinstance(inner, Array) else (inner,)
