"""Telling whether the signatures in a PDF hold, each for itself and all together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sipkit.bord.lage import las_nu
from sipkit.cli.arende.oppet import Oppet, oppna_arende
from sipkit.cli.signering import former
from sipkit.cli.signering.bedomning import SAKNAS, Bedomning, Underlag, bedom, bedom_planen
from sipkit.cli.signering.filer import MAPP, las, rotter, sparrdata
from sipkit.cli.signering.planlage import Planlage, lagestext, planlage
from sipkit.cli.utfall import Utfall
from sipkit.config.sources import find_sources
from sipkit.config.varning import Varning
from sipkit.documents.underskriftsfalt import radens_id
from sipkit.domain.klockslag import echo_tid, lokal
from sipkit.errors import FileFault
from sipkit.felkoder import KODER
from sipkit.storage.platser import platser

if TYPE_CHECKING:
    from sipkit.signing import FieldVerdict

NOT_VALID = 1


@dataclass(frozen=True)
class Onskan:
    """What was asked for on the command line."""

    fil: Path
    arende: str | None
    rot: Sequence[Path]
    sparrlistor: Sequence[Path]
    per: str | None
    config: Path | None


def verifiera(onskan: Onskan) -> Utfall:
    """Judge a file; nothing is written.

    Raises:
        FileFault: the file, or one with certificates or revocation data, cannot be read.
        SipkitError: the ärende cannot be opened, or the file is not of its plan.
    """
    pdf = las(onskan.fil, "PDF:en")
    oppet = oppna_arende(onskan.arende, onskan.per, onskan.config, fraga=False) if onskan.arende else None
    roots = rotter(onskan.rot, oppet.lage.sources if oppet else find_sources(onskan.config), platser())
    underlag = Underlag(oppet.om.nu if oppet else las_nu(onskan.per), roots, sparrdata(onskan.sparrlistor))
    try:
        dom = bedom_planen(pdf, underlag, oppet) if oppet else bedom(pdf, underlag)
    except FileFault as fault:
        raise FileFault(fault.kod, fault.vad, str(onskan.fil), fault.atgard) from None
    lage = planlage(oppet, oppet.arende, dom.plan) if oppet and dom.plan else None
    return _utfall(dom, lage, oppet, ingen_rot=not roots)


def _utfall(dom: Bedomning, lage: Planlage | None, oppet: Oppet | None, *, ingen_rot: bool) -> Utfall:
    verdict = dom.verdict
    resultat = former.Verifiera(
        giltig=verdict.giltig,
        falt=tuple(_besked(each) for each in verdict.fields),
        fynd=tuple(former.Filfynd(each.kod, each.text) for each in verdict.findings),
        plan=lage.form if lage else None,
    )
    varningar = [*(oppet.lage.varningar if oppet else ()), *_varningar(ingen_rot=ingen_rot)]
    text = tuple(_text(dom, lage, oppet))
    return Utfall("verifiera", resultat, text, varningar, slut=0 if verdict.giltig else NOT_VALID)


def _varningar(*, ingen_rot: bool) -> Iterator[Varning]:
    if ingen_rot:
        cure = f"Lägg utfärdarens certifikat i mappen {MAPP}, eller ge det med --rot FIL."
        yield Varning("utfardare-saknas", f"{KODER['utfardare-saknas']} {cure}")


# --- one signature ----------------------------------------------------------------------------------------------------


def _besked(verdict: FieldVerdict) -> former.Faltbesked:
    return former.Faltbesked(
        falt=radens_id(verdict.field),
        namn=verdict.name,
        status=_status(verdict),
        kod=verdict.fault.kod if verdict.fault else None,
        text=verdict.fault.text if verdict.fault else "Underskriften är giltig.",
        tid=_iso(verdict.signed),
        tidsstamplad=_iso(verdict.stamped),
        sparr_kontrollerad=verdict.revocation_checked,
    )


def _status(verdict: FieldVerdict) -> str:
    if verdict.fault is None:
        return "giltig"
    return "saknas" if verdict.fault.kod == SAKNAS else "ogiltig"


def _iso(moment: datetime | None) -> str | None:
    return lokal(moment).isoformat() if moment else None


# --- what is told -----------------------------------------------------------------------------------------------------


def _text(dom: Bedomning, lage: Planlage | None, oppet: Oppet | None) -> Iterator[str]:
    verdict = dom.verdict
    many = len(verdict.fields)
    if verdict.giltig:
        yield f"GILTIG: {'underskriften är giltig' if many == 1 else f'alla {many} underskrifter är giltiga'}."
    else:
        yield "INTE GILTIG."
    yield from (f"  Filen: {each.text}" for each in verdict.findings)
    for each in verdict.fields:
        rad = dom.rad(each.field)
        yield f"  {rad.vem if rad else radens_id(each.field)}: {_dom(each)}"
    if lage is not None and oppet is not None:
        yield from lagestext(lage)
        yield from _att_anteckna(dom, oppet)


def _dom(verdict: FieldVerdict) -> str:
    status = {"giltig": "giltig.", "saknas": "saknas.", "ogiltig": "INTE giltig."}[_status(verdict)]
    if verdict.fault is not None:
        return f"{status} {verdict.fault.text}{_vem(verdict)}"
    return f"{status}{_vem(verdict)} {_sparr(verdict)}"


def _vem(verdict: FieldVerdict) -> str:
    """Who, and when: what proves the time is told from what does not."""
    if not verdict.name:
        return ""
    if verdict.stamped:
        return f" {verdict.name}, senast {echo_tid(lokal(verdict.stamped))} enligt en tidsstämpel."
    when = f", {echo_tid(lokal(verdict.signed))} enligt undertecknarens egen klocka" if verdict.signed else ""
    return f" {verdict.name}{when}."


def _sparr(verdict: FieldVerdict) -> str:
    if verdict.revocation_checked:
        return "Certifikatet var inte spärrat."
    return "Om certifikatet var spärrat är inte prövat."


def _att_anteckna(dom: Bedomning, oppet: Oppet) -> Iterator[str]:
    """Signatures that hold and that the ärende does not know of."""
    for each in dom.verdict.fields:
        rad = dom.rad(each.field)
        if each.giltig and rad is not None and rad.rad.underskrift is None:
            cure = f"sipkit underskrift {oppet.argument} --hur e-underskrift --fil FIL"
            yield f"Underskriften ({rad.vem}) är inte antecknad i ärendet. Anteckna den: {cure}"
