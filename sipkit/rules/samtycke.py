"""The consent gate: whether a document may be made, for which parties, and what may be done when it may not.

Nothing is assumed: a consent that was never given, has run out, was given by too few or does not name a party is none.
A rule that asks for consent under a condition that cannot be judged asks for it.

A consent is required for a document (`krävs_för`), which is refused without it, or for a message's contents: then the
message is made with less. In some states the law lets a document through all the same, when the sender has judged what
it asks (`prövas`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from sipkit.config.meddelande import Meddelande
from sipkit.domain.arende import Arende
from sipkit.domain.samtycken import senaste
from sipkit.domain.vocabulary import DokumentTyp, SamtyckeSort
from sipkit.errors import Refused
from sipkit.rules.begransning import begransning, med_samtycke
from sipkit.rules.besked import Samtyckesbeslut, Samtyckesstatus
from sipkit.rules.fakta import Fakta, galler
from sipkit.rules.region import Region
from sipkit.rules.samtyckeslage import GES, Provad, prova, status_av
from sipkit.rules.samtyckesord import Ord

_HINDER: Mapping[Samtyckesstatus, tuple[str, str]] = MappingProxyType(
    {
        "saknas": ("samtycke-saknas", "Samtycke saknas."),
        "utgatt": ("samtycke-utgatt", "Samtycket har gått ut."),
        "ofullstandigt": ("samtycke-ofullstandigt", "Samtycket är inte lämnat av alla som ska lämna det."),
        "nekat": ("samtycke-nekat", "Personen har sagt nej."),
        "aterkallat": ("samtycke-aterkallat", "Personen har tagit tillbaka sitt samtycke."),
        "ej-mojligt": ("samtycke-ej-mojligt", "Personen kan inte ta ställning till samtycke."),
    }
)
"""The code of a refusal, and what is said where the region has no words of its own."""

_ANDRA_PARTER = ("samtycke-andra-parter", "Samtycket omfattar ingen av dem som dokumentet är till.")

_FRAGA = "Fråga personen, och skriv in svaret."
_ATGARD: Mapping[str, str] = MappingProxyType(
    {
        "samtycke-saknas": _FRAGA,
        "samtycke-utgatt": _FRAGA,
        "samtycke-ofullstandigt": "Fråga dem som inte har svarat, och skriv in vilka som har lämnat samtycket.",
        "samtycke-andra-parter": "Välj bland dem som omfattas, eller fråga personen om fler.",
        "samtycke-ej-mojligt": "Kan personen ta ställning senare? Skriv då in svaret.",
    }
)
_ANNARS = "Har personen ändrat sig? Skriv då in det nya svaret."
"""After a no nobody is asked again."""


@dataclass(frozen=True, slots=True)
class _Berorda:
    """The consents that a document has to do with: those that it needs, and those that a message's contents need."""

    dokumenttyp: DokumentTyp
    kravs: Sequence[Provad]
    inskranker: Sequence[tuple[Meddelande, Provad]]

    @property
    def stoppar(self) -> tuple[Provad, ...]:
        """The first without which nothing is made: one that is required, or one that every field needs."""
        empty = (
            each for message, each in self.inskranker if all(row.utan_samtycke == "nej" for row in message.innehall)
        )
        return tuple(each for each in (*self.kravs, *empty) if not self._slapper(each))[:1]

    def tackta(self, alla: frozenset[str]) -> frozenset[str]:
        """Those, of all, whom every consent that it needs covers; one that the sender judges names nobody."""
        return alla.intersection(*(each.lage.tackta for each in self.kravs if each.ges))

    @property
    def alla(self) -> tuple[Provad, ...]:
        """Each once."""
        every = (*self.kravs, *(each for _, each in self.inskranker))
        return tuple({each.post.id: each for each in every}.values())

    def _slapper(self, each: Provad) -> bool:
        return each.ges or bool(each.provningar(self.dokumenttyp))


