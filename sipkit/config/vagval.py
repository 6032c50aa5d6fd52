"""The path: decision tables, and what the routine says to the one who decides. `sipkit.config.tabell` checks tables."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from sipkit.config.enkla import JaNej
from sipkit.config.post import Fakta, Modell, Post, Rollregel
from sipkit.domain.vocabulary import DokumentTyp, Huvudman, Roll, Sip


class Utskick(Modell):
    """Whether a message is sent on a path."""

    id: DokumentTyp
    skickas: Literal["ja", "nej", "villkorat"]
    nar: Fakta = Field(default_factory=dict)
    """Facts that decide about one that is `villkorat`."""
    foljer: DokumentTyp | None = None
    """Another message: this one is sent if that one is."""
    villkor: str | None = None
    """The condition in words."""


class SipPaVagen(Modell):
    """What a path says of SIP. A value that is left out is not said; how soon, `frister.yaml` says by the facts."""

    gors: Literal["ska", "bor", "kan", "nej"] | None = None
    tidpunkt: Sip | None = None
    plats: str | None = None
    """Where the meeting is held: på sjukhuset, i hemmet."""
    beslutas_av: tuple[Roll, ...] = ()
    samrad_med: tuple[Roll, ...] = ()


class Rad(Post):
    """A row of a decision table. It holds when `när` does, `utom` does not, and sets contain all of `alla`.

    A column that is left out says nothing; an empty list says: none.
    """

    namn: str
    """What the row is called: A, röd."""
    alla: Fakta = Field(default_factory=dict)
    """Words that a fact of type `mangd` must contain, every one."""
    meddelanden: tuple[Utskick, ...] = ()
    berorda: tuple[Roll, ...] | None = None
    fast_vardkontakt: JaNej | None = None
    """Whether one is appointed."""
    sip_mote: SipPaVagen | None = None
    ersattningsskyldighet: JaNej | None = None
    """Whether it can arise."""
    inskrivning: JaNej | None = None
    """Whether the person is taken into kommunal hälso- och sjukvård."""
    ansvar: Huvudman | None = None
    """Who has the responsibility for health care."""
    exempel: tuple[Post, ...] = ()


class Utanfor(Post):
    """Combinations that the table says nothing about; `text` says why."""

    alla: Fakta = Field(default_factory=dict)


class Tabell(Post):
    """A decision table: every combination of its facts has one row, or is expressly outside.

    Only facts with closed values can be asked. `när` and `utom` say when the table is used at all.
    """

    namn: str
    fakta: tuple[str, ...] = Field(min_length=1)
    ger: Literal["kategori", "farg", "vag"]
    """What the row's name is."""
    styrande: JaNej
    """A table that governs goes before one that guides, whatever the order."""
    rader: tuple[Rad, ...]
    utanfor: tuple[Utanfor, ...] = ()


class Vagledning(Post):
    """What the routine says to the one who chooses the path, about one of its questions."""

    om: tuple[Literal["kategori", "farg", "sip", "nar", "var", "berorda", "inskrivning"], ...]
    fraga: str | None = None
    """How the one at the keyboard is asked for it, where that is a fact. `{fornamn}` may stand in it."""


class VagvalRegler(Modell):
    """Topic `vagval`."""

    tabeller: tuple[Tabell, ...] = ()
    vagledning: tuple[Vagledning, ...] = ()
    fast_vardkontakt: tuple[Rollregel, ...] = ()
    """Where the fast vårdkontakt is, and who appoints one."""
