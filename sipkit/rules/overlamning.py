"""What of an ärende another unit may have, so that it can follow up the plan.

The receiver gets the person, the plan and those in it whom the person's consent covers. The rest stays. A version of
the plan is handed over whole or not at all: one that was signed must say the same on both sides.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, cast, get_args

from sipkit.domain.arende import Arende, Handelse, Kallelse, Mottagare, Part, Samtycke
from sipkit.domain.plan import Plan
from sipkit.domain.planversion import PLANHANDELSER
from sipkit.domain.samtycken import senaste
from sipkit.domain.text import fold
from sipkit.domain.vocabulary import SamtyckeSort
from sipkit.errors import Refused
from sipkit.rules import samtycke, skydd
from sipkit.rules.besked import Samtyckesbeslut
from sipkit.rules.fakta import Fakta
from sipkit.rules.region import Region
from sipkit.rules.samtyckeslage import GES, status_av

_VEM: Final = frozenset({"vem", "part"})
"""Fields that hold the id of someone of the ärende."""


@dataclass(frozen=True, slots=True)
class Overlamning:
    """What the receiver gets.

    Attributes:
        arende: the ärende as it is handed over, without a history.
        plan: the latest version that is in it.
        utelamnade: ids of the versions that stay, for they name someone or something that the receiver may not have.
    """

    arende: Arende
    plan: Plan
    utelamnade: tuple[str, ...]


def overlamning(region: Region, arende: Arende, till: str | None, *, idag: date, fakta: Fakta) -> Overlamning:
    """What a unit may have of the ärende.

    Args:
        region: whose rules.
        arende: the ärende.
        till: the id of the party that the unit is; None for the unit that the ärende came from.
        idag: the day of the judgement.
        fakta: see `sipkit.rules.fakta.fakta_ur`.

    Raises:
        AnswerMissing: nobody has asked whether the person's data are protected.
        Refused: they are; there is no plan; the consent does not let it out; or what would be handed over names someone
            or something that the receiver may not have (`overlamning-undantaget`, `var` says where).
    """
    _krav_oskyddad(region, arende, fakta)
    klara = tuple(each for each in arende.planer if each.dag is not None)
    if not klara:
        raise Refused("plan-saknas", "Ärendet har ingen plan som är färdig.", atgard="Gör planen först: sipkit plan.")

    def beslut(parter: Iterable[str]) -> Samtyckesbeslut:
        return samtycke.samtyckesbeslut(region, arende, klara[-1].typ, parter, idag=idag, fakta=fakta)

    alla = beslut(part.id for part in arende.parter)
    samtycke.krav(beslut([till]) if till else alla)
    urval = _Urval(arende, till, alla.tackta, idag)
    planer = tuple(urval.utan_utomstaende(each) for each in klara)
    fria = tuple(each for each in planer if each is planer[-1] or not urval.forbjudet_i(each))
    over = urval.arende_med(fria)
    _krav_fritt(urval, over)
    return Overlamning(over, fria[-1], tuple(each.id for each in klara if each.id not in {fri.id for fri in fria}))


def _krav_oskyddad(region: Region, arende: Arende, fakta: Fakta) -> None:
    besked = skydd.skydd(region, arende, fakta)
    skydd.krav(besked)
    skydd.krav_oskyddad(besked, "ärendet lämnas inte över med sipkit", "Följ enhetens rutin.")


def _krav_fritt(urval: _Urval, over: Arende) -> None:
    where = next(urval.forbjudna(over.model_dump(mode="json", exclude_none=True)), None)
    if where is not None:
        raise Refused(
            "overlamning-undantaget",
            "Det som ska lämnas över nämner något som mottagaren inte får veta: det som personen har undantagit, eller "
            "en enhet som samtycket inte omfattar.",
            where,
            "Ta bort det, eller fråga personen om samtycke: sipkit samtycke.",
        )


@dataclass(frozen=True)
class _Urval:
    """What is chosen by: the ärende, the receiver, the parties that the consent covers, and today."""

    arende: Arende
    till: str | None
    tackta: frozenset[str]
    idag: date

    @property
    def utanfor(self) -> frozenset[str]:
        """The parties that the consent does not cover."""
        return frozenset(part.id for part in self.arende.parter) - self.tackta

    @property
    def hemliga_ord(self) -> frozenset[str]:
        """What those parties are called, and what the person has ever said that nobody is to mention."""
        names = (part.namn for part in self.arende.parter if part.id in self.utanfor)
        excluded = (text for each in self.arende.samtycken for text in each.undantag or ())
        return frozenset(fold(each) for each in (*names, *excluded))

    def forbjudet_i(self, plan: Plan) -> bool:
        """Whether a version names someone or something that the receiver may not have."""
        return next(self.forbjudna(plan.model_dump(mode="json", exclude_none=True)), None) is not None

    def forbjudna(self, value: object, path: str = "") -> Iterator[str]:
        """The paths where something stands that the receiver may not have."""
        name = path.rpartition(".")[2]
        if isinstance(value, Mapping):
            for key, each in cast(Mapping[str, object], value).items():
                yield from self.forbjudna(each, f"{path}.{key}".removeprefix("."))
        elif isinstance(value, list):
            for number, each in enumerate(cast(list[object], value), 1):
                id_ = each.get("id", number) if isinstance(each, dict) else number
                yield from self.forbjudna(each, f"{path}.{id_}")
        elif isinstance(value, str):
            is_outsider = name in _VEM and value in self.utanfor
            if is_outsider or any(word in fold(value) for word in self.hemliga_ord):
                yield path

    def utan_utomstaende(self, plan: Plan) -> Plan:
        """A version where nobody from a party outside the consent is said to have taken part or signed."""
        gone = {*self.utanfor, *(each.id for each in plan.deltagare if each.vem in self.utanfor)}
        deltagare = tuple(each for each in plan.deltagare if each.id not in gone)
        underskrifter = tuple(each for each in plan.underskrifter if each.vem not in gone)
        return plan.model_copy(update={"deltagare": deltagare, "underskrifter": underskrifter})

    def arende_med(self, planer: tuple[Plan, ...]) -> Arende:
        """The ärende with these versions and nothing that is not about them."""
        typer = {each.typ for each in planer}
        kallelser = tuple(self._kallelser(planer))
        return Arende(
            arende=self.arende.arende,
            enskild=self.arende.enskild,
            foretradare=self.arende.foretradare,
            narstaende=self.arende.narstaende,
            parter=tuple(self._part(each) for each in self.arende.parter if each.id in self.tackta),
            fast_vardkontakter=self.arende.fast_vardkontakter,
            samtycken=tuple(self._samtycken()),
            handelser=tuple(self._handelser({each.id for each in (*planer, *kallelser)})),
            kallelser=kallelser,
            planer=planer,
            falt={typ: falt for typ, falt in self.arende.falt.items() if typ in typer},
        )

    def _part(self, part: Part) -> Part:
        """The receiver itself; another party as other receivers may read of it, without what it was asked."""
        if part.id == self.till:
            return part
        return part.model_copy(update={"namn": part.neutralt_namn, "visningsnamn": None, "fraga": None})

    def _samtycken(self) -> Iterator[Samtycke]:
        """The yeses that hold and cover the receiver, without what was said for nobody else."""
        for sort in cast(tuple[SamtyckeSort, ...], get_args(SamtyckeSort)):
            svar = senaste(self.arende, sort, self.idag)
            if svar is None or status_av(svar, self.idag) not in GES:
                continue
            if self.till is None or svar.parter is None or self.till in svar.parter:
                yield self._utan_anteckningar(svar)

    def _utan_anteckningar(self, svar: Samtycke) -> Samtycke:
        kept = {name: getattr(svar, name) for name in _SAMTYCKE}
        parter = None if svar.parter is None else tuple(each for each in svar.parter if each in self.tackta)
        uppgifter = {part: text for part, text in svar.uppgifter.items() if part == self.till}
        return Samtycke(**kept, parter=parter, uppgifter=uppgifter)

    def _handelser(self, kvar: set[str]) -> Iterator[Handelse]:
        """What happened with the plan."""
        for each in self.arende.handelser:
            if each.typ in PLANHANDELSER:
                yield each.model_copy(update={"avser": each.avser if each.avser in kvar else None})

    def _kallelser(self, planer: tuple[Plan, ...]) -> Iterator[Kallelse]:
        """The calls that the receiver got to the meetings where the plan was made, or is followed up."""
        dagar = {dag for each in planer for dag in (each.dag, each.uppfoljning.dag) if dag is not None}
        fick = [each for each in self.arende.kallelser if each.dag in dagar and self._fick(each)]
        for each in fick:
            ersatter = each.ersatter if each.ersatter in {other.id for other in fick} else None
            mottagare = tuple(
                Mottagare(part=row.part, som=row.som, exemplar=row.exemplar)
                for row in each.mottagare
                if row.part not in self.utanfor
            )
            kallelse = each.model_copy(update={"ersatter": ersatter, "mottagare": mottagare})
            if next(self.forbjudna(kallelse.model_dump(mode="json", exclude_none=True)), None) is None:
                yield kallelse

    def _fick(self, kallelse: Kallelse) -> bool:
        return any(self.till in (None, row.part) for row in kallelse.mottagare)


_SAMTYCKE: Final = (
    *("id", "sort", "status", "mottaget_av", "dag", "form", "galler_till", "skriftlig_information", "sprak", "tolk"),
    *("lamnat_av", "barnets_mognad"),
)
"""What is told of a consent. Who is not to know, what the child thinks and what is known of the person's will stay."""
