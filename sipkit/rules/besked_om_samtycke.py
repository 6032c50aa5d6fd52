"""What follows from an answer about consent: is it a SIP, which limits were hindered, and who must be told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sipkit.domain.arende import Arende
from sipkit.domain.vocabulary import Roll, SamtyckeSort
from sipkit.rules.aterkallat import AttUnderratta, att_underratta
from sipkit.rules.besked import Samtyckesbeslut, Sipbesked
from sipkit.rules.dagen import Sak, dagens
from sipkit.rules.fakta import Fakta
from sipkit.rules.kallelsekedja import ar_bara_paborjad
from sipkit.rules.region import Region, RegionPa
from sipkit.rules.samtycke import samtyckesbeslut
from sipkit.rules.sip import fortsatt_sip


@dataclass(frozen=True, slots=True)
class Foljder:
    """What follows.

    Attributes:
        beslut: whether what the consent is needed for may be done now; None where the region needs it for nothing.
        sip: whether it is a SIP with the parties that are covered.
        frister: the caller's own deadlines that the consent hindered, and the one of the kallelse.
        underratta: who has got what they may not have now.
        gjord: a kallelse has been made and stands.
        skickad: it has been sent.
    """

    beslut: Samtyckesbeslut | None
    sip: Sipbesked
    frister: tuple[Sak, ...]
    underratta: tuple[AttUnderratta, ...]
    gjord: bool
    skickad: bool


def foljder(
    region_pa: RegionPa, arende: Arende, sort: SamtyckeSort, *, nu: datetime, fakta: Fakta, roll: Roll
) -> Foljder:
    """What follows from the answer of a kind that holds now.

    Args:
        region_pa: the ärende's region, or the law for a person whom its routine does not cover, as it stands on a day.
        arende: with the answer.
        sort: the kind of consent.
        nu: the moment of the judgement, aware.
        fakta: see `sipkit.rules.fakta.fakta_ur`.
        roll: who calls.
    """
    region, idag = region_pa(nu.date()), nu.date()
    beslut = _beslut(region, arende, sort, idag, fakta)
    tackta = beslut.tackta if beslut else frozenset[str]()
    kallelse = arende.kallelse
    gjord = kallelse is not None and kallelse.installd_av is None and not ar_bara_paborjad(arende)
    return Foljder(
        beslut=beslut,
        sip=fortsatt_sip(region, arende, tackta, roll, fakta),
        frister=tuple(
            sak
            for sak in dagens(region_pa, arende, nu, fakta, roll)
            if sak.egen and (sak.hinder or sak.frist == "kallelse")
        ),
        underratta=att_underratta(region, arende, idag=idag, fakta=fakta),
        gjord=gjord,
        skickad=gjord and any(kallelse is not None and each.kallelse == kallelse.id for each in arende.dokument),
    )


def _beslut(region: Region, arende: Arende, sort: SamtyckeSort, idag: date, fakta: Fakta) -> Samtyckesbeslut | None:
    """The gate of the first document that needs the consent."""
    needed = next((post.kravs_for[0] for post in region.samtycke if post.id == sort and post.kravs_for), None)
    if needed is None:
        return None
    parter = [part.id for part in arende.parter]
    return samtyckesbeslut(region, arende, needed, parter, idag=idag, fakta=fakta)
