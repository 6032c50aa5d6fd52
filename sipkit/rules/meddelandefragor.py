"""What is asked for a message: what is the same for all of them, then one question for each row that it states.

An administrator who adds a message, or a row, writes it in the region's `meddelanden.yaml` and nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sipkit.config.dokumenttyp import INGET, Alternativ, Dokumenttyp, Fraga
from sipkit.config.innehall import Uppgiftsrad
from sipkit.domain.dokumentord import DOKUMENTORD
from sipkit.domain.vocabulary import DokumentTyp, FristId, SamtyckeSort
from sipkit.rules.brev import foljer_med
from sipkit.rules.fakta import FALT, Fakta, galler, valj
from sipkit.rules.meddelanden import MOTTAGARE, VALET, Slag, egen, falt, mojliga
from sipkit.rules.region import Region

_STATUS: Final = "samtycke.status"
_JA: Final = ("lamnat", "delvis")
_INTE_JA: Final = (INGET, "nekat", "aterkallat", "ej-mojligt")
_OSKYDDAD: Final[Mapping[str, str]] = {"enskild.skyddade_uppgifter": "nej"}
_AV_PERSONEN: Final = frozenset({"enskild.namn", "enskild.personnummer"})
"""Answered by the question about the person."""
_BRADSKAR: Final = "bradskar"
_AKUT: Final = "akut-behov"
_KONTAKT: Final = "fast_vardkontakt"
_OM_BREVET: Final = frozenset({"enskild.behov", "enskild.tolk_sprak"})
"""Asked where a letter to the person comes with the message: how it is to be set, and in which languages."""
_VET_INTE: Final = Alternativ(id="vet-inte", namn="vet inte", tangent="v")


def meddelandetyp(typ: Dokumenttyp, region: Region, fakta: Fakta) -> Dokumenttyp:
    """The document type as it is in the region: its name, its deadline, and its questions in the source's order.

    A question that the type's own file has is asked as it stands there.

    Args:
        typ: a document type that is a message.
        region: whose messages.
        fakta: what is known before anything is asked.

    Raises:
        UsageFault: `okand-dokumenttyp`, the region has no such message.
        Refused: `meddelande-anvands-inte`.
    """
    valbara = mojliga(region, typ.id, fakta)
    fragor = _Fragor(typ.id, region, fakta, valbara)
    with_letter = foljer_med(region, typ)
    asked = tuple(each for each in typ.fragor if with_letter or each.falt not in _OM_BREVET)
    namn = valbara[0].regel.namn if len(valbara) == 1 else DOKUMENTORD[typ.id].rubrik
    frister: set[FristId | None] = {each.regel.frist for each in valbara}
    return typ.model_copy(
        update={
            "namn": namn,
            "frist": frister.pop() if len(frister) == 1 else None,
            "samtycke": fragor.samtycke or typ.samtycke,
            "fragor": (*fragor.valet(), *fragor.gemensamma(asked), *fragor.om_rader(asked)),
        }
    )


@dataclass(frozen=True)
class _Fragor:
    """The questions of one document type in one region."""

    dokumenttyp: DokumentTyp
    region: Region
    fakta: Fakta
    valbara: Sequence[Slag]

    @property
    def kravt(self) -> SamtyckeSort | None:
        """The consent without which it is not made."""
        kravs = (post for post in self.region.samtycke if self.dokumenttyp in post.kravs_for)
        return next((post.id for post in kravs if galler(post, self.fakta) is not False), None)

    @property
    def samtycke(self) -> SamtyckeSort | None:
        """The consent that is asked about: one that is required, else one that the contents need."""
        return self.kravt or next((each.samtycke for each in self.valbara if each.samtycke), None)

    def valet(self) -> Iterator[Fraga]:
        """Which message it is, where it can be several."""
        if len(self.valbara) > 1:
            yield Fraga(
                id=VALET,
                falt=egen(self.dokumenttyp, VALET),
                typ="val",
                fraga="Vilket meddelande:",
                alternativ=tuple(Alternativ(id=each.id, namn=each.regel.namn) for each in self.valbara),
                varfor="Rutinen skiljer på vem som skickar och vad det gäller. Det avgör vad meddelandet anger.",
            )

    def gemensamma(self, fragor: Sequence[Fraga]) -> Iterator[Fraga]:
        """What is asked for every message, as far as this one needs it."""
        for fraga in fragor:
            if fraga.falt == _STATUS and self.samtycke:
                yield self._om_samtycke(fraga)
            elif fraga.falt == egen(self.dokumenttyp, MOTTAGARE):
                if few := [each for each in self.valbara if each.hogst is not None or not each.till]:
                    yield fraga.model_copy(update={"nar": {**fraga.nar, **self._vid(few)}})
            elif fraga.id == _BRADSKAR:
                if calm := [each for each in self.valbara if FALT[_AKUT] == fraga.falt and _AKUT in each.regel.utom]:
                    yield fraga.model_copy(update={"nar": {**fraga.nar, **self._vid(calm)}})
            elif fraga.falt == _KONTAKT:
                if strict := self._om_kontakten():
                    yield fraga.model_copy(update={"frivillig": strict[0] != "stopp"})
            elif self.samtycke or not fraga.falt.startswith("samtycke."):
                yield fraga

    def _om_kontakten(self) -> list[str]:
        """What happens where the fast vårdkontakt is not known, strictest first; nothing where nobody states it."""
        found = {
            rad.saknas
            for each in self.valbara
            for rad in each.alla_rader(self.fakta)
            for path, _ in falt(rad, self.dokumenttyp)
            if path.partition(".")[0] == _KONTAKT
        }
        return sorted(found, key=("stopp", "varning", "inget").index)

    def _om_samtycke(self, fraga: Fraga) -> Fraga:
        """The question about consent in the region's words. One that is required is not left without an answer."""
        posts = [post for post in self.region.samtycke if post.id == self.samtycke]
        said = next((each.fraga for post in posts for each in valj(post.inhamtas, self.fakta).galler), fraga.fraga)
        required = {"frivillig": False, "alternativ": (*fraga.alternativ, _VET_INTE)} if self.kravt else {}
        return fraga.model_copy(update={"fraga": said, **required})

    def om_rader(self, redan: Sequence[Fraga]) -> tuple[Fraga, ...]:
        """One question for each thing that is stated; the same field in two messages is one question."""
        asked = {fraga.falt for fraga in redan} | _AV_PERSONEN
        found: dict[str, tuple[Fraga, list[Slag]]] = {}
        for each in self.valbara:
            for fraga in self._om_slaget(each):
                if fraga.falt not in asked and fraga.falt.partition(".")[0] != _KONTAKT:
                    found.setdefault(fraga.falt, (fraga, []))[1].append(each)
        return tuple(
            fraga.model_copy(update={"nar": {**fraga.nar, **self._vid(used)}}) for fraga, used in found.values()
        )

    def _vid(self, slag: Sequence[Slag]) -> Mapping[str, tuple[str, ...]]:
        """The condition that one of these messages is made; none where no other can be."""
        if len(self.valbara) == 1:
            return {}
        return {egen(self.dokumenttyp, VALET): tuple(dict.fromkeys(each.id for each in slag))}

    def _om_slaget(self, slag: Slag) -> Iterator[Fraga]:
        for rad in slag.alla_rader(self.fakta):
            paths = falt(rad, self.dokumenttyp)
            for nummer, (path, namn) in enumerate(paths, 1):
                fraga = self._om(slag, rad, path, namn, nummer if len(paths) > 1 else None)
                last_way = rad.en_racker and rad.saknas == "stopp" and nummer == len(paths)
                before = {other: INGET for other, _ in paths[:-1]} if last_way else {}
                may_be_empty = rad.saknas != "stopp" or (rad.en_racker and not last_way)
                yield fraga.model_copy(update={"nar": {**fraga.nar, **before}, "frivillig": may_be_empty})

    def _om(self, slag: Slag, rad: Uppgiftsrad, path: str, namn: str, nummer: int | None) -> Fraga:
        return Fraga(
            id=f"{rad.id}-{nummer}" if nummer else rad.id,
            falt=path,
            typ="moment" if path.startswith("handelse.") else rad.typ if path.startswith("falt.") else "text",
            steg=rad.id,
            nar={**_OSKYDDAD, **self._med_samtycke(slag, rad)},
            fraga=f"{namn[:1].upper()}{namn[1:]}:",
            tomt="inget",
            grans=rad.grans,
            visar=("veckodag",) if rad.typ == "datum" or path.startswith("handelse.") else (),
            varfor=rad.text or "Det blir en rad i meddelandet.",
            regel=f"{slag.sokvag}.innehall.{rad.id}",
        )

    def _med_samtycke(self, slag: Slag, rad: Uppgiftsrad) -> Mapping[str, tuple[str, ...]]:
        """What needs a consent is asked only when there is one, so that nobody types what is then left out."""
        if slag.samtycke is None or slag.samtycke != self.samtycke or rad.utan_samtycke == "ja":
            return {}
        return {_STATUS: _JA if rad.utan_samtycke == "nej" else _INTE_JA}
