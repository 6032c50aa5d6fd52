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
    """Each change as a line. That a duty is done is said once, however many rules ask for it."""
    for rader in dict.fromkeys(tuple(_rader(each, idag)) for each in _utan_upprepning(tuple(andringar))):
        yield from rader


def _utan_upprepning(andringar: Sequence[Forandring]) -> Iterator[Forandring]:
    """All but those that only say that a duty is done which another says with its time."""
    med_tid = {each.rad.id for each in andringar if each.vad == "uppfylldes" and each.rad.senast is not None}
    for each in andringar:
        if each.vad != "uppfylldes" or each.rad.senast is not None or each.rad.id not in med_tid:
            yield each


def _rader(each: Forandring, idag: date) -> Iterator[str]:
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
