"""Everything that the papers of one meeting are made from: whom it is about, and who may read what of whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sipkit.config.dokumenttyp import Dokumenttyp
from sipkit.documents.avstamning.traffen import Lucka, Traff, luckor
from sipkit.documents.underlag import Omstandigheter
from sipkit.domain.arende import Arende
from sipkit.domain.text import fold
from sipkit.errors import AnswerMissing, SipkitError, raise_all
from sipkit.rules import avstamning
from sipkit.rules.avstamning import Traffbesked
from sipkit.rules.fakta import Fakta, fakta_ur
from sipkit.rules.innehall import saknade
from sipkit.rules.samtycke import krav as krav_samtycke
from sipkit.rules.samtycke import samtyckesbeslut


@dataclass(frozen=True)
class Utanfor:
    """An ärende that no paper tells of, and why."""

    id: str
    skal: tuple[SipkitError, ...]


@dataclass(frozen=True)
class Enhet:
    """A unit of the socialtjänst that takes part the whole time. Its id says nothing about which it is."""

    id: str
    namn: str


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

    @property
    def socialtjanst(self) -> tuple[Enhet, ...]:
        """The units of the socialtjänst that may read of someone: another municipality's is another unit."""
        units: dict[str, str] = {}
        for arende in self.arenden:
            for part in arende.parter:
                if part.roll == "socialtjanst" and self.enheten_far(arende, part.namn):
                    units.setdefault(fold(part.namn), part.namn)
        return tuple(Enhet(f"s{number}", namn) for number, namn in enumerate(units.values(), 1))

    def fakta(self, arende: Arende) -> Fakta:
        """What is known of a person."""
        return fakta_ur(arende, self.om.idag, self.om.givna)

    def enheten_far(self, arende: Arende, namn: str) -> bool:
        """Whether a unit of the socialtjänst may read of a person: it is a party there, and the consent covers it."""
        parter = [p.id for p in arende.parter if p.roll == "socialtjanst" and fold(p.namn) == fold(namn)]
        return bool(parter) and self._far(arende, parter)

    def slutenvarden_far(self, arende: Arende) -> bool:
        """Whether the ward, which leads the meeting, may read of a person."""
        return self._far(arende, avstamning.parter_med(arende, "slutenvard"), oombedd=True)

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
