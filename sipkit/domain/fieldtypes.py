"""The types of the ärende's fields: each is a parser of what people type, in the shape pydantic wants.

A parser raises `SipkitError`; here it becomes a pydantic error that carries the same code, text and cure, so that
`sipkit.domain.svar` can report each fault with its path in the ärende.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, time
from typing import Annotated, TypeVar

from pydantic import BeforeValidator, PlainSerializer, PlainValidator, ValidationInfo
from pydantic_core import PydanticCustomError

from sipkit.domain.datum import Riktning, parse_datum
from sipkit.domain.identitet import parse_identitet
from sipkit.domain.janej import parse_janej
from sipkit.domain.klockslag import lokal, parse_datum_tid, parse_klockslag
from sipkit.domain.telefon import parse_telefon
from sipkit.domain.text import fold
from sipkit.domain.vocabulary import HandelseTyp, words
from sipkit.errors import SipkitError, UsageFault

T = TypeVar("T")
MEDLEMSID = re.compile(rf"[a-z]\d{{1,4}}|(?:{'|'.join(words(HandelseTyp))})(?:-\d{{1,3}})?")
"""A member's id: a letter and a number, or for an event its type, with a number when it happens again."""
LANGSTA_ORDET = 1000
"""Characters. A longer word is no word, and to break it over lines takes a typesetter minutes and all memory."""
SIPKIT_ERROR = "sipkit"
ENSKILD = "enskild"
"""The person, where someone of the ärende is named by an id."""
_ISO = re.compile(r"\d{4}-\d\d-\d\d")


def idag(info: ValidationInfo) -> date:
    """Today, as the caller gave it in the validation context.

    The clock's day is only met by a model that code builds by hand, where no value needs it.
    """
    context: dict[str, date] = info.context or {}
    return context["idag"] if "idag" in context else date.today()


def as_pydantic_error(fault: SipkitError) -> PydanticCustomError:
    """The same fault as an error that pydantic collects."""
    return PydanticCustomError(SIPKIT_ERROR, "{vad}", {"kod": fault.kod, "vad": fault.vad, "atgard": fault.atgard})


def _parsed(parse: Callable[[str, date], object]) -> BeforeValidator:
    def validate(value: object, info: ValidationInfo) -> object:
        if not isinstance(value, str):
            return value
        try:
            return parse(value, idag(info))
        except SipkitError as fault:
            raise as_pydantic_error(fault) from None

    return BeforeValidator(validate)


def _text(value: str, _: date) -> str:
    text = value.strip()
    if not text:
        raise UsageFault("ogiltigt-varde", "Svaret är tomt.")
    if re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]", text):
        raise UsageFault(
            "ogiltigt-varde", "Svaret har ett styrtecken som inte kan skrivas ut.", atgard="Skriv om svaret."
        )
    if any(len(word) > LANGSTA_ORDET for word in text.split()):
        cure = "Se efter att rätt text är inklistrad."
        raise UsageFault("ogiltigt-varde", f"Svaret har ett ord på mer än {LANGSTA_ORDET} tecken.", atgard=cure)
    return text


def _name(value: str, today: date) -> str:
    return " ".join(_text(value, today).split())


def _minutes(value: str, _: date) -> int:
    digits = value.strip().removesuffix("min").strip()
    if not digits.isdecimal() or not int(digits):
        raise UsageFault("ogiltigt-varde", "Längden går inte att tolka.", atgard="Skriv minuterna: 60 eller 60 min.")
    return int(digits)


def _datum(riktning: Riktning) -> BeforeValidator:
    return _parsed(lambda value, today: _day(value, today, riktning))


def _day(value: str, today: date, riktning: Riktning) -> date:
    dag = parse_datum(value, today, riktning)
    if riktning == "framat" and dag < today and not _ISO.fullmatch(value.strip()):
        # `7/4 13` is a day and a time to the one who wrote it, and a day in 2013 to a parser of dates.
        raise UsageFault(
            "ogiltigt-datum", "Dagen har varit.", atgard="Skriv dagen för sig, med år om det behövs: 2027-04-07."
        )
    return dag


