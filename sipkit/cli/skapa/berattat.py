"""What is told of papers that were made, kind by kind. A kind that tells nothing of its own needs no function here."""

from __future__ import annotations

from dataclasses import dataclass
from functools import singledispatch

from sipkit.cli.skapa import former
from sipkit.cli.utfall import Utfall, att_gora
from sipkit.documents.brev.dokument import HemgangsDokument
from sipkit.documents.dokument import Dokument
from sipkit.documents.meddelande.dokument import MeddelandeDokument
from sipkit.documents.plan.dokument import PlanDokument
from sipkit.documents.samtycke.dokument import SamtyckeDokument

_Eget = tuple[former.Papper, tuple[str, ...]]


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


def berattat(dokument: Dokument, gjort: Gjort) -> Utfall:
    """The outcome of making a document: what was made, what its kind tells of its own, then what there is to do."""
    if isinstance(dokument, SamtyckeDokument):
        from sipkit.cli.samtycke.papper import med_foljder

        told = Utfall(gjort.kommando, gjort.resultat, gjort.huvud)
        return med_foljder(told, gjort.resultat, dokument, gjort.argument, fragad=gjort.fragad)
    held = gjort.resultat
    resultat, own = (held, ()) if dokument.underlag.skydd.skyddad else _eget(dokument, held)
    return Utfall(gjort.kommando, resultat, (*gjort.huvud, *own, *att_gora(resultat.gor_nu)))


@singledispatch
def _eget(dokument: Dokument, held: former.Papper) -> _Eget:
    """The result with what the kind adds to it, and the lines that it adds. Nothing of a protected person."""
    return held, ()


@_eget.register
def _(dokument: MeddelandeDokument, held: former.Papper) -> _Eget:
    from sipkit.cli.skapa.meddelande import bortlamnat, med_meddelandet

    return med_meddelandet(held, dokument.om), tuple(bortlamnat(dokument.om))


@_eget.register
def _(dokument: HemgangsDokument, held: former.Papper) -> _Eget:
    from sipkit.cli.skapa.brev import med_brevet, saknat

    brev = med_brevet(held, dokument.om)
    return brev, tuple(saknat(brev))


@_eget.register
def _(dokument: PlanDokument, held: former.Papper) -> _Eget:
    from sipkit.cli.plan.papper import med_planen

    return med_planen(held, dokument), ()
