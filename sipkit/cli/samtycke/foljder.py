"""What follows from an answer, for those who tell it; and what is told before one is asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sipkit.cli.samtycke.text import Nytt, senast
from sipkit.documents.underlag import KALLARENS_ROLL, Omstandigheter
from sipkit.domain.arende import Arende, Samtycke
from sipkit.domain.samtyckesord import TILL_VAD
from sipkit.interview.state import State, with_names
from sipkit.rules.besked_om_samtycke import foljder
from sipkit.rules.fakta import fakta_ur, valj
from sipkit.rules.fragor import SORTER
from sipkit.rules.malgrupp import regler_for
from sipkit.rules.region import punkt


def nytt_besked(efter: Arende, nya: Sequence[Samtycke], om: Omstandigheter, argument: str | None) -> Nytt:
    """An answer of the ärende, for each kind that it is about, and what follows. `argument` opens the ärende again."""
    nytt = nya[0]
    fakta = fakta_ur(efter, om.idag)
    galler = regler_for(om.region_pa, om.lagen_pa, efter, om.idag, fakta)
    sorter = tuple(each.sort for each in nya)
    given, *ovriga = (foljder(galler, efter, sort, nu=om.nu, fakta=fakta, roll=KALLARENS_ROLL) for sort in sorter)
    lamnas = (punkt for each in (given, *ovriga) for punkt in (each.beslut.information if each.beslut else ()))
    return Nytt(efter, nytt, sorter, given, tuple(dict.fromkeys(map(str, lamnas))), om.idag, argument)


def inledning(arende: Arende, om: Omstandigheter, state: State) -> Iterator[str]:
    """What was said before, about each kind, and who asks the person."""
    if not any(fraga.falt == SORTER for fraga in state.fragor):
        yield f"Samtycke till {TILL_VAD[state.sort]}."
    yield from senast(arende, om.idag)
    fakta = fakta_ur(arende, om.idag)
    for post in om.region.samtycke:
        if post.id == state.sort:
            texts = [punkt(each, om.region) for each in valj(post.inhamtas, fakta).galler if each.text]
            yield from (with_names(state, str(each)) for each in texts)
