"""Making forms: nothing is asked, and none is written unless all can be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast, get_args

from sipkit.bord.lage import Lage, las_lage
from sipkit.cli import utfall
from sipkit.cli.arende.oppet import Oppet, oppna_arende
from sipkit.cli.blankett import former
from sipkit.cli.fragor.bestallning import PAPPER, las_format
from sipkit.cli.skapa.filer import papperfiler
from sipkit.cli.utfall import Utfall
from sipkit.config.loading import load_document_type
from sipkit.config.sources import find_sources
from sipkit.config.varning import Varning
from sipkit.documents.blankett import checklista, kallelse, samtycke
from sipkit.documents.blankett.blankett import Blankett, Omgivning, filer
from sipkit.documents.blankett.identitet import Blankettyp
from sipkit.documents.checklista import listan
from sipkit.documents.kontext import Avsandare
from sipkit.documents.mallar import Mallar
from sipkit.documents.manifest import Post
from sipkit.documents.skriv import Fil, skriv
from sipkit.documents.sprak import SVENSKA
from sipkit.documents.underlag import Underlag, underlag
from sipkit.domain.text import did_you_mean, fold
from sipkit.domain.vocabulary import DokumentTyp, Filformat
from sipkit.errors import AnswerMissing, UsageFault
from sipkit.rules import checklistor, kallelsekedja
from sipkit.rules.fakta import Fakta, fakta_ur, las_fakta
from sipkit.rules.skydd import krav_oskyddad, skydd
from sipkit.storage.sigill import mitt_sigill


@dataclass(frozen=True)
class Onskan:
    """What was asked for on the command line."""

    typ: str
    mottagare: str | None
    roll: str | None
    steg: str | None
    fakta: tuple[str, ...]
    sprak: str
    format: str
    ut: Path
    ersatt: bool
    torrkor: bool

    @property
    def blankettyp(self) -> Blankettyp:
        """Which form. Raises UsageFault: `ogiltigt-varde`."""
        known = get_args(Blankettyp)
        if fold(self.typ) not in known:
            cure = did_you_mean(self.typ, known, f"Välj: {', '.join(known)}.")
            raise UsageFault("ogiltigt-varde", "Den blanketten finns inte.", "TYP", cure)
        return cast(Blankettyp, fold(self.typ))

    def krav(self, typ: Blankettyp) -> None:
        """Refuse options of another form. Raises UsageFault: `ogiltigt-varde`."""
        for val, given, hor_till in (
            ("--mottagare", self.mottagare, "kallelse"),
            ("--roll", self.roll, "checklista"),
            ("--steg", self.steg, "checklista"),
            ("--fakta", self.fakta, "checklista"),
        ):
            if given and hor_till != typ:
                raise UsageFault("ogiltigt-varde", f"{val} gäller bara blanketten {hor_till}.", val, "Ta bort det.")

    @property
    def filformat(self) -> tuple[Filformat, ...]:
        """Which kinds of file. Raises UsageFault: `ogiltigt-varde`."""
        return las_format(self.format, PAPPER)


@dataclass(frozen=True)
class _Bord:
    """The circumstances. `oppet` is None for an empty form."""

    onskan: Onskan
    lage: Lage
    oppet: Oppet | None
    mallar: Mallar


def gor(onskan: Onskan, arende: str | None, region: str | None, per: str | None, config: Path | None) -> Utfall:
    """Make the forms.

    Raises:
        Refused: the person's data are protected, or the consent does not let the form out.
        SipkitError: whatever else stops it; nothing is written then.
    """
    typ, format = onskan.blankettyp, onskan.filformat
    onskan.krav(typ)
    oppet = oppna_arende(arende, per, config, fraga=False) if arende else None
    lage = oppet.lage if oppet else las_lage(_region(region, per, config), per, config)
    bord = _Bord(onskan, lage, oppet, Mallar(lage.sources.templates, lage.region.lager, lage.region.logotyp))
    _krav_oskyddad(bord)
    om = Omgivning(oppet.arende if oppet else None, lage.region_id, lage.nu, bord.mallar, mitt_sigill())
    blanketter, varningar = _BLANKETTER[typ](bord)
    gjorda = [par for each in blanketter for par in filer(each, om, format)]
    if not onskan.torrkor:
        skriv(onskan.ut, [fil for _, fil in gjorda], ersatt=onskan.ersatt)
    return _utfall(onskan, gjorda, (*lage.varningar, *varningar))


def _region(given: str | None, per: str | None, config: Path | None) -> str:
    """The region of an empty form: the one that was given, or the profile's. Raises AnswerMissing."""
    from sipkit.cli.fragor.forval import profilens_region

    region = given or profilens_region(config)
    if region is None:
        known = ", ".join(find_sources(config).region_ids())
        raise AnswerMissing("svar-saknas", "Regionen är inte vald.", "arende.region", f"Ge --region ID. Välj: {known}.")
    return region


