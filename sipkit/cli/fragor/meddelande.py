"""Answers given beforehand for a message: what is known of them only when the region has said which message it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import cast

from sipkit.bord.bord import Bord
from sipkit.bord.svar import Forhand, om_sorten
from sipkit.cli.fragor.bestallning import Bestallning
from sipkit.cli.fragor.svarsfil import las_svar
from sipkit.config.dokumenttyp import Dokumenttyp, Fraga
from sipkit.domain.svar import platta

_PARTER = "parter"
_SAMTYCKE = "samtycke"


def om_meddelandet(best: Bestallning, forhand: Forhand, bord: Bord) -> Forhand:
    """The answers as the message takes them; for `--exempel` with something invented for each of its questions."""
    if best.exempel:
        pahittat = las_svar(str(bord.lage.sources.example(_MEDDELANDE, bord.lage.region.lager)))
        forhand = replace(forhand, svar={**forhand.svar, **dict(_exempel(bord.typ, forhand.svar, pahittat))})
    return om_sorten(forhand, bord.typ)


_MEDDELANDE = "meddelande"


def _exempel(
    typ: Dokumenttyp, svar: Mapping[str, object], pahittat: Mapping[str, object]
) -> Iterator[tuple[str, object]]:
    """What the invented ärende of a region lacks: who else gets messages, a consent of the kind, what each row says."""
    yield _PARTER, [*cast(Sequence[object], svar[_PARTER]), *cast(Sequence[object], pahittat[_PARTER])]
    sagt = cast(Mapping[str, object], pahittat[_SAMTYCKE])
    redan = cast(Mapping[str, object], svar[_SAMTYCKE])
    nytt = () if redan["sort"] == typ.samtycke else ({**sagt, "sort": typ.samtycke},)
    yield "samtycken", [redan, *nytt]
    yield _SAMTYCKE, None
    told = platta(svar)
    rader = cast(Mapping[str, object], pahittat["rader"])
    for fraga in typ.fragor:
        if fraga.falt.startswith(("falt.", "handelse.")) and fraga.falt not in told:
            yield fraga.falt, rader.get(fraga.id) or _nagot(fraga)


def _nagot(fraga: Fraga) -> object:
    """Something to say where nobody has made anything up: the first choice, or what the row is called."""
    if fraga.alternativ:
        return fraga.alternativ[0].id
    return f"Påhittat exempel: {fraga.fraga.removesuffix(':').lower()}"
