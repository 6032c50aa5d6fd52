"""The plan: what it is for, who does what, and what became of it.

A plan is a *version*. A follow-up or another change gives a new version that replaces (`ersatter`) the one before;
nothing that a version says is erased. Whether it is in force is not kept but judged (`sipkit.rules.plangiltighet`).

Where nothing was said a field is None. A plan in which nobody else does anything says so: `andra_atgarder` is empty.
"""

from __future__ import annotations

from typing import Literal

from pydantic import model_validator

from sipkit.domain.fieldtypes import (
    Bakat,
    Framat,
    Hash,
    Heltal,
    Idlista,
    JaNej,
    Klockslag,
    Medlemsid,
    Namn,
    Telefon,
    Text,
    Vem,
)
from sipkit.domain.modell import Medlem, Modell
from sipkit.domain.rader import las_annans_atgard, las_deltagare, las_insats, las_mal
from sipkit.domain.vocabulary import AvslutSkal

Plantyp = Literal["plan", "samordnad-vardplan"]
Planhuvudman = Literal["region", "kommun"]
"""Who can answer for an insats or for the plan. What anyone else does is one of `andra_atgarder`."""
Malresultat = Literal["natt", "delvis", "inte"]
Insatslage = Literal["fortsatter", "andras", "slutar"]
Narvaro = Literal["pa-plats", "pa-distans", "kom-inte"]
Underskriftssort = Literal["underskrift", "godkannande", "justering"]
Underskriftssatt = Literal["papper", "e-underskrift"]
Undertecknare = Literal["samordnare", "enskild", "foretradare", "enhet", "chefsoverlakare", "deltagare"]


class Kontakt(Modell):
    """Someone to ring. `vem` is the id of the party or fast vårdkontakt that they work at or are."""

    vem: Vem | None = None
    namn: Namn | None = None
    titel: Text | None = None
    telefon: Telefon | None = None
    telefontid: Text | None = None


class Mal(Medlem):
    """A goal in the person's words. In a version made at a follow-up: what became of it."""

    text: Text
    resultat: Malresultat | None = None
    resultat_text: Text | None = None

    _rad = model_validator(mode="before")(las_mal)


class Planinsats(Medlem):
    """One thing that is to be done: by a unit, by the person (`vem: enskild`) or by someone close (`vem: n1`).

    `mal` are the goals that it is for, `verksamhet` what kind of care or help it is, `foljer_upp` who sees to what
    comes of it. `lage` is what a follow-up said of it.
    """

    mal: Idlista | None = None
    vad: Text
    vem: Vem | None = None
    kontakt: Namn | None = None
    telefon: Telefon | None = None
    huvudman: Planhuvudman | None = None
    verksamhet: Text | None = None
    fran: Framat | None = None
    foljer_upp: Text | None = None
    lage: Insatslage | None = None
    lage_text: Text | None = None

    _rad = model_validator(mode="before")(las_insats)

    @property
    def av_huvudman(self) -> bool:
        """Whether it is for the region or the kommun to do; what the person and those close do is for neither."""
        return self.vem is None or not (self.vem == "enskild" or self.vem.startswith("n"))


class AnnansAtgard(Medlem):
    """Something that someone else than the region and the kommun does."""

    vem: Text
    vad: Text | None = None

    _rad = model_validator(mode="before")(las_annans_atgard)


class Deltagare(Medlem):
    """Someone who took part when the plan was made, or was called and did not come."""

    vem: Vem | None = None
    namn: Namn | None = None
    titel: Text | None = None
    narvaro: Narvaro = "pa-plats"

    _rad = model_validator(mode="before")(las_deltagare)


class Uppfoljning(Modell):
    """When and how the plan is followed up. `ingen`: it was said that no day is set."""

    dag: Framat | None = None
    tid: Klockslag | None = None
    satt: Text | None = None
    ingen: JaNej | None = None


class Underskrift(Medlem):
    """Someone signed this version, approved it, or (for a samordnad vårdplan) adjusted it for their unit.

    `vem` is the id of the unit, företrädare or deltagare; `enskild` and `samordnare` need none.
    """

    sort: Underskriftssort = "underskrift"
    som: Undertecknare
    vem: Vem | None = None
    namn: Namn | None = None
    dag: Bakat
    hur: Underskriftssatt = "papper"
    fil_sha256: Hash | None = None
    """The file that was signed."""
    skanning_sha256: Hash | None = None
    """The scan of what was signed on paper, where there is one."""


class Avslut(Modell):
    """That the plan was closed, when, why and by whom. Without a day it is not."""

    dag: Bakat | None = None
    skal: AvslutSkal | None = None
    vem: Namn | None = None
    text: Text | None = None


class Plan(Medlem):
    """One version of a plan. Without a day (`dag`) it is being written."""

    typ: Plantyp = "plan"
    version: Heltal = 1
    ersatter: Medlemsid | None = None
    dag: Bakat | None = None
    plats: Text | None = None
    viktigt: Text | None = None
    """What matters, in the person's own words."""
    barnets_ord: Text | None = None
    """What a child says, apart from what the vårdnadshavare say."""
    mal: tuple[Mal, ...] = ()
    insatser: tuple[Planinsats, ...] = ()
    andra_atgarder: tuple[AnnansAtgard, ...] | None = None
    """None: nobody has said. Empty: it was said that nobody else does anything."""
    overgripande_ansvar: Planhuvudman | None = None
    samordnare: Kontakt = Kontakt()
    kontakt: Kontakt = Kontakt()
    """Whom the person rings, where that is another than the samordnare."""
    deltagare: tuple[Deltagare, ...] = ()
    nar_samre: Text | None = None
    """Whom to ring when it gets worse."""
    uppfoljning: Uppfoljning = Uppfoljning()
    underskrifter: tuple[Underskrift, ...] = ()
    avslut: Avslut = Avslut()
    behov: Text | None = None
    """Samordnad vårdplan: the need that was judged."""
    installning: Text | None = None
    """Samordnad vårdplan: what the patient thinks of the insatser."""
    chefsoverlakare: Kontakt = Kontakt()

    @property
    def kontaktperson(self) -> Kontakt:
        """The one whom the person rings."""
        return self.kontakt if self.kontakt.namn else self.samordnare

    @property
    def avslutad(self) -> bool:
        """Whether it was closed."""
        return self.avslut.dag is not None

    @property
    def huvudmannens_insatser(self) -> tuple[Planinsats, ...]:
        """Those that the region or the kommun is to do."""
        return tuple(each for each in self.insatser if each.av_huvudman)
