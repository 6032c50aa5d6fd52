"""What the user chose last, to be suggested next time: which units for which kommun, and who called.

Ids of units and the name of one of the staff; no ärende, no person, no time. A convenience only: a file that is missing
or damaged is the same as none.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from pydantic import Field

from sipkit.disk import replace
from sipkit.domain.modell import Modell
from sipkit.errors import FileFault
from sipkit.storage.adressbok import kommunnyckel
from sipkit.storage.platser import Platser, disk_faults, private_folder

FIL = "senaste.json"
MINNS = 5
"""How many choices for each kommun are remembered."""


class Senaste(Modell):
    """The last choices, oldest first.

    Attributes:
        enheter: for each kommun's key, the ids of the units of each of the last choices.
        kontakt: the name of the fast vårdkontakt who called last.
    """

    enheter: dict[str, tuple[tuple[str, ...], ...]] = Field(default_factory=dict)
    kontakt: str | None = None

    def efter(self, kommun: str | None, enheter: Sequence[str], kontakt: str | None) -> Senaste:
        """With one more choice; one without units from the address book says nothing of what is usual."""
        chosen = dict(self.enheter)
        if kommun and enheter:
            nyckel = kommunnyckel(kommun)
            chosen[nyckel] = (*chosen.get(nyckel, ()), tuple(enheter))[-MINNS:]
        return Senaste(enheter=chosen, kontakt=kontakt or self.kontakt)


def las_senaste(hem: Platser) -> Senaste:
    """The last choices; none where they cannot be read."""
    try:
        return Senaste.model_validate_json((hem.tillstand / FIL).read_bytes())
    except (OSError, ValueError):
        return Senaste()


def spara_senaste(senaste: Senaste, hem: Platser) -> None:
    """Remember the last choices, where the disk lets us: papers that are made are never stopped by this."""
    fil = hem.tillstand / FIL
    with suppress(FileFault), disk_faults(fil):
        replace(private_folder(hem.tillstand) / FIL, senaste.model_dump_json(indent=1).encode())
