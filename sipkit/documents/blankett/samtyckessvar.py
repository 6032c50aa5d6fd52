"""What a form about consent says: one new answer for each kind that is ticked, to the units that are.

A unit without a tick is not covered, and a kind without a tick gets no answer: nothing is taken for a yes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, cast

from sipkit.documents.blankett.falt import IFYLLT, Falt, Rad
from sipkit.domain.arende import Arende, Part, Samtycke
from sipkit.domain.datum import echo_datum
from sipkit.domain.samtycken import nummer, nytt_id
from sipkit.domain.samtyckesord import TILL_VAD
from sipkit.domain.svar import Varde
from sipkit.domain.text import fold
from sipkit.domain.vocabulary import SamtyckeSort, SamtyckeStatus
from sipkit.errors import AnswerMissing, Refused, UsageFault

_TILL_ENHETER: Final[tuple[SamtyckeSort, ...]] = ("uppratta-plan", "kalla-till-mote")
"""The kinds that are asked for with one pair of boxes, and hold for the units that are ticked."""
_JOURNALER: Final[SamtyckeSort] = "sammanhallen-dokumentation"
_FRIA_RADER: Final = 20
_FRIA_VARDNADSHAVARE: Final = 4


@dataclass(frozen=True)
class Samtyckessvar:
    """What was read: each answer, and the rows to show."""

    nya: tuple[Samtycke, ...]
    rader: tuple[Rad, ...]


def las(falt: Falt, arende: Arende, *, tom: bool) -> Samtyckessvar:
    """Read a form.

    Args:
        falt: its fields.
        arende: whose it is.
        tom: nobody's name and no unit's was printed on it.

    Raises:
        AnswerMissing: `blankett-tom`; `svar-saknas`, for each answer that the ticks need.
        Refused: `blankett-annan-person`.
        SipkitError: all that contradicts itself or cannot be read.
    """
    if tom:
        _krav_ratt_person(falt, arende)
    parter = dict(_parter(falt, arende))
    ticked = {id_: _kryss(falt, rad) for id_, rad in parter.items()}
    kinds = {sort: falt.ja_eller_nej(f"{sort}.ja", f"{sort}.nej") for sort in (*_TILL_ENHETER, _JOURNALER)}
    if not falt.fel and not any(each is not None for each in (*ticked.values(), *kinds.values())):
        raise AnswerMissing("blankett-tom", "Inget är kryssat i blanketten.", atgard="Fyll i den och läs in den igen.")
    if kinds["uppratta-plan"] is False and True in ticked.values():
        falt.motsagelse("uppratta-plan.nej", "Det är nej till planen, men ja till att en enhet får veta något.")
    gemensamt = _gemensamt(falt, arende, tom=tom)
    falt.krav()
    svar = _Svar(arende, ticked, kinds, {id_: falt.text(f"part.{rad}.uppgifter") for id_, rad in parter.items()})
    nya = tuple(svar.samtycken(gemensamt))
    return Samtyckessvar(nya, tuple(_rader(falt, svar, gemensamt)))


def _kryss(falt: Falt, rad: str) -> bool | None:
    return falt.ja_eller_nej(f"part.{rad}.ja", f"part.{rad}.nej")


# --- who --------------------------------------------------------------------------------------------------------------


def _krav_ratt_person(falt: Falt, arende: Arende) -> None:
    """Take an empty form only for the person whose number was written on it."""
    falt_namn = "enskild.personnummer"
    given = falt.tolkad(falt_namn, falt_namn)
    if given is None and not falt.fel:
        falt.saknas(falt_namn, "Personnumret saknas, så det går inte att veta vems blanketten är.")
    elif given is not None and given != arende.enskild.personnummer:
        cure = "Kontrollera ärendets id, och vems blanketten är."
        raise Refused("blankett-annan-person", "Blanketten är en annan persons än ärendets.", falt_namn, cure)


def _parter(falt: Falt, arende: Arende) -> Iterator[tuple[str, str]]:
    """The id of each unit that has a row in the form, and what its row is called."""
    for part in arende.parter:
        if f"part.{part.id}.ja" in falt.ifyllda:
            yield part.id, part.id
    for rad in map(str, range(1, 1 + _FRIA_RADER)):
        namn = falt.text(f"part.{rad}.namn")
        if namn is None:
            if _kryss(falt, rad) is not None:
                falt.saknas(f"part.{rad}.namn", "En rad är kryssad, men enhetens namn saknas.")
            continue
        found = _som_heter(arende, namn)
        if found is not None:
            yield found.id, rad
        else:
            cure = "Lägg enheten till ärendet och läs in igen, eller skriv in beskedet: sipkit samtycke"
            vad = "Enheten på raden finns inte i ärendet."
            falt.fel.append(UsageFault("blankett-okand-enhet", vad, f"part.{rad}.namn", cure))


def _som_heter(arende: Arende, namn: str) -> Part | None:
    return next((each for each in arende.parter if fold(namn) in (fold(each.namn), fold(each.neutralt_namn))), None)


# --- what is said of all of it ----------------------------------------------------------------------------------------


def _gemensamt(falt: Falt, arende: Arende, *, tom: bool) -> dict[str, Varde]:
    """What holds for every answer in the form: when, how, by whom, until when, and what is not to be told."""
    muntligt = falt.kryss("muntligt")
    if falt.text("dag") is None:
        falt.saknas("dag", "Dagen då svaret gavs saknas.")
    if muntligt and falt.text("mottaget_av") is None:
        falt.saknas("mottaget_av", "Svaret gavs muntligt, men det står inte vem som tog emot det.")
    if falt.kryss("tills-planen-slutar") and falt.text("galler_till"):
        falt.motsagelse("galler_till", "Det är kryssat att svaret gäller tills planen är slut, och en dag är skriven.")
    said: dict[str, Varde] = {
        "dag": falt.har_varit("dag", "samtycken.s1.dag"),
        "form": "muntligt" if muntligt else "skriftligt",
        "galler_till": falt.tolkad("galler_till", "samtycken.s1.galler_till"),
        "tolk": True if falt.kryss("tolk") else None,
        "lamnat_av": _vardnadshavare(falt, arende, tom=tom),
    }
    for namn in ("undantag", "mottaget_av", "sprak", "barnets_asikt"):
        said[namn] = falt.tolkad(namn, f"samtycken.s1.{namn}")
    return said


def _vardnadshavare(falt: Falt, arende: Arende, *, tom: bool) -> list[str] | None:
    """Those who have custody and wrote their names. A name that was printed says nothing of an answer."""
    known = {fold(each.namn): each.id for each in arende.foretradare if each.roll == "vardnadshavare"}
    rows = (falt.text(f"vardnadshavare.{rad}.namn") for rad in range(1, 1 + _FRIA_VARDNADSHAVARE))
    written = [fold(each) for each in rows if each]
    if not set(written) <= known.keys():
        cure = "Lägg vårdnadshavaren till ärendet och läs in igen, eller skriv in beskedet: sipkit samtycke"
        vad = "En vårdnadshavare i blanketten finns inte i ärendet."
        falt.fel.append(UsageFault("blankett-okand-enhet", vad, "vardnadshavare", cure))
        return None
    return [known[each] for each in written] if tom and written else None


# --- the answers ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Svar:
    """The ticks, by unit and by kind, and what each unit may be told."""

    arende: Arende
    parter: Mapping[str, bool | None]
    sorter: Mapping[SamtyckeSort, bool | None]
    uppgifter: Mapping[str, str | None]

    @property
    def ja(self) -> tuple[str, ...]:
        """The units that may be told something, in the ärende's order."""
        return tuple(part.id for part in self.arende.parter if self.parter.get(part.id))

    def samtycken(self, gemensamt: Mapping[str, Varde]) -> Iterator[Samtycke]:
        """One for each kind that was answered."""
        first = nummer(nytt_id(self.arende))
        for number, (sort, said) in enumerate(self._besvarade(), first):
            yield self._samtycke(f"s{number}", sort, gemensamt, said=said)

    def _besvarade(self) -> Iterator[tuple[SamtyckeSort, bool]]:
        for sort in _TILL_ENHETER:
            if (said := self.sorter[sort]) is not None:
                yield sort, said
        if any(each is not None for each in self.parter.values()):
            yield "utbyta-uppgifter", bool(self.ja)
        if (journals := self.sorter[_JOURNALER]) is not None:
            yield _JOURNALER, journals

    def _samtycke(self, id_: str, sort: SamtyckeSort, gemensamt: Mapping[str, Varde], *, said: bool) -> Samtycke:
        told = {key: value for key, value in gemensamt.items() if value is not None}
        if not said:
            told.pop("galler_till", None)
            return _samtycke({"id": id_, "sort": sort, "status": "nekat", **told})
        status: SamtyckeStatus = "lamnat"
        if sort != _JOURNALER:
            told["parter"] = self.ja
            told["uppgifter"] = {part: text for part in self.ja if (text := self.uppgifter.get(part))}
            status = "lamnat" if len(self.ja) == len(self.arende.parter) else "delvis"
        return _samtycke({"id": id_, "sort": sort, "status": status, **told})


