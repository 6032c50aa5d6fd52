"""What an interview lacks, as faults that tell how each answer is written."""

from __future__ import annotations

from sipkit.config.dokumenttyp import Dokumenttyp, Formular, Fraga
from sipkit.documents.underlag import Omstandigheter, saknat
from sipkit.errors import AnswerMissing, SipkitError
from sipkit.interview.build import build
from sipkit.interview.flow import answer, filled, missing
from sipkit.interview.state import State

_KANSKE = "Svaret kan behövas; det beror på andra svar som saknas."


def saknade(state: State, typ: Formular, om: Omstandigheter) -> list[SipkitError]:
    """A fault for each missing answer. What a no would ask for is missing too while the yes or no itself is."""
    here = missing(state).certain
    supposed = state
    for fraga in here:
        if fraga.typ == "ja-nej":
            supposed = filled(answer(supposed, fraga, False, "standard", prompted=False))
    saknas = missing(supposed)
    certain = [_saknas("Svaret saknas.", fraga) for fraga in (*here, *saknas.certain)]
    waiting = supposed.vantar
    possible = [AnswerMissing("svar-saknas", _KANSKE, f.falt) for f in saknas.possible if f.falt not in waiting]
    demanded = saknat(build(supposed, om.idag), typ, om) if isinstance(typ, Dokumenttyp) else []
    return _once([*demanded, *certain, *possible])


def _saknas(vad: str, fraga: Fraga) -> AnswerMissing:
    """A missing answer, with how it is written."""
    val = f"Välj: {', '.join(each.id for each in fraga.alternativ)}." if fraga.alternativ else ""
    return AnswerMissing("svar-saknas", vad, fraga.falt, fraga.hjalp or val)


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
