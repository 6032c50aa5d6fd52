"""What stands in the papers that call a meeting off.

They hold what is needed to know that it is off, and never why: that the person said no is nobody else's. No party is
named to another.
"""

from __future__ import annotations

from collections.abc import Iterator

from sipkit.config.dokumenttyp import Pappersregel
from sipkit.documents import delar, uttryck
from sipkit.documents.kallelse import delar as motesdelar
from sipkit.documents.kallelse.fordelning import Skrivare, fordelade
from sipkit.documents.kallelse.kontext import Installt, InstalltBrev
from sipkit.documents.kallelse.underlag import Kallelseunderlag
from sipkit.documents.papper import Papper
from sipkit.documents.sprak import Versioner
from sipkit.domain.arende import Kallelse, Part
from sipkit.domain.datum import echo_datum
from sipkit.rules.besked import Mottagarbesked


def papper(underlag: Kallelseunderlag, sprak: Versioner) -> Iterator[Papper]:
    """The papers, the person's letter first, also in the versions `sprak`."""
    return fordelade(underlag, Skrivare(_enhet, _inbjudan, _brev), sprak)


def nar(underlag: Kallelseunderlag) -> str:
    """Which meeting is off, and the time that it had when nobody has been told of a new one."""
    before = _kand_tid(underlag)
    was = f" (tidigare {_tid(before)})" if before else ""
    return f"{uttryck.versal(_tid(underlag.kallelse))}{was}"


def _tid(kallelse: Kallelse) -> str:
    if kallelse.dag is None:
        return "tiden var inte bestämd."
    text = uttryck.motestid(kallelse) if kallelse.tid else echo_datum(kallelse.dag)
    return text[0].lower() + text[1:]


def _kand_tid(underlag: Kallelseunderlag) -> Kallelse | None:
    """The kallelse whose time its receivers still go by: that it was moved is not recorded as sent."""
    forra, kallelse = underlag.forra, underlag.kallelse
    if forra is None or forra.dag is None or (forra.dag, forra.tid) == (kallelse.dag, kallelse.tid):
        return None
    sent = any(row.typ == "ny-tid" and row.kallelse == kallelse.id for row in underlag.arende.dokument)
    return None if sent else forra


def _enhet(underlag: Kallelseunderlag, regel: Pappersregel, part: Part, _mottagare: Mottagarbesked) -> Installt:
    return _installt(underlag, regel, part, underlag.arende.enskild.namn)


def _inbjudan(underlag: Kallelseunderlag, regel: Pappersregel, part: Part) -> Installt:
    return _installt(underlag, regel, part, None)


def _installt(underlag: Kallelseunderlag, regel: Pappersregel, part: Part, namn: str | None) -> Installt:
    return Installt(
        avsandare=delar.avsandare(underlag),
        titel=regel.titel,
        datum=uttryck.kort_datum(underlag.idag),
        till=delar.adress(part.namn, part.adress),
        nar=nar(underlag),
        namn=namn,
        sammankallande=delar.kontakt(underlag),
    )


def _brev(underlag: Kallelseunderlag, regel: Pappersregel, sprak: str) -> InstalltBrev:
    dag, before = underlag.kallelse.dag, _kand_tid(underlag)
    forst = before.dag if before and before.dag != dag else None
    was = f" (först {uttryck.den(forst)})" if forst else ""
    return InstalltBrev(
        avsandare=delar.avsandare(underlag),
        titel=regel.titel,
        datum=uttryck.kort_datum(underlag.idag, sprak),
        till=motesdelar.personens_adress(underlag),
        fornamn=underlag.arende.enskild.fornamn,
        motet=f"mötet {uttryck.den(dag)}{was}" if dag else "mötet",
        dag=uttryck.motesdag(dag, sprak) if dag else None,
        forst_dag=uttryck.motesdag(forst, sprak) if forst else None,
        sagt_nej=underlag.kallelse.installd_av == "personen",
        kontakt=delar.kontakt(underlag),
    )
