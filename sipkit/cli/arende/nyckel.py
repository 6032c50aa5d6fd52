"""`sipkit ärende nyckel`: the public keys that ärenden are handed over with. No private key is ever shown."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sipkit.cli.arende import former
from sipkit.cli.samtal.losenfras import ny_losenfras
from sipkit.cli.samtal.prompter import fraga
from sipkit.cli.utfall import Utfall
from sipkit.config.sources import find_sources
from sipkit.domain.janej import parse_janej
from sipkit.errors import UsageFault
from sipkit.interview.layout import INDENT
from sipkit.interview.prompter import Prompt
from sipkit.storage.nyckelbok import Enhetsnyckel, Nyckelbok, fingeravtryck, las_nyckelfil, skriv_nyckelfil
from sipkit.storage.nycklar import Nycklar
from sipkit.storage.platser import platser
from sipkit.storage.profil import las_profil

_HJALP: Final = "Ring enheten på ett nummer som du redan har. Svara j bara om de läser upp samma åtta tecken."


@dataclass(frozen=True)
class Nyckelval:
    """What was asked for on the command line."""

    ut: Path | None
    ny: Path | None
    namn: str | None
    ta_bort: str | None
    losenfras: bool
    ersatt: bool
    config: Path | None

    def krav(self) -> None:
        """Refuse what does not go together. Raises UsageFault: `argument-saknas` or `ogiltigt-varde`."""
        if self.namn and not self.ny:
            raise UsageFault("argument-saknas", "--namn hör till --ny.", "--namn", "Ge också --ny FIL.")
        if len([each for each in (self.ut, self.ny, self.ta_bort, self.losenfras) if each]) > 1:
            raise UsageFault("ogiltigt-varde", "Ge ett i taget av --ut, --ny, --ta-bort och --lösenfras.", "--ny")


def nyckel(val: Nyckelval) -> Utfall:
    """Show the keys, after what was asked for is done.

    Raises:
        Avbruten: the user stopped.
        SipkitError: nothing is changed.
    """
    val.krav()
    delade, hem = find_sources(val.config).egna, platser()
    nycklar, bok = Nycklar(hem), Nyckelbok(delade, hem)
    publik = nycklar.publik
    if val.losenfras:
        nycklar.satt_losenfras(ny_losenfras)
    lagd = _lagg_till(bok, val.ny, val.namn) if val.ny else None
    borttagen = bok.ta_bort(val.ta_bort) if val.ta_bort else None
    if val.ut:
        own = Enhetsnyckel(las_profil(delade, hem).enhet or "Publik nyckel", publik)
        skriv_nyckelfil(val.ut, own, ersatt=val.ersatt)
    andra = Nyckelbok(delade, hem).alla
    resultat = former.Nyckel(
        publik=publik,
        losenfras=nycklar.har_losenfras,
        fingeravtryck=fingeravtryck(publik),
        fil=str(val.ut) if val.ut else None,
        andra=tuple(former.Enhetsnyckel(each.namn, each.fingeravtryck, each.delad) for each in andra),
        lagd=lagd.namn if lagd else None,
        borttagen=borttagen.namn if borttagen else None,
    )
    return Utfall("ärende nyckel", resultat, tuple(_text(resultat)))


def _lagg_till(bok: Nyckelbok, fil: Path, namn: str | None) -> Enhetsnyckel | None:
    """The key that was added; None when it did not compare."""
    nyckel = las_nyckelfil(fil)
    nyckel = Enhetsnyckel(namn or nyckel.namn, nyckel.publik)
    bok.krav_ledigt(nyckel)
    shown = (f"{INDENT}{nyckel.namn}", f"{INDENT}Nyckelns åtta tecken: {nyckel.fingeravtryck}")
    prompt = Prompt(shown, f"{INDENT}Har du ringt enheten, och läser de upp samma tecken? j/n: ")
    if not fraga(prompt, parse_janej, var="nyckel", hjalp=_HJALP):
        return None
    bok.lagg_till(nyckel)
    return nyckel


def _text(resultat: former.Nyckel) -> Iterator[str]:
    if resultat.lagd:
        yield f"KLART. Nu kan ärenden lämnas över till {resultat.lagd}: sipkit ärende exportera"
    if resultat.borttagen:
        yield f"KLART. Nyckeln för {resultat.borttagen} är borttagen."
    yield f"Din nyckel: {resultat.fingeravtryck}   (läs upp de här åtta tecknen i telefon när någon frågar)"
    yield f"  {resultat.publik}"
    if resultat.losenfras:
        yield "  Din privata nyckel har en lösenfras. Glöms den går det som är sparat inte att öppna."
    if resultat.fil:
        yield f"  Den står i {resultat.fil}. Filen är ingen hemlighet: skicka den till den andra enheten."
    else:
        yield "  Ge den till en annan enhet: sipkit ärende nyckel --ut FIL"
    for number, each in enumerate(resultat.andra):
        if number == 0:
            yield "Andra enheters nycklar"
        yield f"  {each.fingeravtryck}  {each.namn}{' (delad)' if each.delad else ''}"
