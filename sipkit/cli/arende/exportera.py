"""`sipkit ärende exportera`: an ärende for another unit, in a file that only that unit can open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sipkit.cli.arende import former
from sipkit.cli.arende.oppet import Oppet, oppna_arende
from sipkit.cli.utfall import Utfall
from sipkit.config.sources import find_sources
from sipkit.domain.arende import Arende, Mottagare, Part
from sipkit.domain.bokforing import AVSANDAREN, med_dokument
from sipkit.domain.text import fold
from sipkit.errors import AnswerMissing, UsageFault
from sipkit.rules.fakta import fakta_ur
from sipkit.rules.overlamning import Overlamning, overlamning
from sipkit.storage.nyckelbok import Enhetsnyckel, Nyckelbok, las_nyckelfil
from sipkit.storage.nycklar import Nycklar
from sipkit.storage.overlamning import Overlamnat, pa_plats, packa
from sipkit.storage.platser import platser
from sipkit.storage.profil import las_profil


@dataclass(frozen=True)
class Exportval:
    """What was asked for on the command line."""

    arende: str | None
    till: str
    ut: Path
    part: str | None
    aven_mig: bool
    ersatt: bool
    per: str | None
    config: Path | None


def exportera(val: Exportval) -> Utfall:
    """Write the file, and write down in the ärende who got it.

    Raises:
        Refused: what the unit may have is nothing; see `sipkit.rules.overlamning`.
        SipkitError: whatever else stops it. Nothing is written then, in the file or the ärende.
    """
    hem, delade = platser(), find_sources(val.config).egna
    nyckel = _nyckel(val.till, Nyckelbok(delade, hem))
    oppet = oppna_arende(val.arende, val.per, val.config, fraga=True)
    part = _part(oppet.arende, val.part, nyckel)
    over = _overlamning(oppet, part)
    own = Nycklar(hem).publik
    overlamnat = Overlamnat(fran=las_profil(delade, hem).enhet, nyckel=own, arende=over.arende)
    data = packa(overlamnat, (nyckel.publik, *([own] if val.aven_mig else ())), oppet.om.idag)
    with pa_plats(val.ut, data, ersatt=val.ersatt):
        after = _antecknat(oppet, part, over)
        oppet.oppnat.spara(
            after, "overlamnat", dokumenttyp=over.plan.typ, avser=over.plan.id, nyckel=nyckel.fingeravtryck
        )
    return _utfall(val, oppet, nyckel, part, over)


def _nyckel(till: str, bok: Nyckelbok) -> Enhetsnyckel:
    """The key of the unit, by its name or in a file. Raises as `Nyckelbok.hitta` and `las_nyckelfil`."""
    return las_nyckelfil(Path(till)) if Path(till).is_file() else bok.hitta(till)


def _part(arende: Arende, given: str | None, nyckel: Enhetsnyckel) -> Part | None:
    """Which party the unit is; None for the unit that the ärende came from.

    Raises:
        UsageFault: `ogiltigt-varde`, there is no such party.
        AnswerMissing: nobody has said, and none is called as the key is.
    """
    known = ", ".join(each.id for each in arende.parter)
    if given is not None:
        found = next((each for each in arende.parter if each.id == fold(given)), None)
        if found is None:
            raise UsageFault("ogiltigt-varde", "Ärendet har ingen sådan part.", "--part", f"Välj: {known}.")
        return found
    if any(rad.vad == "mottaget" and rad.nyckel == nyckel.fingeravtryck for rad in arende.historik):
        return None
    called = [each for each in arende.parter if fold(nyckel.namn) in _namn(each)]
    if len(called) != 1:
        raise AnswerMissing(
            "svar-saknas",
            "Det går inte att se vilken av ärendets parter enheten är.",
            "--part",
            f"Ge --part ID. Välj: {known}. `sipkit ärende visa` säger vilka de är.",
        )
    return called[0]


def _namn(part: Part) -> set[str]:
    """What a party is called, also without who there: `Hemsjukvården Exempelviken, sjuksköterska`."""
    return {fold(name) for name in (part.namn, part.namn.partition(",")[0], part.neutralt_namn)}


def _overlamning(oppet: Oppet, part: Part | None) -> Overlamning:
    arende, idag = oppet.arende, oppet.om.idag
    region = oppet.galler(arende)(idag)
    return overlamning(region, arende, part.id if part else None, idag=idag, fakta=fakta_ur(arende, idag))


def _antecknat(oppet: Oppet, part: Part | None, over: Overlamning) -> Arende:
    """The ärende with the row that says who got the plan and when (PDL 3 kap. 11 §)."""
    mottagare = Mottagare(part=part.id if part else AVSANDAREN, som=part.som if part else "kallad", exemplar="kopia")
    return med_dokument(oppet.arende, over.plan.typ, oppet.om.nu, None, [mottagare], plan=over.plan.id)


def _utfall(val: Exportval, oppet: Oppet, nyckel: Enhetsnyckel, part: Part | None, over: Overlamning) -> Utfall:
    resultat = former.Overlamning(
        id=oppet.oppnat.id,
        fil=str(val.ut),
        till=part.id if part else AVSANDAREN,
        nyckel=nyckel.fingeravtryck,
        planer=tuple(each.id for each in over.arende.planer),
        utelamnade=over.utelamnade,
    )
    return Utfall("ärende exportera", resultat, tuple(_text(val, resultat, nyckel)), oppet.lage.varningar)


def _text(val: Exportval, resultat: former.Overlamning, nyckel: Enhetsnyckel) -> Iterator[str]:
    yield f"KLART. {resultat.fil} går bara att öppna för {nyckel.namn}{' och dig' if val.aven_mig else ''}."
    yield "  I den: personen, planen och de enheter som samtycket omfattar. Antecknat i ärendet."
    if resultat.utelamnade:
        yield f"  Inte med, för de nämner något som mottagaren inte får veta: {', '.join(resultat.utelamnade)}."
    yield "Gör nu"
    yield f"  1  Jämför nyckeln i telefon, om det inte är gjort: {resultat.nyckel}"
    yield f"  2  Skicka filen till {nyckel.namn} på det sätt som er rutin säger."
    yield "  3  De tar emot den: sipkit ärende ta-emot FIL"
