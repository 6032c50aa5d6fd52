"""What must hold for a group of questions: that it is one, and that an answer to its first question makes a member."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sipkit.config.dokumenttyp import Fraga
from sipkit.config.falt import canonical
from sipkit.config.faults import wrong_value
from sipkit.config.tree import Scalar, Table
from sipkit.domain.paths import grupp, known_paths
from sipkit.domain.text import nearest
from sipkit.errors import ConfigFault

_ONLY_GROUPS = ("fragor", "fler", "hor_till")
_NEVER_GROUPS = ("forslag", "forslag_fran", "ger_aven")
_NEVER_FIRST = ("nar", "beror_pa", "frivillig", "ger_aven")


def check_group(fraga: Fraga, item: Table, around: Sequence[Fraga]) -> Iterator[ConfigFault]:
    """Every fault in a question as a group; for another question, that it has no key of one.

    Args:
        fraga: the question.
        item: what it was made of.
        around: the groups that it stands in.
    """
    if fraga.typ != "grupp":
        yield from _without(item, _ONLY_GROUPS, "Bara en grupp (`typ: grupp`) har den nyckeln.")
        if around and fraga is around[-1].fragor[0]:
            yield from _without(item, _NEVER_FIRST, "Gruppens första fråga ställs alltid: svaret gör en medlem.")
        return
    yield from _without(item, _NEVER_GROUPS, "En grupp har inget eget svar.")
    if canonical(fraga.falt) and grupp(fraga.falt) is None:
        what = f"`{fraga.falt}` är ingen grupp som kan ha flera medlemmar."
        yield wrong_value(what, item.entries["falt"].mark, "Skriv till exempel plan.mal.")
    if not fraga.fragor or fraga.fragor[0].typ == "grupp":
        what = f"Gruppen `{fraga.id}` ska börja med en fråga om medlemmen."
        yield wrong_value(what, item.entries["typ"].mark, "Skriv den först under `frågor`.")
    yield from _check_reference(fraga, item, around)


def _check_reference(fraga: Fraga, item: Table, around: Sequence[Fraga]) -> Iterator[ConfigFault]:
    """A group inside another says which field of its members holds the outer one's id."""
    if len(around) > 1:
        what = "En grupp kan stå i en annan, men inte djupare än så."
        yield wrong_value(what, item.entries["typ"].mark, "Flytta ut gruppen ett steg.")
    elif around and fraga.hor_till is None:
        what = f"Gruppen `{fraga.id}` säger inte vilket fält som pekar på `{around[-1].id}`."
        yield wrong_value(what, item.entries["typ"].mark, "Skriv `hör_till`, till exempel `hör_till: mal`.")
    elif around:
        yield from check_own_field(_scalar(item, "hor_till"), fraga)
    else:
        yield from _without(item, ("hor_till",), "Gruppen står inte i någon annan.")


def check_own_field(path: Scalar, group: Fraga) -> Iterator[ConfigFault]:
    """The field must be one that the group's members have."""
    if grupp(group.falt) is None or canonical(f"{group.falt}.x1.{path.text}") is not None:
        return
    names = dict.fromkeys(each.rpartition(".")[2] for each in known_paths())
    own = [name for name in names if canonical(f"{group.falt}.x1.{name}")]
    near = nearest(path.text, own)
    cure = f"Menade du `{near}`?" if near else f"Välj: {', '.join(own)}."
    yield wrong_value(f"Fältet `{path.text}` finns inte hos medlemmarna i `{group.falt}`.", path.mark, cure)


def _scalar(item: Table, name: str) -> Scalar:
    node = item.entries[name]
    assert isinstance(node, Scalar)
    return node


def _without(item: Table, names: Sequence[str], why: str) -> Iterator[ConfigFault]:
    for name in names:
        if name in item.keys:
            written = item.keys[name].skriven
            yield wrong_value(f"`{written}` kan inte stå här. {why}", item.keys[name].mark, f"Ta bort `{written}`.")
