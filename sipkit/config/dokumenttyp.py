"""A document type: its questions and its papers, from `config/documents/<id>.yaml`.

Questions without papers are in `config/fragor/<id>.yaml`.

Only the models; `sipkit.config.loading` reads them.
"""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from sipkit.config.enkla import Heltal, JaNej
from sipkit.config.post import Kebab, Modell
from sipkit.domain.vocabulary import DokumentTyp, FristId, MottagareSom, SamtyckeSort

INGET = "inget"
"""In a condition on an optional question: that it was answered with nothing, or is not asked."""

SvarsTyp = Literal["text", "datum", "tid", "ja-nej", "val", "flerval", "tal", "lista", "person", "moment", "grupp"]


class Alternativ(Modell):
    """One choice. `id` is what is stored, `namn` what is shown, `tangent` an own key instead of its number.

    The id `vet-inte` is no answer: the user is told whom to ask, and the interview stops.
    """

    id: str
    namn: str
    tangent: str | None = None


class Fraga(Modell):
    """One question. `nar` and `beror_pa` name only earlier questions' fields or facts."""

    id: Kebab
    falt: str
    """The path in the ärende that the answer goes to."""
    ger_aven: str | None = None
    """A second path that the same answer may fill (`7/4 13`: day and time); a question for it is then not asked."""
    typ: SvarsTyp
    fraga: str
    """One line that ends with a colon, at most 75 characters; `{fornamn}` and `{it_tjanst}` may stand in it.

    In a group also the group's id, as `{mal}`: the member's number.
    """
    steg: str | None = None
    """Questions with the same step are numbered as one; None: a step of its own."""
    nar: dict[str, str | tuple[str, ...]] = Field(default_factory=dict)
    """`{path or fact: value or values}` that must all hold, else the question is not asked."""
    beror_pa: tuple[str, ...] = ()
    """Fields whose change makes this question be asked again, with the old answer suggested."""
    alternativ: tuple[Alternativ, ...] = ()
    alternativ_fran: Literal["parter", "kallade", "medgivna", "foretradare", "personer"] | None = None
    """Members that are known by then to choose among; with `foretradare`, the person too.

    `medgivna`: the parties that the consent of this interview names; of a `lista`, each with what is written after it.

    `personer`: everyone who can be said to do something. `alternativ` then come after them, of which `annan` fills no
    field: a question after it asks the name. For a text: what can be chosen by number instead of being written.
    """
    forslag: str | None = None
    """A default answer, as the user would type it. Never for consent or protected identity."""
    forslag_fran: tuple[str, ...] = ()
    """Earlier questions' fields: the first of them that has an answer is what is suggested."""
    frist: FristId | None = None
    """Asked only where this deadline counts from the event in `falt`."""
    frivillig: JaNej = False
    """An empty answer is an answer (nothing), unless the region's content rules stop a paper without it."""
    tomt: str | None = None
    """What an empty answer means, where one may be given: `vet inte än`."""
    pa_nytt: JaNej = False
    """Asked also where the ärende has an answer, which is then only suggested.

    In a group: of each member that there was, and may of those not be left empty.
    """
    grans: Literal["hittills", "framat"] | None = None
    """Which days can be typed: until today, or from today on. An answers file may tell of any."""
    personlig: JaNej = False
    """Never shown on a shared screen or in the review without being asked for."""
    text_fran: Literal["samtycke", "vagval"] | None = None
    """The region's own words for this question: by who obtains the consent, or by who chooses the path."""
    visar: tuple[Literal["frist", "sip", "posttid", "veckodag", "alder", "malgrupp", "ansvar", "villkor"], ...] = ()
    """What is worked out and said as soon as the answer is known."""
    hjalp: str | None = None
    varfor: str
    """Why it is asked; shown with `?` together with the rule."""
    regel: str | None = None
    """The item of the region that decides, as a path for `region förklara`."""

    # Of a group (`typ: grupp`), whose `falt` is a repeating group of the ärende.
    fragor: tuple[Fraga, ...] = ()
    """What is asked about each member. Their `falt` are the member's own fields, and so may `nar` and `beror_pa` be.

    The first is asked with the group's own words, `fraga`, and an answer to it makes a member.
    """
    fler: str | None = None
    """The words that ask for one member more, when there is one; else `fraga` again."""
    hor_till: str | None = None
    """In a group inside another: the field of its members that holds the id of the outer group's member.

    They stand beside each other in the ärende, so `falt` is a whole path.
    """


class Pappersregel(Modell):
    """One paper that the document type makes for each receiver of its kind."""

    id: Kebab
    till: MottagareSom | None = None
    """None: it goes to nobody."""
    titel: str
    mall: str
    """The Word template under `templates/`, without region."""
    mall_stor_stil: str | None = None


class Samtalsrad(Modell):
    """One row to talk about at a meeting about several persons: what is known, or a line to write on."""

    id: Kebab
    namn: str
    falt: str | None = None
    """The path in the ärende of what may be known already; None: it is always written by hand."""
    alternativ: tuple[Alternativ, ...] = ()
    """What each value of the field is called on the paper, where it is not a role."""


class Formular(Modell):
    """Questions in an order, and what their answers begin in the ärende."""

    id: Kebab
    namn: str
    beskrivning: str
    ny_medlem: Literal["kallelser", "planer"] | None = None
    """The group in which the answers make a new member: a kallelse, or the next version of a plan already made."""
    befintlig_kallelse: JaNej = False
    """It is about a kallelse that has been made. A new member replaces that one, and starts as a copy of it."""
    samtycke: SamtyckeSort = "kalla-till-mote"
    """The kind of consent that its questions about `samtycke` are about."""
    befintlig_plan: JaNej = False
    """It is about a plan that has been made."""
    nytt_besked: JaNej = False
    """It is about what the person says now of a consent, whatever was said before."""
    fragor: tuple[Fraga, ...]


class Dokumenttyp(Formular):
    """What a command asks and makes."""

    id: DokumentTyp
    meddelande: JaNej = False
    """It is one of the region's messages: what it states, and what is asked for that, stands in `meddelanden.yaml`."""
    journal: JaNej = True
    """Whether it belongs in the person's journal that it was sent."""
    brev: JaNej = False
    """It is the letter to the person alone among them: what it states stands there, what is asked for it here."""
    till: Literal["medgivna", "kallade"] = "medgivna"
    """Which parties get papers: those that the consent covers now, or those who were called to the meeting."""
    frist: FristId | None = None
    """The deadline that says when it must be sent."""
    filprefix: str = ""
    """What its files' names begin with after the ärende's id, so that they can lie beside another document's."""
    kraver: tuple[str, ...] = ()
    """Paths without which no paper can be made in any region."""
    svarsdagar: Heltal = 0
    """Working days before the meeting that those called answer by, unless another day is given. 0: no such day."""
    postgang: Heltal = 0
    """Working days that a letter is reckoned to take."""
    mall_vid_skydd: str | None = None
    """The template of the one sheet, without data, that is made instead of all papers for a protected person."""
    papper: tuple[Pappersregel, ...]
    tas_upp: tuple[Samtalsrad, ...] = ()
    """What is talked about for each person, where the paper is for a meeting about several."""
