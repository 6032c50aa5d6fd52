"""What the routine says of a path, for people: a proposal in order with the routine's own verbs. The user decides."""

from __future__ import annotations

from collections.abc import Iterator

from sipkit.cli.samtal.tider import nar
from sipkit.cli.vagval import former
from sipkit.documents.uttryck import uppraknat
from sipkit.domain.handelseord import HANDELSEORD
from sipkit.domain.klockslag import echo_tid
from sipkit.domain.vocabulary import DokumentTyp, Roll, Steg
from sipkit.rules.brev import till_personen
from sipkit.rules.meddelanden import meddelandetyper
from sipkit.rules.region import Region
from sipkit.rules.sak import KALLAR
from sipkit.rules.tid import Tid
from sipkit.rules.vagbesked import Deltagare, Utskicksbesked, Vagbesked

_NAR = {
    "fore-utskrivning": "före utskrivningen",
    "efter-utskrivning": "efter utskrivningen",
    "utan-slutenvard": "utan sjukhusvistelse",
}
_FARG = {"rod": "röd", "gron": "grön", "bla": "blå"}
_FORE: tuple[Steg, ...] = ("vardbegaran", "akut", "planerad-inskrivning")
"""Steps that are over when someone chooses a path."""
_SIST = ("utskrivningsklar", "utskrivningsmeddelande", "information-till-enskild")
"""Messages of the discharge itself: they come after the kallelse is planned."""


def resultat(vag: Vagbesked, region: str, arende: str | None) -> former.Vagval:
    """The verdict for scripts."""
    sip, rad = vag.sip, vag.sip.rad
    return former.Vagval(
        arende=arende,
        region=region,
        kategori=vag.kategori,
        farg=vag.farg,
        vagar=vag.vagar,
        sip=former.VagSip(
            ska=sip.ska,
            kan=sip.kan,
            nar=sip.nar,
            var=sip.var,
            tidigast=_iso(rad.tidigast) if rad else None,
            senast=_iso(rad.senast) if rad else None,
            text=rad.text if rad else None,
        ),
        berorda=vag.berorda,
        fast_vardkontakt=vag.fast_vardkontakt,
        kallar=vag.kallar,
        meddelanden=tuple(former.Vagutskick(m.typ, m.skickas, m.villkor, m.fakta) for m in vag.meddelanden),
        ersattningsskyldighet=vag.ersattningsskyldighet,
        deltagare=tuple(dict.fromkeys(each.roll for each in vag.deltagare)),
        funktioner=tuple(former.Funktion(each.roll, each.funktion) for each in vag.deltagare if each.funktion),
        forbereder=vag.forbereder,
        leder=vag.leder,
        inskrivning=vag.inskrivning,
        ansvar=vag.ansvar,
        i_stallet=vag.i_stallet.som_json() if vag.i_stallet else None,
        far_goras=tuple(map(str, vag.far_goras)),
        okanda=vag.okanda,
        forutsatter=vag.forutsatter,
        regler=vag.regler,
    )


def _iso(tid: Tid | None) -> str | None:
    return tid.isoformat() if tid else None


def vagtext(vag: Vagbesked, region: Region, namn: str, argument: str | None, fornamn: str) -> Iterator[str]:
    """The same for people.

    Args:
        vag: the verdict.
        region: whose rules it rests on.
        namn: what the region of the command is called.
        argument: what a later command opens the ärende with; None when it is not kept.
        fornamn: the person's first name; empty when not known.
    """
    yield from _Text(vag, region, argument, fornamn or "personen").rader(namn)


