"""`sipkit idag`: what is late, due today and due within a week, over all stored ärenden."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from sipkit.cli.frister.kalender import Kalender, skriv_kalender
from sipkit.cli.utfall import Utfall
from sipkit.cli.val import UT, Config, Ersatt, Json, Per, Ut

if TYPE_CHECKING:
    from sipkit.cli.idag import former
    from sipkit.cli.idag.dagen import Dagen
    from sipkit.documents.heldagar import Heldag
    from sipkit.domain.vocabulary import Roll
    from sipkit.rules.sak import Sak

KALENDERFIL = "idag.ics"
LAGEN = {
    "gatt-ut": "Tiden har gått ut",
    "i-dag": "I dag",
    "kommande": "Den närmaste veckan",
    "snarast": "Så snart det går",
    "hindrad": "Väntar på samtycke",
}
ANDRAS = "Andra svarar för"


def idag(
    roll: Annotated[
        str | None, typer.Option("--roll", metavar="ID", help="Vems dag det är. Annars enhetens, som profilen säger.")
    ] = None,
    per: Per = None,
    med_namn: Annotated[bool, typer.Option("--med-namn", help="Visa namn. Bara i en terminal.")] = False,
    format: Kalender = None,
    ut: Ut = UT,
    ersatt: Ersatt = False,
    config: Config = None,
    json: Json = False,
) -> Utfall:
    """Visa vad som ska göras i dag och den närmaste veckan, i alla sparade ärenden."""
    from sipkit.cli.idag.dagen import egen_roll, las_dagen

    som = egen_roll(config) if roll is None else _roll(roll)
    if med_namn:
        _krav_terminal(json)
    dagen = las_dagen(per, config, som)
    fil = skriv_kalender(KALENDERFIL, _poster(dagen), dagen.nu, format=format, ut=ut, ersatt=ersatt)
    text = [*_text(dagen, med_namn), *([f"Kalenderfil: {ut / fil}"] if fil else [])]
    return Utfall("idag", _form(dagen, som, fil), tuple(text))


def _roll(text: str) -> Roll:
    from sipkit.domain.text import did_you_mean, fold
    from sipkit.domain.vocabulary import Roll, words
    from sipkit.errors import UsageFault

    roller: dict[str, Roll] = {word: word for word in words(Roll)}  # type: ignore[misc]
    if fold(text) not in roller:
        cure = did_you_mean(text, roller, f"Välj: {', '.join(roller)}.")
        raise UsageFault("ogiltigt-varde", "Rollen finns inte.", "--roll", cure)
    return roller[fold(text)]


def _krav_terminal(as_json: bool) -> None:
    """Names go to nobody but the one in front of the screen."""
    from sipkit.errors import UsageFault

    if as_json or not sys.stdout.isatty():
        cure = "Utan --med-namn visas ärendets id."
        raise UsageFault("bara-terminal", "Namn visas bara i en terminal.", "--med-namn", cure)


# --- for people -------------------------------------------------------------------------------------------------------


def _text(dagen: Dagen, med_namn: bool) -> Iterator[str]:
    from sipkit.domain.klockslag import echo_tid

    antal = "1 ärende" if dagen.arenden == 1 else f"{dagen.arenden} ärenden"
    yield f"{echo_tid(dagen.nu).capitalize()}. {antal}."
    for lage, rubrik in LAGEN.items():
        yield from _grupp(rubrik, (sak for sak in dagen.saker if sak.egen and sak.lage == lage), dagen, med_namn)
    yield from _lasningar(dagen)
    yield from _grupp(ANDRAS, (sak for sak in dagen.saker if not sak.egen), dagen, med_namn)
    if not dagen.saker:
        yield "Inget att göra de närmaste sju dagarna."
    yield from _utkast(dagen)
    if dagen.olasta:
        yield "Går inte att läsa"
        yield from (f"  {id_}  {fel.faults[0].vad} (fel {fel.faults[0].kod})" for id_, fel in dagen.olasta.items())


def _grupp(rubrik: str, saker: Iterable[Sak], dagen: Dagen, med_namn: bool) -> Iterator[str]:
    from sipkit.cli.idag.text import sakens_text

    for number, sak in enumerate(saker):
        if number == 0:
            yield rubrik
        namn = f"{dagen.namn[sak.arende]}: " if med_namn else ""
        yield f"  {sak.arende}  {namn}{sakens_text(sak, dagen.nu.date())}"


def _lasningar(dagen: Dagen) -> Iterator[str]:
    """Where a routine has no way out, and what may be done, below what waits."""
    for id_, rader in dagen.laser_sig.items():
        if rader:
            yield f"Rutinen låser sig, {id_}"
            yield from (f"  – {rad}" for rad in rader)


def _utkast(dagen: Dagen) -> Iterator[str]:
    if dagen.utkast:
        yield "Påbörjat"
    for rad in dagen.utkast:
        yield f"  {rad.id}  sparat {rad.andrad:%Y-%m-%d %H.%M}. Gå vidare: sipkit fortsätt {rad.id}"


# --- for scripts and calendars ----------------------------------------------------------------------------------------


def _form(dagen: Dagen, roll: Roll, fil: str | None) -> former.Dag:
    from sipkit.cli.arende.former import Sparat
    from sipkit.cli.idag import former

    return former.Dag(
        per=dagen.nu.isoformat(),
        roll=roll,
        arenden=dagen.arenden,
        saker=tuple(_sak(sak, dagen) for sak in dagen.saker),
        utkast=tuple(Sparat(rad.id, rad.andrad.isoformat(timespec="seconds")) for rad in dagen.utkast),
        olasta=tuple(former.Olast(id_, fel.faults[0].kod) for id_, fel in dagen.olasta.items()),
        laser_sig=tuple(former.Lasning(id_, rader) for id_, rader in dagen.laser_sig.items() if rader),
        fil=fil,
    )


def _sak(sak: Sak, dagen: Dagen) -> former.Dagssak:
    from sipkit.cli.idag import former
    from sipkit.cli.idag.text import sakens_text

    return former.Dagssak(
        arende=sak.arende,
        sort=sak.sort,
        lage=sak.lage,
        egen=sak.egen,
        vem=sak.vem,
        nar=sak.nar.isoformat() if sak.nar else None,
        senast_arbetsdag=sak.arbetsdag.isoformat() if sak.arbetsdag else None,
        frist=sak.frist,
        om=sak.om,
        text=sakens_text(sak, dagen.nu.date()),
    )


def _poster(dagen: Dagen) -> Iterator[Heldag]:
    """The user's own things with a day; what is late or has no working day left stands on today."""
    from sipkit.cli.idag.text import sakens_text
    from sipkit.documents.heldagar import Heldag
    from sipkit.rules.tid import dag

    idag = dagen.nu.date()
    for sak in dagen.saker:
        if sak.egen and sak.nar is not None:
            dagen_for = max(idag, min(dag(sak.nar), sak.arbetsdag or dag(sak.nar)))
            uid = f"{sak.arende}-{sak.frist or sak.sort}-{dag(sak.nar):%Y%m%d}"
            yield Heldag(uid, dagen_for, f"{sak.arende}: {sakens_text(sak, dagen_for)}")
