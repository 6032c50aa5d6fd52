"""What an interview lacks, as faults that tell how each answer is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sipkit.config.dokumenttyp import Dokumenttyp, Formular, Fraga, SvarsTyp
from sipkit.documents.underlag import Omstandigheter, saknat
from sipkit.errors import AnswerMissing, SipkitError
from sipkit.interview.build import build
from sipkit.interview.flow import answer, filled, missing
from sipkit.interview.state import State

_KANSKE = "Svaret kan behövas; det beror på andra svar som saknas."
_SKRIVS: Mapping[SvarsTyp, str] = {
    "ja-nej": "Skriv ja eller nej.",
    "datum": "Skriv dagen, till exempel 2027-04-07.",
    "tid": "Skriv klockslaget, till exempel 13.00.",
    "moment": "Skriv dagen och gärna klockslaget, till exempel 2027-03-25T14:20.",
    "lista": "Skriv en sak per rad.",
}
"""How an answer is written, where the question itself does not say."""


def saknade(state: State, typ: Formular, om: Omstandigheter) -> list[SipkitError]:
    """A fault for each missing answer. What a no would ask for is missing too while the yes or no itself is."""
    here = missing(state).certain
    supposed = state
    for fraga in here:
        if fraga.typ == "ja-nej":
            supposed = filled(answer(supposed, fraga, False, "standard", prompted=False))
    saknas = missing(supposed)
    certain = [AnswerMissing("svar-saknas", "Svaret saknas.", f.falt) for f in (*here, *saknas.certain)]
    waiting = supposed.vantar
    possible = [AnswerMissing("svar-saknas", _KANSKE, f.falt) for f in saknas.possible if f.falt not in waiting]
    demanded = saknat(build(supposed, om.idag), typ, om) if isinstance(typ, Dokumenttyp) else []
    faults = _once([*demanded, *certain, *possible])
    for fault in faults:
        fault.atgard = fault.atgard or _skrivs(fault.var, state.fragor)
    return faults


def _skrivs(path: str, fragor: Sequence[Fraga]) -> str:
    """How the answer of a path is written: as its own question says, or one that it is a part of the answer to."""
    own = [fraga for fraga in fragor if fraga.falt == path]
    wider = [fraga for fraga in fragor if fraga.ger_aven == path or path.startswith(f"{fraga.falt}.")]
    for fraga in (*own, *wider):
        return fraga.hjalp or _val(fraga) or _SKRIVS.get(fraga.typ, "Skriv svaret som text.")
    return ""


def _val(fraga: Fraga) -> str:
    if fraga.alternativ_fran is not None:
        return "Skriv enheternas id, till exempel p1, p3."
    return f"Välj: {', '.join(each.id for each in fraga.alternativ)}." if fraga.alternativ else ""


def _once(faults: list[SipkitError]) -> list[SipkitError]:
    """Each path once; what a rule says of it goes first, and a part goes before the whole that it is in."""
    first = {fault.var: fault for fault in reversed(faults)}
    return [fault for path, fault in reversed(first.items()) if not any(each.startswith(f"{path}.") for each in first)]


def slut_pa_svar(state: State, typ: Formular, om: Omstandigheter) -> list[SipkitError]:
    """The faults of a pipe that came to its end: each answer still needed, else the review that nobody accepted."""
    return saknade(filled(state), typ, om) or [
        AnswerMissing(
            "svar-saknas",
            "Svaren tog slut innan alla frågor var besvarade och granskade.",
            atgard="Svara med en tom rad på frågor som får vara tomma, och sist i granskningen.",
        )
    ]