def _samtycke(told: Mapping[str, Varde]) -> Samtycke:
    """The model of values that have been read already."""
    return Samtycke.model_validate(dict(told))


# --- as it is shown ---------------------------------------------------------------------------------------------------


def _rader(falt: Falt, svar: _Svar, gemensamt: Mapping[str, Varde]) -> Iterator[Rad]:
    for sort, said in svar.sorter.items():
        yield Rad(sort, f"Samtycke till {TILL_VAD[sort]}", _ja_nej(said), _ja_nej(said))
    for part in svar.arende.parter:
        said = svar.parter.get(part.id)
        text = svar.uppgifter.get(part.id)
        full = f"{_ja_nej(said)}{f': {text}' if text else ''}"
        yield Rad(f"part.{part.id}", f"{part.namn} får veta", full, _ja_nej(said))
    for namn, fraga in _FRAGOR.items():
        value = gemensamt.get(namn)
        if value is None:
            continue
        shown = echo_datum(date.fromisoformat(str(value))) if namn in _DAGAR else _text(value)
        kort = _text(value) if namn in (*_DAGAR, "form", "tolk") else IFYLLT
        yield Rad(namn, fraga, shown, kort, hemligt=namn == "undantag")


_FRAGOR: Final[Mapping[str, str]] = {
    "undantag": "Det här vill personen inte att ni berättar",
    "galler_till": "Gäller till och med",
    "dag": "Svaret gavs",
    "form": "Hur",
    "mottaget_av": "Mottaget av",
    "tolk": "Tolk var med",
    "sprak": "Språk",
    "barnets_asikt": "Barnet säger",
}


_DAGAR: Final = ("dag", "galler_till")


def _ja_nej(said: bool | None) -> str:
    return "inget svar" if said is None else "ja" if said else "nej"


def _text(value: Varde) -> str:
    if value is True:
        return "ja"
    return "; ".join(map(str, cast(tuple[str, ...], value))) if isinstance(value, tuple | list) else str(value)
