"""The day over all stored ärenden. One that cannot be read is told and does not stop the others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sipkit.bord.lage import Lage, las_lage, las_nu
from sipkit.cli.fragor.forval import profilens_roll
from sipkit.domain.arende import Arende
from sipkit.domain.vocabulary import Roll
from sipkit.errors import FileFault, SipkitError, UsageFault
from sipkit.rules.dagen import dagens
from sipkit.rules.fakta import Fakta, fakta_ur
from sipkit.rules.frister import frister
from sipkit.rules.lasning import lasningar
from sipkit.rules.malgrupp import regler_for
from sipkit.rules.region import RegionPa
from sipkit.rules.sak import Sak, ordnade
from sipkit.storage.arendelager import Arendelager
from sipkit.storage.forvar import Rad
from sipkit.storage.nycklar import Nycklar
from sipkit.storage.platser import platser
from sipkit.storage.utkast import Utkastlager

EGEN_ROLL: Roll = "fast-vardkontakt"
"""Whose day it is where nobody has said: the one's who calls."""

_NYCKELFEL = frozenset({"nyckel-saknas", "nyckel-skadad", "mapp-oppen"})
"""Faults of the keys or the whole folder: no ärende can be read then."""


@dataclass(frozen=True)
class Dagen:
    """A day.

    Attributes:
        nu: the moment it is seen from.
        saker: what it asks for, the user's own first.
        arenden: how many could be read.
        utkast: the interviews that are not finished.
        olasta: what could not be read, by id, and why.
        namn: the persons' names by id; nobody's whose data is protected.
        laser_sig: where a routine has no way out of its own, and what may be done, by the ärende's id.
    """

    nu: datetime
    saker: tuple[Sak, ...]
    arenden: int
    utkast: tuple[Rad, ...]
    olasta: Mapping[str, SipkitError]
    namn: Mapping[str, str]
    laser_sig: Mapping[str, tuple[str, ...]]


def egen_roll(config: Path | None) -> Roll:
    """Whose day it is where no role is given: the unit's own, as its profile says.

    Raises:
        SipkitError: all that is wrong in the profile.
    """
    return profilens_roll(config) or EGEN_ROLL


def las_dagen(per: str | None, config: Path | None, roll: Roll) -> Dagen:
    """The day of one role. Nothing is made or written by looking.

    Raises:
        UsageFault: `--per` is no time.
        FileFault: a fault of the keys or the folder.
        SipkitError: what is wrong in a region's files.
    """
    nu = las_nu(per)
    hem = platser()
    nycklar = Nycklar(hem)
    lager = Arendelager(hem, nycklar, nu.date())
    regioner = _Regioner(per, config)
    saker: list[Sak] = []
    namn: dict[str, str] = {}
    olasta: dict[str, SipkitError] = {}
    laser_sig: dict[str, tuple[str, ...]] = {}
    rader = lager.lista()
    for rad in rader:
        try:
            arende = lager.oppna(rad.id)
            fakta = fakta_ur(arende, nu.date())
            galler = regioner.galler(arende, fakta)
            dagens_saker = dagens(galler, arende, nu, fakta, roll)
            saker += dagens_saker
            namn[rad.id] = _namn(arende)
            if any(sak.lage == "hindrad" for sak in dagens_saker):
                laser_sig[rad.id] = _laser_sig(galler, arende, nu, fakta)
        except (FileFault, UsageFault) as fault:
            if fault.kod in _NYCKELFEL:
                raise
            olasta[rad.id] = fault
    utkast = Utkastlager(hem, nycklar, nu.date()).lista()
    return Dagen(nu, tuple(ordnade(saker)), len(rader) - len(olasta), utkast, olasta, namn, laser_sig)


class _Regioner:
    """The regions that ärenden follow, each loaded once."""

    def __init__(self, per: str | None, config: Path | None) -> None:
        self._per = per
        self._config = config
        self._lagen: dict[str, Lage] = {}

    def galler(self, arende: Arende, fakta: Fakta) -> RegionPa:
        """The rules that an ärende is judged by: the law's for a person whom its region's routine does not cover."""
        lage = self._lage(arende)
        return regler_for(lage.region_pa, lage.lagen_pa, arende, lage.idag, fakta)

    def _lage(self, arende: Arende) -> Lage:
        id_ = arende.arende.region
        if id_ is None:
            raise UsageFault("okand-region", "Ärendet säger inte vilken regions rutin det följer.")
        if id_ not in self._lagen:
            self._lagen[id_] = las_lage(id_, self._per, self._config)
        return self._lagen[id_]


def _laser_sig(galler: RegionPa, arende: Arende, nu: datetime, fakta: Fakta) -> tuple[str, ...]:
    besked = frister(galler, arende, nu, fakta)
    locked = lasningar(galler(nu.date()), arende, besked, idag=nu.date(), fakta=fakta)
    return tuple(rad for each in locked for rad in each.rader())


def _namn(arende: Arende) -> str:
    if arende.enskild.skyddade_uppgifter:
        return "(skyddade uppgifter)"
    return arende.enskild.namn or ""