def _list_items(value: object) -> object:
    """Lines, or parts of one line between ` / `; an empty answer is an empty list."""
    if not isinstance(value, str):
        return value
    return [part.strip() for part in re.split(r"\n|\s/\s", value) if part.strip()]


def _ids(value: object) -> object:
    """Ids in one line, with commas or blanks between."""
    return [part for part in re.split(r"[\s,/]+", value) if part] if isinstance(value, str) else value


def _moment(value: object, info: ValidationInfo) -> date | datetime:
    if isinstance(value, datetime):
        return value if value.tzinfo else lokal(value)
    if isinstance(value, date):
        return value
    try:
        return parse_moment(str(value), idag(info))
    except SipkitError as fault:
        raise as_pydantic_error(fault) from None


def parse_moment(text: str, today: date) -> date | datetime:
    """A past moment: a day where no time was given, else an aware datetime in Europe/Stockholm.

    Raises:
        UsageFault: when it is neither.
    """
    try:
        return lokal(parse_datum_tid(text, today, "bakat"))
    except UsageFault:
        return parse_datum(text, today, "bakat")


def parse_tidpunkt(text: str, nu: datetime) -> date | datetime:
    """A past moment: as `parse_moment`, `nu`, or a time of day alone (`9.05`, `kl 9`), which is today's.

    Raises:
        UsageFault: when it is none of them.
    """
    if fold(text) == "nu":
        return nu
    with suppress(UsageFault):
        if not text.strip().isdecimal():
            return lokal(datetime.combine(nu.date(), parse_klockslag(text)))
    return parse_moment(text, nu.date())


def _arendeid(value: str, _: date) -> str:
    """Four signs: the id stands in file names, where nothing about the person may stand."""
    if not re.fullmatch("[0-9A-Za-z]{4}", value.strip()):
        raise UsageFault(
            "ogiltigt-varde", "Ärendets id är fyra bokstäver och siffror.", atgard="Skriv till exempel 7K2M."
        )
    return value.strip().upper()


def _medlemsid(value: str, _: date) -> str:
    """An id that can stand in paths and file names: nobody's name, by its form."""
    if not MEDLEMSID.fullmatch(value):
        raise UsageFault(
            "ogiltigt-varde", "Id:t ska vara en liten bokstav och en siffra.", atgard="Skriv till exempel p1."
        )
    return value


def _vem(value: str, today: date) -> str:
    """Someone of the ärende: the person, or the id of a member."""
    return ENSKILD if fold(value) == ENSKILD else _medlemsid(value.strip(), today)


def _hash(value: str, _: date) -> str:
    if not re.fullmatch("[0-9a-f]{64}", value.strip().lower()):
        raise UsageFault("ogiltigt-varde", "Filens kontrollsumma är 64 tecken: siffror och a till f.")
    return value.strip().lower()


def _number(value: str, _: date) -> int:
    if not value.strip().isdecimal():
        raise UsageFault("ogiltigt-varde", "Svaret ska vara ett heltal.")
    return int(value)


Text = Annotated[str, _parsed(_text)]
Arendeid = Annotated[str, _parsed(_arendeid)]
Medlemsid = Annotated[str, _parsed(_medlemsid)]
Vem = Annotated[str, _parsed(_vem)]
Hash = Annotated[str, _parsed(_hash)]
Heltal = Annotated[int, _parsed(_number)]
Namn = Annotated[str, _parsed(_name)]
Adressrad = Annotated[str, _parsed(_name)]
Telefon = Annotated[str, _parsed(lambda value, _: parse_telefon(value))]
Identitetsnummer = Annotated[str, _parsed(lambda value, today: parse_identitet(value, today).nummer)]
JaNej = Annotated[bool, _parsed(lambda value, _: parse_janej(value))]
Bakat = Annotated[date, _datum("bakat")]
Framat = Annotated[date, _datum("framat")]
Klockslag = Annotated[time, _parsed(lambda value, _: parse_klockslag(value))]
Minuter = Annotated[int, _parsed(_minutes)]
Lista = Annotated[tuple[T, ...], BeforeValidator(_list_items)]
Idlista = Annotated[tuple[str, ...], BeforeValidator(_ids)]
Moment = Annotated[
    date | datetime, PlainValidator(_moment), PlainSerializer(lambda moment: moment.isoformat(), return_type=str)
]
