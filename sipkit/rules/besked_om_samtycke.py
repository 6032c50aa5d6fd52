"""What follows from an answer about consent: is it a SIP, which limits were hindered, and who must be told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from sipkit.domain.arende import Arende
from sipkit.domain.samtycken import senaste
from sipkit.domain.vocabulary import DokumentTyp, Roll, SamtyckeSort
from sipkit.rules.aterkallat import AttUnderratta, att_underratta
from sipkit.rules.besked import Samtyckesbeslut, Sipbesked
from sipkit.rules.dagen import dagens
from sipkit.rules.fakta import Fakta
from sipkit.rules.kallelsekedja import ar_bara_paborjad
from sipkit.rules.region import Region, RegionPa
from sipkit.rules.sak import Sak
from sipkit.rules.samtycke import samtyckesbeslut
from sipkit.rules.samtyckeslage import prova
from sipkit.rules.sip import fortsatt_sip

_SIP: tuple[SamtyckeSort, ...] = ("kalla-till-mote", "uppratta-plan")


@dataclass(frozen=True, slots=True)
class Foljder:
    """What follows.

    Attributes:
        beslut: the gate of every document that the consent has to do with, those it is required for first.
        sip: whether it is a SIP with the parties that the consents to it cover.
        frister: the caller's own deadlines that the consent hindered, and the one of a kallelse that it is needed for.
        underratta: who has got what they may not have now.
        gjord: a kallelse has been made and stands.
        skickad: it has been sent.
    """

    alla: tuple[Samtyckesbeslut, ...]
    sip: Sipbesked
    frister: tuple[Sak, ...]
    underratta: tuple[AttUnderratta, ...]
    gjord: bool
    skickad: bool

    @property
    def beslut(self) -> Samtyckesbeslut | None:
        """What stands for them all: the first; None where the consent has to do with no document."""
        return self.alla[0] if self.alla else None

    @property
    def stangda(self) -> tuple[DokumentTyp, ...]:
        """The documents that may not be made now."""
        return tuple(each.dokumenttyp for each in self.alla if each.utslag == "nej")


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
    kallelse = arende.kallelse
    gjord = kallelse is not None and kallelse.installd_av is None and not ar_bara_paborjad(arende)
    return Foljder(
        alla=tuple(_beslut(region, arende, sort, idag, fakta)),
        sip=fortsatt_sip(region, arende, _med_i_sip(arende, region, idag, fakta), roll, fakta),
        frister=tuple(
            sak for sak in dagens(region_pa, arende, nu, fakta, roll) if sak.egen and _galler_frist(sak, region, sort)
        ),
        underratta=att_underratta(region, arende, idag=idag, fakta=fakta),
        gjord=gjord,
        skickad=gjord and any(kallelse is not None and each.kallelse == kallelse.id for each in arende.dokument),
    )


def _beslut(region: Region, arende: Arende, sort: SamtyckeSort, idag: date, fakta: Fakta) -> Iterator[Samtyckesbeslut]:
    parter = [part.id for part in arende.parter]
    required = [typ for post in region.samtycke if post.id == sort for typ in post.kravs_for]
    contents = [each.dokument for each in region.meddelanden if each.samtycke == sort]
    for typ in dict.fromkeys((*required, *contents)):
        yield samtyckesbeslut(region, arende, typ, parter, idag=idag, fakta=fakta)


def _med_i_sip(arende: Arende, region: Region, idag: date, fakta: Fakta) -> frozenset[str]:
    """The parties that the consents to a SIP cover.

    One that nobody has asked for leaves nobody out, nor does one that was given before any party was known.
    """
    held = {sort: senaste(arende, sort, idag) for sort in _SIP}
    asked = [sort for sort, each in held.items() if each is not None and each.parter != ()]
    alla = frozenset(part.id for part in arende.parter)
    return alla.intersection(*(prova(region, arende, sort, idag, fakta).lage.tackta for sort in asked))


def _galler_frist(sak: Sak, region: Region, sort: SamtyckeSort) -> bool:
    """Whether the consent hindered the deadline, or it is by when to call, and the consent is needed for that."""
    if sak.hinder is not None:
        return sak.hinder.sort == sort
    return sak.frist == "kallelse" and any(post.id == sort and "kallelse" in post.kravs_for for post in region.samtycke)