class _Text:
    def __init__(self, vag: Vagbesked, region: Region, argument: str | None, vem: str) -> None:
        self.vag = vag
        self.region = region
        self.argument = argument
        self.vem = vem

    def rader(self, namn: str) -> Iterator[str]:
        steps = [*self.ordning()]
        yield f"Rutinen säger ({namn}): {self.domen()}. Du avgör.{' Förslag till ordning:' if steps else ''}"
        yield from (f" {number} {step}" for number, step in enumerate(steps, 1))
        yield from (f" {line}" for line in (*self.med(), *self.ovrigt(), *self.tider()))
        yield from self.okant()
        if self.vag.punkter:
            yield from ("", "Rutinens ord och källor:", *(f" – {each}" for each in self.vag.punkter))

    def domen(self) -> str:
        """Whether there shall be a SIP, with the routine's verb."""
        sip = self.vag.sip
        if self.vag.i_stallet:
            return f"{_ord(self.vag.i_stallet.dokument)} görs i stället för SIP"
        if sip.ska is None:
            return "det går inte att avgöra än om SIP ska göras"
        if not sip.ska:
            return "SIP kan göras" if sip.kan else "ingen SIP görs"
        if not sip.bestamt:
            return "SIP SKA göras"
        return f"SIP SKA hållas {sip.var or _NAR.get(sip.nar or '', '')}".rstrip()

    def ordning(self) -> Iterator[str]:
        """What the one who calls does, in order."""
        kan = self.vag.sip.kan is not False
        if kan:
            yield f"Fråga {self.vem} om samtycke för dem som ska kallas.{self._kommando('samtycke')}"
        yield from (self._utskick(each) for each in self._egna() if each.typ not in _SIST)
        if kan:
            yield f"Kom överens om tid, kalla sedan.{self._kommando('kallelse')}"
        yield from (f"Utan samtycke: {each}" for each in self.vag.far_goras)

    def med(self) -> Iterator[str]:
        """Who must be there, who prepares and who calls."""
        vag = self.vag
        if vag.deltagare:
            seats = [
                f"{d.funktion} från {self._roll(d.roll)}" if d.funktion else self._roll(d.roll) for d in vag.deltagare
            ]
            yield f"Måste vara med: {uppraknat(seats)}."
        for ord_, roller in (("Kallar", vag.kallar), ("Förbereder", vag.forbereder), ("Leder", vag.leder)):
            if roller:
                yield f"{ord_}: {self._roller(roller)}."
        if vag.berorda is not None:
            yield f"Berörda: {self._roller(vag.berorda) or 'inga'}."

    def ovrigt(self) -> Iterator[str]:
        """Category, colour, place, messages of others, and what the kommun may have to pay."""
        vag = self.vag
        named = (
            ("Kategori", vag.kategori),
            ("Färg", _FARG.get(vag.farg or "", vag.farg)),
            ("Process", uppraknat(vag.vagar)),
        )
        yield from (f"{ord_}: {value}." for ord_, value in named if value)
        if vag.sip.kan and not vag.sip.bestamt and (vag.sip.nar or vag.sip.var):
            yield f"Stöd för när och var: {', '.join(x for x in (_NAR.get(vag.sip.nar or ''), vag.sip.var) if x)}."
        others = [self._namn(each.typ) for each in vag.meddelanden if each.skickas == "ja" and not self._is_own(each)]
        if others:
            yield f"Andra skickar: {uppraknat(others)}."
        if vag.inskrivning is not None:
            yield f"Inskrivning i kommunal hälso- och sjukvård: {'ja' if vag.inskrivning else 'nej'}."
        if vag.ansvar:
            yield f"Ansvaret för hälso- och sjukvården ligger hos {vag.ansvar}en."
        if vag.ersattningsskyldighet is not None:
            kan = "kan bli" if vag.ersattningsskyldighet else "kan inte bli"
            yield f"Ersättningsskyldighet {kan} aktuell."

    def tider(self) -> Iterator[str]:
        """The deadlines that wait, in words."""
        for rad in self.vag.frister:
            if rad.id == "samordning-overgar":
                yield f"Samordningsansvar: {rad.punkt}"
            elif rad.styrande and self.vag.sip.kan is not False:
                waits = f"har inte börjat. Den räknas från: {HANDELSEORD[rad.handelse].lower()}" if rad.handelse else ""
                yield f"Kallelsens frist {waits if rad.handelse_tid is None and waits else nar(rad)}."
        motet = self.vag.sip.rad
        if motet is not None:
            tidigast = f"tidigast {echo_tid(motet.tidigast)}, " if motet.tidigast else ""
            yield f"{motet.namn}: {tidigast}{nar(motet)}. {motet.punkt}"

    def okant(self) -> Iterator[str]:
        """What would decide more."""
        if self.vag.okanda:
            yield f" Går inte att avgöra helt utan: {', '.join(self.vag.okanda)} (--fakta NAMN=VÄRDE)."

    def _utskick(self, each: Utskicksbesked) -> str:
        om = "" if each.skickas == "ja" else f", {(each.villkor or 'om det behövs').rstrip('.')}"
        gors = each.typ in meddelandetyper(self.region) or till_personen(self.region, each.typ) is not None
        return f"Skicka {self._namn(each.typ)}{om}.{self._kommando(f'skapa {each.typ}') if gors else ''}"

    def _egna(self) -> Iterator[Utskicksbesked]:
        return (each for each in self.vag.meddelanden if each.skickas != "nej" and self._is_own(each))

    def _is_own(self, utskick: Utskicksbesked) -> bool:
        """Whether the one who calls sends it: one without a rule about its sender is the table's own."""
        posts = [post for post in self.region.meddelanden if post.dokument == utskick.typ]
        return not posts or any(post.steg not in _FORE and not KALLAR.isdisjoint(post.fran) for post in posts)

    def _namn(self, typ: DokumentTyp) -> str:
        named = (each.namn for each in self.region.meddelanden if each.dokument == typ)
        name = next(named, None)
        return name[0].lower() + name[1:] if name else _ord(typ)

    def _plats(self, deltagare: Deltagare) -> str:
        unit = self._roll(deltagare.roll)
        return f"{deltagare.funktion} från {unit}" if deltagare.funktion else unit

    def _roll(self, roll: Roll) -> str:
        return next((each.visningsnamn for each in self.region.roller if each.id == roll), roll)

    def _roller(self, roller: tuple[Roll, ...]) -> str:
        return uppraknat([self._roll(each) for each in roller])

    def _kommando(self, kommando: str) -> str:
        return f"  -> sipkit {kommando} {self.argument}" if self.argument else ""


def _ord(typ: str) -> str:
    """A document type that the region has no name for."""
    known = {"samordnad-vardplan": "en samordnad vårdplan", "vardbegaran-kommunal": "vårdbegäran"}
    return known.get(typ, typ.replace("-", " "))
