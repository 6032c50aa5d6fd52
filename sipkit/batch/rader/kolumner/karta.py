"""The user's own map of columns: heading -> path, `-` for a column to pass over, `?` for one to think about.

Pnr: enskild.personnummer
Avdelning: "-"
Sekretess: {till: enskild.skyddade_uppgifter, tomt: nej}
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sipkit.batch.rader.kolumner.ordbok import RAD_ID, Ordbok, ord_av
from sipkit.batch.rader.kolumner.vagar import som_skriven
from sipkit.batch.rader.rad import Kolumn
from sipkit.config.tree import Node, Scalar, Table
from sipkit.config.yamlfil import read
from sipkit.disk import replace, skal
from sipkit.domain.paths import kanonisk
from sipkit.errors import FileFault, SipkitError, UsageFault, raise_all
from sipkit.storage.yamltext import yaml_text

HOPPA, OSAGT = "-", "?"
"""A column to pass over, and one that nobody has said anything of yet."""


@dataclass(frozen=True, slots=True)
class Mal:
    """Where a column goes: a path, or None for nowhere. `tomt`: what an empty cell in it says."""

    sokvag: str | None
    tomt: str | None = None


Karta = Mapping[str, Mal]
"""By the heading as headings are compared."""


def las_karta(fil: Path, ordbok: Ordbok) -> Karta:
    """The map in a file.

    Raises:
        FileFault: the file cannot be read.
        ConfigFault: it is not YAML.
        UsageFault: a column goes to what is no path in the ärende; all of them.
    """
    tree = read(fil)
    karta: dict[str, Mal] = {}
    faults: list[SipkitError] = []
    for name, entry in tree.entries.items():
        if tree.text(name) == OSAGT:
            continue
        try:
            karta[ord_av(tree.keys[name].skriven)] = _mal(entry, ordbok)
        except UsageFault as fault:
            faults.append(UsageFault(fault.kod, fault.vad, str(entry.mark), fault.atgard))
    raise_all(faults)
    return karta


def _mal(entry: Node, ordbok: Ordbok) -> Mal:
    if isinstance(entry, Scalar):
        return Mal(sokvag(entry.text, ordbok))
    if isinstance(entry, Table) and (till := entry.text("till")) and set(entry.entries) <= {"till", "tomt"}:
        return Mal(sokvag(till, ordbok), entry.text("tomt"))
    cure = 'Skriv Rubrik: sökväg, Rubrik: "-" eller Rubrik: {till: sökväg, tomt: nej}.'
    raise UsageFault("ogiltigt-varde", "Kolumnen har något annat än en sökväg.", atgard=cure)


def sokvag(text: str, ordbok: Ordbok) -> str | None:
    """A path as it is written; None for a column to pass over. Raises UsageFault: the ärende has no such path."""
    if text.strip() == HOPPA:
        return None
    text = som_skriven(text)
    if text != RAD_ID and text not in ordbok.delar():
        kanonisk(text)
    return text


def spara_karta(fil: Path, kolumner: Sequence[Kolumn]) -> None:
    """Write what each column is taken for, to be read by `las_karta`; for unknown columns there is `?` to replace.

    Raises:
        FileFault: `fil-skriv`.
    """
    told = {each.rubrik: _skriven(each) for each in kolumner}
    try:
        replace(fil, yaml_text(told).encode())
    except OSError as error:
        raise FileFault("fil-skriv", f"Kartan går inte att skriva: {skal(error)}.", str(fil)) from None


def _skriven(kolumn: Kolumn) -> object:
    if kolumn.hur in {"okänd", "dubbel"}:
        return OSAGT
    path = kolumn.sokvag or HOPPA
    return {"till": path, "tomt": kolumn.tomt} if kolumn.tomt else path
