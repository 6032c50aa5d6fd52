"""Which checklist: whose, and at which step. What the routine leaves no choice about is not asked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar, get_args

from sipkit.documents.uttryck import versal
from sipkit.domain.stegord import STEGORD
from sipkit.domain.text import did_you_mean, fold
from sipkit.domain.vocabulary import Roll, Steg
from sipkit.errors import UsageFault
from sipkit.rules.checklistor import listor, utbud
from sipkit.rules.fakta import Fakta
from sipkit.rules.region import Region, rollnamn

W = TypeVar("W", bound=str)

Par = tuple[Roll, Steg]
_ROLLER: tuple[Roll, ...] = get_args(Roll)
_STEG: tuple[Steg, ...] = get_args(Steg)
_FORST: Steg = "utskrivning"
"""The step of an example, where the region has a list for it."""


def valj(region: Region, fakta: Fakta, roll: str | None, steg: str | None, *, fraga: bool, egen: Roll | None) -> Par:
    """The role and the step: as given, the only ones there are, or those that are picked at the keyboard.

    Args:
        region: whose routine.
        fakta: what decides which lists there are.
        roll: the role that was given.
        steg: the step that was given.
        fraga: someone sits at the keyboard.
        egen: the unit's own role: it is not asked for where that has any list.

    Raises:
        UsageFault: `checklista-saknas`, the region has none; `argument-saknas`, there are several and nobody to ask;
            `ogiltigt-varde`.
        Avbruten: nothing was picked.
    """
    par = _par(region, fakta, roll, steg)
    own = [each for each in par if each[0] == egen]
    par = own if roll is None and own else par
    if len(par) > 1 and not fraga:
        cure = f"Välj: {', '.join(f'--roll {r} --steg {s}' for r, s in par)}."
        raise UsageFault("argument-saknas", "Det finns flera checklistor.", "--roll, --steg", cure)
    return _vald(par, region)


def exemplets(region: Region, fakta: Fakta, roll: str | None, steg: str | None) -> Par:
    """The role and the step of an example: what is not given is the discharge's, or the first there is.

    Raises:
        UsageFault: as `valj`.
    """
    return min(_par(region, fakta, roll, steg), key=lambda each: each[1] != _FORST)


def _par(region: Region, fakta: Fakta, roll: str | None, steg: str | None) -> list[Par]:
    """Those there are to choose from. A list that is everyone's is the role's that was given."""
    wanted, when = _ord(roll, _ROLLER, "--roll"), _ord(steg, _STEG, "--steg")
    found = [
        (wanted or each, place)
        for each, place in utbud(region, fakta)
        if (wanted in (None, each) or each == "alla") and when in (None, place)
    ]
    if not found:
        listor(region, wanted, when, fakta)
    return list(dict.fromkeys(found))


def _ord(given: str | None, known: Sequence[W], option: str) -> W | None:
    """The word that was given. Raises UsageFault: `ogiltigt-varde`."""
    if given is None:
        return None
    for each in known:
        if each == fold(given):
            return each
    cure = did_you_mean(given, known, f"Välj: {', '.join(known)}.")
    raise UsageFault("ogiltigt-varde", "Det ordet finns inte.", option, cure)


def _vald(par: Sequence[Par], region: Region) -> Par:
    namn = rollnamn(region)
    roller = tuple(dict.fromkeys(roll for roll, _ in par))
    roll = _ett("Vems checklista?", roller, lambda each: versal(namn.get(each, each)), "--roll")
    stegen = tuple(steg for each, steg in par if each == roll)
    return roll, _ett("Vilket steg?", stegen, lambda each: STEGORD[each], "--steg")


def _ett(rubrik: str, val: Sequence[W], namn: Callable[[W], str], option: str) -> W:
    """The one that is picked by number or name; the only one without asking."""
    if len(val) == 1:
        return val[0]
    from sipkit.cli.samtal import prompter as samtal
    from sipkit.interview.layout import INDENT
    from sipkit.interview.prompter import Prompt

    rader = [f"{INDENT}{nr:2} {namn(each)}" for nr, each in enumerate(val, 1)]

    def las(text: str) -> W:
        for nr, each in enumerate(val, 1):
            if fold(text) in _namnen(str(nr), each, namn(each)):
                return each
        raise UsageFault("ogiltigt-varde", "Det finns inte i listan.", atgard="Skriv numret.")

    prompt = Prompt((f"{INDENT}{rubrik}", *rader), f"{INDENT}Nummer: ")
    return samtal.fraga(prompt, las, var=option, hjalp=f"Skriv numret. Det kan också ges med {option}.")


def _namnen(*namn: str) -> Iterable[str]:
    return [fold(each) for each in namn]
