"""The questions of `sipkit profil`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from sipkit.bord.lage import las_nu
from sipkit.cli.idag.dagen import EGEN_ROLL
from sipkit.cli.samtal.faltfragor import Rad, fyll, numrerat
from sipkit.config.loading import list_regions, load_document_type, load_region
from sipkit.config.sources import Sources
from sipkit.documents.uttryck import versal
from sipkit.domain.postadress import parse_adress
from sipkit.domain.svar import tolka
from sipkit.domain.telefon import parse_telefon
from sipkit.errors import UsageFault
from sipkit.rules.region import rollnamn
from sipkit.rules.roller import ENHETER
from sipkit.storage.profil import Kontakt, Profil

GRUND = "nationell"
"""The region that all others lie on: its words are used where nobody has said which region it is."""

_GATA_OCH_ORT = 2
"""The parts that an address has at least; a part before them without a number is of the name: a ward's hospital."""

Delar = dict[str, object]
"""Some of the profile's fields: one line may hold several."""

FALT: Mapping[str, tuple[str, ...]] = {
    "enhet": ("enhet", "adress"),
    "telefon": ("telefon", "telefontid"),
    "region": ("region",),
    "kommun": ("kommun",),
    "kontakter": ("kontakter",),
    "langd": ("langd",),
    "motesform": ("motesform",),
    "utskriftsmapp": ("utskriftsmapp",),
    "roll": ("roll",),
}
"""The fields that each question fills."""


def fraga_profil(profil: Profil, sources: Sources) -> Profil:
    """Ask for each part of the profile; Enter keeps it.

    Raises:
        Avbruten: the user stopped; nothing is changed.
        AnswerMissing: nothing more comes through a pipe.
    """
    kanda = {
        rad: {name: getattr(profil, name) for name in names if getattr(profil, name)} for rad, names in FALT.items()
    }
    kanda = {"roll": {"roll": EGEN_ROLL}} | kanda
    svar = fyll(_rader(sources, profil.region), kanda)
    said: Delar = {name: None for names in FALT.values() for name in names}
    for delar in svar.values():
        said |= delar if isinstance(delar, dict) else {}
    return Profil.model_validate({**profil.model_dump(), **said, "kontakter": said["kontakter"] or ()})


def _rader(sources: Sources, region: str | None) -> list[Rad]:
    idag = las_nu(None).date()
    regioner = [(each.id, each.namn) for each in list_regions(idag, sources)]
    former = _motesformer(sources)
    return [
        _rad(
            "enhet",
            "Enhet och adress",
            "Skriv till exempel Vårdcentralen Exempelviken, Provgatan 1, 999 99 Exempelstad. Adressen kan utelämnas.",
            _enhet,
        ),
        _rad(
            "telefon",
            "Telefon, och när ni svarar",
            "Skriv till exempel 070-174 06 10, vardagar klockan 8–9. Tiden kan utelämnas.",
            _telefon,
        ),
        _rad("region", "Region", "Vilken regions rutin ni följer. Skriv numret.", *_valbar("region", regioner)),
        _rad("kommun", "Kommun som de flesta är folkbokförda i", "Den föreslås i varje ärende.", _text("kommun")),
        _rad(
            "kontakter",
            "Fasta vårdkontakter (namn, titel)",
            "En per rad. Den som har ett eget nummer skriver det sist: Maria Testberg, läkare, 070-174 06 10.",
            _kontakter,
            visa=lambda delar: " / ".join(_kontaktrad(each) for each in _held(delar, "kontakter")),
            flera=True,
        ),
        _rad("langd", "Ett möte tar (minuter)", "Skriv till exempel 60.", lambda text: {"langd": _minuter(text, idag)}),
        _rad("motesform", "Vanlig mötesform", "Den föreslås i varje ärende.", *_valbar("motesform", former)),
        _rad(
            "utskriftsmapp",
            "Mapp för papperen",
            "En mapp som skrivaren når. Annars hamnar de i ./sipkit-ut, eller där --ut säger.",
            _text("utskriftsmapp"),
        ),
        _rad(
            "roll",
            "Vems dag och checklistor ni ser",
            "Den fasta vårdkontakten är på vårdcentralen. En avdelning på sjukhuset är slutenvården. "
            "--roll väljer en annan för en gång.",
            *_valbar("roll", _roller(region or GRUND, idag, sources)),
        ),
    ]


