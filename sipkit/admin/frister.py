"""A region's deadlines beside the law's: none lost, none looser, and no two at once without a word on which governs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sipkit.admin.fynd import Fynd
from sipkit.admin.gang import hitta, rad_for
from sipkit.admin.omstandigheter import i_ord, omstandigheter
from sipkit.admin.tidsord import tid_i_ord
from sipkit.config.schema import Frist, FristVariant
from sipkit.config.tidsform import Antal, Samma, Tidsform
from sipkit.config.tree import EMPTY, Table
from sipkit.rules.fakta import Fakta, valj


@dataclass(frozen=True, slots=True)
class Jamford:
    """One deadline: the law's and the region's, and the region's merged tree for places."""

    lagens: Frist
    egen: Frist | None
    trad: Table

    def rad(self, variant: FristVariant | None = None) -> str:
        """Where the region's deadline, or one of its variants, stands."""
        vag = ("frister", self.lagens.id, *(("varianter", variant.id) if variant else ()))
        table = hitta(self.trad, vag)
        return rad_for(table, "inom", "id") if table else str(self.trad.entries.get("frister", EMPTY).mark)


def granska_variantval(frister: Sequence[Frist], trad: Table) -> Iterator[Fynd]:
    """The deadlines of which two variants hold at once though nothing says which governs."""
    for frist in frister:
        if frist.kombination is None:
            twice: dict[tuple[str, ...], Fakta] = {}
            for fakta in omstandigheter(frist.varianter):
                holding = tuple(each.id for each in valj(frist.varianter, fakta).galler)
                if len(holding) > 1:
                    twice.setdefault(holding, fakta)
            yield from (_flera(frist, ids, fakta, trad) for ids, fakta in twice.items())


def _flera(frist: Frist, ids: tuple[str, ...], fakta: Fakta, trad: Table) -> Fynd:
    table = hitta(trad, ("frister", frist.id, "varianter", ids[-1])) or EMPTY
    return Fynd(
        "flera-varianter",
        f"frister.{frist.id}: varianterna {' och '.join(ids)} gäller samtidigt ({i_ord(fakta)}).",
        rad_for(table, "nar", "utom", "id"),
        "Ge dem olika fakta i `när`, eller skriv `kombination: tidigast` eller `senast` på fristen.",
    )


def granska_mot_lagen(lagens: Sequence[Frist], egna: Sequence[Frist], trad: Table) -> Iterator[Fynd]:
    """Where the law has a deadline and the region none, or a looser one; and where they cannot be compared."""
    region: Mapping[str, Frist] = {frist.id: frist for frist in egna}
    for frist in lagens:
        pair = Jamford(frist, region.get(frist.id), trad)
        yield from _luckor(pair)
        if not frist.kan_avtalas and pair.egen is not None:
            yield from _langre(pair, pair.egen)


def _luckor(pair: Jamford) -> Iterator[Fynd]:
    """The first circumstance in which only the law has the deadline."""
    varianter = pair.egen.varianter if pair.egen else ()
    if pair.lagens.kan_avtalas and varianter:
        return
    for fakta in omstandigheter((*pair.lagens.varianter, *varianter)):
        if valj(pair.lagens.varianter, fakta).galler and not valj(varianter, fakta).galler:
            yield Fynd(
                "lucka-mot-lagen",
                f"frister.{pair.lagens.id}: lagen har en tid men regionen ingen ({i_ord(fakta)}).",
                pair.rad(),
                "Lägg till en variant, eller ta bort villkoret som utesluter lagens.",
                tuple(id_ for each in pair.lagens.varianter for id_ in each.regler),
            )
            return


def _langre(pair: Jamford, egen: Frist) -> Iterator[Fynd]:
    for fakta in omstandigheter((*pair.lagens.varianter, *egen.varianter)):
        holding = valj(egen.varianter, fakta).galler
        for lag in valj(pair.lagens.varianter, fakta).galler:
            alike = [each for each in holding if _jamforbara(lag, each)]
            looser = [each for each in alike if _tal(each.inom)[0] > _tal(lag.inom)[0]]
            if alike and len(looser) == len(alike):
                yield _losare(pair, lag, looser[0])
            own = [each for each in holding if not _ar_lagens(pair.lagens, each)]
            if not any(each in alike for each in own):
                yield from (_ojamforbar(pair, lag, each) for each in own)


def _tal(inom: Tidsform) -> tuple[int, str]:
    """A limit that is a number, with its unit. The same day is 0 days; other forms have units of their own."""
    if isinstance(inom, Antal):
        return inom.antal, inom.enhet
    return (0, "kalenderdagar") if isinstance(inom, Samma) else (0, repr(inom))


def _jamforbara(lag: FristVariant, egen: FristVariant) -> bool:
    return lag.raknas_fran == egen.raknas_fran and _tal(lag.inom)[1] == _tal(egen.inom)[1]


def _ar_lagens(lagens: Frist, variant: FristVariant) -> bool:
    """Whether the region has the variant from the law, as it stands there."""
    return any(each.id == variant.id and each.kalla == variant.kalla for each in lagens.varianter)


def _losare(pair: Jamford, lag: FristVariant, egen: FristVariant) -> Fynd:
    return Fynd(
        "losare-an-lagen",
        f"frister.{pair.lagens.id}.{egen.id}: {tid_i_ord(egen)}, men lagen säger {tid_i_ord(lag)}.",
        pair.rad(egen),
        "Skriv lagens tid eller en kortare.",
        (*lag.regler, *egen.regler),
    )


def _ojamforbar(pair: Jamford, lag: FristVariant, egen: FristVariant) -> Fynd:
    both = "De går inte att jämföra. Båda räknas."
    alone = "De går inte att jämföra. Se efter att regionens aldrig går ut senare."
    kept = pair.egen is not None and any(_ar_lagens(pair.lagens, each) for each in pair.egen.varianter)
    return Fynd(
        "ojamforbar-frist",
        f"frister.{pair.lagens.id}.{egen.id}: {tid_i_ord(egen)}. Lagen: {tid_i_ord(lag)}. {both if kept else alone}",
        pair.rad(egen),
        regler=(*lag.regler, *egen.regler),
        upplysning=True,
    )
