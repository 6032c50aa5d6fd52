"""What is told of a meeting's papers: the slots, who is left out and why, what the routine says, and what to do now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sipkit.cli.avstamning import former
from sipkit.cli.fragor.bestallning import Bestallning
from sipkit.cli.skapa.filer import papperfiler
from sipkit.cli.utfall import Utfall, Varning, att_gora
from sipkit.documents import uttryck
from sipkit.documents.avstamning.papper import klockan, vem
from sipkit.documents.avstamning.underlag import Avstamningsunderlag
from sipkit.documents.filer import Utgava
from sipkit.domain.datum import echo_datum
from sipkit.domain.klockslag import echo_klockslag


@dataclass(frozen=True)
class Forberett:
    """A meeting that is ready to be written. `argument` is what opens each ärende again, by its id."""

    under: Avstamningsunderlag
    argument: Mapping[str, str]


def berattat(best: Bestallning, forberett: Forberett, gjord: Utgava, varningar: Sequence[Varning]) -> Utfall:
    """The result. Ärenden that were left out make the exit code 1: some were not done."""
    under = forberett.under
    steg = tuple(_gor_nu(forberett))
    resultat = former.Avstamning(
        filer=papperfiler(gjord.poster),
        ut=str(best.ut),
        luckor=tuple(_luckor(under)),
        utanfor=tuple(
            former.Utanfor(each.id, fault.kod, fault.vad, tuple(fault.regler))
            for each in under.utanfor
            for fault in each.skal
        ),
        deltar=tuple(map(str, under.regler.deltar)),
        villkor=tuple(map(str, under.regler.villkor)),
        uppgifter=tuple(map(str, under.regler.uppgifter)),
        samordning=tuple(map(str, under.regler.overgar)),
        gor_nu=steg,
    )
    text = (*_klart(best, gjord), *luckrader(under), *utanforrader(under), *_rutinen(under), *att_gora(steg))
    return Utfall("skapa avstämning", resultat, text, varningar, slut=1 if under.utanfor else 0)


def _luckor(under: Avstamningsunderlag) -> Iterator[former.Lucka]:
    for lucka in under.luckor:
        borjar, slutar = (echo_klockslag(each.time()) for each in (lucka.borjar, lucka.slutar))
        yield former.Lucka(lucka.id, borjar, slutar, tuple(plats.id for plats in lucka.platser))


def luckrader(under: Avstamningsunderlag) -> Iterator[str]:
    """The slots, each with its fast vårdkontakt and the ids of its ärenden."""
    yield f"Luckor {echo_datum(under.traff.dag)}:"
    for lucka in under.luckor:
        ids = ", ".join(plats.id for plats in lucka.platser)
        yield f"  {klockan(lucka.borjar, lucka.slutar)}  {vem(lucka.kontakt)}: {ids}"


def utanforrader(under: Avstamningsunderlag) -> Iterator[str]:
    """The ärenden that no paper tells of, and why."""
    if under.utanfor:
        yield "Inte med på något papper:"
    for each in under.utanfor:
        for fault in each.skal:
            yield f"  {fault.var or each.id}: {fault.vad} (fel {fault.kod})"


def _klart(best: Bestallning, gjord: Utgava) -> Iterator[str]:
    if best.torrkor:
        yield "PROVKÖRNING. Inget är skrivet."
    else:
        yield f"KLART. {len(gjord.filer)} filer i {best.ut}:"
    yield from (f"  {fil.namn}" for fil in gjord.filer)


def _rutinen(under: Avstamningsunderlag) -> Iterator[str]:
    yield "Rutinen säger:"
    regler = under.regler
    yield from (f"  {each}" for each in (regler.punkt, *regler.deltar, *regler.villkor, *regler.uppgifter))
    yield from (f"  Samordningsansvar: {each}" for each in regler.overgar)
    if len(regler.overgar) > 1:
        yield "  Rutinerna är olika: avtala i varje ärende."
    yield from (f"  Tolkning: {each}" for each in (*regler.tolkningar, *regler.overgar_tolkningar))


def _gor_nu(forberett: Forberett) -> Iterator[str]:
    under = forberett.under
    arenden = " ".join(forberett.argument[plats.id] for lucka in under.luckor for plats in lucka.platser)
    yield from (uttryck.mening(each.text) for each in under.regler.uppgifter)
    yield "Bjud in varje fast vårdkontakt till sin egen tid. Kalenderfilen har bara tiden och länken: skriv inget namn."
    yield "Lämna varje luckas blad bara till dess fasta vårdkontakt, säkert, och inte i kalenderinbjudan."
    yield from _oversikterna(under)
    yield "Skriv i journalen vad som är lämnat, när och till vem (PDL 3 kap. 11 §)."
    yield f"Efter träffen: sipkit avstämt {arenden} --tid {under.traff.borjar:%Y-%m-%dT%H:%M}"


def _oversikterna(under: Avstamningsunderlag) -> Iterator[str]:
    """To whom each overview goes, and to whom none does."""
    leder = uttryck.roller([under.leder.roll], under.om.region)
    if under.enheter:
        units = uttryck.uppraknat(each.namn for each in under.enheter)
        yield f"Lämna översikten till {units}, och den som gäller {leder} bara till {leder}."
        return
    yield f"Lämna översikten bara till {leder}."
    if hela := [each for each in under.regler.hela_tiden if each != under.leder.roll]:
        yield f"Inget samtycke låter {uttryck.roller(hela, under.om.region)} få något blad."
