"""What a checklist that comes back says: which points are done, which do not apply and why, by whom and when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from sipkit.config.checklistor import Checklista, Punkt
from sipkit.documents.blankett.falt import Falt, Rad
from sipkit.domain.arende import Arende
from sipkit.domain.checklistor import Listsvar, Punktsvar
from sipkit.domain.samtycken import nummer
from sipkit.errors import AnswerMissing
from sipkit.rules.checklistor import senaste_svar

_TID: Final = "handelser.h1.tid"
"""Where a moment that has been stands in the ärende: times here are read as there."""


@dataclass(frozen=True)
class Checklistsvar:
    """What was read: each answer that is new, and the rows to show."""

    nya: tuple[Punktsvar, ...]
    rader: tuple[Rad, ...]


def las(falt: Falt, lista: Checklista, arende: Arende, dag: date) -> Checklistsvar:
    """Read a form.

    Args:
        falt: its fields.
        lista: the list as the region has it.
        arende: what is answered already; what a form repeats is not new.
        dag: the day of a tick where nobody wrote when.

    Raises:
        AnswerMissing: `blankett-tom`; `svar-saknas` for each reason that is missing.
        SipkitError: all that contradicts itself or cannot be read.
    """
    alla = falt.text("ifylld_av"), falt.har_varit("ifylld_nar", _TID) or dag.isoformat()
    first = 1 + max((nummer(each.id) for each in arende.checklistor), default=0)
    nya: list[Punktsvar] = []
    for punkt in lista.punkter:
        rutor = [each.id for each in punkt.rutor if falt.kryss(_ruta(punkt, each.id))]
        held = senaste_svar(arende, lista.id, punkt.id)
        svar = _svar(falt, punkt, ifyllt=bool(rutor) and (held is None or list(held.rutor) != rutor))
        if svar is None:
            continue
        told = {
            "id": f"c{first + len(nya)}",
            "lista": lista.id,
            "punkt": punkt.id,
            "svar": svar,
            "skal": falt.tolkad(f"punkt.{punkt.id}.skal", "kallelser.k1.syfte") if svar != "ja" else None,
            "rutor": rutor,
            "vem": falt.text(f"punkt.{punkt.id}.vem") or alla[0],
            "tid": falt.har_varit(f"punkt.{punkt.id}.nar", _TID) or alla[1],
        }
        if not falt.fel and not _upprepar(new := Punktsvar.model_validate(told), arende):
            nya.append(new)
    falt.krav()
    if not nya:
        cure = "Fyll i den och läs in den igen."
        raise AnswerMissing("blankett-tom", "Inget nytt är kryssat i checklistan.", atgard=cure)
    return Checklistsvar(tuple(nya), tuple(_rader(lista, nya)))


def _svar(falt: Falt, punkt: Punkt, *, ifyllt: bool) -> Listsvar | None:
    """What is ticked at a point; None for nothing. `ifyllt`: boxes are ticked that were not when it was printed."""
    grund = f"punkt.{punkt.id}"
    ja, ej = falt.kryss(f"{grund}.ja"), falt.kryss(f"{grund}.ej")
    skal = falt.text(f"{grund}.skal")
    if ja and (ej or skal):
        falt.motsagelse(f"{grund}.ja", "Punkten är kryssad både som gjord och som ej tillämplig.")
    elif ej and skal is None and punkt.ej_tillampligt == "med-skal":
        falt.saknas(f"{grund}.skal", "Ej tillämpligt kräver ett skäl.")
    elif not ja and not ej and (skal or ifyllt):
        falt.saknas(f"{grund}.ja", "Något är ifyllt vid punkten, men varken Ja eller Ej tillämpligt är kryssat.")
    return "ja" if ja else "ej-tillampligt" if ej else None


def _ruta(punkt: Punkt, ruta: str) -> str:
    return f"punkt.{punkt.id}.ruta.{ruta}"


def _upprepar(svar: Punktsvar, arende: Arende) -> bool:
    """Whether it says what holds already, as the form was printed with it."""
    held = senaste_svar(arende, svar.lista, svar.punkt)
    return held is not None and (held.svar, held.skal, held.rutor) == (svar.svar, svar.skal, svar.rutor)


def _rader(lista: Checklista, nya: list[Punktsvar]) -> Iterator[Rad]:
    texts = {each.id: each.text or each.id for each in lista.punkter}
    for each in nya:
        svar = "ja" if each.svar == "ja" else "ej tillämpligt"
        skal = f", därför att: {each.skal}" if each.skal else ""
        vem = f" ({each.vem})" if each.vem else ""
        yield Rad(f"punkt.{each.punkt}", texts[each.punkt], f"{svar}{skal}{vem}", svar)
