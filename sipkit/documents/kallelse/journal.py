"""What goes into the journal: what was sent, when and to whom, as far as it is recorded; or that the person said no."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime

from sipkit.documents import uttryck
from sipkit.documents.kallelse.skickat import rader_om
from sipkit.domain.arende import Arende, Kallelse, Leverans, Samtycke
from sipkit.domain.dokumentord import DOKUMENTORD
from sipkit.domain.klockslag import echo_tid
from sipkit.domain.samtycken import senaste
from sipkit.domain.samtyckesord import TILL_VAD
from sipkit.rules.aterkallat import AttUnderratta
from sipkit.rules.besked import Lasningsbesked, Samtyckesbeslut
from sipkit.rules.kallelsekedja import dokument_for

_BREV: Mapping[Leverans, str] = {"lamnas": "lämnat", "postas": "postat", "bada": "lämnat och postat"}
_NEJ = {"nekat": "har sagt nej till", "aterkallat": "har tagit tillbaka sitt samtycke till"}
_PDL = "(PDL 3 kap. 11 §)"


def skickat(arende: Arende, kallelse: Kallelse, parter: Iterable[str]) -> str:
    """What was sent about a kallelse. What nobody has recorded stands within brackets, to fill in.

    Args:
        arende: what is recorded.
        kallelse: the one it is about.
        parter: ids of the parties it goes to, for what is not recorded yet.
    """
    vad = DOKUMENTORD[dokument_for(kallelse)].rubrik
    rader = rader_om(arende, kallelse)
    senast = {each.part: row.tid for row in rader for each in row.mottagare}
    units = {part.id: part.namn for part in arende.parter}
    till = {units[part]: tid for part, tid in senast.items() if part in units}
    if not till:
        kvar = uttryck.uppraknat(units[part] for part in parter)
        told = [f"{vad} skickad [dag, tid] till {kvar}."]
    else:
        told = [f"{vad} skickad {echo_tid(tid)} till {uttryck.uppraknat(namn)}." for tid, namn in _by_time(till)]
    brev = [*_brev(kallelse, senast.get("enskild"))]
    return " ".join([*told, *brev, _kopia(bool(till), bool(brev) and "enskild" in senast)])


def _by_time(till: Mapping[str, date | datetime]) -> Iterator[tuple[date | datetime, list[str]]]:
    for tid in dict.fromkeys(till.values()):
        yield tid, [namn for namn, when in till.items() if when == tid]


def _brev(kallelse: Kallelse, tid: date | datetime | None) -> Iterator[str]:
    if tid is not None:
        yield f"Brev till patienten: {_BREV.get(kallelse.brev or 'lamnas')} {echo_tid(tid)}."
    elif kallelse.brev:
        yield "Brev till patienten: [lämnat eller postat, dag]."


def _kopia(enheter: bool, brev: bool) -> str:
    if not enheter:
        return f"Fick kopia: [vem, dag] {_PDL}."
    return f"Fick kopia: de som står ovan{', och patienten' if brev else ''} {_PDL}."


def nej(arende: Arende, beslut: Samtyckesbeslut, underratta: Iterable[AttUnderratta], idag: date) -> str | None:
    """That the person said no, or took a consent back: when, how, to whom, and what may be done. None for all else.

    What the person does not want mentioned is not mentioned here either.
    """
    lage = next((each for each in beslut.lagen if each.status in _NEJ), None)
    svar = senaste(arende, lage.sort, idag) if lage else None
    if lage is None or svar is None:
        return None
    namn = {part.id: part.namn for part in arende.parter}
    fick = [namn[each.part] for each in underratta if each.part in namn]
    rader = [
        f"Patienten {_NEJ[lage.status]} {TILL_VAD[lage.sort]}. {_besked(svar)}",
        *_lista("Får göras", beslut.far_goras),
        *_lista("Får inte göras", beslut.far_inte),
        *(rad for each in beslut.laser_sig for rad in _lasning(each)),
        *_lista("Att veta", beslut.att_veta),
        *([f"Ska få veta det, eftersom de har fått papper: {uttryck.uppraknat(fick)}."] if fick else []),
    ]
    return "\n".join(rader)


def _lasning(besked: Lasningsbesked) -> Iterator[str]:
    """Duties that cannot be met together, and what may be done."""
    forst, *utvagar = besked.rader()
    yield f"Rutinen låser sig: {forst}"
    yield from utvagar


def _besked(svar: Samtycke) -> str:
    """When it was said, how, and to whom; what nobody has answered stands within brackets."""
    dag = echo_tid(svar.dag) if svar.dag else "[dag]"
    form = svar.form or "[muntligt eller skriftligt]"
    return f"Beskedet gavs {dag}, {form}, och togs emot av {svar.mottaget_av or '[vem]'}."


def _lista(rubrik: str, punkter: Iterable[object]) -> Iterator[str]:
    yield from (f"{rubrik}: {punkt}" for punkt in punkter)
