"""The messages between the parties: who sends what to whom, with which contents, and how it is answered."""

from __future__ import annotations

from typing import Literal

from sipkit.config.enkla import Heltal, JaNej
from sipkit.config.innehall import Uppgiftsrad
from sipkit.config.post import Post
from sipkit.domain.vocabulary import DokumentTyp, FristId, HandelseTyp, Roll, SamtyckeSort, Steg


class Besvarande(Post):
    """A way to answer a message."""

    namn: str
    fran: tuple[Roll, ...]
    dokument: DokumentTyp | None = None
    """The answer's document type; None: it is done in the IT service without one."""
    frist: FristId | None = None
    handelse: HandelseTyp = "meddelande-skickat"
    """What has happened when it is given."""
    innehall: tuple[Uppgiftsrad, ...] = ()


class Meddelande(Post):
    """A message. Where it differs with the sender there is one for each, of the same document type."""

    namn: str
    dokument: DokumentTyp
    steg: Steg
    fran: tuple[Roll, ...]
    till: tuple[Roll, ...] = ()
    till_personer: tuple[Literal["enskild", "foretradare", "narstaende"], ...] = ()
    """In order: the next one when it cannot be given to the one before."""
    hogst_mottagare: Heltal | None = None
    """How many receivers one message can have; None: any number."""
    stannar: JaNej = False
    """It stays with those who write it, in their own journal, and is sent to nobody."""
    kanal: str | None = None
    """How it is sent, where not in the region's IT service: telefon, fax."""
    samtycke: SamtyckeSort | None = None
    """The consent that its contents need. Whether it may be sent at all, `samtycke.yaml` says with `krävs_för`."""
    frist: FristId | None = None
    handelse: HandelseTyp = "meddelande-skickat"
    """What has happened when it is sent: the event that deadlines are counted from, or met by."""
    innehall: tuple[Uppgiftsrad, ...] = ()
    villkor: tuple[Post, ...] = ()
    """When it is used, and when something else is."""
    besvaras: tuple[Besvarande, ...] = ()
    besvaras_som: DokumentTyp | None = None
    """The document type under which any of the ways of answering can be chosen."""
