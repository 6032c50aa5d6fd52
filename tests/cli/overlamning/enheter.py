"""Two units, each with a home of its own, and a plan that one of them made."""

from __future__ import annotations

import json
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pyrage
from pyrage.x25519 import Identity
from pytest import MonkeyPatch

from sipkit.cli.arende.val import arendelager
from sipkit.cli.samtal.prompter import talks_with
from sipkit.domain.arende import Arende
from sipkit.domain.plan import Mal, Plan
from sipkit.domain.planversion import ny_version, nytt_medlemsid
from sipkit.interview.scripted import Scripted
from tests.cli.korning import NU, Changes, Result, Sipkit
from tests.cli.sparade import ID, IDAG, oppnat, sparat

Andring = Callable[[Arende], Arende]
"""What someone does with an ärende."""

HEMSJUKVARDEN = "Hemsjukvården Exempelviken"
VARDCENTRALEN = "Vårdcentralen Exempelviken"
UPPFOLJD = date(2027, 3, 24)
"""When the other unit follows up the plan."""

PLAN: dict[str, object] = {
    "dag": "2027-03-20",
    "viktigt": "Jag vill bo kvar hemma.",
    "mal": [{"text": "Jag går ut varje dag."}],
    "insatser": [
        {"mal": "m1", "vad": "träna gång ute", "vem": "p1", "huvudman": "kommun", "foljer_upp": "Lena"},
        {"vad": "gå till brevlådan", "vem": "enskild"},
    ],
    "andra_atgarder": [],
    "overgripande_ansvar": "kommun",
    "samordnare": {"vem": "p1", "namn": "Lena Exempelgren", "telefon": "070-174 06 20"},
    "deltagare": [{"vem": "p1", "namn": "Lena Exempelgren"}, {"vem": "p2", "namn": "Omar Testsson"}],
    "uppfoljning": {"dag": "2027-07-07"},
}
JA = [
    {"sort": "kalla-till-mote", "status": "lamnat", "dag": "2027-03-10"},
    {"sort": "uppratta-plan", "status": "lamnat", "dag": "2027-03-10"},
]


@dataclass
class Enhet:
    """A unit: `a("ärende", "visa")` runs a command there."""

    sipkit: Sipkit
    hem: Path
    monkeypatch: MonkeyPatch

    def __call__(self, *arguments: object) -> Result:
        """Run a command."""
        self.har()
        return self.sipkit(*arguments)

    def har(self) -> None:
        """Let what comes next happen at this unit."""
        self.monkeypatch.setenv("SIPKIT_HOME", str(self.hem))

    def talar(self, typed: list[str], *arguments: object) -> tuple[Result, str]:
        """A command where someone types, and all that was said."""
        self.har()
        script = Scripted(typed)
        with talks_with(script):
            done = self.sipkit(*arguments)
        script.finish()
        return done, "\n".join(script.transcript)

    def arende(self) -> Arende:
        """Its ärende 7K2M as it is stored now."""
        self.har()
        return oppnat()

    def spara(self, change: Andring) -> Arende:
        """Change it, as a command would."""
        self.har()
        lager = arendelager(IDAG)
        after = change(lager.oppna("7K2M"))
        lager.spara(after)
        return after

    def ger_nyckel(self, till: Enhet, namn: str) -> Path:
        """Give the other unit its key, which is compared and kept by a name."""
        fil = self.hem.parent / f"{self.hem.name}.pub"
        assert self("ärende", "nyckel", "--ut", fil, "--ersätt").exit == 0
        done, _ = till.talar(["j"], "ärende", "nyckel", "--ny", fil, "--namn", namn)
        assert done.exit == 0, done.err
        return fil


def med_plan(changes: Changes | None = None) -> Arende:
    """Keep the example with a plan and consent to it."""
    return sparat({"plan": deepcopy(PLAN), "samtycke": ..., "samtycken": deepcopy(JA), **(changes or {})})


def foljt_upp(arende: Arende, dag: date, mal: str) -> Arende:
    """The ärende with a new version of the plan that has one more goal."""
    assert arende.plan is not None
    ny = ny_version(arende, arende.plan)
    goal = Mal(id=nytt_medlemsid(arende, "mal"), text=mal)
    ny = ny.model_copy(update={"dag": dag, "mal": (*ny.mal, goal)})
    return arende.model_copy(update={"planer": (*arende.planer, ny)})


def mal(plan: Plan) -> list[str]:
    """The goals of a version."""
    return [each.text for each in plan.mal]


def export(enhet: Enhet, till: str, fil: Path, *options: object) -> Result:
    """Hand the ärende over to a unit, in a file."""
    return enhet("ärende", "exportera", ID, "--till", till, "--ut", fil, "--json", *options)


def klartext(fil: Path, enhet: Enhet) -> str:
    """What is in the file, with the unit's own private key."""
    private = (enhet.hem / "nyckel.txt").read_text("utf8").splitlines()[-1]
    return pyrage.decrypt(fil.read_bytes(), [Identity.from_str(private)]).decode()


def innehall(fil: Path, enhet: Enhet) -> Arende:
    """The ärende in the file."""
    tree = json.loads(klartext(fil, enhet))["innehall"]["arende"]
    return Arende.model_validate(tree, context={"idag": date.fromisoformat(NU[:10])})
