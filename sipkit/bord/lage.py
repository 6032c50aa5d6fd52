"""What everything is made in: the region on a day, the moment, where configuration lies."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import get_args

from sipkit.config.loading import load_region
from sipkit.config.region import Region
from sipkit.config.sources import Sources, find_sources
from sipkit.config.varning import Varning
from sipkit.documents.mallar import Mallar
from sipkit.domain.arende import Arende
from sipkit.domain.fieldtypes import parse_moment, parse_tidpunkt
from sipkit.domain.klockslag import STOCKHOLM, lokal
from sipkit.domain.paths import kanonisk
from sipkit.domain.svar import bygg
from sipkit.domain.text import did_you_mean, fold
from sipkit.domain.vocabulary import HandelseTyp, words
from sipkit.errors import SipkitError, UsageFault, raise_all

MILJO_PER = "SIPKIT_PER"
"""The environment variable that is `--per` for every command, so that a story of several days can be played."""


@dataclass(frozen=True)
class Lage:
    """The circumstances of a command. `region_id` is the region that was asked for, `nu` the command's now."""

    region_id: str
    nu: datetime
    sources: Sources

    @property
    def idag(self) -> date:
        """The day of the command."""
        return self.nu.date()

    @cached_property
    def region(self) -> Region:
        """The region on the command's day."""
        return load_region(self.region_id, self.idag, self.sources)

    @cached_property
    def _lagen(self) -> Region:
        return load_region(self.region.lager[0], self.idag, self.sources)

    def region_pa(self, dag: date) -> Region:
        """The region as it stands on a day."""
        return self.region.on(dag)

    def lagen_pa(self, dag: date) -> Region:
        """The lowest layer, the law that all others build on, as it stands on a day."""
        return self._lagen.on(dag)

    def mallar(self) -> Mallar:
        """The region's templates, none compiled yet."""
        return Mallar(self.sources.templates, self.region.lager, self.region.logotyp)

    @property
    def varningar(self) -> Sequence[Varning]:
        """What is uncertain about the region itself: sources not checked for long, validity in doubt."""
        return self.region.varningar

    def arende(self, svar: Mapping[str, object], handelser: Iterable[str]) -> Arende:
        """The ärende that answers and `--händelse` make.

        Raises:
            UsageFault: for each value that cannot be read.
        """
        return bygg({**svar, **las_handelser(handelser, self.nu)}, self.idag)


def las_lage(region: str, per: str | None, config: Path | None) -> Lage:
    """The circumstances that the options give.

    Raises:
        UsageFault: the region does not exist, or `--per` is no time.
    """
    sources = find_sources(config)
    known = sources.region_ids()
    if fold(region) not in known:
        cure = did_you_mean(region, known, f"Välj: {', '.join(known)}.")
        raise UsageFault("okand-region", "Regionen finns inte.", "--region", cure)
    return Lage(fold(region), las_nu(per), sources)


def las_nu(per: str | None) -> datetime:
    """The command's now: `--per` (a day alone means its midday), else `SIPKIT_PER`, else the clock.

    Raises:
        UsageFault: `--per` is no time.
    """
    clock = datetime.now(STOCKHOLM).replace(microsecond=0)
    per = per or os.environ.get(MILJO_PER)
    if per is None:
        return clock
    try:
        moment = parse_moment(per, clock.date())
    except UsageFault as fault:
        raise UsageFault(fault.kod, fault.vad, "--per", fault.atgard) from None
    return moment if isinstance(moment, datetime) else lokal(datetime(moment.year, moment.month, moment.day, 12))


def las_handelser(handelser: Iterable[str], nu: datetime) -> dict[str, object]:
    """`TYP=TID` as answers; the same type again is another event of that type.

    Raises:
        UsageFault: an unknown type, or no time; all of them.
    """
    svar: dict[str, object] = {}
    faults: list[SipkitError] = []
    for text in handelser:
        try:
            typ, tid = las_handelse(text, nu)
        except UsageFault as fault:
            faults.append(fault)
        else:
            svar[_ledig(kanonisk(f"handelse.{typ}"), svar)] = tid
    raise_all(faults)
    return svar


def las_handelse(text: str, nu: datetime) -> tuple[HandelseTyp, date | datetime]:
    """One `TYP=TID`.

    Raises:
        UsageFault: an unknown type, or no time.
    """
    word, _, tid = text.partition("=")
    typ = next((each for each in get_args(HandelseTyp) if each == fold(word)), None)
    if typ is None:
        known = words(HandelseTyp)
        cure = did_you_mean(word, known, f"Välj: {', '.join(known)}.")
        raise UsageFault("ogiltigt-varde", "Händelsen finns inte.", "--händelse", cure)
    try:
        return typ, parse_tidpunkt(tid, nu)
    except UsageFault as fault:
        raise UsageFault(fault.kod, fault.vad, f"--händelse {typ}", fault.atgard) from None


def _ledig(path: str, svar: Mapping[str, object]) -> str:
    """The path, or where it is taken that of a further event of the same type: `handelser.utskriven-2.tid`."""
    group, id_, field = path.split(".")
    number = 2
    while path in svar:
        path = f"{group}.{id_}-{number}.{field}"
        number += 1
    return path
