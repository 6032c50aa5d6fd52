"""The questions of `sipkit enheter ny`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sipkit.cli.samtal.faltfragor import Rad, fyll, numrerat
from sipkit.domain.postadress import parse_adress
from sipkit.domain.rader import SORTER
from sipkit.domain.telefon import parse_telefon
from sipkit.domain.text import fold
from sipkit.domain.vocabulary import words
from sipkit.errors import UsageFault
from sipkit.storage.adressbok import Adressbok, Enhet, Vanligt

_SORTER = (
    ("1", "hemsjukvård"),
    ("2", "socialtjänst"),
    ("3", "öppenvård"),
    ("4", "slutenvård"),
    ("5", "inbjuden, som inte måste komma"),
)
_KANALER = (("it-tjanst", "i IT-tjänsten"), ("papper", "på papper"), ("bada", "båda"))


def fraga_enhet(kommun: str | None, bok: Adressbok) -> tuple[str, Enhet]:
    """Ask for a unit and its kommun; the unit gets an id that the book does not have.

    Raises:
        Avbruten: the user stopped.
        AnswerMissing: nothing more comes through a pipe.
        UsageFault: `dubbelt-id`, the kommun has a unit of that name.
    """
    svar = fyll(_rader(), {"kommun": kommun})
    kommun = str(svar.pop("kommun"))
    namn, _, verksamhet = (part.strip() for part in str(svar.pop("namn")).partition(","))
    _, (roll, huvudman, som) = next(each for each in SORTER.items() if svar["sort"] in each[0])
    del svar["sort"]
    given = {name: said for name, said in svar.items() if said is not None}
    unit = {"namn": namn, "verksamhet": verksamhet or None, "roll": roll, "huvudman": huvudman, "som": som, **given}
    known = bok.enheter(kommun)
    enhet = Enhet.model_validate({**unit, "id": _ledigt(f"{namn} {verksamhet}", {each.id for each in known})})
    if any(each.hela_namnet == enhet.hela_namnet for each in known):
        cure = "Ändra den i filen, eller skriv vem där: Hemsjukvården Exempelviken, rehab."
        raise UsageFault("dubbelt-id", "Enheten står redan i adressboken.", atgard=cure)
    return kommun, enhet


def _rader() -> Sequence[Rad]:
    sort_namn, kanal_namn = dict(_SORTER), dict(_KANALER)
    return (
        Rad("kommun", "Kommun", "Enheten visas för dem som är folkbokförda där.", kravs=True),
        Rad(
            "namn",
            "Enhetens namn, och vem där",
            "Skriv till exempel Hemsjukvården Exempelviken, sjuksköterska.",
            kravs=True,
        ),
        Rad(
            "sort",
            "Sort",
            "Sorten säger huvudman, roll, och om enheten är kallad eller inbjuden. Skriv numret.",
            numrerat(_SORTER),
            lambda sort: sort_namn[str(sort)],
            kravs=True,
            val=tuple(sort_namn.values()),
        ),
        Rad("kalla", "Vem säger att den är det", "Rutinen och avsnittet, eller vem som har bestämt det.", kravs=True),
        Rad(
            "kanal",
            "Hur nås den",
            "Till den som nås i IT-tjänsten skrivs inget papper ut.",
            numrerat(_KANALER),
            lambda kanal: kanal_namn[str(kanal)],
            val=tuple(kanal_namn.values()),
        ),
        Rad("visningsnamn", "Namn som andra får läsa", "Ett neutralt namn, om det egna säger för mycket."),
        Rad("telefon", "Telefon", "Riktnummer och nummer.", parse_telefon),
        Rad("adress", "Adress", "Skriv till exempel Provgatan 7, 999 99 Exempelstad.", _adress),
        Rad("vanlig_for", f"Vanlig för ({', '.join(words(Vanligt))})", "Den är då förkryssad.", _vanlig, _uppraknat),
    )


def _adress(text: str) -> str:
    parse_adress(text)
    return text


def _vanlig(text: str) -> tuple[str, ...]:
    chosen = tuple(fold(part) for part in text.replace(",", " ").split())
    if not set(chosen) <= set(words(Vanligt)):
        raise UsageFault("ogiltigt-varde", "Ordet går inte att välja.", atgard=f"Välj: {', '.join(words(Vanligt))}.")
    return chosen


def _uppraknat(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, tuple) else ""


def _ledigt(namn: str, taken: set[str]) -> str:
    """An id made of the name; with a number where it is taken."""
    id_ = re.sub(r"[^a-z0-9]+", "-", fold(namn)).strip("-") or "enhet"
    return next(each for each in (id_, *(f"{id_}-{n}" for n in range(2, len(taken) + 3))) if each not in taken)
