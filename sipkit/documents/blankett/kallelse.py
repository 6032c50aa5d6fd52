"""A unit's answer to a kallelse."""

from __future__ import annotations

import json
from typing import Final

from sipkit.documents import delar, uttryck
from sipkit.documents.blankett.blankett import Blankett
from sipkit.documents.blankett.kontext import Svarsblankett
from sipkit.documents.kallelse.underlag import kallelseunderlag
from sipkit.documents.kontext import Avsandare
from sipkit.documents.papper import Papper
from sipkit.documents.underlag import Underlag
from sipkit.domain.arende import Arende, Kallelse, Part
from sipkit.domain.datum import echo_datum
from sipkit.errors import UsageFault

MALL: Final = "kallelse/svar.docx"
_TITEL: Final = "Svar på kallelse till SIP-möte"
_TITEL_INBJUDEN: Final = "Svar på inbjudan till möte"


def blanketter(underlag: Underlag, mottagare: str | None) -> tuple[Blankett, ...]:
    """A form for each unit that may have the kallelse.

    Args:
        underlag: what the kallelse's papers are made from; it has passed the rules.
        mottagare: the id of the only unit; None for all.

    Raises:
        UsageFault: `okand-mottagare`.
    """
    om = kallelseunderlag(underlag)
    enheter = [each.id for each in om.mottagare if each.som in ("kallad", "inbjuden")]
    valda = [id_ for id_ in enheter if mottagare in (None, id_)]
    if not valda:
        cure = f"Välj: {', '.join(enheter)}." if enheter else "Kalla någon först: sipkit kallelse."
        raise UsageFault("okand-mottagare", "Mottagaren får inget papper.", var="--mottagare", atgard=cure)
    return tuple(_blankett(underlag, om.kallelse, underlag.arende.part(id_)) for id_ in valda)


def tom(avsandare: Avsandare) -> Blankett:
    """The form where unit and meeting are written by hand."""
    kontext = Svarsblankett(
        avsandare=avsandare,
        titel=_TITEL,
        datum=None,
        enhet=None,
        nar=None,
        arende=None,
        svara_senast=None,
        kallad=True,
        kontakt=None,
    )
    return Blankett("kallelse", Papper("kallelse", "", "kallad", MALL, kontext), "", "")


def grund(kallelse: Kallelse, part: Part) -> str:
    """What an answer is about: this unit, at this meeting."""
    return json.dumps([kallelse.id, str(kallelse.dag), str(kallelse.tid), part.id, part.namn])


def motet(arende: Arende, avser: str) -> tuple[Kallelse, Part] | None:
    """The meeting and the unit that a form is about, where that still is the ärende's meeting."""
    kallelse, _, part = avser.partition(".")
    nu = arende.kallelse
    found = next((each for each in arende.parter if each.id == part), None)
    return (nu, found) if nu and nu.id == kallelse and nu.installd_av is None and found else None


def _blankett(underlag: Underlag, kallelse: Kallelse, part: Part) -> Blankett:
    kallad = part.som == "kallad"
    kontext = Svarsblankett(
        avsandare=delar.avsandare(underlag),
        titel=_TITEL if kallad else _TITEL_INBJUDEN,
        datum=uttryck.kort_datum(underlag.idag),
        enhet=part.namn,
        nar=uttryck.motestid(kallelse),
        arende=underlag.arende.arende.id,
        svara_senast=echo_datum(kallelse.svara_senast) if kallelse.svara_senast else None,
        kallad=kallad,
        kontakt=delar.kontakt(underlag),
    )
    papper = Papper("kallelse", part.id, part.som, MALL, kontext)
    return Blankett("kallelse", papper, f"{kallelse.id}.{part.id}", grund(kallelse, part))
