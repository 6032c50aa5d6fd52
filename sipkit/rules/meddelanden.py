"""The messages of a region as documents: which of them a document type is, to whom it goes, and what it lacks."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import cast

from sipkit.config.innehall import Uppgiftsrad
from sipkit.config.meddelande import Besvarande, Meddelande
from sipkit.config.post import Post
from sipkit.domain.arende import Arende, Part
from sipkit.domain.dokumentord import DOKUMENTORD
from sipkit.domain.vocabulary import DokumentTyp, Roll, SamtyckeSort
from sipkit.errors import Refused, UsageFault
from sipkit.rules.besked import Begransning, Brist, Samtyckesbeslut
from sipkit.rules.fakta import FALT, Fakta, Okand, galler
from sipkit.rules.innehall import saknade
from sipkit.rules.okand_typ import okand_typ
from sipkit.rules.region import Region, enheter, punkter


@dataclass(frozen=True, slots=True)
class Slag:
    """One message that a document type can be: a message of the region, or a way of answering one (`besvarar`)."""

    regel: Meddelande | Besvarande
    besvarar: Meddelande | None = None

    @property
    def id(self) -> str:
        """The rule's id."""
        return self.regel.id

    @property
    def sokvag(self) -> str:
        """The rule's path, as `region förklara` takes it."""
        return f"meddelanden.{self.besvarar.id}.besvaras.{self.id}" if self.besvarar else f"meddelanden.{self.id}"

    @property
    def till(self) -> tuple[Roll, ...]:
        """The roles that it goes to; none: whoever the sender chooses. An answer goes to those who asked."""
        return self.besvarar.fran if self.besvarar else cast(Meddelande, self.regel).till

    @property
    def samtycke(self) -> SamtyckeSort | None:
        """The consent that its contents need."""
        return self.regel.samtycke if isinstance(self.regel, Meddelande) else None

    @property
    def hogst(self) -> int | None:
        """How many receivers it can have; None: any number."""
        return self.regel.hogst_mottagare if isinstance(self.regel, Meddelande) else None

    @property
    def stannar(self) -> bool:
        """Whether it stays in the own journal."""
        return isinstance(self.regel, Meddelande) and self.regel.stannar

    @property
    def kanal(self) -> str | None:
        """How it is sent, where not in the region's IT service."""
        return self.regel.kanal if isinstance(self.regel, Meddelande) else None

    @property
    def villkor(self) -> tuple[Post, ...]:
        """When it is used, and when something else is."""
        return self.regel.villkor if isinstance(self.regel, Meddelande) else ()

    def rader(self, fakta: Fakta) -> tuple[Uppgiftsrad, ...]:
        """What it states to those who may have all of it, where it does or cannot be told not to."""
        return tuple(each for each in self.alla_rader(fakta) if each.utan_samtycke != "bara")

    def alla_rader(self, fakta: Fakta) -> Iterator[Uppgiftsrad]:
        """What it states to anyone."""
        return (each for each in self.regel.innehall or (FRITEXT,) if galler(each, fakta) is not False)


FRITEXT = Uppgiftsrad(id="text", namn="meddelande", saknas="inget")
"""All that a message has a place for, where the routine does not say what it states."""


def egen(dokumenttyp: DokumentTyp, namn: str) -> str:
    """The path of a document's own open field."""
    return f"falt.{dokumenttyp}.{namn}"


VALET = "meddelande"
"""The open field that says which message it is, where the type can be several."""
MOTTAGARE = "mottagare"


def falt(rad: Uppgiftsrad, dokumenttyp: DokumentTyp) -> tuple[tuple[str, str], ...]:
    """Where what a row states stands in the ärende, and what each is called."""
    if not rad.falt:
        return ((egen(dokumenttyp, rad.id), rad.namn),)
    if len(rad.falt) == 1:
        return ((rad.falt[0], rad.namn),)
    return tuple(zip(rad.falt, (*rad.faltnamn, *[rad.namn] * len(rad.falt)), strict=False))


# --- which message it is ----------------------------------------------------------------------------------------------


def slag(region: Region, dokumenttyp: DokumentTyp) -> tuple[Slag, ...]:
    """Every message between parties that the type can be, in the region's order.

    One to the person alone is a letter, and none of these.
    """
    return tuple(_slag(region, dokumenttyp))


def _slag(region: Region, dokumenttyp: DokumentTyp) -> Iterator[Slag]:
    for each in region.meddelanden:
        if each.dokument == dokumenttyp and (each.till or not each.till_personer):
            yield Slag(each)
        yield from (Slag(svar, each) for svar in each.besvaras if dokumenttyp in (svar.dokument, each.besvaras_som))


