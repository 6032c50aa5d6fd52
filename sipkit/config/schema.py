"""What stands in a region's files: one model per topic, each file named after its key.

The models describe a region *resolved on a date*: layers merged, what is not in force dropped. Field names are the
YAML keys without å, ä, ö (`källa` is read into `kalla`).
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from sipkit.config.arbete import Avstamning, ItRegel, Uppgift
from sipkit.config.checklistor import Checklista
from sipkit.config.enkla import Dag, JaNej
from sipkit.config.innehall import Innehall
from sipkit.config.meddelande import Meddelande
from sipkit.config.planregler import AvslutRegler, BetalningRegler, PlanRegler
from sipkit.config.post import Ersatt, Giltighet, Kalla, Kebab, Modell, Post, Rollregel
from sipkit.config.samtycke import SamtyckePost, Samtyckesratt
from sipkit.config.tidsform import Tidsform
from sipkit.config.vagval import VagvalRegler
from sipkit.domain.vocabulary import (
    DokumentTyp,
    FristId,
    HandelseTyp,
    Huvudman,
    MottagareSom,
    Roll,
    SamtyckeSort,
)


class Kalldokument(Modell):
    """A document that rules are taken from. `kontrollerad`: the day someone last read it to see what it says."""

    id: Kebab
    titel: str
    utgivare: str
    sort: Literal["lag", "riktlinje", "rutin", "presentation"]
    kontrollerad: Dag
    osaker: str | None = None
    """Why it is uncertain that the document is in force; printed as a warning, never as "giltig"."""
    galler: Giltighet | None = None
    """The days for which this is said: a document may be certain for one period and uncertain after it."""
    regler: tuple[str, ...] = ()
    """The rules about the document's own validity."""


class ItTjanst(Modell):
    """The region's IT service for messages between the parties."""

    namn: str
    kalla: Kalla
    regler: tuple[str, ...] = ()
    ersatter: tuple[Ersatt, ...] = ()


class RegionFil(Modell):
    """`region.yaml`: the layer itself."""

    namn: str
    bygger_pa: Kebab | None = None
    avsandare: str
    """The name that papers carry at the top."""
    logotyp: str | None = None
    """A PNG file in the layer's folder; an empty box is left out."""
    it_tjanst: ItTjanst | None = None
    dokument: tuple[Kalldokument, ...] = ()


class RollPost(Post):
    """What a role is called here: on screen and in staff papers, and in a letter to the person."""

    id: Roll
    visningsnamn: str
    i_brev: str
    huvudman: Huvudman | None = None
    """None for a role that either of them can have."""
    arbetar_i: tuple[Roll, ...] = ()
    """The units where it works: what is for the role reaches one that wrote down its unit and nobody by name."""
    etikett: JaNej = False
    """It works where patients have labels: its checklists have room for one."""


class Kalender(Modell):
    """Which days are working days, and whether a limit moves."""

    aftnar_som_helgdag: JaNej
    rulla_till_vardag: JaNej
    kalla: Kalla | None = None
    regler: tuple[str, ...] = ()
    tolkning: str | None = None
    ersatter: tuple[Ersatt, ...] = ()


class FristVariant(Post):
    """A limit in certain circumstances."""

    ansvarig: tuple[Roll, ...] = ()
    raknas_fran: HandelseTyp | None = None
    inom: Tidsform
    uppfylls_av: HandelseTyp | None = None
    om_dokument: tuple[DokumentTyp, ...] = ()
    """Counted only from an event about one of these documents; none: whatever it is about."""
    kraver_samtycke: SamtyckeSort | None = None
    """The consent without which the duty cannot be done: a limit that passes meanwhile was hindered."""


class Frist(Modell):
    """A deadline. More than one variant may hold at once only where `kombination` says which governs."""

    id: FristId
    namn: str
    """What is done, in plain present: "Kallelsen skickas". Whether it must be, the variant's `modal` says."""
    kombination: Literal["tidigast", "senast"] | None = None
    kan_avtalas: JaNej = False
    """Whether the law lets the parties agree on another time, also a longer one."""
    galler: Giltighet | None = None
    varianter: tuple[FristVariant, ...] = ()


