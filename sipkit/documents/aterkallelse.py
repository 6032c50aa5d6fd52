"""What stands in the papers that call a meeting off.

They hold what is needed to know that it is off, and never why: that the person said no is nobody else's. No party is
named to another.
"""

from __future__ import annotations

from sipkit.config.dokumenttyp import Pappersregel
from sipkit.documents import delar, uttryck
from sipkit.documents.fordelning import Skrivare, fordelade
from sipkit.documents.kontext import Installt, InstalltBrev
from sipkit.documents.papper import Papper
from sipkit.documents.underlag import Underlag
from sipkit.domain.arende import Kallelse, Part
from sipkit.domain.datum import echo_datum
from sipkit.rules.besked import Mottagarbesked


def papper(underlag: Underlag) -> tuple[Papper, ...]:
    """The papers, the person's letter first."""
    return fordelade(underlag, Skrivare(_enhet, _inbjudan, _brev))


def nar(kallelse: Kallelse) -> str:
    """Which meeting is off."""
    if kallelse.dag is None:
        return "Tiden var inte bestämd."
    return uttryck.motestid(kallelse) if kallelse.tid else uttryck.versal(echo_datum(kallelse.dag))


def _enhet(underlag: Underlag, regel: Pappersregel, part: Part, _mottagare: Mottagarbesked) -> Installt:
    return _installt(underlag, regel, part, underlag.arende.enskild.namn)


def _inbjudan(underlag: Underlag, regel: Pappersregel, part: Part) -> Installt:
    return _installt(underlag, regel, part, None)


def _installt(underlag: Underlag, regel: Pappersregel, part: Part, namn: str | None) -> Installt:
    return Installt(
        avsandare=delar.avsandare(underlag),
        titel=regel.titel,
        datum=uttryck.kort_datum(underlag.idag),
        till=delar.adress(part.namn, part.adress),
        nar=nar(underlag.kallelse),
        namn=namn,
        sammankallande=delar.kontakt(underlag),
    )


def _brev(underlag: Underlag, regel: Pappersregel) -> InstalltBrev:
    dag = underlag.kallelse.dag
    return InstalltBrev(
        avsandare=delar.avsandare(underlag),
        titel=regel.titel,
        datum=uttryck.kort_datum(underlag.idag),
        till=delar.personens_adress(underlag),
        fornamn=underlag.arende.enskild.fornamn,
        motet=f"mötet {uttryck.den(dag)}" if dag else "mötet",
        sagt_nej=underlag.kallelse.installd_av == "personen",
        kontakt=delar.kontakt(underlag),
    )
