"""What one message is made from: which it is, who gets it, what each of them may read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import cast

from sipkit.config.arbete import Uppgift
from sipkit.config.innehall import Uppgiftsrad
from sipkit.config.post import Post
from sipkit.documents import uttryck
from sipkit.documents.kontext import Person
from sipkit.documents.meddelande.kontext import Uppgift as Rad
from sipkit.documents.meddelande.skickat import rader_om
from sipkit.documents.meddelande.varden import uppgifter
from sipkit.documents.underlag import Underlag
from sipkit.documents.utskick import Tid
from sipkit.domain.arende import Arende, Part
from sipkit.domain.identitet import parse_identitet
from sipkit.rules import meddelanden
from sipkit.rules.besked import Begransning
from sipkit.rules.fakta import Fakta, Okand, fakta_ur, galler, prova
from sipkit.rules.meddelanden import Slag
from sipkit.rules.region import Region, rollnamn

_IDENTITET = frozenset({"enskild.namn", "enskild.personnummer"})


@dataclass(frozen=True)
class Innehall:
    """What some receivers may read.

    Attributes:
        till: the receivers.
        rader: the rows that something is known of, in the source's order.
        utelamnade: those that a consent is missing for.
        anges: what is said of that.
    """

    till: tuple[Part, ...]
    rader: tuple[Uppgiftsrad, ...]
    utelamnade: tuple[Uppgiftsrad, ...] = ()
    anges: tuple[str, ...] = ()


@dataclass(frozen=True)
class Meddelandeunderlag:
    """A message that has passed the rules."""

    under: Underlag
    fakta: Fakta
    slag: Slag

    @property
    def arende(self) -> Arende:
        """The ärende."""
        return self.under.arende

    @property
    def region(self) -> Region:
        """The region on the message's day."""
        return self.under.region

    @property
    def okanda(self) -> tuple[str, ...]:
        """The facts that would tell whether the routine uses it."""
        verdict = galler(self.slag.regel, self.fakta)
        chosen = self.slag.besvarar is not None
        return verdict.fakta if isinstance(verdict, Okand) and not chosen else ()

    @property
    def begransning(self) -> Begransning | None:
        """What it may state for those whom the consent does not cover; None where all get all of it."""
        return meddelanden.begransning(self.slag, self.under.samtycke)

    @cached_property
    def till(self) -> tuple[Part, ...]:
        """Everyone who gets it."""
        if self.slag.stannar:
            return ()
        under = self.under
        return meddelanden.mottagare(under.region, self.slag, self.arende, under.dokumenttyp.id, under.samtycke.tackta)

    @cached_property
    def innehall(self) -> tuple[Innehall, ...]:
        """What is said to those who get all of it, and to those who get less, where there are any of each.

        What stays in the own journal is said once, to nobody.
        """
        if self.slag.stannar:
            return (Innehall((), self._kanda(self.slag.rader(self.fakta))),)
        less, limited = self.begransning, self.under.samtycke.begransade
        full = tuple(part for part in self.till if less is None or part.id not in limited)
        found = [Innehall(full, self._kanda(self.slag.rader(self.fakta)))] if full else []
        rest = tuple(part for part in self.till if part not in full)
        if less is not None and rest:
            anges = tuple(uttryck.mening(each.text) for each in less.anges)
            found.append(Innehall(rest, self._kanda(less.far), less.far_inte, anges))
        return tuple(found)

    @cached_property
    def skickat(self) -> Mapping[str, Tid]:
        """When each receiver got it, by id, as far as that is recorded."""
        rader = rader_om(self.arende, self.under.dokumenttyp.id)
        return {each.part: row.tid for row in rader for each in row.mottagare}

    @property
    def darefter(self) -> tuple[Uppgift, ...]:
        """What the routine says follows on this answer, and who does it: what hangs on the same fact."""
        nar = self.slag.regel.nar if self.slag.besvarar else {}
        decided = {name: frozenset((said,) if isinstance(said, str) else said) for name, said in nar.items()}
        known = {**self.fakta, **decided}
        follows = (each for each in self.region.uppgifter if not decided.keys().isdisjoint(each.nar))
        return tuple(each for each in follows if prova(each.nar, known) is not False)

    @property
    def villkor(self) -> tuple[Post, ...]:
        """What the routine says of when it is used, where it holds or cannot be told not to.

        Its words say when. Of another kind of care than the usual it is said only of one who is known to have it.
        """
        known = (each for each in self.slag.villkor if "vardform" not in each.nar or "vardform" in self.fakta)
        return tuple(each for each in known if each.text and galler(each, self.fakta) is not False)

    def uppgifter(self, rader: Iterable[Uppgiftsrad]) -> tuple[Rad, ...]:
        """The rows with what is said in them."""
        return tuple(uppgift for each in rader for uppgift in self._sagt(each))

    def _kanda(self, rader: Iterable[Uppgiftsrad]) -> tuple[Uppgiftsrad, ...]:
        return tuple(each for each in rader if self._sagt(each))

    def _sagt(self, rad: Uppgiftsrad) -> tuple[Rad, ...]:
        return uppgifter(rad, self.arende, self.under.dokumenttyp.id, self.under.idag)

    @property
    def enskild(self) -> Person:
        """Whom it is about, as the head of its papers says it."""
        enskild = self.arende.enskild
        return Person(enskild.namn or "", parse_identitet(enskild.personnummer or "", self.under.idag).visning)

    def namner_personen(self, innehall: Innehall) -> bool:
        """Whether the rows themselves say whom it is about."""
        return _IDENTITET.issubset(path for rad in innehall.rader for path in rad.falt)

    @property
    def fran(self) -> str:
        """The roles that send it, as they are called here."""
        namn = rollnamn(self.region)
        roller = [namn.get(each, each) for each in self.slag.regel.fran if each != "alla"]
        return uttryck.versal(uttryck.nagon_av(roller))

    @property
    def avsandare(self) -> str:
        """Who sends it, as it was typed."""
        return str(self.arende.falt.get(self.under.dokumenttyp.id, {}).get("avsandare", ""))


def meddelandeunderlag(underlag: Underlag) -> Meddelandeunderlag:
    """The message that the answers make."""
    om = underlag.omstandigheter
    fakta = fakta_ur(underlag.arende, om.idag, om.givna)
    valt = meddelanden.valt(underlag.region, underlag.arende, underlag.dokumenttyp.id, fakta)
    return Meddelandeunderlag(underlag, fakta, cast(Slag, valt))