class Kallar(Post):
    """Who calls to the meeting."""

    roller: tuple[Roll, ...]


class Deltagande(Post):
    """The duty of those who are called; `text` is printed in their kallelse.

    What is said to a role goes before what is said to `alla`.
    """

    roller: tuple[Roll, ...] = ("alla",)


class Medverkan(Post):
    """Roles that must be among those who take part; `text` is the warning when one is not."""

    roller: tuple[Roll, ...]


class MottagarePost(Post):
    """Who gets a paper, and as what."""

    som: MottagareSom


class KallelseRegler(Modell):
    """Topic `kallelse`: what a kallelse must hold and what it says to those who get it."""

    kallar: tuple[Kallar, ...] = ()
    initiativ: tuple[Post, ...] = ()
    """Who may say that a meeting is needed, who starts it, and who steps in when that is unclear."""
    motet: tuple[Post, ...] = ()
    """What the routine says about the meeting to the one who plans it: when, where, who leads."""
    mottagare: tuple[MottagarePost, ...] = ()
    innehall: tuple[Innehall, ...] = ()
    medverkan: tuple[Medverkan, ...] = ()
    deltagande: tuple[Deltagande, ...] = ()
    forberedelser: tuple[Post, ...] = ()
    narstaende: tuple[Post, ...] = ()
    """Who else than the one who calls tells those close about day and time."""
    avgift: tuple[Post, ...] = ()


class Malgrupp(Post):
    """Whom the routine covers. `kommuner` empty: anyone."""

    kommuner: tuple[str, ...] = ()


class SipVillkor(Post):
    """When a plan is a SIP: one of these is enough."""

    huvudman: Literal["bada", "en-med-tva-givare"]


class Planform(Post):
    """Another kind of plan instead of SIP. `galler_for`: the document types that are refused."""

    galler_for: tuple[DokumentTyp, ...]
    dokument: DokumentTyp
    upprattas_av: Roll
    giltig_nar: Kebab
    lagrum: tuple[str, ...]


class Skydd(Post):
    """What holds when the person has protected personal data."""


class Begrepp(Post):
    """What a term means here; `text` is the meaning."""

    term: str


class Amnen:
    """The topics of a region as they stand on one day: this is where they are listed, and nowhere else.

    Each is a file of its own (`region.yaml` holds `region`). One without a value here must be in some layer.
    """

    region: RegionFil
    roller: tuple[RollPost, ...] = ()
    kalender: Kalender
    frister: tuple[Frist, ...] = ()
    samtycke: tuple[SamtyckePost, ...] = ()
    samtyckesratt: tuple[Samtyckesratt, ...] = ()
    kallelse: KallelseRegler = Field(default_factory=KallelseRegler)
    malgrupp: tuple[Malgrupp, ...] = ()
    sip: tuple[SipVillkor, ...] = ()
    planform: tuple[Planform, ...] = ()
    skydd: tuple[Skydd, ...] = ()
    vagval: VagvalRegler = Field(default_factory=VagvalRegler)
    uppgifter: tuple[Uppgift, ...] = ()
    checklistor: tuple[Checklista, ...] = ()
    meddelanden: tuple[Meddelande, ...] = ()
    avstamning: tuple[Avstamning, ...] = ()
    plan: PlanRegler = Field(default_factory=PlanRegler)
    avslut: AvslutRegler = Field(default_factory=AvslutRegler)
    betalning: BetalningRegler = Field(default_factory=BetalningRegler)
    it_tjanst: tuple[ItRegel, ...] = ()
    avvikelse: tuple[Rollregel, ...] = ()
    begrepp: tuple[Begrepp, ...] = ()
    principer: tuple[Post, ...] = ()


class RegionData(Amnen, Modell):
    """All topics at once, as plain data."""
