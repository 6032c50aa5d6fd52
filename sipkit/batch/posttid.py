"""Letters that would come too late: a batch is posted as a whole, and nobody looks at each day as an interview does."""

from __future__ import annotations

from sipkit.documents.underlag import Underlag
from sipkit.errors import UsageFault
from sipkit.rules.kalender import arbetskalender


def krav_framme(under: Underlag, posttid: int) -> None:
    """Refuse a letter about a meeting that is over, or held, on the day that the letter comes.

    Args:
        under: what the letter is made of.
        posttid: working days that the unit says that a letter takes.

    Raises:
        UsageFault: `brev-for-sent`.
    """
    kallelse = under.arende.kallelse
    if not under.dokumenttyp.postgang or kallelse is None or kallelse.dag is None:
        return
    there = arbetskalender(under.region).nth_from(under.idag, posttid)
    if kallelse.brev in ("postas", "bada") and there >= kallelse.dag:
        cure = "Välj en senare dag, eller skriv att brevet lämnas."
        raise UsageFault("brev-for-sent", "Mötet ligger före brevet är framme.", "kallelse.dag", cure)
