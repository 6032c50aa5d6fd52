"""What became of the deadlines, said to someone at work: what to do by when, and no blame."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from sipkit.cli.efterat import former
from sipkit.cli.samtal.tider import i_tid, nar
from sipkit.rules.besked import MojligFrist
from sipkit.rules.forandring import Forandring

SAKNADES = "Samtycke saknades när tiden gick ut: den räknades som hindrad, inte som försenad."


def forandringstext(andringar: Iterable[Forandring], idag: date) -> Iterator[str]:
    """Each change as a line."""
    for each in andringar:
        if each.vad == "uppfylldes":
            ord_ = "skickat" if each.rad.id == "kallelse" else "gjort"
            yield f"{each.rad.namn}: {i_tid(each.rad, idag, ord_)}."
            if each.innan is not None and each.innan.status == "hindrad":
                yield f"  {SAKNADES}"
        else:
            yield f"{each.rad.namn}: {'ny tid, ' if each.vad == 'flyttades' else ''}{nar(each.rad)}."


def mojligtext(mojliga: Iterable[MojligFrist]) -> Iterator[str]:
    """Each deadline that has begun only if something is so, as a line."""
    yield from (f"{each.rad.namn}, om {each.om}: {nar(each.rad)}." for each in mojliga)


def som_former(andringar: Sequence[Forandring]) -> tuple[former.Fristandring, ...]:
    """The same for scripts."""
    return tuple(former.Fristandring(each.vad, each.rad.som_json()) for each in andringar)