def samtyckesbeslut(
    region: Region, arende: Arende, dokumenttyp: DokumentTyp, parter: Iterable[str], *, idag: date, fakta: Fakta
) -> Samtyckesbeslut:
    """Whether the document may be made for these parties, and what the region says about it.

    Args:
        region: whose rules.
        arende: the consents and the parties.
        dokumenttyp: what is to be made.
        parter: ids of those it is for.
        idag: the day of the judgement; what was said later is not known yet.
        fakta: see `sipkit.rules.fakta.fakta_ur`.
    """
    ordered = tuple(parter)
    berorda = _berorda(region, arende, dokumenttyp, idag, fakta)
    covered = berorda.tackta(frozenset(ordered))
    limiting = [
        (message, each) for message, each in berorda.inskranker if not (each.ges and covered <= each.lage.tackta)
    ]
    stopping = berorda.stoppar
    kod, text = _refusal(stopping, berorda.kravs, nobody=bool(ordered) and not covered)
    said = Ord(region, fakta, dokumenttyp, stopping or berorda.alla, nej=kod is not None)
    full = covered.intersection(*(each.lage.tackta for _, each in limiting))
    return Samtyckesbeslut(
        dokumenttyp=dokumenttyp,
        lagen=tuple(each.lage for each in berorda.alla),
        tackta=frozenset() if kod else covered,
        begransade=frozenset() if kod else covered - full,
        utanfor=tuple(part for part in ordered if kod or part not in covered),
        kod=kod,
        text=text,
        begransningar=() if kod else tuple(begransning(m, each.lage, said.anges(each), fakta) for m, each in limiting),
        far_goras=said.far_goras,
        far_inte=said.far_inte,
        att_veta=said.att_veta,
        laser_sig=said.laser_sig,
        oklart=said.oklart,
        information=said.information,
        regler=said.regler(),
    )


def till_ingen(dokumenttyp: DokumentTyp) -> Samtyckesbeslut:
    """The verdict on what goes to nobody: what a unit keeps for its own work lets nobody know anything."""
    return Samtyckesbeslut(dokumenttyp, lagen=(), tackta=frozenset(), utanfor=())


def krav(beslut: Samtyckesbeslut) -> None:
    """Let the document through, or refuse it.

    Raises:
        Refused: `samtycke-…`, with what may and may not be done. `var` names the parties that are not covered when the
            consent is for others.
    """
    if beslut.kod is None:
        return
    others = beslut.kod == _ANDRA_PARTER[0]
    raise Refused(
        beslut.kod,
        beslut.text,
        var=", ".join(f"parter.{part}" for part in beslut.utanfor) if others else "",
        atgard=_ATGARD.get(beslut.kod, _ANNARS),
        regler=beslut.regler,
        far_goras=tuple(map(str, beslut.far_goras)),
        far_inte=tuple(map(str, beslut.far_inte)),
        att_veta=tuple(map(str, (*beslut.information, *beslut.oklart, *beslut.att_veta))),
        laser_sig=tuple(rad for each in beslut.laser_sig for rad in each.rader()),
    )


def samtyckesstatus(arende: Arende, sort: SamtyckeSort, idag: date) -> Samtyckesstatus:
    """How the consent stood on a day: what the person had last said, unless that had run out."""
    return status_av(senaste(arende, sort, idag), idag)


def saknades(arende: Arende, sort: SamtyckeSort, idag: date) -> bool:
    """Whether the consent was missing on a day. An ärende that holds no answer at all, then or later, tells nothing."""
    asked = any(each.sort == sort for each in arende.samtycken)
    return asked and samtyckesstatus(arende, sort, idag) not in GES


def _berorda(region: Region, arende: Arende, dokumenttyp: DokumentTyp, idag: date, fakta: Fakta) -> _Berorda:
    in_force = [post for post in region.samtycke if galler(post, fakta) is not False]
    kravs = [post.id for post in in_force if dokumenttyp in post.kravs_for]

    def provad(sort: SamtyckeSort) -> Provad:
        return prova(region, arende, sort, idag, fakta)

    return _Berorda(
        dokumenttyp,
        kravs=[provad(sort) for sort in kravs],
        inskranker=[(message, provad(sort)) for message, sort in med_samtycke(region, dokumenttyp, fakta, kravs)],
    )


def _refusal(stopping: Sequence[Provad], kravs: Sequence[Provad], *, nobody: bool) -> tuple[str | None, str]:
    """The code and the sentence: the region's last words about the state, or our own where it has none."""
    said = [utfall.text for each in stopping or kravs for utfall in each.utfall if utfall.text]
    said += [ratt.text for each in stopping for ratt in each.ratter if ratt.utslag == "nej" and ratt.text]
    if stopping:
        kod, text = _HINDER[stopping[0].lage.status]
        return kod, said[-1] if said else text
    return _ANDRA_PARTER if nobody else (None, said[-1] if said else "")
