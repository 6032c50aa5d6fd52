"""Where the headings stand: on which sheet, below title rows, in one row or in two."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from sipkit.batch.rader.filer.tabell import FELBLAD, FORKLARINGAR, Blad, Linje, Ruta, Tabell
from sipkit.batch.rader.kolumner.ordbok import Ordbok, ord_av
from sipkit.domain.paths import known_paths
from sipkit.errors import AnswerMissing, FileFault, UsageFault

_SOKS = 40
"""Lines from the top that headings are looked for among."""


@dataclass(frozen=True)
class _Forslag:
    """A line that may have the headings; `poang` is how many are known."""

    plats: int
    grupper: tuple[str, ...]
    rubriker: tuple[str, ...]
    poang: int


def valj_tabell(blad: Sequence[Blad], ordbok: Ordbok, karta: Collection[str] = (), valt: str | None = None) -> Tabell:
    """The sheet with the rows.

    Args:
        blad: the file's sheets.
        ordbok: names of columns.
        karta: headings of the user's own map.
        valt: the name of the sheet, where someone has said.

    Raises:
        AnswerMissing: several sheets have rows.
        UsageFault: there is no such sheet.
        FileFault: `rubriker-saknas`.
    """
    no_rows = {*map(ord_av, ordbok.parter.blad), ord_av(FELBLAD), ord_av(FORKLARINGAR)}
    chosen = [each for each in blad if ord_av(each.namn or "") not in no_rows]
    names = ", ".join(each.namn or "" for each in chosen)
    if valt is not None:
        chosen = [each for each in blad if ord_av(each.namn or "") == ord_av(valt)]
        if not chosen:
            raise UsageFault("ogiltigt-varde", "Filen har inget sådant blad.", "--blad", f"Välj: {names}.")
    sokare = Rubriksokare(ordbok, karta)
    found = [table for each in chosen if (table := sokare.tabell(each, [b for b in blad if b is not each]))]
    with_rows = [table for table in found if table.linjer] or found
    if len(with_rows) > 1:
        many = ", ".join(table.blad.namn or "" for table in with_rows)
        raise AnswerMissing("svar-saknas", "Flera blad har rader.", "--blad", f"Ge --blad NAMN. Välj: {many}.")
    if not with_rows:
        cure = "Skriv rubriker överst, som `sipkit batch mall` gör: minst två som känns igen."
        raise FileFault("rubriker-saknas", "Ingen rad i filen känns igen som rubriker.", atgard=cure)
    return with_rows[0]


class Rubriksokare:
    """Finds headings among the names that columns have.

    Args:
        ordbok: names of columns.
        karta: headings that the user's own map has.
    """

    def __init__(self, ordbok: Ordbok, karta: Collection[str]) -> None:
        self._karta = {ord_av(each) for each in karta}
        self._namn = {name for name, _ in ordbok.namn()} | self._karta
        self._namn |= {ord_av(path) for path in known_paths()}
        self._grupper = {ord_av(name) for group in ordbok.grupper for name in group.namn}

    def tabell(self, blad: Blad, andra: Sequence[Blad]) -> Tabell | None:
        """The sheet as headings and lines; None where no line of it is headings."""
        return delad(blad, andra, self._kand, self._grupper)

    def _kand(self, rubrik: str) -> bool:
        return ord_av(rubrik) in self._namn or rubrik.startswith(("parter.", "falt."))


def delad(
    blad: Blad, andra: Sequence[Blad], kand: Callable[[str], bool], grupper: Collection[str] = ()
) -> Tabell | None:
    """A sheet as headings and lines: the line with the most known headings, at least two unless it is all there is.

    Args:
        blad: the sheet.
        andra: the file's other sheets.
        kand: whether a heading is one.
        grupper: what can stand over several headings.
    """
    filled = [linje for linje in blad.linjer if not linje.ar_tom]
    proposals = [each for at in range(min(len(filled), _SOKS)) for each in _forslag(blad, filled, at, kand, grupper)]
    best = max(proposals, key=lambda each: (each.poang, -each.plats), default=None)
    if best is None or best.poang < min(2, sum(map(bool, best.rubriker))) or best.poang == 0:
        return None
    over = best.plats - (1 if any(best.grupper) else 0)
    linjer = filled[best.plats + 1 :]
    return Tabell(blad, best.grupper, best.rubriker, linjer, over, andra)


def _forslag(
    blad: Blad, filled: Sequence[Linje], at: int, kand: Callable[[str], bool], grupper: Collection[str]
) -> list[_Forslag]:
    """The line as headings, and where the one above it goes over it, the two together."""
    alone = tuple(map(_text, filled[at].rutor))
    found = [_Forslag(at, (), alone, sum(map(kand, filter(None, alone))))]
    if at and filled[at - 1].nr == filled[at].nr - 1:
        above = _utstrackt(blad, filled[at - 1], len(alone), grupper)
        lower = (*alone, *("" for _ in above[len(alone) :]))
        under = tuple(sub or over for sub, over in zip(lower, above, strict=True))
        over = tuple("" if not sub else name for sub, name in zip(lower, above, strict=True))
        groups = {ord_av(name) for name in over if name}
        if groups & set(grupper) or under != lower:
            known = sum(1 for name in under if name and kand(name))
            found.append(_Forslag(at, over, under, known + (1 if groups & set(grupper) else 0)))
    return found


def _utstrackt(blad: Blad, linje: Linje, width: int, grupper: Collection[str]) -> tuple[str, ...]:
    """The line with each text as far to the right as it goes: as its cell is merged or, without sheets, over blanks."""
    texts = [_text(each) for each in linje.rutor]
    texts += [""] * (width - len(texts))
    goes_on = blad.namn is None and any(ord_av(text) in grupper for text in texts)
    last, end = "", -1
    for column, text in enumerate(texts):
        if text:
            last, end = text, blad.spann.get((linje.nr, column), len(texts) if goes_on else column)
        elif column <= end:
            texts[column] = last
    return tuple(texts)


def _text(ruta: Ruta) -> str:
    return " ".join(ruta.split()) if isinstance(ruta, str) else ""
