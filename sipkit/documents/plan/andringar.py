"""What is new in a version of a plan, said in sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from sipkit.documents.plan.underlag import Planunderlag
from sipkit.domain.modell import Medlem
from sipkit.domain.plan import AnnansAtgard, Insatslage, Mal, Malresultat, Planinsats
from sipkit.domain.planversion import Andring, skillnader

_FALT: Mapping[str, str] = {
    "viktigt": "Det som är viktigt för mig har ändrats.",
    "barnets_ord": "Det som barnet säger har ändrats.",
    "overgripande_ansvar": "Ett annat ansvar för hela planen: se Ansvar för hela planen.",
    "samordnare": "Samordnaren är en annan, eller har nya uppgifter.",
    "kontakt": "Min kontakt är en annan, eller har nya uppgifter.",
    "nar_samre": "Det som gäller om det blir sämre har ändrats.",
    "uppfoljning": "En ny dag för när vi ses igen.",
    "behov": "Behovet har bedömts på nytt.",
    "installning": "Det som patienten tycker har ändrats.",
    "chefsoverlakare": "Chefsöverläkaren är en annan, eller har nya uppgifter.",
    "andra_atgarder": "Det som andra gör har ändrats.",
}
"""By the first part of the field's name. What is not here is not told."""

RESULTAT: Mapping[Malresultat, str] = {
    "natt": "Målet är nått",
    "delvis": "Målet är nått till en del",
    "inte": "Målet är inte nått",
}
LAGE: Mapping[Insatslage, str] = {"fortsatter": "Fortsätter som förut", "andras": "Ändras", "slutar": "Slutar"}


def andringar(om: Planunderlag) -> tuple[str, ...]:
    """The sentences, each once; none for a first version."""
    return _sagt(_skillnader(om))


def nytt(om: Planunderlag) -> tuple[str, ...]:
    """Those that tell of something else than what became of a goal and of what is done."""
    return _sagt(each for each in _skillnader(om) if each.grupp is None or each.hur != "andrad")


def _skillnader(om: Planunderlag) -> Iterator[Andring]:
    """What differs from the version before, but for what had ended in it (that was told then) or goes on as it was."""
    for each in skillnader(om.forra, om.plan) if om.forra else ():
        if not (each.hur == "borttagen" and _had_ended(each.fore)) and not _goes_on(each):
            yield each


def _goes_on(each: Andring) -> bool:
    """Whether all that differs is that a follow-up said so."""
    goes_on = isinstance(each.efter, Planinsats) and each.efter.lage == "fortsatter"
    return goes_on and each.hur == "andrad" and {changed.falt for changed in each.falt} <= {"lage", "lage_text"}


def _had_ended(fore: Medlem | None) -> bool:
    return (isinstance(fore, Mal) and fore.resultat == "natt") or (
        isinstance(fore, Planinsats) and fore.lage == "slutar"
    )


def _sagt(skillnaderna: Iterable[Andring]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(row for each in skillnaderna for row in _mening(each)))


def _mening(andring: Andring) -> Iterator[str]:
    if andring.grupp is None:
        yield from (_FALT[name] for each in andring.falt if (name := each.falt.partition(".")[0]) in _FALT)
    elif medlem := andring.efter or andring.fore:
        yield f"{_vad_som_hande(andring, medlem)}: {_text(medlem)}"


def _vad_som_hande(andring: Andring, medlem: Medlem) -> str:
    """What a follow-up said of it, else that it is new, gone or changed."""
    if isinstance(medlem, Mal):
        if andring.hur == "andrad" and medlem.resultat:
            return RESULTAT[medlem.resultat]
        return {"ny": "Nytt mål", "borttagen": "Målet är borttaget", "andrad": "Målet är ändrat"}[andring.hur]
    if andring.hur == "andrad" and isinstance(medlem, Planinsats) and medlem.lage:
        return LAGE[medlem.lage]
    return {"ny": "Nytt", "borttagen": "Görs inte längre", "andrad": "Ändrat"}[andring.hur]


def _text(medlem: Medlem) -> str:
    if isinstance(medlem, Mal):
        return medlem.text
    if isinstance(medlem, Planinsats):
        return medlem.vad
    if isinstance(medlem, AnnansAtgard):
        return ", ".join(each for each in (medlem.vem, medlem.vad) if each)
    return ""
