"""Pieces that stand in several papers about a meeting."""

from __future__ import annotations

from sipkit.documents import uttryck
from sipkit.documents.delar import adress
from sipkit.documents.kallelse.kontext import Mote
from sipkit.documents.kallelse.underlag import Kallelseunderlag
from sipkit.documents.kontext import Mottagaradress
from sipkit.domain.datum import echo_datum


def personens_adress(underlag: Kallelseunderlag) -> Mottagaradress:
    """The address block of a letter to the person: with the address only when it is posted."""
    enskild = underlag.arende.enskild
    postas = underlag.kallelse.brev in ("postas", "bada")
    return adress(enskild.namn or "", enskild.adress if postas else None)


def mote(underlag: Kallelseunderlag, var: str) -> Mote:
    """The meeting, to a unit. `var`: the place, as much of it as the unit may know."""
    kallelse = underlag.kallelse
    return Mote(
        nar=uttryck.motestid(kallelse),
        var=var,
        form=uttryck.FORM_PERSONAL[kallelse.motesform] if kallelse.motesform else uttryck.INTE_BESTAMT,
        svara_senast=echo_datum(kallelse.svara_senast) if kallelse.svara_senast else None,
    )
