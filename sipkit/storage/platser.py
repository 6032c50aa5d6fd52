"""Where sipkit keeps what is its own: keys in the user's configuration, ärenden and drafts in the user's state."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_config_path, user_state_path

from sipkit.disk import make_private, others_may_change, skal
from sipkit.errors import FileFault

MILJO = "SIPKIT_HOME"
"""The environment variable that moves all of it to one folder."""

APP = "sipkit"


@dataclass(frozen=True)
class Platser:
    """The two folders that everything lies under; neither needs to exist.

    Attributes:
        konfiguration: keys.
        tillstand: what is being worked with.
    """

    konfiguration: Path
    tillstand: Path

    @property
    def arenden(self) -> Path:
        """One file for each ärende."""
        return self.tillstand / "arenden"

    @property
    def utkast(self) -> Path:
        """One file for each interview that is not finished."""
        return self.tillstand / "utkast"

    @property
    def lasta(self) -> tuple[Path, ...]:
        """The folders with what only the user's key opens."""
        return (self.arenden, self.utkast)


def platser(miljo: Mapping[str, str] = os.environ) -> Platser:
    """The folders of this user on this system, or under `SIPKIT_HOME` when it is set."""
    if hem := miljo.get(MILJO):
        return Platser(Path(hem).absolute(), Path(hem).absolute())
    return Platser(user_config_path(APP, appauthor=False), user_state_path(APP, appauthor=False))


def private_folder(folder: Path) -> Path:
    """The folder, made for the user alone when missing.

    Raises:
        FileFault: `fil-skriv` when it cannot be made, `mapp-oppen` when everyone may change what is in it.
    """
    with disk_faults(folder):
        make_private(folder)
        if others_may_change(folder):
            cure = f"Ta bort andras rätt att skriva i mappen, eller välj en annan med {MILJO}."
            raise FileFault("mapp-oppen", "Alla på datorn kan ändra i mappen.", var=str(folder), atgard=cure)
    return folder


@contextmanager
def disk_faults(place: Path) -> Iterator[None]:
    """Turn what the system refuses into a fault that says why and where."""
    try:
        yield
    except OSError as error:
        raise FileFault(
            "fil-skriv",
            f"Det går inte att spara: {skal(error)}.",
            var=str(place),
            atgard=f"Gör plats på disken, eller välj en annan mapp med {MILJO}. Det som var sparat finns kvar.",
        ) from None
