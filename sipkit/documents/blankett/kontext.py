"""What the templates of the forms may use, but for the one about consent, which stands with its other papers."""

from __future__ import annotations

from dataclasses import dataclass

from sipkit.documents.kontext import Avsandare, Kontakt, Kontext


@dataclass(frozen=True, slots=True)
class Svarsblankett(Kontext):
    """A unit's answer to a kallelse. It says nothing of the person: the kallelse does, to those who may know.

    Attributes:
        enhet, nar, arende: who answers about which meeting; None where that is written by hand.
        kallad: it must come; one that is invited need not.
    """

    avsandare: Avsandare
    titel: str
    datum: str | None
    enhet: str | None
    nar: str | None
    arende: str | None
    svara_senast: str | None
    kallad: bool
    kontakt: Kontakt | None


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
        nr: the letter that the routine knows it by.
        vem_gor: who answers for it, where it is someone else.
        frist: the day that its deadline falls on.
        ej_gar, skal_kravs: whether "ej tillämpligt" can be answered, and whether it takes a reason.
    """

    id: str
    nr: str | None
    text: str
    vem_gor: str | None
    frist: str | None
    rutor: tuple[Ruta, ...]
    ej_gar: bool
    skal_kravs: bool
    ja: bool
    ej: bool
    skal: str | None
    vem: str | None
    nar: str | None


@dataclass(frozen=True, slots=True)
class Checklistblankett(Kontext):
    """A checklist of a role at a step: its own points, and those that others answer for. It holds no sum."""

    avsandare: Avsandare
    titel: str
    datum: str | None
    arende: str | None
    vem_gor: str
    nar_gors: str
    inledning: str | None
    egna: tuple[Listpunkt, ...]
    andras: tuple[Listpunkt, ...]
    kallor: tuple[str, ...]
