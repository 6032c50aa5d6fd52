"""What a paper about a plan may use.

The words stand in the Word templates. Whatever is said here of someone is about a receiver that the person's consent
covers, or about the person; the personnummer is for the foot alone.
"""

from __future__ import annotations

from dataclasses import dataclass

from sipkit.documents.kontext import Avsandare, Kontext, Person


@dataclass(frozen=True, slots=True)
class Plankontakt:
    """Whom to ring. What is not known is empty; `telefontid` is when."""

    namn: str
    enhet: str
    telefon: str
    telefontid: str


@dataclass(frozen=True, slots=True)
class Insatsrad:
    """Something that a unit does.

    Attributes:
        vad: what, with the other goals that it is for.
        vem: name, workplace and telephone, as far as they are known.
        enhet: the unit alone, where there is one.
        ansvar: the kommun or the region.
        fran: from which day.
        foljer_upp: who sees to what comes of it.
    """

    vad: str
    vem: str
    enhet: str
    ansvar: str
    fran: str
    foljer_upp: str


@dataclass(frozen=True, slots=True)
class Malrad:
    """A goal, numbered as on page one, and what is done for it by the units."""

    nummer: str
    text: str
    rader: tuple[Insatsrad, ...]


@dataclass(frozen=True, slots=True)
class Fattrad:
    """One who gets the plan. `dag` is empty until somebody has recorded when; it is then written by hand."""

    vem: str
    dag: str


@dataclass(frozen=True, slots=True)
class Underskriftsrad:
    """A line to sign on.

    Attributes:
        id: the last part of its signature field's name, the version's own: `v1-samordnare`.
        roll: as what one signs.
        namn: who, where that is known.
    """

    id: str
    roll: str
    namn: str


@dataclass(frozen=True, slots=True)
class Planen(Kontext):
    """The plan. Its first page is the person's, and hangs on the fridge.

    Attributes:
        exemplar: that it is the original, or for whom the copy is.
        gjord: when it was made, and which version it is.
        kontakt: whom the person rings.
        nasta: when one meets again; None where no day is set.
        viktigt, barnets_ord: in the person's own words; what a child says apart from that.
        galler: what the person should know of when the plan is in force.
        ovrigt: what the units do that is not for one of the goals.
        egna, familj, andra: what the person, those close and somebody else do.
        ansvar: who answers for the whole plan.
        samre: whom to ring when it gets worse.
        deltog, kom_inte: who took part, and who was called and did not come.
        samtycke: that the person said yes; None where the plan needs none.
        andringar: what is new since the version before.
        kravs, frivilliga: lines to sign on without which the plan is not in force, and for those who want to.
        godkanns: the person's line is to approve the plan.
        fot: sources and choices, for staff: empty in the person's original.
    """

    avsandare: Avsandare
    titel: str
    exemplar: str
    enskild: Person
    fornamn: str
    gjord: str
    kontakt: Plankontakt
    nasta: str | None
    viktigt: str | None
    barnets_ord: str | None
    mal: tuple[Malrad, ...]
    galler: tuple[str, ...]
    ovrigt: tuple[Insatsrad, ...]
    egna: tuple[str, ...]
    familj: tuple[str, ...]
    andra: tuple[str, ...]
    ansvar: str
    samre: str | None
    deltog: tuple[str, ...]
    kom_inte: tuple[str, ...]
    samtycke: str | None
    fatt: tuple[Fattrad, ...]
    andringar: tuple[str, ...]
    kravs: tuple[Underskriftsrad, ...]
    frivilliga: tuple[Underskriftsrad, ...]
    godkanns: bool
    fot: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Vardplanen(Kontext):
    """The samordnad vårdplan: the need, what is decided, what the patient thinks, and the units that adjust it.

    Attributes:
        lakare: the chefsöverläkare who makes it.
        installning: what the patient thinks; None where that is not known.
        insatser: all of them, each with the unit that answers for it.
        justeras: the lines where the units adjust it, without which it is not made.
    """

    avsandare: Avsandare
    titel: str
    exemplar: str
    enskild: Person
    gjord: str
    lakare: str
    behov: str | None
    installning: str | None
    insatser: tuple[Insatsrad, ...]
    egna: tuple[str, ...]
    familj: tuple[str, ...]
    andra: tuple[str, ...]
    kontakt: Plankontakt
    nasta: str | None
    samre: str | None
    deltog: tuple[str, ...]
    kom_inte: tuple[str, ...]
    fatt: tuple[Fattrad, ...]
    andringar: tuple[str, ...]
    justeras: tuple[Underskriftsrad, ...]
    frivilliga: tuple[Underskriftsrad, ...]
    fot: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Malresultatrad:
    """What became of a goal. `kommentar` is empty where nobody said more."""

    nummer: str
    text: str
    resultat: str
    kommentar: str


@dataclass(frozen=True, slots=True)
class Insatsresultatrad:
    """What becomes of something that is done. `kommentar` also tells what changes in it."""

    vad: str
    vem: str
    lage: str
    kommentar: str


@dataclass(frozen=True, slots=True)
class Uppfoljningen(Kontext):
    """The sheet of a follow-up: what became of the plan, and what comes next.

    Attributes:
        foljde_upp: which version was followed up, and when it had been made.
        nytt: new goals, and what else is new.
        harnast: what comes next.
    """

    avsandare: Avsandare
    titel: str
    exemplar: str
    enskild: Person
    fornamn: str
    datum: str
    foljde_upp: str
    mal: tuple[Malresultatrad, ...]
    insatser: tuple[Insatsresultatrad, ...]
    nytt: tuple[str, ...]
    harnast: tuple[str, ...]
    deltog: tuple[str, ...]
    kontakt: Plankontakt
    fot: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AvslutBrev(Kontext):
    """That the plan has ended, to the person.

    Attributes:
        gjord: when the plan was made, and which version it is; the second is Swedish in every version of the letter.
        dag: when it was made, alone.
        skal: why in plain words, Swedish in every version of the letter.
        skal_id: the reason's id, `mal-uppfyllda`, for a version in another language to put in words of its own.
    """

    avsandare: Avsandare
    titel: str
    datum: str
    fornamn: str
    gjord: str
    dag: str
    slutade: str
    skal: str
    skal_id: str
    kontakt: Plankontakt


@dataclass(frozen=True, slots=True)
class AvslutEnhet(Kontext):
    """That the plan has ended, to a unit that was in it. `gors` is what the region says is done then."""

    avsandare: Avsandare
    titel: str
    datum: str
    enhet: str
    enskild: Person
    gjord: str
    slutade: str
    skal: str
    gors: tuple[str, ...]
    kontakt: Plankontakt
