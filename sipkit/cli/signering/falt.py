"""Which field is signed: the places to sign that a file has, and the lines of an ärende's plan that they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from sipkit.cli.arende.oppet import Oppet
from sipkit.cli.samtal import prompter as samtal
from sipkit.cli.signering.planlage import Planrad, krav_klar, planlage, planrader
from sipkit.documents.underskriftsfalt import radens_id
from sipkit.errors import AnswerMissing, Refused, UsageFault
from sipkit.interview.layout import INDENT
from sipkit.interview.prompter import Prompt

if TYPE_CHECKING:
    from sipkit.signing import SignaturePlace, Signer


def lediga_falt(places: Sequence[SignaturePlace]) -> tuple[SignaturePlace, ...]:
    """The places where nobody has signed.

    Raises:
        UsageFault: `okant-underskriftsfalt`, there are none at all.
        Refused: `redan-underskrivet`, none is left.
    """
    if not places:
        cure = "Ett papper får fält när mallen har dem. Gör om PDF:en från ärendet."
        raise UsageFault("okant-underskriftsfalt", "Filen har inget underskriftsfält.", atgard=cure)
    free = tuple(place for place in places if not place.filled)
    if not free:
        raise Refused("redan-underskrivet", "Alla underskriftsfält i filen är redan underskrivna.")
    return free


def rader_for(oppet: Oppet, lediga: Sequence[SignaturePlace]) -> dict[str, Planrad]:
    """The lines of the ärende's plan that the file's empty places are, by the fields' names.

    Raises:
        Refused: the plan is not ready to be signed.
        UsageFault: `okant-underskriftsfalt`, the file is not of the ärende's plan.
    """
    names = {place.name for place in lediga}
    found = {each.falt: each for each in planrader(oppet, oppet.arende) if each.falt in names}
    if not found:
        cure = "Är det rätt fil, och rätt ärende? Filen ska vara en PDF av planen."
        raise UsageFault("okant-underskriftsfalt", "Inget fält i filen hör till ärendets plan.", atgard=cure)
    found = {name: each for name, each in found.items() if each.rad.underskrift is None}
    if not found:
        raise Refused("redan-underskrivet", "Det står redan i ärendet att planen är underskriven här.")
    for plan in {each.plan.id: each.plan for each in found.values()}.values():
        krav_klar(planlage(oppet, oppet.arende, plan))
    return found


def vald_plats(
    falt: str | None,
    signer: Signer,
    lediga: Sequence[SignaturePlace],
    rader: Mapping[str, Planrad] | None,
    *,
    fraga: bool,
) -> SignaturePlace:
    """The field to sign: the one that was named, the signer's own, the only one, or the one that is picked.

    Raises:
        UsageFault: `okant-underskriftsfalt`.
        AnswerMissing: there are several, and nobody to ask.
    """
    possible = [place for place in lediga if rader is None or place.name in rader]
    if falt is not None:
        return _angiven(falt, possible)
    own = [place for place in possible if rader and (namn := rader[place.name].namn) and signer.is_named(namn)]
    choices = own or possible
    if len(choices) == 1:
        return choices[0]
    if not fraga:
        names = ", ".join(falt_id(place) for place in choices)
        raise AnswerMissing(
            "svar-saknas", "Det är inte sagt vilket fält som skrivs under.", "--fält", f"Välj: {names}."
        )
    return _vald(choices)


def _angiven(falt: str, possible: Sequence[SignaturePlace]) -> SignaturePlace:
    for place in possible:
        if falt in (place.name, falt_id(place)):
            return place
    cure = f"Lediga fält: {', '.join(falt_id(place) for place in possible)}."
    raise UsageFault(
        "okant-underskriftsfalt", "Filen har inget ledigt underskriftsfält med det namnet.", "--fält", cure
    )


def _vald(choices: Sequence[SignaturePlace]) -> SignaturePlace:
    rader = [f"{INDENT}{nr} {place.label or falt_id(place)}" for nr, place in enumerate(choices, 1)]
    prompt = Prompt((f"{INDENT}Var ska du skriva under?", *rader), f"{INDENT}Nummer: ")

    def las_nummer(text: str) -> SignaturePlace:
        for nr, place in enumerate(choices, 1):
            if text.strip() in (str(nr), falt_id(place)):
                return place
        raise UsageFault("ogiltigt-varde", "Det finns inte i listan.", atgard="Skriv numret.")

    hjalp = "Varje fält är en persons. Skriver fel person i ett fält räknas det inte som underskrivet."
    return samtal.fraga(prompt, las_nummer, var="--fält", hjalp=hjalp)


def falt_id(place: SignaturePlace) -> str:
    """What a place is called by those who type: the line's id."""
    return radens_id(place.name)
