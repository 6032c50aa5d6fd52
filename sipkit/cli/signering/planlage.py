"""The lines to sign on an ärende's plans, and how a plan stands with the signatures that are recorded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from sipkit.cli.arende.oppet import Oppet
from sipkit.cli.signering import former
from sipkit.documents.underskriftsfalt import faltnamn
from sipkit.documents.uttryck import versal
from sipkit.domain.arende import Arende
from sipkit.domain.datum import echo_datum
from sipkit.domain.plan import Plan, Underskrift, Undertecknare
from sipkit.errors import Refused
from sipkit.rules.fakta import Fakta, fakta_ur
from sipkit.rules.plan import krav
from sipkit.rules.planansvar import Kallarbesked, Overlamningsbesked, kallare, overlamning
from sipkit.rules.plangiltighet import Giltighet, giltighet
from sipkit.rules.plansignatur import Signaturrad, signaturrader
from sipkit.rules.region import Region

SOM: Mapping[Undertecknare, str] = {
    "samordnare": "samordnaren",
    "enskild": "personen",
    "foretradare": "företrädaren",
    "enhet": "enheten",
    "chefsoverlakare": "chefsöverläkaren",
    "deltagare": "deltagaren",
}


@dataclass(frozen=True)
class Planrad:
    """A line, and the version that it is on."""

    plan: Plan
    rad: Signaturrad

    @property
    def falt(self) -> str:
        """The name of its field in a PDF of the version."""
        return faltnamn(self.rad.id)

    @property
    def namn(self) -> str | None:
        """Whose name the certificate must have. A unit's line is signed by someone who works there."""
        return None if self.rad.som == "enhet" else self.rad.namn

    @property
    def vem(self) -> str:
        """Who signs, for someone who reads the screen: `Lena Exempelgren, samordnaren`."""
        return ", ".join(each for each in (self.rad.namn, SOM[self.rad.som]) if each)


@dataclass(frozen=True)
class Planlage:
    """How a version stands in an ärende."""

    plan: Plan
    giltighet: Giltighet
    rader: tuple[Planrad, ...]
    overlamning: tuple[Overlamningsbesked, ...]
    kallare: Kallarbesked

    @property
    def galler_fran(self) -> date | None:
        """Since when it is in force: the day it was made, or the day of the last signature that it needs."""
        needed = [each.rad.underskrift.dag for each in self.rader if each.rad.kravs and each.rad.underskrift]
        return max([self.plan.dag, *needed]) if self.giltighet.gallande and self.plan.dag else None

    @property
    def form(self) -> former.Planlage:
        """The same for scripts."""
        wants = [each.gjort for each in self.overlamning if each.exemplar is not None]
        fran = self.galler_fran
        return former.Planlage(
            id=self.plan.id,
            tillstand=self.giltighet.tillstand,
            galler_fran=fran.isoformat() if fran else None,
            saknas=tuple(
                former.Signaturrad(each.id, each.som, each.sort, each.punkt.regler if each.punkt else ())
                for each in self.giltighet.osignerade
            ),
            original=all(wants) if wants else None,
            ersatt_av=self.giltighet.ersatt_av,
        )


def regler(oppet: Oppet, arende: Arende) -> tuple[Region, Fakta]:
    """What a version of the ärende is judged by."""
    return oppet.galler(arende)(oppet.om.idag), fakta_ur(arende, oppet.om.idag)


def planrader(oppet: Oppet, arende: Arende) -> tuple[Planrad, ...]:
    """Every line of every version."""
    region, fakta = regler(oppet, arende)
    return tuple(Planrad(plan, rad) for plan in arende.planer for rad in signaturrader(region, arende, plan, fakta))


def planlage(oppet: Oppet, arende: Arende, plan: Plan) -> Planlage:
    """How a version of an opened ärende stands."""
    return planlaget(*regler(oppet, arende), arende, plan)


def planlaget(region: Region, fakta: Fakta, arende: Arende, plan: Plan) -> Planlage:
    """How a version stands by a region's rules."""
    return Planlage(
        plan,
        giltighet(region, arende, plan, fakta),
        tuple(Planrad(plan, rad) for rad in signaturrader(region, arende, plan, fakta)),
        overlamning(region, arende, plan, fakta),
        kallare(region, arende, plan, fakta),
    )


def krav_klar(lage: Planlage) -> None:
    """Let a version be signed that states all that it must and is not closed.

    Raises:
        Refused: `plan-ofullstandig`, for each thing that is missing; `plan-ej-klar`.
    """
    krav(lage.giltighet.brister)
    if lage.giltighet.tillstand in ("utkast", "avslutad"):
        vad = "Planen är avslutad." if lage.plan.avslutad else "Planen har ingen dag än: den är inte klar."
        raise Refused("plan-ej-klar", vad, lage.plan.id, "Gör planen klar först, eller en ny version av den.")


def med_underskrift(arende: Arende, plan: Plan, ny: Underskrift) -> Arende:
    """The ärende with one more signature on a version of its plan."""
    signed = plan.model_copy(update={"underskrifter": (*plan.underskrifter, ny)})
    return arende.model_copy(update={"planer": tuple(signed if each.id == plan.id else each for each in arende.planer)})


def ny_underskrift(plan: Plan) -> str:
    """The id of a version's next signature."""
    return f"u{1 + max((int(each.id.removeprefix('u')) for each in plan.underskrifter), default=0)}"


# --- what is told -----------------------------------------------------------------------------------------------------


def lagestext(lage: Planlage) -> Iterator[str]:
    """Whether the plan is in force, what is missing, what the person gets, and who calls to the follow-up."""
    if fran := lage.galler_fran:
        yield f"Planen gäller från {echo_datum(fran)}.{_uppfoljning(lage)}"
    elif lage.giltighet.tillstand == "ersatt":
        yield f"Den här versionen är ersatt av {lage.giltighet.ersatt_av}."
    elif lage.giltighet.tillstand == "avslutad":
        yield "Planen är avslutad."
    else:
        yield "Planen gäller inte än."
        for rad in lage.giltighet.osignerade:
            vem = Planrad(lage.plan, rad).vem
            yield f"  Underskrift saknas: {vem}.{_kalla(rad)}"
    for each in lage.overlamning:
        if each.exemplar == "original":
            told = (
                "Personen har fått originalet." if each.gjort else "Att personen har fått originalet är inte antecknat."
            )
            yield told


def _kalla(rad: Signaturrad) -> str:
    return f" {rad.punkt}" if rad.punkt else ""


def _uppfoljning(lage: Planlage) -> str:
    """Who calls to the follow-up, and when: `Lena Exempelgren kallar till uppföljning onsdag 7 juli 2027.`."""
    dag = lage.plan.uppfoljning.dag
    if dag is None or lage.kallare.punkt is None:
        return ""
    vem = lage.kallare.kontakt.namn or SOM["samordnare"]
    return f" {versal(vem)} kallar till uppföljning {echo_datum(dag)}."
