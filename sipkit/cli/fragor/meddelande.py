"""Answers given beforehand for a message: what is known of them only when the region has said which message it is."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import cast

from sipkit.bord.bord import Bord
from sipkit.bord.svar import Forhand, om_sorten
from sipkit.cli.fragor.bestallning import Bestallning
from sipkit.cli.fragor.svarsfil import las_svar
from sipkit.config.dokumenttyp import Dokumenttyp, Fraga, SvarsTyp
from sipkit.domain.svar import platta

_PARTER = "parter"
_SAMTYCKE = "samtycke"


def om_meddelandet(best: Bestallning, forhand: Forhand, bord: Bord) -> Forhand:
    """The answers as the message takes them; for `--exempel` with something invented for each of its questions."""
    if best.exempel:
        paths = bord.lage.sources.examples(_MEDDELANDE, bord.lage.region.lager)
        pahittat = [las_svar(str(path)) for path in paths]
        forhand = replace(forhand, svar={**forhand.svar, **dict(_exempel(bord.typ, forhand.svar, pahittat))})
    return om_sorten(forhand, bord.typ)


_MEDDELANDE = "meddelande"


def _exempel(
    typ: Dokumenttyp, svar: Mapping[str, object], pahittat: Sequence[Mapping[str, object]]
) -> Iterator[tuple[str, object]]:
    """What the invented ärende of a region lacks: who else gets messages, a consent of the kind, what each row says.

    `pahittat`: each layer's, the uppermost first; the lowest has what is the same everywhere.
    """
    alla = pahittat[-1]
    yield _PARTER, [*cast(Sequence[object], svar[_PARTER]), *cast(Sequence[object], alla[_PARTER])]
    sagt = cast(Mapping[str, object], alla[_SAMTYCKE])
    redan = cast(Mapping[str, object], svar[_SAMTYCKE])
    nytt = () if redan["sort"] == typ.samtycke else ({**sagt, "sort": typ.samtycke},)
    yield "samtycken", [redan, *nytt]
    yield _SAMTYCKE, None
    told = platta(svar)
    rader = _rader(typ, pahittat)
    for fraga in typ.fragor:
        if fraga.falt.startswith(("falt.", "handelse.")) and fraga.falt not in told:
            yield fraga.falt, rader.get(fraga.id) or _nagot(fraga)


def _rader(typ: Dokumenttyp, pahittat: Sequence[Mapping[str, object]]) -> Mapping[str, object]:
    """What each row says, by its id: first what a layer has for this type of document, then what it has for any."""
    per_typ = [cast(Mapping[str, dict[str, object]], each.get("typer", {})).get(typ.id, {}) for each in pahittat]
    return ChainMap(*per_typ, *(cast(dict[str, object], each.get("rader", {})) for each in pahittat))


_PAHITT: Mapping[SvarsTyp, str] = {
    "datum": "2027-04-06",
    "tid": "10:00",
    "ja-nej": "nej",
    "tal": "1",
}
"""What is made up for a question that no words answer."""


def _nagot(fraga: Fraga) -> object:
    """Something to say where nobody has made anything up: the first choice, or what the row is called."""
    if fraga.alternativ:
        return fraga.alternativ[0].id
    if fraga.typ in _PAHITT:
        return _PAHITT[fraga.typ]
    return f"Påhittat exempel: {fraga.fraga.removesuffix(':').lower()}"
