"""What sipkit keeps, as a list of ids, and one ärende as it stands.

A screen is often shared. So an ärende is shown with ids and roles; names of persons and units are added with
`--med-namn`, in a terminal only, and numbers and addresses never.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from sipkit.bord.lage import las_nu
from sipkit.cli.arende import former
from sipkit.cli.arende.historik import papperet, till_vem
from sipkit.cli.arende.oppet import Oppet, oppna_arende
from sipkit.cli.arende.val import arendelager, vad_nu
from sipkit.cli.fragor.utkast import utkastlager
from sipkit.cli.samtal.tider import i_tid, nar
from sipkit.cli.signering.planlage import SOM, Planlage, planlage
from sipkit.cli.utfall import Utfall
from sipkit.domain.arende import Arende, Kallelse, Part, Samtycke
from sipkit.domain.datum import echo_datum
from sipkit.domain.dokumentord import DOKUMENTORD
from sipkit.domain.klockslag import echo_klockslag, echo_tid
from sipkit.domain.samtyckesord import BESKED, TILL_VAD
from sipkit.domain.vocabulary import Huvudman
from sipkit.errors import FileFault, UsageFault
from sipkit.rules.besked import Fristrad
from sipkit.rules.region import rollnamn

_LAGEN: Mapping[str, str] = {
    "oppen": "öppen",
    "idag": "i dag",
    "forsenad": "tiden har gått ut",
    "hindrad": "väntar på samtycke",
    "klar": "klar",
    "klar-sent": "klar efter tiden",
}
"""The states that are shown: a deadline that has not begun says nothing of the ärende."""


_HUVUDMAN: Mapping[Huvudman, str] = {"kommun": "kommunen", "region": "regionen", "annan": "annan verksamhet"}
"""What stands for a unit without a role."""


def visa_alla(per: str | None) -> Utfall:
    """Drafts and ärenden by id, the last written first."""
    idag = las_nu(per).date()
    utkast = utkastlager(idag).lista()
    arenden = tuple(_sparade(per))
    sparade = former.Sparade(
        tuple(former.Sparat(rad.id, rad.andrad.isoformat(timespec="seconds")) for rad in utkast), arenden
    )
    text = (
        *(f"{rad.id}  utkast, sparat {rad.andrad:%Y-%m-%d %H.%M}" for rad in utkast),
        *(f"{rad.id}  ärende, {rad.vad}, sparat {rad.andrat[:10]}" for rad in arenden),
    )
    return Utfall("ärende visa", sparade, text or ("Inget är sparat.",))


def _sparade(per: str | None) -> Iterator[former.SparatArende]:
    lager = arendelager(las_nu(per).date())
    for rad in lager.lista():
        try:
            vad = vad_nu(lager.oppna(rad.id))
        except FileFault as fault:
            vad = fault.vad
        yield former.SparatArende(rad.id, rad.andrad.isoformat(timespec="seconds"), vad)


def visa_ett(angivet: str, per: str | None, config: Path | None, *, med_namn: bool, as_json: bool) -> Utfall:
    """One ärende as it stands.

    Raises:
        UsageFault: `ogiltigt-varde`, names were asked for where others may read them.
        SipkitError: it cannot be opened.
    """
    if med_namn and (as_json or not sys.stdout.isatty()):
        raise UsageFault("ogiltigt-varde", "Namn visas bara i en terminal.", "--med-namn", "Utan det visas id.")
    oppet = oppna_arende(angivet, per, config, fraga=False)
    frister = oppet.frister(oppet.arende).rader
    return Utfall("ärende visa", _form(oppet, frister), tuple(_text(oppet, frister, med_namn=med_namn)))


def _text(oppet: Oppet, frister: tuple[Fristrad, ...], *, med_namn: bool) -> Iterator[str]:
    arende = oppet.arende
    skapad = f", påbörjat {echo_datum(arende.arende.skapad.date())}" if arende.arende.skapad else ""
    yield f"{oppet.oppnat.id}  {oppet.om.region.region.namn}{skapad}"
    if med_namn and arende.enskild.namn:
        skyddad = arende.enskild.skyddade_uppgifter
        yield f"  {'(skyddade uppgifter)' if skyddad else arende.enskild.namn}"
    for kallelse in arende.kallelser:
        yield f"  {_kallelse(kallelse)}"
    yield from _lista("Enheter", (_part(oppet, part, med_namn=med_namn) for part in arende.parter))
    yield from _lista("Plan", (_plan(planlage(oppet, arende, plan)) for plan in arende.planer))
    yield from _lista("Samtycke", map(_samtycke, arende.samtycken))
    shown = (rad for rad in frister if rad.styrande and rad.status in _LAGEN)
    yield from _lista("Frister", dict.fromkeys(_frist(rad, oppet.om.idag) for rad in shown))
    yield from _lista("Skickat", _skickat(arende))


def _lista(rubrik: str, rader: Iterable[str]) -> Iterator[str]:
    for number, rad in enumerate(rader):
        if number == 0:
            yield rubrik
        yield f"  {rad}"


def _kallelse(kallelse: Kallelse) -> str:
    tid = f" klockan {echo_klockslag(kallelse.tid)}" if kallelse.tid else ""
    mote = f"möte {echo_datum(kallelse.dag)}{tid}" if kallelse.dag else "ingen dag än"
    ersatter = f", i stället för {kallelse.ersatter}" if kallelse.ersatter else ""
    return f"{kallelse.id}  {mote}{ersatter}{', avbokat' if kallelse.installd_av else ''}"


def _part(oppet: Oppet, part: Part, *, med_namn: bool) -> str:
    roller = rollnamn(oppet.om.region)
    vad = roller.get(part.roll, part.roll) if part.roll else _HUVUDMAN[part.huvudman]
    return f"{part.id}  {part.namn if med_namn else vad}, {part.som}"


def _samtycke(samtycke: Samtycke) -> str:
    details = [
        BESKED[samtycke.status],
        *([echo_datum(samtycke.dag)] if samtycke.dag else []),
        *([samtycke.form] if samtycke.form else []),
        *([f"mottaget av {samtycke.mottaget_av}"] if samtycke.mottaget_av else []),
        *([f"gäller till {echo_datum(samtycke.galler_till)}"] if samtycke.galler_till else []),
    ]
    return f"{samtycke.id}  till {TILL_VAD[samtycke.sort]}: {', '.join(details)}"


def _plan(lage: Planlage) -> str:
    """A version: when it was made, whether it is in force and who has yet to sign it, and when it is followed up."""
    plan = lage.plan
    details = [
        DOKUMENTORD[plan.typ].rubrik,
        *([f"gjord {echo_datum(plan.dag)}"] if plan.dag else []),
        _tillstand(lage),
        *([f"uppföljning {echo_datum(plan.uppfoljning.dag)}"] if plan.uppfoljning.dag and _lever(lage) else []),
    ]
    return f"{plan.id}  {', '.join(details)}"


def _lever(lage: Planlage) -> bool:
    return lage.giltighet.tillstand not in ("ersatt", "avslutad")


def _tillstand(lage: Planlage) -> str:
    if lage.giltighet.tillstand == "ersatt":
        return f"ersatt av {lage.giltighet.ersatt_av}"
    if lage.giltighet.tillstand in ("utkast", "avslutad"):
        return lage.giltighet.tillstand
    if lage.galler_fran:
        return f"gäller från {echo_datum(lage.galler_fran)}"
    return f"gäller inte än: {' och '.join(SOM[each.som] for each in lage.giltighet.osignerade)} har inte skrivit under"


def _frist(rad: Fristrad, idag: date) -> str:
    """How a deadline stands; of one that is done without a day there is no more to say."""
    if rad.gjord is not None:
        return f"{rad.namn}: {i_tid(rad, idag, 'skickat' if rad.id == 'kallelse' else 'gjort')}"
    if rad.status == "klar" and rad.senast is None:
        return f"{rad.namn}: {_LAGEN[rad.status]}"
    return f"{rad.namn} {nar(rad)}: {_LAGEN[rad.status]}"


def _skickat(arende: Arende) -> Iterator[str]:
    for each in arende.dokument:
        yield f"{papperet(each.typ)} {echo_tid(each.tid)} {till_vem(arende, each)}".rstrip()


# --- for scripts ------------------------------------------------------------------------------------------------------


def _form(oppet: Oppet, frister: tuple[Fristrad, ...]) -> former.Arendevisning:
    arende = oppet.arende
    skapad = arende.arende.skapad
    return former.Arendevisning(
        id=oppet.oppnat.id,
        region=oppet.oppnat.region,
        skapad=skapad.isoformat() if skapad else None,
        kallelser=tuple(
            each.model_dump(mode="json", include={"id", "dag", "tid", "sip", "ersatter", "installd_av", "mottagare"})
            for each in arende.kallelser
        ),
        samtycken=tuple(
            each.model_dump(mode="json", include={"id", "sort", "status", "dag", "form", "galler_till", "parter"})
            for each in arende.samtycken
        ),
        planer=tuple(planlage(oppet, arende, each).form for each in arende.planer),
        frister=tuple(rad.som_json() for rad in frister),
        dokument=tuple(each.model_dump(mode="json") for each in arende.dokument),
    )
