"""What a message's template may use."""

from __future__ import annotations

from dataclasses import dataclass

from sipkit.documents.kontext import Avsandare, Kontext, Mottagaradress, Person


@dataclass(frozen=True, slots=True)
class Uppgift:
    """One row: what it is called, and what is said."""

    namn: str
    text: str


@dataclass(frozen=True, slots=True)
class Meddelandet(Kontext):
    """A message on paper, to one receiver.

    Attributes:
        arende: what the sender calls the ärende: it can be asked about without saying whom it is about.
        fran: the roles that the routine lets send it.
        kontakt: who sent it, and how to reach them, as it was typed.
        plikt: what the routine says of the message, with its verb.
        anges: that a consent is missing, where the message is made with less.
        uppgifter: the rows, in the source's order.
        fot: the deadline, the sources and every interpretation it rests on.
    """

    avsandare: Avsandare
    titel: str
    datum: str
    till: Mottagaradress
    enskild: Person
    arende: str
    fran: str
    kontakt: str
    plikt: str
    anges: tuple[str, ...]
    uppgifter: tuple[Uppgift, ...]
    fot: tuple[str, ...]
