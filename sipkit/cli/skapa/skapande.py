"""Making a document's papers: answers → ärende → what the rules say → papers → files, and the ärende is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from sipkit.bord.bord import Bord, duka
from sipkit.bord.lage import Lage, las_handelser, las_lage, las_nu
from sipkit.bord.svar import Forhand, arende_ur
from sipkit.cli.fragor.bestallning import Bestallning
from sipkit.cli.fragor.forhand import las_forhand, valj_region
from sipkit.cli.fragor.meddelande import om_meddelandet
from sipkit.cli.skapa.papper import papper
from sipkit.cli.utfall import Utfall
from sipkit.config.dokumenttyp import Dokumenttyp
from sipkit.config.loading import load_document_type
from sipkit.config.sources import find_sources
from sipkit.documents.dokument import Dokument
from sipkit.domain.arende import Arende
from sipkit.domain.text import fold
from sipkit.errors import UsageFault
from sipkit.rules.avstamning import DOKUMENT as AVSTAMNING
from sipkit.rules.fakta import Fakta, las_fakta

if TYPE_CHECKING:
    from sipkit.cli.arende.val import Oppnat


def utfor(best: Bestallning) -> Utfall:
    """Make the papers that were asked for.

    Raises:
        SipkitError: whatever stops it; no paper is written then.
    """
    if fold(best.typ) == AVSTAMNING:
        from sipkit.cli.avstamning import gor

        return gor.utfor(best)
    best.krav()
    typ = _typ(best)
    forhand = las_forhand(best, typ)
    oppnat = _oppnat(best, forhand, behovs=_om_befintligt(best, typ))
    bas = oppnat.arende if oppnat else Arende()
    region = valj_region(best, forhand, bas)
    lage = las_lage(region, best.per or _skapad(best, forhand), best.config)
    bord = _duka(best, typ, lage, las_fakta(best.fakta), bas, forhand.svar)
    if bord.typ.meddelande:
        forhand = om_meddelandet(best, forhand, bord)
    if oppnat is not None:
        bord.krav_kallelse()
    forhand = replace(forhand, svar={**forhand.svar, **las_handelser(best.handelser, bord.om.nu)})
    if best.utan_fragor or bord.om_igen:
        return _utan_att_fraga(best, bord, oppnat, forhand)
    from sipkit.cli.skapa.fragat import fragat_fran_borjan

    return fragat_fran_borjan(best, bord, oppnat, forhand)


def _duka(
    best: Bestallning,
    typ: Dokumenttyp,
    lage: Lage,
    givna: Fakta,
    bas: Arende,
    svar: Mapping[str, object] = MappingProxyType({}),
) -> Bord:
    om_igen = best.mottagare is not None and best.arende is not None
    return duka(lage, typ, bas, svar=svar, givna=givna, exempel=best.exempel, om_igen=om_igen)


def _typ(best: Bestallning) -> Dokumenttyp:
    typ = load_document_type(fold(best.typ), find_sources(best.config))
    if best.sort is None:
        return typ
    from sipkit.cli.samtycke.sort import las_sort, om_sorten

    return om_sorten(typ, las_sort(best.sort))


def _om_befintligt(best: Bestallning, typ: Dokumenttyp) -> bool:
    """Whether it is about an ärende that exists: a plan and what the person says are, where there is any to pick."""
    if typ.befintlig_kallelse or typ.befintlig_plan:
        return True
    if not (typ.nytt_besked or typ.ny_medlem == "planer"):
        return False
    from sipkit.cli.arende.val import arendelager

    return not best.utan_fragor and best.region is None and bool(arendelager(las_nu(best.per).date()).lista())


def aterupptag(best: Bestallning, id_: str | None) -> Utfall:
    """Go on with an interview that was stopped, about the ärende as it is by now.

    Raises:
        SipkitError: the draft cannot be opened, or whatever stops `utfor`.
    """
    from sipkit.cli.arende.nytt import FORMULAR, fortsatt
    from sipkit.cli.fragor.utkast import Sparare, utkastlager, valt_utkast
    from sipkit.cli.skapa.fragat import fragat_vidare
    from sipkit.cli.skapa.redanklart import redan_klart
    from sipkit.cli.vagval import svar as vagsvar

    nu = las_nu(None)
    lager = utkastlager(nu.date())
    utkast = lager.oppna(valt_utkast(lager, id_))
    if klart := redan_klart(utkast, lager, nu):
        return klart
    best = replace(
        best,
        typ=utkast.dokumenttyp,
        region=utkast.region,
        spara=Path(utkast.till) if utkast.till else None,
        okrypterad=utkast.okrypterad,
    )
    if utkast.dokumenttyp == FORMULAR:
        return fortsatt(best, Sparare(lager, utkast))
    if utkast.dokumenttyp == vagsvar.FORMULAR:
        return vagsvar.fortsatt(best, _oppnat_for(utkast.ur, utkast.id), Sparare(lager, utkast))
    if utkast.dokumenttyp == AVSTAMNING:
        from sipkit.cli.avstamning import gor

        return gor.fortsatt(best, Sparare(lager, utkast))
    typ = load_document_type(utkast.dokumenttyp, find_sources(best.config))
    oppnat = _oppnat_for(utkast.ur, utkast.id)
    lage = las_lage(utkast.region, None, best.config)
    bord = _duka(best, typ, lage, utkast.fakta, oppnat.arende if oppnat else Arende())
    return fragat_vidare(best, bord, oppnat, Sparare(lager, utkast))


def _oppnat(best: Bestallning, forhand: Forhand, *, behovs: bool) -> Oppnat | None:
    """The ärende that the command is about; one is picked where the document is about a kallelse that exists."""
    if best.arende is None and not (behovs and best.svar is None and not best.exempel):
        return None
    from sipkit.cli.arende.val import oppna

    oppnat = oppna(best.arende, las_nu(best.per), fraga=not best.utan_fragor)
    if forhand.huvud.get("arende.id", oppnat.id) != oppnat.id:
        raise UsageFault("ogiltigt-varde", "Svarsfilen gäller ett annat ärende.", "arende.id", "Ta bort id:t ur den.")
    return oppnat


def _oppnat_for(fil: str | None, id_: str) -> Oppnat | None:
    """The ärende of a draft, where it has been stored."""
    from sipkit.cli.arende.val import arendelager, oppna

    nu = las_nu(None)
    if fil is not None:
        return oppna(fil, nu)
    return oppna(id_, nu) if arendelager(nu.date()).finns(id_) else None


def _skapad(best: Bestallning, forhand: Forhand) -> str | None:
    """An example is always made on the day that it was made up for."""
    return str(forhand.huvud["arende.skapad"]) if best.exempel else None


def _utan_att_fraga(best: Bestallning, bord: Bord, oppnat: Oppnat | None, svar: Forhand) -> Utfall:
    """Papers of what is known. Nothing is stored but where `--spara` says."""
    keeps = None
    if best.spara is not None:
        from sipkit.cli.fragor.lagring import mal

        keeps = mal(best, oppnat, bord.om.nu)
    return papper(best, bord, arende_ur(svar, bord), keeps.efter_papper if keeps else _ingenstans)


def _ingenstans(dokument: Dokument) -> None:
    """Store nothing."""
