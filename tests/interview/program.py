"""The small questionnaire in a terminal, for a test to run: prints how it ended."""

from __future__ import annotations

import sys

from sipkit.config.dokumenttyp import Fraga
from sipkit.errors import SipkitError
from sipkit.interview.run import Interrupted, interview
from sipkit.interview.state import State
from sipkit.interview.terminal import Terminal
from sipkit.interview.wording import Voice
from tests.interview.formular import IDAG, begin


def echo(fraga: Fraga, state: State) -> list[str]:
    """Something to say after a certain answer."""
    return ["Fristen räknas från den dagen."] if fraga.id == "bedomd" else []


def main() -> None:
    """Ask what the command line names; everything else is answered."""
    try:
        terminal = Terminal(sys.stdout)
        done = interview(begin(without=tuple(sys.argv[1:])), terminal, Voice("Prov", echo=echo), IDAG)
    except SipkitError as fault:
        sys.stdout.write(f"FEL {fault.kod}\n")
    except Interrupted as stopped:
        sys.stdout.write(f"AVBRUTET efter {sum(held.prompted for held in stopped.state.svar.values())} svar\n")
    else:
        sys.stdout.write(f"KLART skyddade uppgifter: {done.arende.enskild.skyddade_uppgifter}\n")


if __name__ == "__main__":
    main()
