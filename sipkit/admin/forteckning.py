"""The list of the rules that stand in the sources: what each governs and with which verb. `config/regler.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import get_args

from sipkit.config.faults import missing, unknown_key, wrong_word
from sipkit.config.sources import Sources
from sipkit.config.tree import Scalar, Table
from sipkit.config.yamlfil import read
from sipkit.domain.vocabulary import Modal
from sipkit.errors import ConfigFault, SipkitError, raise_all

FIL = "regler.yaml"
_KEYS = ("region", "sort", "modal")


class Forteckning:
    """The rules by id, from every folder of configuration that has such a list."""

    def __init__(self, sources: Sources) -> None:
        self._paths = [path for root in sources.roots if (path := root.regions.parent / FIL).is_file()]

    @cached_property
    def modal(self) -> Mapping[str, str]:
        """Id → the verb that the source has. Raises SipkitError: what is wrong in a list."""
        found: dict[str, str] = {}
        for path in reversed(self._paths):
            found.update(las(path))
        return found


def las(path: Path) -> dict[str, str]:
    """Id → verb, of one list.

    Raises:
        SipkitError: all that is wrong in the file.
    """
    table = read(path)
    faults: list[SipkitError] = []
    for id_, node in table.entries.items():
        if isinstance(node, Table):
            faults.extend(_fel(node))
        else:
            faults.append(missing("region", Table({}, {}, table.keys[id_].mark)))
    raise_all(faults)
    return {
        table.keys[id_].skriven: node.text("modal") or ""
        for id_, node in table.entries.items()
        if isinstance(node, Table)
    }


def _fel(table: Table) -> list[ConfigFault]:
    faults = [unknown_key(key.skriven, key.mark, _KEYS) for name, key in table.keys.items() if name not in _KEYS]
    faults += [missing(name, table) for name in _KEYS if not table.text(name)]
    modal = table.entries.get("modal")
    if isinstance(modal, Scalar) and modal.text not in get_args(Modal):
        faults.append(wrong_word(modal.text, modal.mark, get_args(Modal)))
    return faults
