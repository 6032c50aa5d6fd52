"""Everything that the papers of one meeting are made from: whom it is about, and who may read what of whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from sipkit.config.dokumenttyp import Dokumenttyp
from sipkit.documents import uttryck
from sipkit.documents.avstamning.traffen import Lucka, Traff, luckor
from sipkit.documents.underlag import Omstandigheter
from sipkit.domain.arende import Arende
from sipkit.domain.text import fold
from sipkit.domain.vocabulary import Roll
from sipkit.errors import AnswerMissing, SipkitError, raise_all
from sipkit.rules import avstamning
from sipkit.rules.avstamning import Traffbesked
from sipkit.rules.fakta import Fakta, fakta_ur
from sipkit.rules.innehall import saknade
from sipkit.rules.samtycke import krav as krav_samtycke
from sipkit.rules.samtycke import samtyckesbeslut

LEDER: Final[Roll] = "slutenvard"


@dataclass(frozen=True)
class Utanfor:
    """An ärende that no paper tells of, and why."""

    id: str
    skal: tuple[SipkitError, ...]


@dataclass(frozen=True)
class Enhet:
    """A unit that takes part the whole time. Its id says nothing about which it is."""

    id: str
    namn: str
    roll: Roll


@dataclass(frozen=True)
class Avstamningsunderlag:
    """What the papers of a meeting are made from; everyone in its slots has passed the rules."""

    om: Omstandigheter
    typ: Dokumenttyp
    traff: Traff
    regler: Traffbesked
    luckor: tuple[Lucka, ...]
    utanfor: tuple[Utanfor, ...]

    @property
    def arenden(self) -> tuple[Arende, ...]:
        """Those that are talked about, in order."""
        return tuple(plats.arende for lucka in self.luckor for plats in lucka.platser)

    @cached_property
    def leder(self) -> Enhet:
        """The ward, which has the meeting about its patients."""
        return Enhet("slutenvarden", uttryck.versal(uttryck.roller([LEDER], self.om.region)), LEDER)

    @cached_property
    def enheter(self) -> tuple[Enhet, ...]:
        """The others that take part the whole time and may read of someone: another municipality's is another unit."""
        units: dict[tuple[Roll, str], Enhet] = {}
        for arende in self.arenden:
            for part in arende.parter:
                if part.roll in self.regler.hela_tiden and part.roll != LEDER:
                    enhet = Enhet(f"s{len(units) + 1}", part.namn, part.roll)
                    if self.enheten_far(arende, enhet):
                        units.setdefault((enhet.roll, fold(enhet.namn)), enhet)
        return tuple(units.values())

    def fakta(self, arende: Arende) -> Fakta:
        """What is known of a person."""
        return fakta_ur(arende, self.om.idag, self.om.givna)

    def enheten_far(self, arende: Arende, enhet: Enhet) -> bool:
        """Whether a unit may read of a person: it is a party there, and the consent covers it.

        The ward takes part whether or not it is a party.
        """
        if enhet is self.leder:
            return self._far(arende, avstamning.parter_med(arende, LEDER), oombedd=True)
        parter = [p.id for p in arende.parter if p.roll == enhet.roll and fold(p.namn) == fold(enhet.namn)]
        return bool(parter) and self._far(arende, parter)

    def hela(self, arende: Arende) -> bool:
        """Whether what is known of a person may be written out."""
        return avstamning.hela_uppgifter(self.om.region, arende, (), self.om.idag, self.fakta(arende))

    def _far(self, arende: Arende, parter: Sequence[str], *, oombedd: bool = False) -> bool:
        om = self.om
        return avstamning.far_veta(om.region, arende, parter, om.idag, self.fakta(arende), oombedd=oombedd)


def avstamningsunderlag(
    traff: Traff, arenden: Sequence[Arende], typ: Dokumenttyp, om: Omstandigheter
) -> Avstamningsunderlag:
    """What the papers are made from. An ärende that a rule stops is left out, and the others go on.

    Raises:
        Refused: the region has no such meetings.
        SipkitError: every ärende is stopped; why each is.
    """
    regler = avstamning.traff(om.region, om.givna)
    utanfor = tuple(each for each in (_provad(arende, typ, om) for arende in arenden) if each.skal)
    out = {each.id for each in utanfor}
    kvar = [arende for arende in arenden if arende.arende.id not in out]
    if not kvar:
        raise_all([fault for each in utanfor for fault in each.skal])
    return Avstamningsunderlag(om, typ, traff, regler, luckor(traff, kvar), utanfor)


def _provad(arende: Arende, typ: Dokumenttyp, om: Omstandigheter) -> Utanfor:
    id_ = str(arende.arende.id)
    try:
        _krav(arende, om)
        raise_all([AnswerMissing("svar-saknas", "Svaret saknas.", path) for path in saknade(arende, typ.kraver)])
    except SipkitError as stopped:
        for fault in stopped.faults:
            fault.var = f"{id_} {fault.var}".strip()
        return Utanfor(id_, tuple(stopped.faults))
    return Utanfor(id_, ())


def _krav(arende: Arende, om: Omstandigheter) -> None:
    """Let an ärende through whose fast vårdkontakt may know of it. Raises SipkitError."""
    fakta = fakta_ur(arende, om.idag, om.givna)
    avstamning.krav(om.region, arende, om.idag, fakta)
    kontakt = arende.huvudansvarig
    egna = [p.id for p in arende.parter if kontakt and kontakt.enhet and fold(p.namn) == fold(kontakt.enhet)]
    krav_samtycke(samtyckesbeslut(om.region, arende, avstamning.DOKUMENT, egna, idag=om.idag, fakta=fakta))
