"""What a unit's answer to a kallelse says: whether it comes, and who from it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sipkit.documents.blankett.falt import IFYLLT, Falt, Rad
from sipkit.domain.arende import Arende, Kallelse, Mottagare, Part
from sipkit.domain.datum import echo_datum
from sipkit.domain.kallelsesvar import KOMMER, KOMMER_INTE, Kallelsesvar
from sipkit.domain.text import fold
from sipkit.errors import AnswerMissing, UsageFault


@dataclass(frozen=True)
class Motessvar:
    """What was read: the answer, and the rows to show."""

    svar: Kallelsesvar
    rader: tuple[Rad, ...]


def las(falt: Falt, part: Part) -> Motessvar:
    """Read a form.

    Raises:
        AnswerMissing: `blankett-tom`.
        SipkitError: all that contradicts itself or cannot be read.
    """
    kommer = falt.ja_eller_nej("kommer.ja", "kommer.nej")
    if kommer is None and not falt.fel:
        raise AnswerMissing(
            "blankett-tom", "Det är inte kryssat om ni kommer.", atgard="Fyll i blanketten och läs in den igen."
        )
    texts = {namn: falt.tolkad(namn, "kallelser.k1.syfte") for namn in ("vem", "meddelande")}
    dag = falt.har_varit("dag", "samtycken.s1.dag")
    falt.krav()
    svar = Kallelsesvar.model_validate({"svar": KOMMER if kommer else KOMMER_INTE, **texts, "svarat": dag})
    return Motessvar(svar, tuple(_rader(svar, part)))


def den_som_svarar(falt: Falt, arende: Arende) -> Part:
    """The unit that wrote its name on an empty form.

    Raises:
        AnswerMissing: `svar-saknas`, no name.
        UsageFault: `blankett-okand-enhet`.
    """
    namn = falt.text("enhet")
    if namn is None:
        falt.saknas("enhet", "Det står inte vilken enhet som svarar.")
        falt.krav()
    for part in arende.parter:
        if fold(namn or "") in (fold(part.namn), fold(part.neutralt_namn)):
            return part
    cure = "Kontrollera ärendets id, och hur enheten heter i ärendet."
    raise UsageFault("blankett-okand-enhet", "Enheten i blanketten finns inte i ärendet.", "enhet", cure)


def med_svar(arende: Arende, kallelse: Kallelse, part: Part, svar: Kallelsesvar) -> Arende:
    """The ärende where the unit has answered."""
    told = {namn: getattr(svar, namn) for namn in Kallelsesvar.model_fields}
    listed = {each.part: each for each in kallelse.mottagare} | {
        part.id: next(
            (each for each in kallelse.mottagare if each.part == part.id), Mottagare(part=part.id, som=part.som)
        ).model_copy(update=told)
    }
    ny = kallelse.model_copy(update={"mottagare": tuple(listed.values())})
    kallelser = tuple(ny if each.id == kallelse.id else each for each in arende.kallelser)
    return arende.model_copy(update={"kallelser": kallelser})


def _rader(svar: Kallelsesvar, part: Part) -> Iterator[Rad]:
    yield Rad(f"part.{part.id}", part.namn, svar.svar or "", svar.svar or "")
    if svar.vem:
        yield Rad("vem", "Den som kommer", svar.vem, IFYLLT)
    if svar.meddelande:
        yield Rad("meddelande", "Vill säga före mötet", svar.meddelande, IFYLLT)
    if isinstance(svar.svarat, date):
        yield Rad("dag", "Svarade", echo_datum(svar.svarat), svar.svarat.isoformat())
