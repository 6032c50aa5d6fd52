"""Ärenden to store, and a user's own folders to store them in."""

from __future__ import annotations

import unicodedata
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from hypothesis import strategies as st

from sipkit.domain.arende import Arende
from sipkit.domain.svar import bygg
from sipkit.errors import SipkitError
from sipkit.storage.arendelager import Arendelager
from sipkit.storage.nycklar import Nycklar
from sipkit.storage.platser import MILJO, Platser, platser
from sipkit.storage.utkast import Utkast, Utkastlager, Utkastsvar
from tests.testnummer import PERSONNUMMER, SAMORDNINGSNUMMER

IDAG = date(2027, 3, 25)
ID = "7K2M"
NAMN = "Ingrid Åkesdotter Provqvist"
NUMMER = "194404277461"


class Hem(NamedTuple):
    """One user's folders, as a program that has just been started sees them."""

    platser: Platser

    @property
    def nycklar(self) -> Nycklar:
        """The user's keys."""
        return Nycklar(self.platser)

    def arenden(self, idag: date = IDAG) -> Arendelager:
        """The stored ärenden."""
        return Arendelager(self.platser, self.nycklar, idag)

    def utkast(self) -> Utkastlager:
        """The stored drafts."""
        return Utkastlager(self.platser, self.nycklar, IDAG)

    def fil(self, id_: str = ID) -> Path:
        """The file of an ärende."""
        return self.platser.arenden / f"{id_}.sip"


def hem_i(mapp: Path) -> Hem:
    """A user whose everything lies in one folder."""
    return Hem(platser({MILJO: str(mapp)}))


def arende(id_: str = ID, **svar: object) -> Arende:
    """An ärende about an invented person."""
    said = {"arende.id": id_, "enskild.namn": NAMN, "enskild.personnummer": NUMMER, **svar}
    return bygg({path.replace("__", "."): value for path, value in said.items()}, IDAG)


def utkast(id_: str = ID, *answers: str) -> Utkast:
    """A draft with some answers."""
    svar = tuple(
        Utkastsvar(
            falt=f"falt.prov.q{number}", plats="svar", value=answer, origin="denna-korning", prompted=True, under={}
        )
        for number, answer in enumerate(answers)
    )
    begun = datetime(2027, 3, 25, 10, 12)
    return Utkast(id=id_, dokumenttyp="kallelse", region="blekinge", paborjad=begun, svar=svar)


def kod(fault: SipkitError) -> str:
    """The code of a fault that says how to mend it and nothing about the person."""
    assert fault.atgard
    said = f"{fault.vad} {fault.var} {fault.atgard}"
    assert not [word for word in (*NAMN.split(), NUMMER) if word in said]
    return fault.kod


text = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), min_size=1, max_size=30).map(str.strip)
texts = text.filter(bool)


def as_read(written: str) -> str:
    """A text as the file of a unit's own gives it back: composed, with single blanks."""
    return " ".join(unicodedata.normalize("NFC", written).split())


names = st.lists(st.sampled_from(["Åsa", "Örjan", "Élise", "von", "Prov-Exempel", "O’Test"]), min_size=1).map(" ".join)
moments = st.datetimes(datetime(2026, 1, 1), datetime(2027, 3, 24)).map(
    lambda at: at.replace(microsecond=0).isoformat()
)
days = st.dates(date(2027, 1, 1), date(2028, 12, 31)).map(date.isoformat)
parter = st.lists(
    st.fixed_dictionaries(
        {
            "namn": texts,
            "huvudman": st.sampled_from(["kommun", "region", "annan"]),
            "som": st.sampled_from(["kallad", "inbjuden"]),
        },
        optional={"kanal": st.sampled_from(["it-tjanst", "papper", "bada"]), "adress": texts, "fraga": texts},
    ),
    max_size=4,
)
answers = st.fixed_dictionaries(
    {"arende.id": st.just(ID)},
    optional={
        "arende.skapad": moments,
        "enskild.namn": names,
        "enskild.personnummer": st.sampled_from([*PERSONNUMMER, *SAMORDNINGSNUMMER]),
        "enskild.skyddade_uppgifter": st.booleans(),
        "enskild.adress": texts,
        "enskild.behov": st.lists(st.sampled_from(["tolk", "stor-stil", "annat"]), unique=True),
        "parter": parter,
        "narstaende": st.lists(st.fixed_dictionaries({"namn": names, "relation": texts}), max_size=2),
        "samtycken.s1.status": st.sampled_from(["lamnat", "delvis", "nekat"]),
        "samtycken.s2.status": st.sampled_from(["lamnat", "aterkallat", "ej-mojligt"]),
        "handelser.utskriven.tid": moments | days,
        "handelser.utskriven-2.tid": moments,
        "kallelser.k1.dag": days,
        "kallelser.k1.tid": st.times().map(lambda tid: f"{tid:%H:%M}"),
        "kallelser.k1.fragor": st.lists(texts, max_size=3),
        "falt.kallelse-barn.skola": texts | st.integers() | st.booleans() | st.lists(texts),
    },
)
