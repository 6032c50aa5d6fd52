"""The start page, `sipkit` alone at a terminal: what is due, and what can be done now. No command must be remembered.

It shows ids and never a name; whose an ärende is stands only on the page where one is picked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Literal

from sipkit.bord.lage import las_lage, las_nu
from sipkit.cli.fragor.forval import profilens_region
from sipkit.cli.idag.dagen import Dagen, egen_roll, las_dagen
from sipkit.cli.idag.text import sakens_text
from sipkit.cli.samtal.prompter import prompter
from sipkit.config.sources import find_sources
from sipkit.domain.datum import echo_datum
from sipkit.domain.klockslag import echo_klockslag
from sipkit.domain.text import fold
from sipkit.errors import SipkitError, UsageFault
from sipkit.interview.layout import INDENT, WIDTH, filled, indented
from sipkit.interview.prompter import Help, Prompt, Signal, ask
from sipkit.rules.avstamning import halls
from sipkit.storage.platser import platser
from sipkit.storage.profil import las_profil

FLEST = 5
"""Things that are shown of a day: with them and the menu the page fits a screen of 24 rows."""
KNAPPAR = "? hjälp   q sluta"


@dataclass(frozen=True)
class Menyrad:
    """Something that can be done.

    Attributes:
        rubrik: what it is called.
        kommando: the command line that does it, without `sipkit`.
        kraver: what must be stored, or that the routine has, for there to be anything to do; None: nothing.
    """

    rubrik: str
    kommando: tuple[str, ...]
    kraver: Literal["arende", "utkast", "avstamning"] | None = None


MENY: Sequence[Menyrad] = (
    Menyrad("Kalla till SIP", ("kallelse",)),
    Menyrad("Fortsätt det påbörjade", ("fortsätt",), "utkast"),
    Menyrad("Vad rutinen säger om vägen", ("vägval",)),
    Menyrad("Meddelande eller brev hem", ("skapa",)),
    Menyrad("Nytt besked om samtycke", ("samtycke",), "arende"),
    Menyrad("Gör planen", ("plan",), "arende"),
    Menyrad("Gå igenom en checklista", ("checklista",), "arende"),
    Menyrad("Avstämning", ("skapa", "avstämning"), "avstamning"),
    Menyrad("Text att klistra in", ("klistra",), "arende"),
    Menyrad("Registrera skickat", ("skickat",), "arende"),
    Menyrad("Skriv under planen", ("underskrift",), "arende"),
    Menyrad("Följ upp planen", ("uppföljning",), "arende"),
    Menyrad("Avsluta planen", ("avslut",), "arende"),
    Menyrad("Ny tid", ("nytid",), "arende"),
    Menyrad("Avboka", ("avboka",), "arende"),
    Menyrad("Något har hänt", ("händelse",), "arende"),
    Menyrad("Frister i ett ärende", ("frister",), "arende"),
    Menyrad("Dagens lista", ("idag",), "arende"),
    Menyrad("Allt som är sparat", ("ärende", "visa"), "arende"),
    Menyrad("Utskick (många brev)", ("batch", "--help")),
    Menyrad("Enhetens uppgifter", ("profil",)),
)
"""What the page offers, in the order of a day's work. A new command is one more row."""


def startsida(kor: Callable[[Sequence[str]], int]) -> int:
    """Show the page and do what is chosen, until someone is done.

    Args:
        kor: runs a command line, tells what went wrong, and gives its exit code.

    Returns:
        The exit code, which is 0: what went wrong has been told.
    """
    while (vald := _vald()) is not None:
        kor(vald.kommando)
        if not _tillbaka():
            break
    return 0


def _vald() -> Menyrad | None:
    """What someone chooses; None when they are done."""
    talk = prompter()
    dagen = _dagen()
    meny = _meny(dagen if isinstance(dagen, Dagen) else None)
    while True:
        lead = (*_huvud(), *_dagens_rader(dagen), *_menyrader(meny))
        try:
            return ask(talk, Prompt(lead, " Välj: "), lambda text: _las(text, meny))
        except Help:
            talk.say(_hjalp(meny))
        except Signal:
            return None


