"""What is told of papers that were made, kind by kind. A kind that tells nothing of its own needs no function here."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import singledispatch

from sipkit.cli.skapa import former
from sipkit.cli.utfall import Utfall, att_gora
from sipkit.documents.brev.dokument import HemgangsDokument
from sipkit.documents.dokument import Dokument
from sipkit.documents.meddelande.dokument import MeddelandeDokument
from sipkit.documents.plan.dokument import PlanDokument
from sipkit.documents.samtycke.dokument import SamtyckeDokument


@dataclass(frozen=True)
class Gjort:
    """Papers that were made, as they are told.

    Attributes:
        kommando: the command.
        resultat: the papers, for scripts.
        huvud: what was made, for people.
        argument: what opens the stored ärende; None where it is not stored.
        fragad: someone at a keyboard was asked.
    """

    kommando: str
    resultat: former.Papper
    huvud: tuple[str, ...]
    argument: str | None
    fragad: bool


@singledispatch
def berattat(dokument: Dokument, gjort: Gjort) -> Utfall:
    """The outcome of making a document: what was made, then what there is to do."""
    return _som_alla(gjort)


@berattat.register
def _(dokument: SamtyckeDokument, gjort: Gjort) -> Utfall:
    from sipkit.cli.samtycke.papper import med_foljder

    told = Utfall(gjort.kommando, gjort.resultat, gjort.huvud)
    return med_foljder(told, gjort.resultat, dokument, gjort.argument, fragad=gjort.fragad)


@berattat.register
def _(dokument: MeddelandeDokument, gjort: Gjort) -> Utfall:
    if dokument.underlag.skydd.skyddad:
        return _som_alla(gjort)
    from sipkit.cli.skapa.meddelande import bortlamnat, med_meddelandet

    text = (*gjort.huvud, *bortlamnat(dokument.om), *att_gora(gjort.resultat.gor_nu))
    return Utfall(gjort.kommando, med_meddelandet(gjort.resultat, dokument.om), text)


@berattat.register
def _(dokument: HemgangsDokument, gjort: Gjort) -> Utfall:
    if dokument.underlag.skydd.skyddad:
        return _som_alla(gjort)
    from sipkit.cli.skapa.brev import med_brevet, saknat

    brev = med_brevet(gjort.resultat, dokument.om)
    return Utfall(gjort.kommando, brev, (*gjort.huvud, *saknat(brev), *att_gora(brev.gor_nu)))


@berattat.register
def _(dokument: PlanDokument, gjort: Gjort) -> Utfall:
    if dokument.underlag.skydd.skyddad:
        return _som_alla(gjort)
    from sipkit.cli.plan.papper import med_planen

    return _som_alla(replace(gjort, resultat=med_planen(gjort.resultat, dokument)))


def _som_alla(gjort: Gjort) -> Utfall:
    return Utfall(gjort.kommando, gjort.resultat, (*gjort.huvud, *att_gora(gjort.resultat.gor_nu)))
