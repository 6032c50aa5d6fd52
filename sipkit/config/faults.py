"""The faults that a configuration file can have, each said in one way wherever it is found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sipkit.config.stavning import stavad
from sipkit.config.tree import Mark, Node, Table
from sipkit.domain.text import nearest
from sipkit.errors import ConfigFault, SipkitError

_MISSING_IN_LAYER = {
    "kalla": "Lägg till `källa: {dokument: …, avsnitt: …}`. En post som ändras ärver inte källan i lagret under."
}


def missing(name: str, inside: Node) -> ConfigFault:
    """A key that must be there is not."""
    whose = f" i `{inside.text('id')}`" if isinstance(inside, Table) and inside.text("id") else ""
    layered = _MISSING_IN_LAYER.get(name) if inside.mark.fil.lager else None
    cure = layered or f"Lägg till `{stavad(name)}: …`."
    return ConfigFault("nyckel-saknas", f"Nyckeln `{stavad(name)}` saknas{whose}.", var=str(inside.mark), atgard=cure)


def unknown_key(written: str, mark: Mark, valid: Sequence[str]) -> ConfigFault:
    """A key that is not used where it stands; the nearest of the valid ones is the cure."""
    near = nearest(written, valid)
    others = f"Här går att skriva: {', '.join(map(stavad, valid))}." if valid else "Ta bort den."
    return ConfigFault(
        "okand-nyckel",
        f"Nyckeln `{written}` används inte här.",
        var=str(mark),
        atgard=f"Menade du `{stavad(near)}`?" if near else others,
    )


def wrong_value(vad: str, mark: Mark, atgard: str = "") -> ConfigFault:
    """A value that cannot stand where it does."""
    return ConfigFault("fel-varde", vad, var=str(mark), atgard=atgard)


def wrong_word(word: str, mark: Mark, allowed: Sequence[str]) -> ConfigFault:
    """A word outside a closed vocabulary; the cure names the nearest word and all that are allowed."""
    near = nearest(word, allowed)
    choices = f"Tillåtna värden: {', '.join(allowed)}."
    cure = f"Menade du `{near}`? {choices}" if near else choices
    return wrong_value(f"Värdet `{word}` går inte att använda här.", mark, cure)


def in_order(faults: Iterable[SipkitError]) -> tuple[SipkitError, ...]:
    """Each fault once, as it was first found, file by file and line by line.

    What is wrong in one layer is still wrong when it is merged, and may then be found again with a poorer cure.
    """
    found: dict[tuple[str, str, str], SipkitError] = {}
    for fault in faults:
        found.setdefault((fault.kod, fault.var, fault.vad), fault)
    files = list(dict.fromkeys(_place(fault)[0] for fault in found.values()))
    return tuple(sorted(found.values(), key=lambda fault: (files.index(_place(fault)[0]), _place(fault)[1:])))


def _place(fault: SipkitError) -> tuple[str, int, int]:
    name, line, column = fault.var.rsplit(":", 2)
    return name, int(line), int(column)