def _tillbaka() -> bool:
    """Whether to go back to the page. What the command said stays on the screen until then."""
    try:
        ask(prompter(), Prompt((), " Enter = startsidan, q = sluta: "), str)
    except Help:
        return True
    except Signal:
        return False
    return True


def _dagen() -> Dagen | SipkitError:
    """The day, or why it cannot be told. That stops nobody from doing other things."""
    try:
        return las_dagen(None, None, egen_roll(None))
    except SipkitError as fault:
        return fault


def _meny(dagen: Dagen | None) -> list[Menyrad]:
    """The rows for which there is something to do."""
    stored = dagen is not None and dagen.arenden > 0
    finns = {
        "arende": stored,
        "utkast": dagen is not None and bool(dagen.utkast),
        "avstamning": stored and _har_avstamning(),
    }
    return [rad for rad in MENY if rad.kraver is None or finns[rad.kraver]]


def _har_avstamning() -> bool:
    """Whether the unit's routine has joint meetings; not where nobody has said which routine it is."""
    try:
        region = profilens_region(None)
        return region is not None and halls(las_lage(region, None, None).region)
    except SipkitError:
        return False


def _las(text: str, meny: Sequence[Menyrad]) -> Menyrad:
    typed = fold(text)
    for number, rad in enumerate(meny, 1):
        if typed in (str(number), fold(" ".join(rad.kommando))):
            return rad
    raise UsageFault("ogiltigt-varde", "Det går inte att välja.", atgard=f"Skriv ett nummer från 1 till {len(meny)}.")


# --- what stands on the page ------------------------------------------------------------------------------------------


def _huvud() -> Iterator[str]:
    """Where we are, and when."""
    nu = las_nu(None)
    text = " · ".join((*_enheten(), f"{echo_datum(nu.date())} kl. {echo_klockslag(nu.time())}"))
    room = WIDTH - len(KNAPPAR) - 2
    yield ""
    yield from [f"{text:{room}}  {KNAPPAR}"] if len(text) <= room else [*wrap(text, WIDTH), f"{KNAPPAR:>{WIDTH}}"]


def _enheten() -> tuple[str, ...]:
    """The unit and its region, as far as its profile tells."""
    try:
        profil = las_profil(find_sources(None).egna, platser())
        region = las_lage(profil.region, None, None).region.region.namn if profil.region else None
    except SipkitError:
        return ("sipkit",)
    return tuple(each for each in (profil.enhet, region) if each) or ("sipkit",)


def _dagens_rader(dagen: Dagen | SipkitError) -> Iterator[str]:
    if isinstance(dagen, SipkitError):
        for fault in dagen.faults:
            yield from indented(f"{fault.vad} {fault.atgard}")
        return
    egna = [sak for sak in dagen.saker if sak.egen]
    bradskar = any(sak.lage in ("gatt-ut", "i-dag") for sak in egna)
    yield " I DAG" if bradskar else " I DAG: inget som måste göras i dag."
    for sak in egna[:FLEST]:
        text = f"{sak.arende}  {sakens_text(sak, dagen.nu.date())}"
        yield from wrap(text, WIDTH, initial_indent=INDENT, subsequent_indent=f"{INDENT}      ")
    if len(egna) > FLEST:
        yield f"{INDENT}… och {len(egna) - FLEST} till: Dagens lista"
    if dagen.olasta:
        yield f"{INDENT}{len(dagen.olasta)} av ärendena går inte att läsa: sipkit idag säger varför"


def _menyrader(meny: Sequence[Menyrad]) -> Iterator[str]:
    numbered = (f"{number} {rad.rubrik}" for number, rad in enumerate(meny, 1))
    yield from (row.removeprefix(INDENT[1:]) for row in filled(numbered, "   "))


def _hjalp(meny: Sequence[Menyrad]) -> Iterator[str]:
    yield f"{INDENT}Skriv ett nummer. Det är samma sak som att skriva kommandot:"
    for number, rad in enumerate(meny, 1):
        yield f"{INDENT}{number} {rad.rubrik:25} sipkit {' '.join(rad.kommando)}"
    yield f"{INDENT}Alla kommandon: sipkit --help. Här visas aldrig namn, bara ärendets id."
