"""What the questions of a document are asked in: the document type, the region, and the ärende as it is stored."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import cast

from sipkit.bord.lage import Lage
from sipkit.config.dokumenttyp import Dokumenttyp
from sipkit.documents.underlag import Omstandigheter, hinder
from sipkit.documents.uttryck import it_tjanst
from sipkit.domain.arende import Arende
from sipkit.domain.samtycken import aterlagt, for_sorter
from sipkit.domain.svar import bygg, platta
from sipkit.domain.vocabulary import SamtyckeSort
from sipkit.errors import SipkitError
from sipkit.interview.known import with_known_consent, with_known_nothing
from sipkit.interview.start import start
from sipkit.interview.state import State
from sipkit.rules.brev import brevtyp
from sipkit.rules.fakta import Fakta, fakta_ur
from sipkit.rules.fragor import SORTER, informationsfragor, regionens_fragor
from sipkit.rules.kallelsekedja import ar_bara_paborjad, krav_att_gora_om
from sipkit.rules.meddelandefragor import meddelandetyp


@dataclass(frozen=True)
class Bord:
    """The table that a document is made at.

    Attributes:
        typ: the document type, with the region's own demands.
        lage, om: the circumstances.
        bas: the ärende before.
        om_igen: a paper that has been made is made once more: nothing new begins in the ärende.
    """

    typ: Dokumenttyp
    lage: Lage
    om: Omstandigheter
    bas: Arende
    om_igen: bool = False

    @property
    def fragar_samtycke(self) -> bool:
        """Whether the questions can ask for a consent."""
        return any(fraga.falt == "samtycke.status" for fraga in self.typ.fragor)

    def starta(self, svar: Mapping[str, object], *, samtycke_pa_nytt: bool = False) -> State:
        """The interview before its first question.

        Args:
            svar: answers given beforehand.
            samtycke_pa_nytt: the consent is asked for, whatever the ärende says of it.
        """
        bas = self._bas()
        goes_on = self.om_igen or ar_bara_paborjad(bas)
        typ = self.typ.model_copy(update={"ny_medlem": None}) if goes_on else self.typ
        namn = {"it_tjanst": it_tjanst(self.lage.region)}
        state = start(
            typ,
            self.om.idag,
            bas=bas,
            svar=svar,
            fakta=kanda_fakta(_personen(bas, svar, self.om.idag), self.om),
            namn=namn,
            samtycke_pa_nytt=samtycke_pa_nytt or self.typ.nytt_besked,
        )
        return self._kant(with_known_consent(state))

    def _kant(self, state: State) -> State:
        """The state with what an interview before this one was answered with nothing, as far as it came."""
        done = {(rad.vad, rad.dokumenttyp) for rad in self.bas.historik}
        if any(vad == "papper" for vad, _ in done):
            return with_known_nothing(state)
        ended_with_a_no = ("samtycke", self.typ.id) in done
        return with_known_nothing(state, until="samtycke.status") if ended_with_a_no else state

    def krav_kallelse(self) -> None:
        """Refuse what needs a kallelse that the stored ärende lacks, or a meeting that is not off. Raises Refused."""
        bas = self._bas()
        if self.typ.befintlig_kallelse and bas.kallelse is None:
            hinder(bas, self.typ, self.om)
        if self.om_igen:
            krav_att_gora_om(bas, self.typ.id)

    def _bas(self) -> Arende:
        """The ärende before. What is about a kallelse that has been made does not see one that has only been begun."""
        if self.typ.befintlig_kallelse and ar_bara_paborjad(self.bas):
            return self.bas.model_copy(update={"kallelser": self.bas.kallelser[:-1]})
        return self.bas

    def hela(self, arende: Arende) -> Arende:
        """What an interview made, with the consents that it did not see, and what it asked of several kinds at once."""
        efter = aterlagt(self.bas, arende)
        if not any(fraga.falt == SORTER for fraga in self.typ.fragor):
            return efter
        return for_sorter(
            self.bas, efter, cast(Sequence[SamtyckeSort], efter.falt.get("samtycke", {}).get("sorter", ()))
        )


def kanda_fakta(arende: Arende, om: Omstandigheter) -> Fakta:
    """What questions may hang on that no question asks: whether the person is a child, and what was given."""
    return {**{name: said for name, said in fakta_ur(arende, om.idag).items() if name == "barn"}, **om.givna}


def _personen(bas: Arende, svar: Mapping[str, object], idag: date) -> Arende:
    """The ärende with who the person is, as far as the answers file can be read."""
    with suppress(SipkitError):
        told = {path: said for path, said in platta(svar, bas).items() if path.startswith("enskild.")}
        return bygg(told, idag, bas)
    return bas


def duka(
    lage: Lage,
    typ: Dokumenttyp,
    bas: Arende,
    *,
    svar: Mapping[str, object] = MappingProxyType({}),
    givna: Fakta = MappingProxyType({}),
    exempel: bool = False,
    om_igen: bool = False,
) -> Bord:
    """The table for a document type in a region.

    Args:
        lage: the region and the moment.
        typ: what is to be made.
        bas: the ärende before.
        svar: answers given beforehand, which may decide which of a region's messages it is.
        givna: facts given beside the ärende.
        exempel: the person is invented.
        om_igen: a paper that has been made is made once more.

    Raises:
        SipkitError: the region cannot be read, or does not use the message.
    """
    om = Omstandigheter(lage.region_pa, lage.lagen_pa, lage.nu, givna, exempel)
    if typ.meddelande:
        typ = meddelandetyp(typ, lage.region, _kanda(bas, svar, om))
    if typ.brev:
        typ = brevtyp(typ, lage.region, _kanda(bas, svar, om))
    fragor = regionens_fragor(typ.fragor, lage.region, typ.id, givna)
    fragor = informationsfragor(fragor, lage.region, typ.samtycke)
    return Bord(typ.model_copy(update={"fragor": fragor}), lage, om, bas, om_igen)


def _kanda(bas: Arende, svar: Mapping[str, object], om: Omstandigheter) -> Fakta:
    """What is known before anything is asked. Answers that cannot be read are told of when the interview begins."""
    with suppress(SipkitError):
        bas = bygg(platta(svar, bas), om.idag, bas)
    return fakta_ur(bas, om.idag, om.givna)