def meddelandetyper(region: Region) -> tuple[DokumentTyp, ...]:
    """The document types that the region has such a message of."""
    found = (typ for each in region.meddelanden for typ in _typer(each))
    return tuple(typ for typ in dict.fromkeys(found) if slag(region, typ))


def _typer(each: Meddelande) -> Iterator[DokumentTyp]:
    yield from (typ for typ in (each.dokument, each.besvaras_som, *(svar.dokument for svar in each.besvaras)) if typ)


def stannar(region: Region, dokumenttyp: DokumentTyp) -> bool:
    """Whether it is a type that the region has, and nothing of it is ever sent."""
    found = slag(region, dokumenttyp)
    return bool(found) and all(each.stannar for each in found)


def mojliga(region: Region, dokumenttyp: DokumentTyp, fakta: Fakta) -> tuple[Slag, ...]:
    """Those that the routine uses, or that cannot be told not to be.

    Raises:
        UsageFault: `okand-dokumenttyp`, the region has no such message.
        Refused: `meddelande-anvands-inte`, with what the routine says of each.
    """
    alla = slag(region, dokumenttyp)
    if not alla:
        raise okand_typ(region, dokumenttyp, meddelandetyper(region))
    found = tuple(each for each in alla if galler(each.regel, fakta) is not False)
    if not found:
        raise _anvands_inte(region, alla, fakta)
    return found


def valt(region: Region, arende: Arende, dokumenttyp: DokumentTyp, fakta: Fakta) -> Slag | None:
    """The message that is made: the one that was chosen, else the only one; None where that is not settled.

    Raises:
        UsageFault: there is no such message to choose.
        Refused: the routine does not use it as things are.
    """
    found = mojliga(region, dokumenttyp, fakta)
    chosen = arende.falt.get(dokumenttyp, {}).get(VALET)
    if chosen is None:
        return found[0] if len(found) == 1 else None
    alla = [each for each in slag(region, dokumenttyp) if each.id == chosen]
    if not alla:
        ids = ", ".join(each.id for each in found)
        raise UsageFault("ogiltigt-varde", "Meddelandet finns inte.", egen(dokumenttyp, VALET), f"Välj: {ids}.")
    if alla[0] not in found:
        raise _anvands_inte(region, alla, fakta)
    return alla[0]


def gjort(region: Region, arende: Arende, dokumenttyp: DokumentTyp) -> Slag:
    """The message that was made of a type that the region has, whatever the routine says of it by now."""
    chosen = arende.falt.get(dokumenttyp, {}).get(VALET)
    alla = slag(region, dokumenttyp)
    return next((each for each in alla if each.id == chosen), alla[0])


def _anvands_inte(region: Region, alla: Iterable[Slag], fakta: Fakta) -> Refused:
    posts = [post for each in alla for post in (each.regel, *each.villkor)]
    i_stallet = [post for each in alla for post in each.villkor if post.nar and galler(post, fakta) is True]
    said = " ".join(post.text for post in i_stallet if post.text)
    return Refused(
        "meddelande-anvands-inte",
        "Rutinen använder inte meddelandet i det här läget.",
        atgard=said or "Kontrollera uppgifterna om personen. Läget visas med sipkit vägval.",
        regler=tuple(dict.fromkeys(regel for post in posts for regel in post.regler)),
        far_goras=tuple(map(str, punkter(i_stallet, region))),
        att_veta=tuple(map(str, punkter((each.regel for each in alla), region))),
    )


# --- to whom, and with what -------------------------------------------------------------------------------------------


def mottagare(
    region: Region, valt: Slag, arende: Arende, dokumenttyp: DokumentTyp, tackta: Collection[str]
) -> tuple[Part, ...]:
    """The parties that get it: those of the roles that it goes to, or of them those that were chosen.

    Where nobody has such a role, it goes to the units where those who have it work. One that has no role is outside
    health care and social services, and gets none.

    Args:
        region: where each role works.
        valt: the message.
        arende: the parties.
        dokumenttyp: what it is made as.
        tackta: ids of those who may have it at all.
    """
    chosen = valda(arende, dokumenttyp)
    roller = frozenset(part.roll for part in arende.parter if part.roll)
    if valt.till and "alla" not in valt.till:
        roller = roller.intersection(valt.till) or roller.intersection(enheter(region, valt.till))
    wanted = (part for part in arende.parter if part.roll in roller and (not chosen or part.id in chosen))
    return tuple(part for part in wanted if part.id in tackta)


