"""What there is to send in an ärende: what is about its kallelse, each message that was made, and the letter home."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import get_args

from sipkit.documents.brev import lamnat as om_brevet
from sipkit.documents.kallelse import skickat as om_kallelsen
from sipkit.documents.meddelande import skickat as om_meddelandet
from sipkit.documents.underlag import Omstandigheter
from sipkit.documents.utskick import Utskick
from sipkit.domain.arende import Arende
from sipkit.domain.dokumentord import HEMGANG
from sipkit.domain.vocabulary import DokumentTyp
from sipkit.rules.kallelsekedja import Utskickstyp, ar_bara_paborjad, dokument_for


def att_skicka(arende: Arende, om: Omstandigheter) -> tuple[DokumentTyp, ...]:
    """The documents that can be recorded as sent, the last made last."""
    return tuple(sorted(_typer(arende, om), key=lambda typ: _gjord(arende, typ)))


def _typer(arende: Arende, om: Omstandigheter) -> Iterator[DokumentTyp]:
    others = (*om_meddelandet.gjorda(arende, om), *(HEMGANG for _ in range(om_brevet.gjort(arende))))
    if arende.kallelse is not None and not (others and ar_bara_paborjad(arende)):
        yield dokument_for(arende.kallelse)
    yield from others


def _gjord(arende: Arende, typ: DokumentTyp) -> int:
    """The place in the history where it was made last; before all where nothing tells."""
    made = (nr for nr, rad in enumerate(arende.historik) if rad.vad == "papper" and rad.dokumenttyp == typ)
    return max(made, default=-1)


def utskick(arende: Arende, typ: DokumentTyp, om: Omstandigheter, dag: date) -> Utskick:
    """One of them, to those who may have it on the day it was sent.

    Raises:
        Refused: `kallelse-saknas`, what is about a kallelse has none.
    """
    if typ in get_args(Utskickstyp):
        return om_kallelsen.utskick(arende, om, dag)
    if typ == HEMGANG:
        return om_brevet.utskick(arende, om, dag)
    return om_meddelandet.utskick(arende, typ, om, dag)
