"""What stands in the letter at discharge: what the region wants told, and what is known of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from sipkit.config.innehall import Uppgiftsrad
from sipkit.config.meddelande import Meddelande
from sipkit.config.post import Post
from sipkit.documents import delar, uttryck
from sipkit.documents.brev.kontext import Annat, Hemgangsbrev, Medfoljande
from sipkit.documents.underlag import Underlag
from sipkit.domain.arende import Arende
from sipkit.domain.klockslag import echo_klockslag
from sipkit.domain.svar import las
from sipkit.domain.vocabulary import DokumentTyp
from sipkit.rules import brev
from sipkit.rules.fakta import Fakta, fakta_ur, galler
from sipkit.rules.innehall import saknade
from sipkit.rules.meddelanden import falt
from sipkit.rules.plangiltighet import gallande_plan

_EGNA: Final = frozenset(
    {"sammanfattning", "befintliga-planer", "sip", "hemgang", "hjalpmedel", "vid-forsamring", "forsakringsmedicin"}
)
"""The open fields that have a place of their own in the letter."""
_AR_EN_DEL: Final = ("fast_vardkontakt.", "kallelse.")
"""So do the fields of these."""


@dataclass(frozen=True)
class Saknat:
    """Something that the routine wants told, and that is not. `ar_papper`: a paper that does not come with it."""

    rad: Uppgiftsrad
    namn: str
    ar_papper: bool = False


@dataclass(frozen=True)
class Brevunderlag:
    """A letter that has passed the rules."""

    under: Underlag

    @property
    def arende(self) -> Arende:
        """The ärende."""
        return self.under.arende

    @cached_property
    def fakta(self) -> Fakta:
        """What is known."""
        om = self.under.omstandigheter
        return fakta_ur(self.arende, om.idag, om.givna)

    @cached_property
    def regel(self) -> Meddelande:
        """What the region says of the letter."""
        return brev.brevet(self.under.region, self.under.dokumenttyp.id)

    @property
    def rader(self) -> tuple[Uppgiftsrad, ...]:
        """What the region wants it to state."""
        return brev.brevrader(self.regel, self.fakta)

    @property
    def med(self) -> tuple[Uppgiftsrad, ...]:
        """Of them, those that it tells something of."""
        return tuple(each for each in self.rader if self._star(each))

    @property
    def i_ord(self) -> tuple[str, ...]:
        """What it tells of in words of its own, by name; not the papers that come with it."""
        return tuple(each.namn for each in self.med if not [*self._papper(each)])

    @property
    def saknas(self) -> tuple[Saknat, ...]:
        """What it should tell of and does not, and each paper that the person does not get yet."""
        wanted = tuple(each for each in self.rader if each.saknas != "inget")
        untold = (Saknat(each, each.namn) for each in wanted if not self._star(each) and not [*self._papper(each)])
        sheets = (
            Saknat(rad, each.namn, ar_papper=True) for rad in wanted for each in self._papper(rad) if not each.med
        )
        return (*untold, *sheets)

    @property
    def villkor(self) -> tuple[Post, ...]:
        """What the region says of when it is given, and to whom."""
        return tuple(each for each in self.regel.villkor if each.text and galler(each, self.fakta) is not False)

    @property
    def papper(self) -> tuple[Medfoljande, ...]:
        """The papers that come with it. One that there need not be any of is not there."""
        found = ((each, sheet) for each in self.rader for sheet in self._papper(each))
        return tuple(sheet for each, sheet in found if sheet.med or each.saknas != "inget")

    @property
    def ring(self) -> str:
        """Whom to ring, as it was typed."""
        return str(self._egna.get("ring", ""))

    @property
    def till(self) -> str:
        """Who gets it: the person, or someone in the person's place."""
        return str(self._egna.get(brev.TILL, "enskild"))

    @property
    def lamnas_till(self) -> str | None:
        """The name of the one who gets it in the person's place; None where the person gets it."""
        return None if self.till == "enskild" else str(self._egna.get("vem", ""))

    def brev(self, titel: str, sprak: str) -> Hemgangsbrev:
        """The letter in one version."""
        known, mote = self._sagt, brev.kommande_mote(self.arende, self.under.idag)
        plan = gallande_plan(self.under.region, self.arende, self.fakta)
        return Hemgangsbrev(
            avsandare=delar.avsandare(self.under),
            titel=titel,
            datum=uttryck.kort_datum(self.under.idag, sprak),
            fornamn=self.arende.enskild.fornamn,
            lamnas_till=self.lamnas_till,
            ring=self.ring,
            vid_forsamring=known.get("vid-forsamring"),
            hemgang=known.get("hemgang"),
            kontakt=delar.kontakt(self.under) if self.arende.huvudansvarig else None,
            mote_dag=uttryck.motesdag(mote.dag, sprak) if mote and mote.dag else None,
            mote_tid=echo_klockslag(mote.tid).removesuffix(".00") if mote and mote.tid else None,
            sip=known.get("sip"),
            plan_gjord=uttryck.kort_datum(plan.dag, sprak) if plan and plan.dag else None,
            planer=known.get("befintliga-planer"),
            sammanfattning=known.get("sammanfattning"),
            hjalpmedel=known.get("hjalpmedel"),
            forsakringsmedicin=known.get("forsakringsmedicin"),
            andra=tuple(self._andra()),
            papper=self.papper,
            nagot_senare=any(not each.med for each in self.papper),
        )

    def _star(self, rad: Uppgiftsrad) -> bool:
        """Whether the letter tells anything of a row."""
        paths = tuple(path for path, _ in falt(rad, self._typ))
        if any(path.startswith("kallelse.") for path in paths):
            return brev.kommande_mote(self.arende, self.under.idag) is not None
        if sheets := [*self._papper(rad)]:
            return any(each.med for each in sheets)
        known = brev.kant(self.under.region, self.arende, self.under.idag, self.fakta)
        return rad.id in known or len(saknade(self.arende, paths)) < len(paths)

    @property
    def _typ(self) -> DokumentTyp:
        return self.under.dokumenttyp.id

    @property
    def _egna(self) -> Mapping[str, object]:
        return self.arende.falt.get(self._typ, {})

    @cached_property
    def _sagt(self) -> Mapping[str, str]:
        """What was typed in the open fields, as sentences."""
        return {name: uttryck.mening(text) for name, text in self._egna.items() if isinstance(text, str) and text}

    def _papper(self, rad: Uppgiftsrad) -> Iterator[Medfoljande]:
        """A row's papers: what was answered with yes or no."""
        for path, namn in falt(rad, self._typ):
            given = las(self.arende, path) if path.startswith("falt.") else None
            if isinstance(given, bool):
                yield Medfoljande(path.rpartition(".")[2], namn, given)

    def _andra(self) -> Iterator[Annat]:
        """What the letter's own words have no place for."""
        for rad in self.rader:
            for path, namn in falt(rad, self._typ):
                name = path.rpartition(".")[2]
                if name not in _EGNA and not path.startswith(_AR_EN_DEL) and (text := self._sagt.get(name)):
                    yield Annat(uttryck.versal(namn), text)