def valda(arende: Arende, dokumenttyp: DokumentTyp) -> Collection[str]:
    """Ids of those who were chosen to get it; none where nobody has chosen."""
    return cast(Collection[str] | None, arende.falt.get(dokumenttyp, {}).get(MOTTAGARE)) or ()


def begransning(valt: Slag, beslut: Samtyckesbeslut) -> Begransning | None:
    """What the message may state without the consent, where anyone gets it without."""
    return next((each for each in beslut.begransningar if each.meddelande == valt.id and not valt.besvarar), None)


def for_manga(valt: Slag, till: Collection[Part]) -> bool:
    """Whether they are more than one message can have."""
    return valt.hogst is not None and len(till) > valt.hogst


def krav_mottagare(valt: Slag, till: Collection[Part], region: Region) -> None:
    """Let it through to as many as one message can have. Raises Refused: `for-manga-mottagare`."""
    if for_manga(valt, till):
        raise Refused(
            "for-manga-mottagare",
            f"Meddelandet kan ha högst {valt.hogst} mottagare, och de är {len(till)}.",
            atgard=f"Välj i {MOTTAGARE}, och gör ett meddelande för var och en.",
            regler=valt.regel.regler,
            att_veta=tuple(map(str, punkter((valt.regel, *valt.villkor), region))),
        )


# --- what is missing --------------------------------------------------------------------------------------------------


def brister(
    region: Region, arende: Arende, dokumenttyp: DokumentTyp, beslut: Samtyckesbeslut, fakta: Fakta
) -> tuple[Brist, ...]:
    """What it lacks: which message it is, somebody to get it, or what it must or should state to those who do.

    Raises:
        Refused: as `valt`; `samtycke-andra-parter`, the consent covers none of those it goes to.
    """
    chosen = valt(region, arende, dokumenttyp, fakta)
    if chosen is None:
        return (_saknar(dokumenttyp, egen(dokumenttyp, VALET), "uppgift om vilket det är"),)
    till = mottagare(region, chosen, arende, dokumenttyp, beslut.tackta)
    if not till and not chosen.stannar:
        if utanfor := mottagare(region, chosen, arende, dokumenttyp, beslut.utanfor):
            raise _ingen_omfattas(chosen, utanfor)
        return (_saknar(dokumenttyp, "parter", "mottagare", chosen.regel.regler),)
    if for_manga(chosen, till) and not valda(arende, dokumenttyp):
        return (_saknar(dokumenttyp, egen(dokumenttyp, MOTTAGARE), "mottagare", chosen.regel.regler),)
    less = begransning(chosen, beslut)
    only_less = less is not None and beslut.begransade.issuperset(part.id for part in till)
    rows = less.far if less is not None and only_less else chosen.rader(fakta)
    return tuple(brist for rad in rows for brist in radens_brister(rad, arende, dokumenttyp, fakta))


def _ingen_omfattas(valt: Slag, utanfor: Iterable[Part]) -> Refused:
    told = "Samtycket omfattar ingen av dem som meddelandet går till."
    var = ", ".join(f"parter.{part.id}" for part in utanfor)
    return Refused("samtycke-andra-parter", told, var, "Fråga personen om de också får veta.", valt.regel.regler)


def _saknar(dokumenttyp: DokumentTyp, path: str, namn: str, regler: tuple[str, ...] = ()) -> Brist:
    vad = DOKUMENTORD[dokumenttyp].bestamd
    return Brist(path.rpartition(".")[2], path, namn, "stopp", None, None, regler, vad=vad)


def radens_brister(rad: Uppgiftsrad, arende: Arende, dokumenttyp: DokumentTyp, fakta: Fakta) -> Iterator[Brist]:
    """What a row must or should state and nobody has answered."""
    paths = tuple(path for path, _ in falt(rad, dokumenttyp))
    unanswered = saknade(arende, paths)
    if rad.saknas == "inget" or not unanswered or (rad.en_racker and len(unanswered) < len(paths)):
        return
    verdict = galler(rad, fakta)
    vad = DOKUMENTORD[dokumenttyp].bestamd
    told: list[tuple[str, str | None]] = [(path, None) for path in unanswered]
    if isinstance(verdict, Okand):
        told = [(FALT.get(faktum, faktum), faktum) for faktum in verdict.fakta]
    for path, okant in told:
        yield Brist(rad.id, path, rad.namn, rad.saknas, rad.modal, rad.kalla, rad.regler, okant, vad)
