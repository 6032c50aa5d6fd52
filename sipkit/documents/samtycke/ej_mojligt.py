"""The unit's own note that a person cannot take a stand to a consent: for the journal, never to anyone else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from sipkit.config.post import Post
from sipkit.documents import delar, uttryck
from sipkit.documents.kontext import Person
from sipkit.documents.samtycke.kontext import EjMojligt, Partrad
from sipkit.documents.underlag import Underlag
from sipkit.domain.arende import Grund, Samtycke
from sipkit.domain.identitet import parse_identitet
from sipkit.domain.samtyckesord import TILL_VAD
from sipkit.rules.fakta import fakta_ur, galler
from sipkit.rules.region import punkter

_GRUND: Mapping[Grund, str] = {"halsotillstand": "Hälsotillståndet", "andra-skal": "Andra skäl"}
_INTE_ANGIVET = "Inte angivet."


def ej_mojligt(underlag: Underlag, given: Sequence[Samtycke], titel: str) -> EjMojligt:
    """What stands in the note. `given` says of each kind that no answer could be given, and why."""
    enskild, svar = underlag.arende.enskild, given[0]
    regler = tuple(regel for each in given for regel in _regler(underlag, each))
    return EjMojligt(
        avsandare=delar.avsandare(underlag),
        titel=titel,
        datum=uttryck.kort_datum(underlag.idag),
        enskild=Person(enskild.namn or "", parse_identitet(enskild.personnummer or "", underlag.idag).visning),
        till_vad=uttryck.mening(uttryck.uppraknat(TILL_VAD[each.sort] for each in given)),
        grund=_grund(svar),
        kand_vilja=uttryck.mening(svar.kand_vilja or "") or _INTE_ANGIVET,
        bedomt=_bedomt(svar),
        parter=tuple(
            Partrad(each.id, each.namn, svar.uppgifter.get(each.id))
            for each in underlag.arende.parter
            if svar.parter is None or each.id in svar.parter
        ),
        galler=tuple(dict.fromkeys(map(str, punkter(regler, underlag.region)))),
        tolkningar=tuple(dict.fromkeys(each.tolkning for each in regler if each.tolkning)),
        kontakt=delar.kontakt(underlag),
    )


def _grund(svar: Samtycke) -> str:
    skal = (_GRUND[svar.grund] if svar.grund else "", svar.grund_text)
    return uttryck.mening(": ".join(each for each in skal if each)) or _INTE_ANGIVET


def _bedomt(svar: Samtycke) -> str:
    """When, and by whom."""
    vem = f"av {svar.mottaget_av}" if svar.mottaget_av else ""
    return uttryck.mening(" ".join(each for each in (uttryck.kort_datum(svar.dag) if svar.dag else "", vem) if each))


def _regler(underlag: Underlag, svar: Samtycke) -> Iterator[Post]:
    """What the region says of this kind of consent where no answer can be given: what may be done, what may not."""
    om = underlag.omstandigheter
    fakta = fakta_ur(underlag.arende, om.idag, om.givna)
    for post in underlag.region.samtycke:
        for utfall in post.utfall if post.id == svar.sort else ():
            if svar.status in utfall.status:
                said = chain(utfall.far_goras, utfall.far_inte, utfall.att_veta)
                yield from (each for each in said if galler(each, fakta) is not False)
