"""What the template of a checklist may use."""

from __future__ import annotations

from dataclasses import dataclass

from sipkit.documents.kontext import Avsandare, Kontext


@dataclass(frozen=True, slots=True)
class Ruta:
    """One of several boxes of a point."""

    id: str
    namn: str
    kryss: bool


@dataclass(frozen=True, slots=True)
class Listpunkt:
    """One point, with what is answered already.

    Attributes:
        nr: the letter that the routine knows it by, or its number.
        forklaring: what the routine means by its words.
        vem_gor: who answers for it, where it is someone else.
        villkor: what it hangs on, where nobody knows whether it applies.
        frist: the day that its deadline falls on.
        rutor_under_varandra: their names are long.
        ej_gar, skal_galler: whether "ej tillämpligt" can be answered, and whether a reason stands beside it.
    """

    id: str
    nr: str
    text: str
    forklaring: str | None
    vem_gor: str | None
    villkor: str | None
    frist: str | None
    rutor: tuple[Ruta, ...]
    rutor_under_varandra: bool
    ej_gar: bool
    skal_galler: bool
    ja: bool
    ej: bool
    skal: str | None
    vem: str | None
    nar: str | None


@dataclass(frozen=True, slots=True)
class Checklistan(Kontext):
    """A checklist of a role at a step: what is gone through, and what others do. It holds no sum.

    Attributes:
        arende, datum: None in an empty one.
        etikett: it has room for the patient's label, as a paper of a ward.
        villkor: what the whole list hangs on.
        saknas: the gates that are not met; None in an empty one, where it is written by hand, and where all are met.
        grindar: it has gates.
        avgor: who decides about the step, where someone does.
        punkter: what those who have the list go through.
        andras: what only others answer for.
        andras_rader: which of `punkter` others answer for, and what else they are to have done by a day.
    """

    avsandare: Avsandare
    titel: str
    datum: str | None
    arende: str | None
    etikett: bool
    vem_gor: str
    nar_gors: str
    inledning: str | None
    villkor: str | None
    grindar: bool
    saknas: str | None
    avgor: str | None
    punkter: tuple[Listpunkt, ...]
    andras: tuple[Listpunkt, ...]
    andras_rader: tuple[str, ...]
    kallor: tuple[str, ...]
