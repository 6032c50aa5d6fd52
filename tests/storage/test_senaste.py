"""What was chosen last: five choices for a kommun, and nothing that can stop a paper."""

from __future__ import annotations

from sipkit.storage.senaste import FIL, Senaste, las_senaste, spara_senaste
from tests.storage.lager import Hem


def test_the_last_five_choices_for_a_kommun_are_kept(hem: Hem) -> None:
    """Each kommun has its own."""
    senaste = Senaste()
    for number in range(7):
        senaste = senaste.efter("Karlskrona", [f"e{number}"], None)
    spara_senaste(senaste.efter("Ronneby kommun", ["r"], "Maria Testberg"), hem.platser)
    read = las_senaste(hem.platser)
    assert read.enheter == {"karlskrona": tuple((f"e{number}",) for number in range(2, 7)), "ronneby": (("r",),)}
    assert read.kontakt == "Maria Testberg"


def test_a_damaged_file_is_the_same_as_none(hem: Hem) -> None:
    """It only suggests."""
    spara_senaste(Senaste(kontakt="Maria Testberg"), hem.platser)
    (hem.platser.tillstand / FIL).write_bytes(b"{\xff")
    assert las_senaste(hem.platser) == Senaste()


def test_a_disk_that_refuses_stops_nothing(hem: Hem) -> None:
    """The papers are made already."""
    hem.platser.tillstand.parent.mkdir(parents=True, exist_ok=True)
    hem.platser.tillstand.write_text("en fil i vägen")
    spara_senaste(Senaste(kontakt="Maria Testberg"), hem.platser)
    assert las_senaste(hem.platser) == Senaste()
