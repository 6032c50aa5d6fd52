"""The ärende: everything known about one person's discharge and SIP, as frozen models.

Members of a repeating group are tuples of models with a stable `id` (`p2`), so that a path like `parter.p2.namn` means
the same thing for ever. An answer never changes an ärende; it gives a new one (`sipkit.domain.svar`).

Values arrive as people write them. Each field's type holds its parser; parsers that need to know today take it from the
validation context (`{"idag": date}`), so a whole answers file and a single prompt are read by the same code.
"""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import Field, model_validator

from sipkit.domain.checklistor import Punktsvar
from sipkit.domain.fieldtypes import (
    Adressrad,
    Arendeid,
    Bakat,
    Framat,
    Identitetsnummer,
    Idlista,
    JaNej,
    Klockslag,
    Lista,
    Medlemsid,
    Minuter,
    Moment,
    Namn,
    Telefon,
    Text,
)
from sipkit.domain.kallelsesvar import Kallelsesvar
from sipkit.domain.modell import Medlem, Modell, member
from sipkit.domain.plan import Plan
from sipkit.domain.rader import las_fast_vardkontakt, las_foretradare, las_narstaende, las_part, las_person
from sipkit.domain.vagval import Vagval, Vardtillfalle
from sipkit.domain.vocabulary import (
    DokumentTyp,
    Foretradarroll,
    HandelseTyp,
    Huvudman,
    MottagareSom,
    Roll,
    SamtyckeSort,
    SamtyckeStatus,
    Sip,
)

SCHEMA: Literal["sipkit/arende/1"] = "sipkit/arende/1"

Behov = Literal["tolk", "stor-stil", "lattlast", "horsel", "annat"]
Motesform = Literal["pa-plats", "distans", "delvis-distans"]
Plats = Literal["hemma", "vardcentral", "sjukhus", "annan"]
Kanal = Literal["it-tjanst", "papper", "bada"]
Leverans = Literal["lamnas", "postas", "bada"]
Installare = Literal["personen", "vi"]
BarnetsMognad = Literal["vardnadshavaren-ensam", "tillsammans-med-barnet"]
"""Who decides for a child, by age and maturity, as the one at the keyboard judges it (OSL 12 kap. 3 §)."""
Grund = Literal["halsotillstand", "andra-skal"]
HistorikVad = Literal[
    "skapat", "andrat", "papper", "skickat", "handelse", "samtycke", "inlast", "underskrift", "overlamnat", "mottaget"
]


class Huvud(Modell):
    """What identifies the ärende itself; holds nothing about the person."""

    id: Arendeid | None = None
    skapad: datetime | None = None
    region: str | None = None


def fornamn(namn: str) -> str:
    """The name used when speaking to someone: the first word."""
    return namn.split(" ", maxsplit=1)[0]


class Enskild(Modell):
    """The person whose plan it is. A pasted line with name and number is read as both."""

    namn: Namn | None = None
    personnummer: Identitetsnummer | None = None
    skyddade_uppgifter: JaNej | None = None
    folkbokforingskommun: Text | None = None
    adress: Adressrad | None = None
    behov: Lista[Behov] | None = None
    tolk_sprak: Text | None = None
    tolk_lage: Literal["behovs", "bestalld", "bokad"] | None = None
    behov_annat: Text | None = None

    _rad = model_validator(mode="before")(las_person)

    @property
    def fornamn(self) -> str:
        """The name used when speaking to the person; empty when no name is known."""
        return fornamn(self.namn or "")


class Foretradare(Medlem):
    """Someone who acts for the person."""

    namn: Namn
    roll: Foretradarroll
    telefon: Telefon | None = None
    adress: Adressrad | None = None

    _rad = model_validator(mode="before")(las_foretradare)


class Narstaende(Medlem):
    """Someone close to the person, who takes part because the person wants it."""

    namn: Namn
    relation: Text | None = None

    _rad = model_validator(mode="before")(las_narstaende)


class Part(Medlem):
    """A unit that is called or invited.

    `visningsnamn` is what other receivers may read; `kanal` is how it is reached, None where nobody has said.
    """

    namn: Text
    visningsnamn: Text | None = None
    roll: Roll | None = None
    huvudman: Huvudman
    som: Literal["kallad", "inbjuden"]
    kanal: Kanal | None = None
    adress: Adressrad | None = None
    fraga: Text | None = None

    _rad = model_validator(mode="before")(las_part)

    @property
    def neutralt_namn(self) -> str:
        """What other receivers may read: the neutral name where there is one."""
        return self.visningsnamn or self.namn


class FastVardkontakt(Medlem):
    """A fast vårdkontakt; exactly one of several is huvudansvarig."""

    namn: Namn
    titel: Text | None = None
    enhet: Text | None = None
    telefon: Telefon | None = None
    telefontid: Text | None = None
    huvudansvarig: JaNej = True

    _rad = model_validator(mode="before")(las_fast_vardkontakt)


