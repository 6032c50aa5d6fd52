"""The small plan in a terminal, for a test to run: prints how it ended. With an argument, others see the screen."""

from __future__ import annotations

import sys
from dataclasses import replace

from sipkit.interview.run import Interrupted, interview
from sipkit.interview.terminal import Terminal
from sipkit.interview.wording import Voice
from tests.interview.formular import IDAG
from tests.interview.plan import begin


def main() -> None:
    """Ask, and tell the goals and how many insatser there are."""
    state = replace(begin(), visa_for_alla=len(sys.argv) > 1)
    try:
        done = interview(state, Terminal(sys.stdout), Voice("Plan"), IDAG)
    except Interrupted as stopped:
        sys.stdout.write(f"AVBRUTET efter {sum(held.prompted for held in stopped.state.svar.values())} svar\n")
        return
    plan = done.arende.planer[-1]
    sys.stdout.write(f"KLART {' '.join(mal.text for mal in plan.mal)} {len(plan.insatser)}\n")


if __name__ == "__main__":
    main()
