"""How times, places and lists read to people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta

from sipkit.documents.sprak import SVENSKA, lokal_for, oversatt
from sipkit.domain.arende import Arende, Kallelse, Motesform, Plats
from sipkit.domain.datum import echo_datum
from sipkit.domain.klockslag import echo_klockslag, echo_tid
from sipkit.domain.vocabulary import Roll
from sipkit.rules.besked import Fristrad
from sipkit.rules.region import Region, rollnamn

INTE_BESTAMT = "Inte bestämt än. Ni får ett nytt besked."

PLATS_PERSONAL: Mapping[Plats, str] = {
    "hemma": "Hemma hos personen",
    "vardcentral": "Vårdcentralen",
    "sjukhus": "Sjukhuset",
    "annan": "",
}
PLATS_PERSON: Mapping[Plats, str] = {
    "hemma": "Hemma hos dig.",
    "vardcentral": "På vårdcentralen.",
    "sjukhus": "På sjukhuset.",
    "annan": "",
}
FORM_PERSONAL: Mapping[Motesform, str] = {
    "pa-plats": "Alla är på plats",
    "distans": "Alla är med på distans",
    "delvis-distans": "En del är på plats, andra är med på distans",
}
FORM_PERSON: Mapping[Motesform, str] = {
    "pa-plats": "Alla kommer dit.",
    "distans": "Alla är med på skärm. Jag berättar hur du gör.",
    "delvis-distans": "Några kommer dit. De andra är med på en skärm.",
}


def it_tjanst(region: Region) -> str:
    """The name of the region's IT service, as it stands after "i": `Prator`."""
    tjanst = region.region.it_tjanst
    return tjanst.namn if tjanst else "er IT-tjänst"


def versal(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def mening(text: str) -> str:
    """The text as a sentence: capital first, a full stop last."""
    return versal(text.strip().rstrip(".")) + "." if text.strip() else ""


def uppraknat(items: Iterable[str], sprak: str = SVENSKA) -> str:
    """`a, b och c`, or with the word of another language between the last two."""
    from babel.lists import format_list

    return str(format_list(list(items), locale=lokal_for(sprak)))


def nagon_av(items: Iterable[str]) -> str:
    """`a, b eller c`."""
    from babel.lists import format_list

    return str(format_list(list(items), style="or", locale=lokal_for(SVENSKA)))


def kort_datum(dag: date, sprak: str = SVENSKA) -> str:
    """`7 april 2027`, or as it is written in another language: `7. huhtikuuta 2027`."""
    from babel.dates import format_date

    return str(format_date(dag, "long", locale=lokal_for(sprak)))


def motesdag(dag: date, sprak: str) -> str:
    """The day of a meeting: with its weekday, where that is Swedish."""
    return kort_datum(dag, sprak) if oversatt(sprak) else echo_datum(dag)


def den(dag: date) -> str:
    """`den 7 april`, of a day that is near."""
    from babel.dates import format_date

    return f"den {format_date(dag, 'd MMMM', locale='sv')}"


def roller(roller: Iterable[Roll], region: Region) -> str:
    """Roles as they are called in the region: `hemsjukvården och socialtjänsten`."""
    namn = rollnamn(region)
    return uppraknat(namn.get(each, each) for each in roller)


def dagen_for(frist: Fristrad | None) -> str | None:
    """The day of a deadline as a sentence, without the year that its event had; None where it has no day.

    `Kallelsen skickas senast söndag 28 mars.`, `Läkemedlen räcker till och med torsdag 1 april.`
    """
    if frist is None or frist.senast is None:
        return None
    ord_ = "" if frist.namn.endswith("till och med") else "senast "
    when = echo_tid(frist.senast)
    return f"{frist.namn} {ord_}{when.replace(f' {frist.handelse_tid.year}', '', 1) if frist.handelse_tid else when}."


def frist_anda(frist: Fristrad | None) -> str | None:
    """That the deadline runs though no paper is made; None where it has no time."""
    return f"Fristen gäller ändå: senast {echo_tid(frist.senast)}." if frist and frist.senast else None


def motestid(kallelse: Kallelse) -> str:
    """`Onsdag 7 april 2027 klockan 13.00–14.00`, or as much of it as is known."""
    if kallelse.dag is None:
        return INTE_BESTAMT
    if kallelse.tid is None:
        return f"{versal(echo_datum(kallelse.dag))}. Tiden är inte bestämd än."
    slut = (datetime.combine(kallelse.dag, kallelse.tid) + timedelta(minutes=kallelse.langd)).time()
    return f"{versal(echo_datum(kallelse.dag))} klockan {echo_klockslag(kallelse.tid)}–{echo_klockslag(slut)}"


def motestid_person(kallelse: Kallelse) -> str:
    """`Onsdag 7 april 2027 klockan 13. Mötet tar ungefär en timme.`: the same, said to the person."""
    if kallelse.dag is None:
        return "Tiden är inte bestämd än. Jag ringer dig."
    if kallelse.tid is None:
        return f"{versal(echo_datum(kallelse.dag))}. Jag ringer dig om tiden."
    klockan = echo_klockslag(kallelse.tid).removesuffix(".00")
    return f"{versal(echo_datum(kallelse.dag))} klockan {klockan}. {langd_person(kallelse.langd)}"


def langd_person(minuter: int) -> str:
    """How long the meeting takes, in words a tired person reads."""
    ord_for = {30: "en halvtimme", 45: "tre kvart", 60: "en timme", 90: "en och en halv timme", 120: "två timmar"}
    return f"Mötet tar ungefär {ord_for.get(minuter, f'{minuter} minuter')}."


def plats_personal(arende: Arende, kallelse: Kallelse) -> str:
    """Where, to a unit that may know it; the address when the meeting is at home."""
    if kallelse.plats is None:
        return INTE_BESTAMT
    adress = arende.enskild.adress if kallelse.plats == "hemma" else None
    delar = (*_plats_och_text(kallelse.plats, kallelse.plats_text), adress)
    return ", ".join(del_ for del_ in delar if del_)


def plats_inbjuden(kallelse: Kallelse) -> str:
    """Where, to someone invited: never the person's home address."""
    if kallelse.plats == "hemma":
        return "Platsen får ni av mig när ni har svarat."
    if kallelse.plats is None:
        return INTE_BESTAMT
    return ", ".join(_plats_och_text(kallelse.plats, kallelse.plats_text))


def _plats_och_text(plats: Plats, text: str | None) -> tuple[str, ...]:
    """The kind of place and which; a vårdcentral is said by its own name alone."""
    if plats == "vardcentral" and text:
        return (text,)
    return (PLATS_PERSONAL[plats], text) if text else (PLATS_PERSONAL[plats],)


def plats_person(kallelse: Kallelse) -> str:
    """Where, to the person."""
    if kallelse.plats is None:
        return "Platsen är inte bestämd än. Jag ringer dig."
    return " ".join(del_ for del_ in (PLATS_PERSON[kallelse.plats], mening(kallelse.plats_text or "")) if del_)
