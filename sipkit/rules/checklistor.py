"""What a role goes through at a step: the region's lists that apply, and how each point stands in an ärende.

Nothing is ticked and nothing is summed here: what the ärende knows of a point is a suggestion that says where it
comes from, and gate points that are not met are named. Whether the step can be taken is the doctor's to decide.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final, get_args

from sipkit.config.checklistor import Checklista, Punkt
from sipkit.domain.arende import Arende
from sipkit.domain.checklistor import Punktsvar
from sipkit.domain.paths import kanonisk
from sipkit.domain.svar import las
from sipkit.domain.vocabulary import HandelseTyp, Roll, Steg
from sipkit.errors import UsageFault
from sipkit.rules.besked import Fristbesked, Fristrad
from sipkit.rules.fakta import Fakta, Okand, galler
from sipkit.rules.handelser import forekomster
from sipkit.rules.region import Region
from sipkit.rules.tid import Tid

_ALLA: Final[Roll] = "alla"
_STEG: Final = get_args(Steg)


@dataclass(frozen=True, slots=True)
class Kant:
    """Something that the ärende knows of a point: an answer (`falt` and its `varde`), or what has happened."""

    falt: str | None = None
    varde: object = None
    handelse: HandelseTyp | None = None
    tid: Tid | None = None


@dataclass(frozen=True, slots=True)
class Punktlage:
    """A point that applies, or that cannot be told not to.

    Attributes:
        punkt: as the region says it.
        andra: who answers for it, where none of them has the list; empty for one's own.
        hanger_pa: the facts not known that would tell whether it applies; empty when it does.
        frist: the deadline whose day stands at the point.
        kant: what the ärende knows of it, a suggestion.
        svar: what was answered last.
    """

    punkt: Punkt
    andra: tuple[Roll, ...]
    hanger_pa: tuple[str, ...]
    frist: Fristrad | None
    kant: tuple[Kant, ...]
    svar: Punktsvar | None

    @property
    def beteckning(self) -> str:
        """What the source calls it: the letter that stands first in its id (`c` of `c-information`), else the id."""
        return bokstav(self.punkt.id) or self.punkt.id

    @property
    def klar(self) -> bool:
        """Answered with yes, or with why it does not apply where that can be said."""
        return self.svar is not None and (self.svar.svar == "ja" or _ej_galler(self.svar, self.punkt))

    @property
    def saknas(self) -> bool:
        """A gate that is not met."""
        return self.punkt.grind and not self.klar


@dataclass(frozen=True, slots=True)
class Listlage:
    """One list with its points in the source's order. `hanger_pa`: facts that would tell whether it applies at all."""

    lista: Checklista
    hanger_pa: tuple[str, ...]
    punkter: tuple[Punktlage, ...]

    @property
    def egna(self) -> tuple[Punktlage, ...]:
        """What those who have the list answer for."""
        return tuple(each for each in self.punkter if not each.andra)

    @property
    def andras(self) -> tuple[Punktlage, ...]:
        """What someone else answers for."""
        return tuple(each for each in self.punkter if each.andra)

    @property
    def saknas(self) -> tuple[str, ...]:
        """The gates that are not met, each named once as the source names it."""
        return tuple(dict.fromkeys(each.beteckning for each in self.punkter if each.saknas))

    @property
    def fakta(self) -> tuple[str, ...]:
        """The facts not known that it or any of its points hangs on."""
        points = (namn for each in self.punkter for namn in each.hanger_pa)
        return tuple(dict.fromkeys((*self.hanger_pa, *points)))


def utbud(region: Region, fakta: Fakta) -> tuple[tuple[Roll, Steg], ...]:
    """Each role and step that the region has a list for, in the order that the steps are taken.

    A list that is everyone's is named as such only at a step where no role has one of its own.
    """
    lists = [each for each in region.checklistor if galler(each, fakta) is not False]
    pairs = dict.fromkeys((roll, each.steg) for each in lists for roll in each.roller)
    own = {steg for roll, steg in pairs if roll != _ALLA}
    named = [pair for pair in pairs if pair[0] != _ALLA or pair[1] not in own]
    return tuple(sorted(named, key=lambda pair: _STEG.index(pair[1])))


def listor(region: Region, roll: str | None, steg: str | None, fakta: Fakta) -> tuple[Checklista, ...]:
    """The region's checklists of a role at a step; one that is everyone's is each role's too.

    One whose own condition cannot be told is among them.

    Raises:
        UsageFault: `checklista-saknas`, with those there are.
    """
    valda = tuple(
        each
        for each in region.checklistor
        if each.steg == steg and {roll, _ALLA}.intersection(each.roller) and galler(each, fakta) is not False
    )
    if not valda:
        finns = ", ".join(f"--roll {r} --steg {s}" for r, s in utbud(region, fakta))
        cure = f"Välj: {finns}." if finns else "Regionen har inga checklistor."
        raise UsageFault(
            "checklista-saknas", "Regionen har ingen checklista för den rollen och det steget.", atgard=cure
        )
    return valda


