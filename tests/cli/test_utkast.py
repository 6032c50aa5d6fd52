"""What is kept of an interview that was stopped: listed and removed by id, never by name."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from sipkit.cli.fragor.utkast import utkastlager
from sipkit.domain.klockslag import STOCKHOLM
from sipkit.storage.utkast import Utkast
from tests.cli.conftest import Pipad
from tests.cli.korning import Sipkit


def _kept(id_: str) -> None:
    began = datetime(2027, 3, 25, 10, 12, tzinfo=STOCKHOLM)
    utkastlager(date(2027, 3, 25)).spara(Utkast(id=id_, dokumenttyp="kallelse", region="blekinge", paborjad=began))


def test_nothing_kept_is_said_and_not_a_fault(sipkit: Sipkit) -> None:
    """A first user sees that there is nothing, and no key is made for looking."""
    assert sipkit("ärende", "visa").out == "Inget är sparat.\n"
    assert not Path("hem").exists()


def test_what_is_kept_is_listed_by_id_and_removed_by_id(sipkit: Sipkit) -> None:
    """As people see it and as JSON; the id may be typed in small letters."""
    _kept("7K2M")
    assert sipkit("ärende", "visa").out.startswith("7K2M  utkast, sparat ")
    assert [each["id"] for each in sipkit("arende", "visa", "--json").resultat["utkast"]] == ["7K2M"]  # type: ignore[attr-defined]
    assert sipkit("ärende", "rensa", "7k2m").out == "Sipkits arbetsfil är borttagen. Journalen är kvar.\n"
    assert sipkit("ärende", "visa").out == "Inget är sparat.\n"


def test_going_on_needs_something_to_go_on_with(sipkit: Sipkit, pipad: Pipad) -> None:
    """With several one is picked, by id alone; an id that is not there says how to see those that are."""
    none = sipkit("fortsätt", "--json")
    assert (none.exit, none.fault["kod"]) == (2, "utkast-valj")
    _kept("7K2M")
    _kept("9QX3")
    pipad("")
    several = sipkit("fortsätt", "--json")
    assert (several.exit, several.fault["var"]) == (4, "arende.id")
    assert "7K2M  kallelse, sparat" in several.err
    assert "9QX3  kallelse, sparat" in several.err
    unknown = sipkit("fortsätt", "4M8T", "--json")
    assert (unknown.exit, unknown.fault["kod"]) == (2, "arende-okant")


def test_going_on_with_nobody_there_lists_what_is_missing(sipkit: Sipkit, pipad: Pipad) -> None:
    """Exit 4 when the pipe is empty; what was kept is still there."""
    _kept("7K2M")
    pipad("")
    done = sipkit("fortsätt", "--json")
    assert (done.exit, done.places()[0]) == (4, ("svar-saknas", "enskild.namn"))
    assert sipkit("ärende", "visa").out.startswith("7K2M")