def _rad(
    id_: str,
    text: str,
    hjalp: str,
    las: Callable[[str], Delar],
    val: Sequence[tuple[str, str]] = (),
    *,
    visa: Callable[[object], str] | None = None,
    flera: bool = False,
) -> Rad:
    names = dict(val)

    def shown(delar: object) -> str:
        return ", ".join(
            names.get(str(each), str(each)) for each in (delar.values() if isinstance(delar, dict) else ())
        )

    return Rad(id_, text, hjalp, las, visa or shown, flera=flera, val=[name for _, name in val])


def _valbar(name: str, options: Sequence[tuple[str, str]]) -> tuple[Callable[[str], Delar], Sequence[tuple[str, str]]]:
    read = numrerat(options)
    return lambda text: {name: read(text)}, options


def _roller(region: str, idag: date, sources: Sources) -> list[tuple[str, str]]:
    """Those that a unit can be: who calls from the vårdcentral, and the roles that are units, in the region's words."""
    namn = rollnamn(load_region(region, idag, sources, ("roller",)))
    return [
        (EGEN_ROLL, versal(namn[EGEN_ROLL])),
        *((each, versal(said)) for each, said in namn.items() if each in ENHETER),
    ]


def _motesformer(sources: Sources) -> list[tuple[str, str]]:
    """The forms that a kallelse asks about, in its words."""
    fragor = load_document_type("kallelse", sources).fragor
    return [(each.id, each.namn) for fraga in fragor if fraga.falt == "kallelse.motesform" for each in fraga.alternativ]


def _text(name: str) -> Callable[[str], Delar]:
    return lambda text: {name: text}


def _enhet(text: str) -> Delar:
    first, *rest = (part.strip() for part in text.split(","))
    while len(rest) > _GATA_OCH_ORT and not any(sign.isdecimal() or sign == "/" for sign in rest[0]):
        first = f"{first}, {rest.pop(0)}"
    enhet, adress = first, ", ".join(rest)
    if not enhet:
        raise UsageFault("ogiltigt-varde", "Enhetens namn saknas.", atgard="Skriv det först på raden.")
    if adress:
        parse_adress(adress)
    return {"enhet": enhet, **({"adress": adress} if adress else {})}


def _telefon(text: str) -> Delar:
    nummer, _, tid = (part.strip() for part in text.partition(","))
    return {"telefon": parse_telefon(nummer), **({"telefontid": tid} if tid else {})}


def _minuter(text: str, idag: date) -> object:
    return tolka("kallelser.k1.langd", text, idag)


def _kontakter(text: str) -> Delar:
    return {"kontakter": tuple(_kontakt(rad) for rad in text.replace(" / ", "\n").splitlines() if rad.strip())}


def _kontakt(rad: str) -> Kontakt:
    namn, *rest = [part.strip() for part in rad.split(",")]
    if not namn or len(rest) > 2:
        cure = "Skriv namn och titel, och numret om det är ett eget."
        raise UsageFault("ogiltig-kontakt", "Raden ska ha ett namn, en titel och högst ett nummer.", atgard=cure)
    titel, telefon = (*rest, "", "")[:2]
    return Kontakt(namn=namn, titel=titel or None, telefon=parse_telefon(telefon) if telefon else None)


def _held(delar: object, name: str) -> Sequence[Kontakt]:
    held = delar.get(name) if isinstance(delar, dict) else ()
    return [each for each in held or () if isinstance(each, Kontakt)]


def _kontaktrad(kontakt: Kontakt) -> str:
    return ", ".join(part for part in (kontakt.namn, kontakt.titel, kontakt.telefon) if part)