def paborjade(region: Region, arende: Arende, fakta: Fakta) -> tuple[Checklista, ...]:
    """The region's checklists that someone has answered in, and that may still apply."""
    begun = {each.lista for each in arende.checklistor}
    return tuple(each for each in region.checklistor if each.id in begun and galler(each, fakta) is not False)


def listlage(
    lista: Checklista, fakta: Fakta, arende: Arende | None = None, frister: Fristbesked | None = None
) -> Listlage:
    """How a list stands. A point is left out only where a known fact does so.

    Args:
        lista: one of `listor`.
        fakta: what decides which points apply.
        arende: what has been answered and what is known; None for an empty list.
        frister: the ärende's deadlines.
    """
    return Listlage(lista, _oklart(galler(lista, fakta)), tuple(_punkter(lista, fakta, arende, frister)))


def _punkter(
    lista: Checklista, fakta: Fakta, arende: Arende | None, frister: Fristbesked | None
) -> Iterator[Punktlage]:
    for punkt in lista.punkter:
        verdict = galler(punkt, fakta)
        if verdict is False:
            continue
        yield Punktlage(
            punkt,
            punkt.av if not set(punkt.av) & set(lista.roller) else (),
            _oklart(verdict),
            frister.styrande(punkt.frist) if frister and punkt.frist else None,
            tuple(_kant(punkt, arende)) if arende else (),
            senaste_svar(arende, lista.id, punkt.id) if arende else None,
        )


def senaste_svar(arende: Arende, lista: str, punkt: str) -> Punktsvar | None:
    """What holds about a point: what was said last."""
    return next((each for each in reversed(arende.checklistor) if (each.lista, each.punkt) == (lista, punkt)), None)


def nummer(lage: Listlage) -> Mapping[str, str]:
    """What each point is called to people, by its id: the source's letter, else its number."""
    return {each.punkt.id: bokstav(each.punkt.id) or str(nr) for nr, each in enumerate(lage.punkter, 1)}


def saknade(lage: Listlage) -> tuple[str, ...]:
    """The gates that are not met, each called once as `nummer` calls it."""
    called = nummer(lage)
    return tuple(dict.fromkeys(called[each.punkt.id] for each in lage.punkter if each.saknas))


def bokstav(id_: str) -> str | None:
    """The letter of a point that has one: `c` of `c-information`."""
    first = id_.partition("-")[0]
    return first if len(first) == 1 else None


def under_bokstaven(lista: Checklista, punkt: Punkt) -> tuple[Punkt, ...]:
    """The points that stand under the same letter after this one: what its letter alone says is said of them too."""
    if bokstav(punkt.id) != punkt.id:
        return ()
    return tuple(each for each in lista.punkter if each is not punkt and bokstav(each.id) == punkt.id)


def _kant(punkt: Punkt, arende: Arende) -> Iterator[Kant]:
    for falt in punkt.falt:
        varde = las(arende, kanonisk(falt, arende))
        if varde is not None:
            yield Kant(falt=falt, varde=varde)
    happened = [each.tid for each in forekomster(arende) if each.typ == punkt.handelse]
    if punkt.handelse and happened:
        yield Kant(handelse=punkt.handelse, tid=happened[-1])


def _ej_galler(svar: Punktsvar, punkt: Punkt) -> bool:
    if svar.svar != "ej-tillampligt":
        return False
    return punkt.ej_tillampligt == "fritt" or (punkt.ej_tillampligt == "med-skal" and bool(svar.skal))


def _oklart(verdict: bool | Okand) -> tuple[str, ...]:
    return verdict.fakta if isinstance(verdict, Okand) else ()


def andras_frister(lista: Checklista, frister: Fristbesked) -> tuple[Fristrad, ...]:
    """The deadlines that have begun, are not met, stand at no point of the list, and that only others answer for.

    A list that is everyone's has no others.
    """
    if _ALLA in lista.roller:
        return ()
    at_points = {each.frist for each in lista.punkter}
    begun = (each for each in frister.paborjade().rader if each.styrande and each.senast and each.gjord is None)
    others = (each for each in begun if each.ansvarig and not {*lista.roller, _ALLA} & {*each.ansvarig})
    return tuple(each for each in others if each.id not in at_points)


def saknas(listor: Iterable[Listlage]) -> tuple[str, ...]:
    """The gates that are not met in several lists."""
    return tuple(dict.fromkeys(namn for each in listor for namn in each.saknas))