def _krav_oskyddad(bord: _Bord) -> None:
    """Refuse a form about someone whose data are protected: nothing about them is printed."""
    if bord.oppet is None:
        return
    arende, om = bord.oppet.arende, bord.oppet.om
    cure = "Följ enhetens rutin. En tom blankett går att göra: utan ärende, med --region."
    krav_oskyddad(skydd(om.region, arende, fakta_ur(arende, om.idag)), "ingen blankett fylls i", cure)


# --- each kind --------------------------------------------------------------------------------------------------------

_Gjort = tuple[tuple[Blankett, ...], tuple[Varning, ...]]


def _samtycke(bord: _Bord) -> _Gjort:
    typ = load_document_type("samtycke", bord.lage.sources)
    sprak = _sprak(bord, samtycke.mallen(typ))
    if bord.oppet is None:
        return (samtycke.tom(typ, _avsandare(bord), sprak),), ()
    return (samtycke.blankett(_underlag(bord.oppet, "samtycke"), sprak),), ()


def _kallelse(bord: _Bord) -> _Gjort:
    _sprak(bord, kallelse.MALL)
    if bord.oppet is None:
        return (kallelse.tom(_avsandare(bord)),), ()
    arende = bord.oppet.arende
    kallelsekedja.krav_att_stalla_in(arende)
    kallelsekedja.krav_att_gora_om(arende, "kallelse")
    typ: DokumentTyp = "ny-tid" if arende.kallelse and arende.kallelse.ersatter else "kallelse"
    under = _underlag(bord.oppet, typ)
    return kallelse.blanketter(under, bord.onskan.mottagare), under.varningar


def _checklista(bord: _Bord) -> _Gjort:
    _sprak(bord, listan.MALL)
    oppet, given = bord.oppet, las_fakta(bord.onskan.fakta)
    arende = oppet.arende if oppet else None
    fakta: Fakta = fakta_ur(arende, bord.lage.idag, given) if arende else given
    region, frister = bord.lage.region_pa(bord.lage.idag), oppet.frister(oppet.arende) if oppet else None
    valda = checklistor.listor(region, bord.onskan.roll, bord.onskan.steg, fakta)
    om = listan.Omslag(region, bord.lage.idag, arende.arende.id if arende else None, frister)
    lagen = [checklistor.listlage(each, fakta, arende, frister) for each in valda]
    return tuple(checklista.blankett(each, om) for each in lagen), tuple(listan.varningar(lagen))


_BLANKETTER = {"samtycke": _samtycke, "kallelse": _kallelse, "checklista": _checklista}


def _underlag(oppet: Oppet, typ: DokumentTyp) -> Underlag:
    """What the ärende's papers are made from; it has passed the rules, the consent gate among them."""
    return underlag(oppet.arende, load_document_type(typ, oppet.lage.sources), oppet.om)


def _avsandare(bord: _Bord) -> Avsandare:
    return Avsandare(bord.lage.region_pa(bord.lage.idag).region.avsandare, exempel=False)


def _sprak(bord: _Bord, mall: str) -> str:
    """The version that was asked for. Raises UsageFault: the template has none in that language."""
    sprak = bord.onskan.sprak
    known = (SVENSKA, *bord.mallar.sprak(mall))
    if sprak not in known:
        cure = f"Välj: {', '.join(known)}."
        raise UsageFault("ogiltigt-varde", "Blanketten finns inte på det språket.", "--språk", cure)
    return sprak


# --- what is told -----------------------------------------------------------------------------------------------------


def _utfall(onskan: Onskan, gjorda: list[tuple[Post, Fil]], varningar: Sequence[utfall.Varning]) -> Utfall:
    rader = papperfiler(post for post, _ in gjorda)
    return Utfall("blankett", former.Blanketter(rader, str(onskan.ut)), tuple(_text(onskan, gjorda)), varningar)


def _text(onskan: Onskan, gjorda: list[tuple[Post, Fil]]) -> Iterator[str]:
    if onskan.torrkor:
        yield "PROVKÖRNING. Inget är skrivet."
    else:
        yield f"KLART. {len(gjorda)} filer i {onskan.ut}:" if len(gjorda) > 1 else f"KLART. En fil i {onskan.ut}:"
    yield from (f"  {fil.namn}" for _, fil in gjorda)
    if any(post.fil.endswith(".pdf") for post, _ in gjorda):
        yield "Gör nu"
        yield "  1  Fyll i den på skärm, eller skriv ut den."
        yield "  2  Ifylld på skärm: spara den, och läs in den med sipkit läs-in FIL.pdf"
