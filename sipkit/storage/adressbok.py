"""The address book: which units a kommun's parties are chosen from, one `enheter/<kommun>.yaml` a kommun.

The region's file lies in a shared folder of configuration, the user's additions in their own. Units merge by id, key by
key, the user's last. It holds units, never persons.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from sipkit import disk
from sipkit.config.faults import in_order, wrong_value
from sipkit.config.post import Kebab, Modell
from sipkit.config.sources import yaml_files
from sipkit.config.tree import Array, Fil, Node, Scalar, Table
from sipkit.config.validation import Skema, validate
from sipkit.config.yamlfil import parse, read
from sipkit.domain.arende import Kanal
from sipkit.domain.fieldtypes import Adressrad, Telefon, Text
from sipkit.domain.text import fold
from sipkit.domain.vocabulary import Huvudman, Roll
from sipkit.errors import ConfigFault, SipkitError, raise_all
from sipkit.storage.platser import Platser, disk_faults, private_folder
from sipkit.storage.yamltext import yaml_text

MAPP = "enheter"

Vanligt = Literal["vuxen", "barn", "psykiatri"]
"""Whom a unit is usually called for."""


class Enhet(Modell):
    """A unit that can be called or invited.

    Attributes:
        verksamhet: who at the unit, `sjuksköterska`.
        visningsnamn: what other receivers may read, where the name itself tells too much.
        som: kallad or inbjuden, and `kalla` who says so.
        kanal: how it is reached; None where nobody has said.
        vanlig_for: whom it is usually called for; ticked beforehand then.
    """

    id: Kebab
    namn: Text
    verksamhet: Text | None = None
    visningsnamn: Text | None = None
    huvudman: Huvudman
    roll: Roll | None = None
    som: Literal["kallad", "inbjuden"]
    kalla: Text
    kanal: Kanal | None = None
    telefon: Telefon | None = None
    adress: Adressrad | None = None
    vanlig_for: tuple[Vanligt, ...] = ()

    @property
    def hela_namnet(self) -> str:
        """The unit and who there: the name of the party that it becomes."""
        return f"{self.namn}, {self.verksamhet}" if self.verksamhet else self.namn


class Kommun(Modell):
    """The units of one kommun."""

    kommun: Text
    enheter: tuple[Enhet, ...]


@dataclass(frozen=True)
class Adressbok:
    """Every kommun's units, by the kommun's key (`kommunnyckel`)."""

    kommuner: Mapping[str, Kommun] = field(default_factory=dict)

    def enheter(self, kommun: str) -> tuple[Enhet, ...]:
        """The units of a kommun, however its name is written; none for a kommun that is not in the book."""
        known = self.kommuner.get(kommunnyckel(kommun))
        return known.enheter if known else ()


def kommunnyckel(kommun: str) -> str:
    """`Upplands Väsby kommun` -> `upplands-vasby`: the name of the kommun's file."""
    return re.sub(r"[^a-z0-9]+", "-", fold(kommun).removesuffix(" kommun")).strip("-")


def las_adressbok(delade: Sequence[Path], hem: Platser) -> Adressbok:
    """The shared address book with the user's own on top.

    Args:
        delade: shared folders of configuration, the one that has the last word first.
        hem: the user's own folders.

    Raises:
        SipkitError: all that is wrong in the files.
    """
    faults: list[SipkitError] = []
    merged: dict[str, Table] = {}
    for mapp in (*reversed(delade), hem.konfiguration):
        for fil in yaml_files(mapp / MAPP):
            try:
                tree = _with_own_name(read(fil), fil)
            except SipkitError as fault:
                faults.extend(fault.faults)
                continue
            faults += _each_once(tree)
            below = merged.get(fil.stem)
            merged[fil.stem] = _merged(below, tree) if below else tree
    kommuner = {namn: validate(_KOMMUN, tree, faults) for namn, tree in merged.items()}
    raise_all(_told(faults))
    return Adressbok({namn: kommun for namn, kommun in kommuner.items() if kommun})


