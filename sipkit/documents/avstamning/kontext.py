"""What the templates of a joint meeting may use."""

from __future__ import annotations

from dataclasses import dataclass

from sipkit.documents.kontext import Avsandare, Kontext


@dataclass(frozen=True, slots=True)
class Motet:
    """The meeting in a few words. `lank` is empty where nobody has said."""

    nar: str
    lank: str
    per_person: str


@dataclass(frozen=True, slots=True)
class Uppgift:
    """One row to talk about: what is known, or empty, to be written by hand."""

    namn: str
    text: str


@dataclass(frozen=True, slots=True)
class Personen:
    """One person in a slot: when, who, which ärende, and what is talked about."""

    tid: str
    namn: str
    personnummer: str
    arende: str
    uppgifter: tuple[Uppgift, ...]


@dataclass(frozen=True, slots=True)
class Luckblad(Kontext):
    """The paper of one slot, for its fast vårdkontakt: nobody else's person is on it."""

    avsandare: Avsandare
    titel: str
    datum: str
    mote: Motet
    kontakt: str
    personer: tuple[Personen, ...]
    rutinen: tuple[str, ...]
    deltar: tuple[str, ...]
    samordning: tuple[str, ...]
    fot: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rad:
    """One person's minutes in an overview; `vem` is a name only where the receiver may know it."""

    tid: str
    vem: str


@dataclass(frozen=True, slots=True)
class Luckrad:
    """A slot in an overview. `kontakt` is empty where it would tell of somebody whom the receiver may not know of."""

    tid: str
    kontakt: str
    personer: tuple[Rad, ...]


@dataclass(frozen=True, slots=True)
class Oversikt(Kontext):
    """The whole meeting, for one who takes part the whole time: the ward that leads it, or a unit of socialtjänsten."""

    avsandare: Avsandare
    titel: str
    datum: str
    till: str
    mote: Motet
    luckor: tuple[Luckrad, ...]
    att_losa: tuple[str, ...]
    deltar: tuple[str, ...]
    regler: tuple[str, ...]
    samordning: tuple[str, ...]
    fot: tuple[str, ...]
