"""What the letters about going home may use.

Their words stand in their Word templates, once for each language; here is what somebody typed, and the facts.
"""

from __future__ import annotations

from dataclasses import dataclass

from sipkit.documents.kontext import Avsandare, Kontakt, Kontext, Mottagaradress


@dataclass(frozen=True, slots=True)
class Medfoljande:
    """A paper that comes with the letter. `med`: the person gets it now; else a box to tick when it is given.

    `id` is the name of its own field (`lakemedelslista`), for the template to put in words; `namn` is the routine's.
    """

    id: str
    namn: str
    med: bool


@dataclass(frozen=True, slots=True)
class Annat:
    """Something that a region's own routine wants told, by its name there."""

    namn: str
    text: str


@dataclass(frozen=True, slots=True)
class Hemgangsbrev(Kontext):
    """The letter at discharge, which is handed over. What nobody has answered is None, and is not in the letter.

    Attributes:
        lamnas_till: the one who gets it in the person's place; None where the person gets it.
        ring: whom to ring with questions about the time in hospital.
        vid_forsamring: what to do when it gets worse.
        hemgang: how and when the person goes home.
        kontakt: the fast vårdkontakt.
        mote_dag, mote_tid: when the SIP meeting is.
        sip: what else the person is told of SIP.
        plan_gjord: when the plan that is in force was made.
        planer: other plans for the time at home.
        papper: what comes with the letter.
        nagot_senare: some of it does not come yet.
    """

    avsandare: Avsandare
    titel: str
    datum: str
    fornamn: str
    lamnas_till: str | None
    ring: str
    vid_forsamring: str | None
    hemgang: str | None
    kontakt: Kontakt | None
    mote_dag: str | None
    mote_tid: str | None
    sip: str | None
    plan_gjord: str | None
    planer: str | None
    sammanfattning: str | None
    hjalpmedel: str | None
    forsakringsmedicin: str | None
    andra: tuple[Annat, ...]
    papper: tuple[Medfoljande, ...]
    nagot_senare: bool


@dataclass(frozen=True, slots=True)
class Kontaktbrev(Kontext):
    """The letter that tells who the person's fast vårdkontakt is. `till` is None where it is handed over."""

    avsandare: Avsandare
    titel: str
    datum: str
    till: Mottagaradress | None
    fornamn: str
    kontakt: Kontakt
