"""How a Word file reads to the one who gets it: its language, its words and its LIX."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from sipkit.admin.fynd import Fynd
from sipkit.admin.lix import Lix, lix
from sipkit.admin.malltext import Textrad, textrader, utan
from sipkit.admin.ordfynd import Funnet, Ordprovare
from sipkit.config.ordlista import Lasare, Ordlista
from sipkit.documents.sprak import SVENSKA, oversatt
from sipkit.word.places import excerpt
from sipkit.word.tree import Tree

_LATTARE: Final = "Korta meningarna, eller byt de längsta orden mot vardagliga."


@dataclass(frozen=True)
class Blad:
    """A sheet that somebody reads.

    Attributes:
        namn: what it is called to people.
        lasare: who reads it.
        sprak: the version: `sv`, `lattlast`, `en`.
        namnen: names, addresses and numbers in it; none in a template.
        kanda: words that have been told of already, as they stand in its template.
    """

    namn: str
    lasare: Lasare
    sprak: str = SVENSKA
    namnen: frozenset[str] = frozenset()
    kanda: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Matning:
    """What was found. `ord` are the words that should not stand there.

    LIX is None for another language, and for a text too short to measure.
    """

    fynd: tuple[Fynd, ...]
    ord: frozenset[str] = frozenset()
    hela: Lix | None = None
    lopande: Lix | None = None


def lasbarhet(blad: Blad, tree: Tree, ordlista: Ordlista) -> Matning:
    """How a sheet reads. A translation is only asked what it says of itself: words and LIX are about Swedish."""
    rader = textrader(tree)
    fel_sprak = tuple(_sprak(blad, tree.lang, rader, ordlista))
    if oversatt(blad.sprak):
        return Matning(fel_sprak)
    texter = [(rad, utan(rad.text, blad.namnen)) for rad in rader]
    funna = tuple(_funna(texter, ordlista)) if blad.lasare == "enskild" else ()
    nya = (_ordfynd(blad, rad, funnet) for rad, funnet in funna if funnet.ord not in blad.kanda)
    hela = _matt((text for _, text in texter), ordlista)
    lopande = _matt((text for rad, text in texter if rad.ar_lopande), ordlista)
    fynd = (*fel_sprak, *nya, *_lixfynd(blad, hela, lopande, ordlista))
    return Matning(fynd, frozenset(funnet.ord for _, funnet in funna), hela, lopande)


def _sprak(blad: Blad, dokumentets: str, rader: Sequence[Textrad], ordlista: Ordlista) -> Iterator[Fynd]:
    wanted = blad.sprak if oversatt(blad.sprak) else SVENSKA
    if dokumentets.partition("-")[0] != wanted.partition("-")[0]:
        what = f"Texten har språket {dokumentets} i Word, men mallens språk är {wanted}."
        cure = "Markera all text och välj språk under Granska > Språk > Ange språk för korrektur."
        yield Fynd("mall-sprak-annat", what, blad.namn, cure)
    said = " ".join(rad.text.casefold() for rad in rader)
    if oversatt(blad.sprak) and ordlista.oversattning.casefold() not in said:
        what = f"Översättningen säger inte: {ordlista.oversattning}."
        cure = "Skriv det överst, på svenska och på mallens eget språk."
        yield Fynd("oversattning-utan-svenska", what, blad.namn, cure)


def _funna(texter: Iterable[tuple[Textrad, str]], ordlista: Ordlista) -> Iterator[tuple[Textrad, Funnet]]:
    provare = Ordprovare(ordlista.ord)
    for rad, text in texter:
        yield from ((rad, funnet) for funnet in provare.i(text))


def _ordfynd(blad: Blad, rad: Textrad, funnet: Funnet) -> Fynd:
    what = f"”{funnet.ord}” ska inte stå i ett papper till personen. Det står här: {excerpt(rad.text)}"
    return Fynd("ord-till-personen", what, f"{blad.namn}, stycke {rad.nummer}", f"Skriv till exempel: {funnet.sag}.")


def _matt(texter: Iterable[str], ordlista: Ordlista) -> Lix | None:
    """The measure of a text that is long enough to have one."""
    matt = lix(texter)
    return matt if matt.ord >= ordlista.lix_minst_ord else None


def _lixfynd(blad: Blad, hela: Lix | None, lopande: Lix | None, ordlista: Ordlista) -> Iterator[Fynd]:
    grans = ordlista.lix[blad.lasare]
    for matt, fran, var in ((hela, grans.hela, "hela texten"), (lopande, grans.lopande, "den löpande texten")):
        if matt and fran is not None and matt.varde >= fran:
            meningar = "1 mening" if matt.meningar == 1 else f"{matt.meningar} meningar"
            counted = f"{matt.ord} ord, {meningar}, {matt.langa} långa ord"
            what = f"LIX är {matt.varde} i {var} ({counted}). Det bör vara under {fran}."
            yield Fynd("lix-hog", what, blad.namn, _LATTARE)
