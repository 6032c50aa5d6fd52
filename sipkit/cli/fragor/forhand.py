"""Answers given before anything is asked: a file, an example, options."""

from __future__ import annotations

from sipkit.bord.lage import las_nu
from sipkit.bord.svar import Forhand, forhand_ur, om_sorten
from sipkit.cli.fragor.bestallning import Bestallning
from sipkit.cli.fragor.svarsfil import las_svar
from sipkit.config.dokumenttyp import Dokumenttyp, Formular
from sipkit.config.lager import chain
from sipkit.config.loading import list_regions
from sipkit.config.sources import find_sources
from sipkit.domain.arende import Arende
from sipkit.domain.text import fold
from sipkit.errors import AnswerMissing

EXEMPELREGION = "blekinge"


def las_forhand(best: Bestallning, typ: Formular) -> Forhand:
    """The answers given beforehand.

    Raises:
        FileFault: the file cannot be read.
        UsageFault: it has answers that the ärende has no place for; all of them, and then all that cannot be read.
    """
    fil = _exempel(best, typ) if best.exempel else best.svar
    forhand = forhand_ur(las_svar(fil) if fil else {}, typ, las_nu(best.per).date())
    return forhand if best.sort is None else om_sorten(forhand, typ)


def _exempel(best: Bestallning, typ: Formular) -> str:
    sources = find_sources(best.config)
    lager = [each.id for each in chain(fold(best.region or EXEMPELREGION), sources)]
    is_message = isinstance(typ, Dokumenttyp) and typ.meddelande
    return str(sources.example("kallelse" if is_message else typ.id, lager))


def valj_region(best: Bestallning, forhand: Forhand, bas: Arende) -> str:
    """Whose routine to follow: as the command says, the answers, the ärende, the unit's profile, or who is asked.

    Raises:
        AnswerMissing: nobody says.
    """
    given = best.region or forhand.huvud.get("arende.region") or bas.arende.region
    if given is not None:
        return str(given)
    sources = find_sources(best.config)
    if best.utan_fragor:
        known = ", ".join(sources.region_ids())
        raise AnswerMissing("svar-saknas", "Regionen är inte vald.", "arende.region", f"Ge --region ID. Välj: {known}.")
    from sipkit.cli.fragor.forval import profilens_region
    from sipkit.cli.fragor.intervju import fraga_region

    return profilens_region(best.config) or fraga_region(list_regions(las_nu(None).date(), sources))
