"""The unit's profile: what every paper from the unit says of it, so that nobody is asked again.

One `profil.yaml` in the unit's shared folder of configuration, which may be read only, and the user's own on top of it.
The files hold how staff are reached at work and nothing about any person.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated

from pydantic import Field

from sipkit.config.enkla import Heltal
from sipkit.config.faults import in_order
from sipkit.config.post import Modell
from sipkit.config.tree import EMPTY, Table
from sipkit.config.validation import Skema, validate
from sipkit.config.yamlfil import read
from sipkit.disk import replace
from sipkit.domain.arende import Motesform
from sipkit.domain.fieldtypes import Adressrad, Minuter, Namn, Telefon, Text
from sipkit.domain.vocabulary import Roll
from sipkit.errors import SipkitError, raise_all
from sipkit.storage.platser import Platser, disk_faults, private_folder
from sipkit.storage.yamltext import yaml_text

FIL = "profil.yaml"
_RUBRIK = "# Enhetens uppgifter. Ändra med `sipkit profil` eller här. Inget om någon patient ska stå här.\n"


class Kontakt(Modell):
    """A fast vårdkontakt of the unit. `telefon`: a number of their own, where it is not the unit's."""

    namn: Namn
    titel: Text | None = None
    telefon: Telefon | None = None


class Profil(Modell):
    """What is known of the unit; each part may be unknown.

    Attributes:
        adress: where the unit is, printed when a meeting is held there.
        telefontid: when the telephone is answered, `vardagar klockan 8–9`.
        region: the id of the region whose routine the unit follows.
        roll: whose day and checklists the unit sees.
        kommun: the kommun that most are folkbokförda in.
        langd: how many minutes a meeting takes.
        utskriftsmapp: the folder that papers are written in.
        posttid: working days that a letter takes.
    """

    enhet: Text | None = None
    adress: Adressrad | None = None
    telefon: Telefon | None = None
    telefontid: Text | None = None
    region: Text | None = None
    roll: Roll | None = None
    kommun: Text | None = None
    kontakter: tuple[Kontakt, ...] = ()
    langd: Minuter | None = None
    motesform: Motesform | None = None
    utskriftsmapp: Text | None = None
    posttid: Annotated[Heltal, Field(ge=0)] | None = None


_PROFIL = Skema(Profil)


def las_profil(delade: Sequence[Path], hem: Platser) -> Profil:
    """The shared profile with the user's own on top, key by key.

    Args:
        delade: shared folders of configuration, the one that has the last word first.
        hem: the user's own folders.

    Raises:
        SipkitError: all that is wrong in the files.
    """
    return _last([*_delade_filer(delade), hem.konfiguration / FIL])


def spara_profil(profil: Profil, delade: Sequence[Path], hem: Platser) -> Path:
    """Write what differs from the shared profile to the user's own file, and give its path.

    What the shared one says can be said otherwise, but not be unsaid.

    Raises:
        SipkitError: the shared profile is invalid; `fil-skriv` or `mapp-oppen`.
    """
    delad = _tree(_last(_delade_filer(delade)))
    egen = {name: value for name, value in _tree(profil).items() if value != delad.get(name)}
    fil = private_folder(hem.konfiguration) / FIL
    with disk_faults(fil):
        replace(fil, (_RUBRIK + yaml_text(egen)).encode())
    return fil


def _delade_filer(delade: Sequence[Path]) -> list[Path]:
    return [mapp / FIL for mapp in reversed(delade)]


def _last(filer: Sequence[Path]) -> Profil:
    """The profile that the files make, the last of them on top."""
    faults: list[SipkitError] = []
    tree: Table = EMPTY
    for fil in filer:
        if fil.exists():
            over = read(fil)
            tree = Table({**tree.entries, **over.entries}, {**tree.keys, **over.keys}, over.mark)
    profil = validate(_PROFIL, tree, faults)
    raise_all(in_order(faults))
    return profil or Profil()


def _tree(profil: Profil) -> Mapping[str, object]:
    return {name: value for name, value in profil.model_dump(mode="json", exclude_none=True).items() if value != []}