class Samtycke(Medlem):
    """One answer from the person about one kind of consent. Nothing is overwritten; the latest of a kind holds."""

    sort: SamtyckeSort = "kalla-till-mote"
    status: SamtyckeStatus
    parter: Idlista | None = None
    """Ids of the parties it covers; None means every party that was named when it was given."""
    undantag: Lista[Text] | None = None
    """What the person does not want mentioned. Never printed for any receiver."""
    uppgifter: dict[Medlemsid, Text | None] = Field(default_factory=dict)
    """What each party may be told, by its id; never printed for another. Without a text: nobody has said a limit."""
    mottaget_av: Text | None = None
    dag: Bakat | None = None
    form: Literal["muntligt", "skriftligt"] | None = None
    galler_till: Framat | None = None
    skriftlig_information: JaNej | None = None
    """Whether the person was given written information about what the consent means."""
    sprak: Text | None = None
    """The language that the person was asked in, where it was not Swedish."""
    tolk: JaNej | None = None
    lamnat_av: Idlista | None = None
    """Who gave the answer: `enskild` and ids of företrädare. None: nobody has said."""
    barnets_mognad: BarnetsMognad | None = None
    barnets_asikt: Text | None = None
    """What a child says of it. Never printed for any receiver."""
    betydande_men: Idlista | None = None
    """The vårdnadshavare that the child could be harmed by if they were told; they have no say (OSL 12 kap. 3 §)."""
    grund: Grund | None = None
    """Why a person cannot take a stand (OSL 25 kap. 13 §)."""
    grund_text: Text | None = None
    kand_vilja: Text | None = None
    """What is known of what a person who cannot take a stand would want. Never printed for any receiver."""


class Handelse(Medlem):
    """Something that happened at a moment; may repeat."""

    typ: HandelseTyp
    tid: Moment
    avser: Text | None = None


class Mottagare(Kallelsesvar):
    """Who got one paper, and as what; of a kallelse also what they answered."""

    part: str
    som: MottagareSom
    exemplar: Literal["original", "kopia"] | None = None


class Kallelse(Medlem):
    """One call to one meeting.

    A new time is a new kallelse that replaces (`ersatter`, its id) the one before. `installd_av` says who called the
    meeting off; None while it stands.
    """

    ersatter: Medlemsid | None = None
    installd_av: Installare | None = None
    sip: Sip | None = None
    dag: Framat | None = None
    tid: Klockslag | None = None
    langd: Minuter = 60
    motesform: Motesform | None = None
    plats: Plats | None = None
    plats_text: Text | None = None
    syfte: Text | None = None
    fragor: Lista[Text] | None = None
    sammankallande: str | None = None
    svara_senast: Framat | None = None
    brev: Leverans | None = None
    mottagare: tuple[Mottagare, ...] = ()


class Dokument(Medlem):
    """A document that was sent or handed over, when, and to whom (PDL 3 kap. 11 §).

    `kallelse`, `plan`: the one that it is about.
    """

    typ: DokumentTyp
    tid: Moment
    kallelse: Medlemsid | None = None
    plan: Medlemsid | None = None
    mottagare: tuple[Mottagare, ...] = ()


class Historikrad(Medlem):
    """One thing that was done in the ärende with sipkit. Rows are only added, never changed.

    `avser` is the id of what it was done with: `k1`, `s2`, `utskriven`; `blankett` that of the form that was read in.
    `nyckel` is the fingerprint of the key of the unit that the ärende was handed to or came from.
    """

    tid: datetime
    vad: HistorikVad
    dokumenttyp: DokumentTyp | None = None
    avser: Medlemsid | None = None
    blankett: Text | None = None
    nyckel: Text | None = None


class Arende(Modell):
    """One ärende. Open fields of a document type stand in `falt[dokumenttyp][fält]`."""

    schema_: Literal["sipkit/arende/1"] = Field(default=SCHEMA, alias="schema")
    arende: Huvud = Huvud()
    enskild: Enskild = Enskild()
    foretradare: tuple[Foretradare, ...] = ()
    narstaende: tuple[Narstaende, ...] = ()
    vardtillfallen: tuple[Vardtillfalle, ...] = ()
    vagval: Vagval = Vagval()
    parter: tuple[Part, ...] = ()
    fast_vardkontakter: tuple[FastVardkontakt, ...] = ()
    samtycken: tuple[Samtycke, ...] = ()
    handelser: tuple[Handelse, ...] = ()
    kallelser: tuple[Kallelse, ...] = ()
    planer: tuple[Plan, ...] = ()
    dokument: tuple[Dokument, ...] = ()
    checklistor: tuple[Punktsvar, ...] = ()
    historik: tuple[Historikrad, ...] = ()
    falt: dict[str, dict[str, object]] = Field(default_factory=dict)

    def part(self, id_: str) -> Part:
        """The party with this id. Raises KeyError."""
        return member(self.parter, id_)

    @property
    def huvudansvarig(self) -> FastVardkontakt | None:
        """The fast vårdkontakt who calls."""
        return next((f for f in self.fast_vardkontakter if f.huvudansvarig), None)

    @property
    def kallelse(self) -> Kallelse | None:
        """The current kallelse: the latest one."""
        return self.kallelser[-1] if self.kallelser else None

    @property
    def plan(self) -> Plan | None:
        """The latest version of the plan; whether it is in force is for the rules to say."""
        return self.planer[-1] if self.planer else None
