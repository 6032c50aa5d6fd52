"""What a paper about consent may use.

Its words stand in its Word template, once for each language; here are the facts. What the person excluded is in none.
"""

from __future__ import annotations

from dataclasses import dataclass

from sipkit.documents.kontext import Avsandare, Kontakt, Kontext, Mottagaradress, Person


@dataclass(frozen=True, slots=True)
class Partrad:
    """A unit that the person says yes or no to.

    Attributes:
        id: its part of the form fields' names: the party's id, a number where no party is known.
        namn: None on a form where the name is written by hand.
        uppgifter: what it may be told; None where nobody has said a limit.
    """

    id: str
    namn: str | None
    uppgifter: str | None


@dataclass(frozen=True, slots=True)
class Vardnadshavarrad:
    """One who has custody of a child. `namn` is None where it is written by hand."""

    nummer: str
    namn: str | None


@dataclass(frozen=True, slots=True)
class Foretradarrad:
    """Someone who acts for the person. `roll` is a word of the ärende (`god-man`), for the template to put in words."""

    namn: str
    roll: str


@dataclass(frozen=True, slots=True)
class Blankett(Kontext):
    """The form: what a consent is, then boxes that nobody has ticked.

    Attributes:
        till: the address block; None where the form is handed over.
        enskild: None on an empty form.
        barn: the person is a child, or nobody knows.
        vardnadshavare: rows for those who have custody; none for an adult.
        foretradare: a god man, förvaltare or ombud, who signs too.
        tolk: the language of an interpreter; None where none is needed or nobody has said which.
        kontakt: whom to ring; None where that is written by hand.
    """

    avsandare: Avsandare
    titel: str
    datum: str | None
    till: Mottagaradress | None
    enskild: Person | None
    barn: bool
    parter: tuple[Partrad, ...]
    vardnadshavare: tuple[Vardnadshavarrad, ...]
    foretradare: tuple[Foretradarrad, ...]
    tolk: str | None
    kontakt: Kontakt | None


@dataclass(frozen=True, slots=True)
class Besked(Kontext):
    """The person's own copy of a yes.

    Attributes:
        sorter: the kinds of consent, words of the vocabulary, for the template to put in words.
        bara_lasa: it is only about reading what others have written.
        en_del: the yes is to a part.
        sagt_av: those who said yes for the person; nobody where the person did.
        dag: when it was said.
        muntligt: None where nobody has said how.
        undantag_finns: there is something that the person does not want told. What, is not in the paper.
        galler_till: the last day; None where it lasts as long as the plan.
    """

    avsandare: Avsandare
    titel: str
    datum: str
    till: Mottagaradress | None
    fornamn: str
    sorter: tuple[str, ...]
    bara_lasa: bool
    en_del: bool
    sagt_av: tuple[Foretradarrad, ...]
    dag: str | None
    muntligt: bool | None
    parter: tuple[Partrad, ...]
    undantag_finns: bool
    galler_till: str | None
    kontakt: Kontakt


@dataclass(frozen=True, slots=True)
class EjMojligt(Kontext):
    """The unit's own note that the person cannot take a stand: why, and what is known of the person's will.

    Attributes:
        till_vad: what the consent was asked for.
        grund: why the person cannot take a stand.
        bedomt: when that was judged, and by whom; empty where nobody has said.
        parter: to whom which data are needed.
        galler: what the region says may be done, may not be done and is good to know, with its source.
        tolkningar: the choices that it rests on, where the sources leave one open.
    """

    avsandare: Avsandare
    titel: str
    datum: str
    enskild: Person
    till_vad: str
    grund: str
    kand_vilja: str
    bedomt: str
    parter: tuple[Partrad, ...]
    galler: tuple[str, ...]
    tolkningar: tuple[str, ...]
    kontakt: Kontakt
