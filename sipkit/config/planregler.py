"""The plan, its end, and what the kommun may have to pay."""

from __future__ import annotations

from typing import Literal

from sipkit.config.enkla import Decimaltal, Heltal, JaNej, Klocka
from sipkit.config.innehall import Uppgiftsrad
from sipkit.config.post import Modell, Post, Rollregel
from sipkit.domain.vocabulary import AvslutSkal, DokumentTyp, HandelseTyp, Roll


class Planinnehall(Uppgiftsrad):
    """Something that a plan of a kind states. A path with `*` must be known for each member of its group.

    That nobody else does anything can be said; then it is stated.
    """

    dokument: DokumentTyp = "plan"


class Underskrift(Post):
    """A line for signing. `text` is said above it."""

    dokument: DokumentTyp = "plan"
    sort: Literal["underskrift", "godkannande", "justering"]
    roller: tuple[Roll, ...] = ()
    av_personen: JaNej = False
    kravs_for_giltighet: JaNej
    """The document is not valid before."""


class Overlamnande(Rollregel):
    """Who sees to it that the person gets the plan; `exemplar` when the rule says which."""

    exemplar: Literal["original", "kopia"] | None = None


class Uppfoljningsregel(Rollregel):
    """A rule about the follow-up. `kallar`: those who are named call to it."""

    kallar: JaNej = False


class PlanRegler(Modell):
    """Topic `plan`: what a SIP holds, how it is made, and what is done with it."""

    innehall: tuple[Planinnehall, ...] = ()
    upprattas: tuple[Rollregel, ...] = ()
    """Who makes it, with whom, from what."""
    underskrift: tuple[Underskrift, ...] = ()
    overlamnas: tuple[Overlamnande, ...] = ()
    dokumenteras: tuple[Rollregel, ...] = ()
    uppfoljning: tuple[Uppfoljningsregel, ...] = ()


class Avslutsskal(Post):
    """A reason for closing a plan."""

    id: AvslutSkal
    namn: str
    trots_hinder: JaNej = False
    """It closes the plan even where something else forbids it."""


class Avslutshinder(Post):
    """What forbids closing, with what is done instead."""

    i_stallet: tuple[Literal["revidera", "boka-ny-uppfoljning"], ...] = ()


class AvslutRegler(Modell):
    """Topic `avslut`."""

    skal: tuple[Avslutsskal, ...] = ()
    hindrar: tuple[Avslutshinder, ...] = ()
    gors: tuple[Rollregel, ...] = ()
    """What is done when a plan is closed."""


class Betalningsgrans(Post):
    """More days than `over` after the event give a duty to pay for the days above `betalas_over`.

    `per: genomsnitt`: the mean of all who are counted in a period decides, and the sum of days above pays:
    (mean - betalas_over) x number x amount. `per: individ`: each person's own days.
    """

    per: Literal["genomsnitt", "individ"]
    period: Literal["kalendermanad"] | None = None
    over: Decimaltal
    betalas_over: Decimaltal
    enhet: Literal["kalenderdagar", "vardagar"]
    raknas_fran: HandelseTyp
    dag_till_efter: Klocka | None = None
    """An event after this time of the day gives one day more."""
    utanfor_genomsnitt: JaNej = False
    """Whoever passes this limit is not counted in the mean."""


class Betalningsvillkor(Post):
    """What must have happened before there is a duty to pay."""

    kraver: HandelseTyp | None = None
    """None: a condition in words only."""


class Belopp(Post):
    """The amount for a day of care. `galler` says for which year."""

    kronor: Heltal


class Betalningsfoljd(Rollregel):
    """What follows on a limit that has been passed, and on each month. `dokument`: what it ends in."""

    dokument: DokumentTyp | None = None


class BetalningRegler(Modell):
    """Topic `betalning`."""

    granser: tuple[Betalningsgrans, ...] = ()
    villkor: tuple[Betalningsvillkor, ...] = ()
    undantag: tuple[Post, ...] = ()
    """Facts that take the duty to pay away."""
    belopp: tuple[Belopp, ...] = ()
    foljder: tuple[Betalningsfoljd, ...] = ()
    """What is done when the limit has been passed, and each month."""
