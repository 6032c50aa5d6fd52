"""The meeting as it is answered: which ärenden, when, and how long each takes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time

from sipkit.bord.lage import las_nu
from sipkit.bord.svar import Forhand, forhand_ur
from sipkit.cli.fragor.bestallning import Bestallning
from sipkit.cli.fragor.svarsfil import las_svar
from sipkit.config.dokumenttyp import Dokumenttyp, Formular
from sipkit.config.sources import find_sources
from sipkit.documents.avstamning.traffen import Traff
from sipkit.domain.arende import Arende
from sipkit.domain.arendeid import som_id
from sipkit.domain.svar import bygg, platta
from sipkit.domain.text import fold
from sipkit.errors import UsageFault

ARENDEN = "arenden"
FALT = "falt.avstamning"


@dataclass(frozen=True)
class Givet:
    """What a file of answers says.

    Attributes:
        forhand: the answers about the meeting.
        arenden: ärenden that stand in the file itself, by id: an example's, or a script's own.
        per: the command's now, where it is not the clock's: an example is always made on the day it was made up for.
    """

    forhand: Forhand
    arenden: Mapping[str, Arende]
    per: str | None


def las_givet(best: Bestallning, typ: Formular) -> Givet:
    """What is given beforehand: a file, or the example.

    `arenden` in it lists ids of stored ärenden, files from `--spara`, or the answers that make one.

    Raises:
        FileFault: the file cannot be read.
        UsageFault: it cannot be understood.
    """
    fil = _exempel(best) if best.exempel else best.svar
    tree = dict(las_svar(fil)) if fil else {}
    listed = tree.pop(ARENDEN, [])
    if not isinstance(listed, list):
        raise _formen()
    idag = las_nu(best.per or _skapad(tree)).date()
    known = [_egen(each, idag) if isinstance(each, Mapping) else str(each) for each in listed]
    egna = {_id(each): each for each in known if isinstance(each, Arende)}
    ids = [_id(each) if isinstance(each, Arende) else each for each in known]
    ids = [best.arende, *ids] if best.arende else ids
    given = {f"{FALT}.{ARENDEN}": ids} if ids else {}
    return Givet(forhand_ur({**tree, **given}, typ, idag), egna, best.per or (_skapad(tree) if best.exempel else None))


def fragor(typ: Dokumenttyp) -> Formular:
    """The questions alone: they are about the meeting, and no rule about one ärende judges their answers."""
    return Formular(id=typ.id, namn=typ.namn, beskrivning=typ.beskrivning, fragor=typ.fragor)


def traffen(svar: Arende) -> Traff:
    """The meeting that the answers make.

    Raises:
        UsageFault: `avstamning-tider`, `ogiltigt-varde`.
    """
    said = svar.falt["avstamning"]
    try:
        return Traff(
            dag=date.fromisoformat(str(said["dag"])),
            tid=time.fromisoformat(str(said["tid"])),
            minuter=int(str(said["minuter"])),
            arenden=tuple(som_id(each) or each.strip() for each in _texter(said)),
            lank=str(said["lank"]) if said.get("lank") else None,
        )
    except ValueError:
        cure = "Skriv dagen som 2027-02-09, tiden som 09.00 och minuterna med siffror."
        raise UsageFault("ogiltigt-varde", "Träffens dag, tid eller minuter har fel form.", FALT, cure) from None


def _texter(said: Mapping[str, object]) -> Sequence[str]:
    listed = said.get(ARENDEN)
    if not isinstance(listed, Sequence) or isinstance(listed, str) or not listed:
        raise _formen()
    return [str(each) for each in listed]


def _formen() -> UsageFault:
    cure = "Skriv dem som en lista: id för dem som är sparade, eller svaren som gör ett ärende."
    return UsageFault("ogiltigt-varde", "Ärendena i träffen har fel form.", ARENDEN, cure)


def _skapad(tree: Mapping[str, object]) -> str | None:
    """The moment that the answers say that they were given at."""
    head = tree.get("arende")
    said = head.get("skapad") if isinstance(head, Mapping) else tree.get("arende.skapad")
    return str(said) if said else None


def _exempel(best: Bestallning) -> str:
    """The example of the region; of none named, of the first that has one."""
    sources = find_sources(best.config)
    ids = [fold(best.region)] if best.region else [each for each in sources.region_ids()]
    having = [each for each in ids if sources.has_example("avstamning", each)]
    return str(sources.example("avstamning", having[:1]))


def _egen(answers: Mapping[object, object], idag: date) -> Arende:
    return bygg(platta({str(path): said for path, said in answers.items()}, idag=idag), idag)


def _id(arende: Arende) -> str:
    if arende.arende.id is None:
        cure = "Skriv arende.id, fyra bokstäver och siffror, i varje ärende i filen."
        raise UsageFault("ogiltigt-varde", "Ett ärende i filen saknar id.", f"{ARENDEN}.arende.id", cure)
    return arende.arende.id
