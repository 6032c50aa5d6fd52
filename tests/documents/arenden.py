"""Ärenden to make every paper from: ordinary, as short as a region lets through, as long as people write."""

from __future__ import annotations

from collections.abc import Mapping

from tests.cli.korning import Changes, answers

_ENHETER = (
    ("Hemsjukvården i Provstadens östra hemsjukvårdsområde, sjuksköterska", "kommunal-halso-och-sjukvard", "kommun"),
    ("Socialtjänsten Provstaden, biståndshandläggare för äldre och personer med funktionsnedsättning",
     "socialtjanst", "kommun"),
    ("Rehabiliteringsmottagningen Exempelviken, arbetsterapeut", "regional-oppenvard", "region"),
    ("Hjälpmedelscentralen Exempelviken", "regional-oppenvard", "region"),
    ("Medicinkliniken, avdelning 12, Exempelsjukhuset", "slutenvard", "region"),
)  # fmt: skip
_LANG = (
    "Personen ska kunna bo kvar hemma, klara medicinerna och trappan, och veta vem som kommer när, vem som gör vad och "
    "vart man ringer om det blir sämre under en kväll eller en helg. "
)

SHORTEST: Changes = {
    "narstaende": ...,
    "parter": [
        {"namn": "Ny", "roll": "socialtjanst", "huvudman": "kommun", "som": "kallad", "kanal": "papper"},
        {"namn": "Hit", "huvudman": "annan", "som": "inbjuden"},
    ],
    "kallelse.fragor": ["Hur?"],
    "kallelse.syfte": "Bo hemma.",
    "kallelse.plats": "vardcentral",
    "enskild.behov": [],
}
LONGEST: Changes = {
    "enskild.namn": "Karl-Johan Alexander Ferdinand von Provqvist-Exempelström",
    "enskild.behov": ["tolk", "stor-stil", "lattlast", "horsel", "annat"],
    "enskild.tolk_sprak": "nordsamiska",
    "enskild.tolk_lage": "bokad",
    "enskild.behov_annat": "rullstol, ramp vid porten och en paus efter halva tiden",
    "narstaende": [
        {"namn": "Karin Margareta Provqvist-Exempelström", "relation": "dotter"},
        {"namn": "Lars-Åke Provqvist", "relation": "bror"},
    ],
    "parter": [
        *(
            {"namn": namn, "roll": roll, "huvudman": huvudman, "som": "kallad", "kanal": "bada"}
            for namn, roll, huvudman in _ENHETER
        ),
        {
            "namn": "Bostadsbolaget Provhem, kundtjänst och bostadsanpassning",
            "huvudman": "annan",
            "som": "inbjuden",
            "adress": "c/o Exempel & Söner, Testvägen 3 B lgh 1202, 999 98 Provstaden",
            "fraga": _LANG.strip(),
        },
    ],
    "kallelse.fragor": [f"Fråga {number}: {_LANG.strip()}" for number in range(1, 9)],
    "kallelse.syfte": _LANG * 6,
    "kallelse.plats": "annan",
    "kallelse.plats_text": "Träffpunkten Exempelgården, stora samlingssalen en trappa upp, ingång från innergården",
}

ARENDEN: Mapping[str, Changes] = {
    "vanlig": {},
    "kortast": SHORTEST,
    "langst": LONGEST,
    "skyddad": {"enskild.skyddade_uppgifter": "ja"},
}


def andrade(
    region: str, changes: Changes | None = None, ny: Changes | None = None, av: str | None = "personen"
) -> dict[str, dict[str, object]]:
    """The answers for a new time, and for calling the meeting off, of the ärende that `answers` tells of.

    `ny` changes the new kallelse: its day, time or place. `av` calls the meeting off.
    """
    tree = answers(region, changes)
    kallelse = tree.pop("kallelse")
    assert isinstance(kallelse, dict)
    new = {"ersatter": "k1", "dag": "2027-04-08", "tid": "10.00", **(ny or {})}
    return {
        "ny-tid": {**tree, "kallelser": [kallelse, new]},
        "aterkallelse": {**tree, "kallelser": [{**kallelse, "installd_av": av}]},
    }