def lagg_till(enhet: Enhet, kommun: str, hem: Platser) -> Path:
    """Write a unit last in the user's own file for the kommun, and give its path. What stood there stays as it is.

    Raises:
        SipkitError: the file is invalid, or is not written as a list with one `-` a unit; `fil-skriv`, `mapp-oppen`.
    """
    fil = private_folder(hem.konfiguration / MAPP) / f"{kommunnyckel(kommun)}.yaml"
    before = fil.read_text("utf-8") if fil.exists() else yaml_text({"kommun": kommun}) + "enheter:\n"
    post = yaml_text([enhet.model_dump(mode="json", exclude_defaults=True)])
    indent = " " * _indent(before, fil)
    after = before.rstrip("\n") + "\n" + "".join(f"{indent}{line}\n" for line in post.splitlines())
    tree = parse(after.encode(), Fil(str(fil)))
    faults = _each_once(tree)
    validate(_KOMMUN, tree, faults)
    raise_all(_told(faults))
    with disk_faults(fil):
        disk.replace(fil, after.encode())
    return fil


_KOMMUN = Skema(Kommun)


def _indent(text: str, fil: Path) -> int:
    """How far in the list's dashes stand; two signs in a new file."""
    units = parse(text.encode(), Fil(str(fil))).entries.get("enheter")
    return max(units.items[0].mark.kolumn - 3, 0) if isinstance(units, Array) and units.items else 2


def _with_own_name(tree: Table, fil: Path) -> Table:
    """The file's tree, when the file is named after its kommun."""
    kommun = tree.entries.get("kommun")
    if isinstance(kommun, Scalar) and kommunnyckel(kommun.text) != fil.stem:
        cure = f"Byt filens namn till {kommunnyckel(kommun.text)}.yaml, eller skriv den kommun som filen heter."
        raise wrong_value("Filen heter inte som sin kommun.", kommun.mark, cure)
    return tree


def _each_once(tree: Table) -> list[SipkitError]:
    """The faults of ids that stand twice in one file."""
    first: dict[str, Node] = {}
    return [
        _twice(_id(item), item, first[_id(item)]) for item in _items(tree) if first.setdefault(_id(item), item) != item
    ]


def _merged(below: Table, over: Table) -> Table:
    """The lower file with the units of the upper one: those of the same id key by key, new ones last."""
    units = {_id(item): item for item in _items(below)}
    for item in _items(over):
        lower = units.get(_id(item))
        units[_id(item)] = _joined(lower, item) if isinstance(lower, Table) and isinstance(item, Table) else item
    written = over.entries.get("enheter")
    return (
        over.with_entry("enheter", replace(written, items=tuple(units.values())))
        if isinstance(written, Array)
        else over
    )


def _joined(below: Table, over: Table) -> Table:
    return Table({**below.entries, **over.entries}, {**below.keys, **over.keys}, over.mark)


def _items(tree: Table) -> tuple[Node, ...]:
    units = tree.entries.get("enheter")
    return units.items if isinstance(units, Array) else ()


def _id(item: Node) -> str:
    """A unit's id; for one without, its place, so that it stays and is found to lack its id."""
    return (item.text("id") if isinstance(item, Table) else None) or str(item.mark)


def _twice(id_: str, item: Node, first: Node) -> ConfigFault:
    vad = f"Enheten `{id_}` står redan på rad {first.mark.rad}."
    return ConfigFault("dubbelt-id", vad, str(item.mark), "Ta bort den ena, eller ge den ett eget id.")


def _told(faults: Sequence[SipkitError]) -> tuple[SipkitError, ...]:
    """The faults in the order of their places; those of a file that cannot be read have none and go first."""
    without_place = [fault for fault in faults if not isinstance(fault, ConfigFault)]
    return (*without_place, *in_order(fault for fault in faults if isinstance(fault, ConfigFault)))
