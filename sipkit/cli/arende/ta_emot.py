"""`sipkit ärende ta-emot`: an ärende that another unit has handed over, new here or come back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sipkit.bord.lage import las_nu
from sipkit.cli.arende import former
from sipkit.cli.arende.val import Oppnat, Plats, arendelager, med_rad, oppna
from sipkit.cli.utfall import Utfall
from sipkit.config.sources import find_sources
from sipkit.config.varning import Varning
from sipkit.domain.arende import Arende
from sipkit.domain.sammanforing import Sammanforing, sammanfor
from sipkit.errors import FileFault, UsageFault
from sipkit.storage.arendelager import arendefil
from sipkit.storage.nyckelbok import Nyckelbok, fingeravtryck
from sipkit.storage.nycklar import Nycklar
from sipkit.storage.overlamning import Overlamnat, packa_upp
from sipkit.storage.platser import platser


@dataclass(frozen=True)
class Mottagval:
    """What was asked for on the command line."""

    fil: Path
    arende: str | None
    spara: Path | None
    per: str | None
    config: Path | None

    def krav(self) -> None:
        """Refuse what does not go together. Raises UsageFault: `ogiltigt-varde`."""
        if self.arende and self.spara:
            vad = "--spara är för ett ärende som är nytt här."
            raise UsageFault("ogiltigt-varde", vad, "--spara", "Ge antingen ÄRENDE eller --spara.")


@dataclass(frozen=True)
class _Mottaget:
    """What has been taken in: its id, its file where it has one of its own, what was new; None where all of it was."""

    id: str
    fil: Path | None
    nytt: Sammanforing | None


def ta_emot(val: Mottagval) -> Utfall:
    """Store the ärende, or add to the one that is here what has been done at the other unit.

    Raises:
        FileFault: the file cannot be opened; `arende-annat`, another ärende is here under its id. Nothing is changed.
    """
    val.krav()
    nu, hem = las_nu(val.per), platser()
    overlamnat = packa_upp(val.fil, Nycklar(hem))
    bok = Nyckelbok(find_sources(val.config).egna, hem)
    enhet = bok.av(overlamnat.nyckel)
    mottaget = _mottaget(val, overlamnat, nu)
    return _utfall(overlamnat, mottaget, enhet.namn if enhet else None)


def _mottaget(val: Mottagval, overlamnat: Overlamnat, nu: datetime) -> _Mottaget:
    id_ = str(overlamnat.arende.arende.id)
    if val.arende is None and (val.spara or not arendelager(nu.date()).finns(id_)):
        return _nytt(val.spara, overlamnat, nu)
    return _tillbaka(oppna(val.arende or id_, nu, fraga=False), overlamnat)


def _nytt(spara: Path | None, overlamnat: Overlamnat, nu: datetime) -> _Mottaget:
    hem = platser()
    plats: Plats = arendefil(spara, hem, Nycklar(hem), nu.date()) if spara else arendelager(nu.date())
    if spara and spara.exists():
        raise FileFault("fil-finns", "Filen finns redan.", str(spara), "Ge ett annat namn med --spara.")
    arende = med_rad(overlamnat.arende, "mottaget", nu, nyckel=fingeravtryck(overlamnat.nyckel))
    plats.spara(arende)
    return _Mottaget(str(arende.arende.id), spara, None)


def _tillbaka(oppnat: Oppnat, overlamnat: Overlamnat) -> _Mottaget:
    """Add what is new, where anything is."""
    if not _samma(oppnat.arende, overlamnat.arende):
        vad = "Ett annat ärende har samma id här." if oppnat.fil is None else "Filen är om ett annat ärende."
        cure = "Ta emot det i en fil, som kommandon tar som ÄRENDE: lägg till --spara FIL"
        raise FileFault("arende-annat", vad, atgard=cure)
    nytt = sammanfor(oppnat.arende, overlamnat.arende)
    if nytt.arende != oppnat.arende:
        oppnat.spara(nytt.arende, "mottaget", nyckel=fingeravtryck(overlamnat.nyckel))
    return _Mottaget(oppnat.id, oppnat.fil, nytt)


def _samma(egen: Arende, inkommen: Arende) -> bool:
    """Whether both are the same ärende: begun at the same moment, about the same person."""
    return (egen.arende, egen.enskild.personnummer) == (inkommen.arende, inkommen.enskild.personnummer)


# --- what is told -----------------------------------------------------------------------------------------------------


def _utfall(overlamnat: Overlamnat, mottaget: _Mottaget, enhet: str | None) -> Utfall:
    nytt = mottaget.nytt
    resultat = former.Mottagning(
        id=mottaget.id,
        fil=str(mottaget.fil) if mottaget.fil else None,
        nyckel=fingeravtryck(overlamnat.nyckel),
        nytt_arende=nytt is None,
        nya=nytt.nya if nytt else tuple(each.id for each in overlamnat.arende.planer),
        undertecknade=nytt.undertecknade if nytt else (),
        krockar=nytt.krockar if nytt else (),
    )
    fran = enhet or overlamnat.fran or "en enhet som inte säger vad den heter"
    kant = "som är en nyckel ni har jämfört" if enhet else "som ni inte har jämfört i telefon"
    text = (*_text(resultat, nytt), f"  Filen säger att den är från {fran}, nyckel {resultat.nyckel}, {kant}.")
    return Utfall("ärende ta-emot", resultat, (*text, *_gor_nu(resultat)), tuple(_varningar(resultat)))


def _text(resultat: former.Mottagning, nytt: Sammanforing | None) -> Iterator[str]:
    if nytt is None:
        yield f"KLART. Ärende {resultat.id} är sparat{f' i {resultat.fil}' if resultat.fil else ''}."
    elif not resultat.nya and not resultat.undertecknade:
        yield f"Ingen ny version av planen för ärende {resultat.id}. Det som fanns här är kvar."
    else:
        yield f"KLART. Ärende {resultat.id} har fått det som är nytt. Inget är överskrivet."
        if resultat.nya:
            yield f"  Nya versioner av planen: {', '.join(resultat.nya)}"
        if resultat.undertecknade:
            yield f"  Underskrivna eller avslutade sedan sist: {', '.join(resultat.undertecknade)}"


def _gor_nu(resultat: former.Mottagning) -> Iterator[str]:
    vilket = resultat.fil or resultat.id
    if resultat.nytt_arende:
        yield "Gör nu"
        yield f"  1  Se ärendet: sipkit ärende visa {vilket}"
        yield f"  2  Följ upp planen: sipkit uppföljning {vilket}"
        yield f"  3  Lämna tillbaka det: sipkit ärende exportera {vilket} --till ENHET --ut FIL"


def _varningar(resultat: former.Mottagning) -> Iterator[Varning]:
    for each in resultat.krockar:
        vad = (
            f"Ni har båda gjort en version med samma nummer. Den som kom är sparad som {each}, och er egen är kvar. "
            "Gör en ny version som tar med båda."
        )
        yield Varning("plan-tva-versioner", vad)
