"""What each column is: by the user's map, by its heading as a path, or by one of the names that it has in the list."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sipkit.batch.rader.filer.tabell import Tabell, bokstav
from sipkit.batch.rader.kolumner.karta import Karta
from sipkit.batch.rader.kolumner.ordbok import RAD_ID, SKYDD, Ordbok, ord_av
from sipkit.batch.rader.kolumner.vagar import kanon, som_skriven
from sipkit.batch.rader.rad import Kolumn
from sipkit.config.dokumenttyp import Dokumenttyp, Fraga
from sipkit.domain.paths import GRUPPER, kanonisk
from sipkit.domain.text import fold, nearest
from sipkit.errors import AnswerMissing, UsageFault

_HELA = frozenset({"enskild", *(group for group in GRUPPER if "." not in group)})
"""Paths without a dot."""


@dataclass(frozen=True)
class Kolumnlasare:
    """Reads headings for a document type."""

    typ: Dokumenttyp
    ordbok: Ordbok
    karta: Karta

    def kolumner(self, tabell: Tabell) -> tuple[Kolumn, ...]:
        """Each column of the table, in order; blank ones without a heading are the last that anyone misses."""
        filled = [
            any(linje.ruta(column) is not None for linje in tabell.linjer)
            for column in range(max([len(tabell.rubriker), *(len(linje.rutor) for linje in tabell.linjer)]))
        ]
        written = (*tabell.rubriker, *("" for _ in filled[len(tabell.rubriker) :]))
        headings = tuple(each or f"kolumn {bokstav(at)}" for at, each in enumerate(_olika(written)))
        groups = (*tabell.grupper, *("" for _ in headings[len(tabell.grupper) :]))
        mapped = [self.karta.get(ord_av(each)) for each in headings]
        wide = [tuple(self._meanings(each, group)) for each, group in zip(written, groups, strict=True)]
        sure = {paths[0] for paths in wide if len(paths) == 1} | {mal.sokvag for mal in mapped if mal and mal.sokvag}
        found: list[Kolumn] = []
        for at, heading in enumerate(headings):
            if mal := mapped[at]:
                found.append(Kolumn(heading, bokstav(at), mal.sokvag, "karta", tomt=mal.tomt))
            else:
                found.append(self._kolumn(at, heading, self._fitting(wide[at], sure), filled[at]))
        return tuple(self._utan_dubbla(found))

    def _meanings(self, heading: str, group: str) -> Iterator[str]:
        """The paths that a heading, under a group's or alone, is a name for."""
        if not heading:
            return
        names = _namn(self.ordbok)
        over = next((each for each in self.ordbok.grupper if ord_av(group) in map(ord_av, each.namn)), None)
        if over:
            inside = [path for path in names.get(ord_av(heading), ()) if path.startswith(f"{over.sokvag}.")]
            if inside := inside or list(_som_sokvag(f"{over.sokvag}.{fold(heading)}")):
                yield from inside
                return
        asked = (
            path for path, words in fragerubriker(self.typ, self.ordbok).items() if ord_av(words) == ord_av(heading)
        )
        yield from _som_sokvag(heading) or names.get(ord_av(heading)) or asked

    def _fitting(self, paths: tuple[str, ...], sure: set[str]) -> tuple[str, ...]:
        """Of several paths those that fit the other columns, and of those the ones that the document asks for."""
        parts = self.ordbok.delar()
        if len(paths) > 1:
            beside = {whole.sokvag for path, (whole, _) in parts.items() if path in sure}
            paths = tuple(
                path for path in paths if (parts[path][0].sokvag in beside if path in parts else path not in beside)
            )
        if len(paths) > 1:
            asked = set(efterfragat(self.typ))
            paths = tuple(path for path in paths if path in asked) or paths
        return paths

    def _kolumn(self, column: int, heading: str, paths: tuple[str, ...], filled: bool) -> Kolumn:
        letter = bokstav(column)
        if len(paths) == 1:
            return Kolumn(heading, letter, paths[0], "sökväg" if _som_sokvag(heading) else "namn")
        if not filled:
            return Kolumn(heading, letter, None, "tom")
        return Kolumn(heading, letter, None, "okänd", paths or self._nara(heading))

    def _nara(self, heading: str) -> tuple[str, ...]:
        names = _namn(self.ordbok)
        near = nearest(heading, names)
        return names[ord_av(near)] if near else ()

    def _utan_dubbla(self, kolumner: Sequence[Kolumn]) -> Iterator[Kolumn]:
        """The columns, where those that have the same path, or a whole and its part, are all unknown."""
        parts = self.ordbok.delar()
        taken = Counter(kanon(each.sokvag) for each in kolumner if each.sokvag)
        whole = {parts[each.sokvag][0].sokvag for each in kolumner if each.sokvag in parts}
        for each in kolumner:
            path = each.sokvag
            if path and (taken[kanon(path)] > 1 or path in whole or (path in parts and taken[parts[path][0].sokvag])):
                yield replace(each, sokvag=None, hur="dubbel", forslag=(path,))
            else:
                yield each


def _namn(ordbok: Ordbok) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for name, path in ordbok.namn():
        if path not in found[name]:
            found[name].append(path)
    return {name: tuple(paths) for name, paths in found.items()}


def _som_sokvag(heading: str) -> tuple[str, ...]:
    """The heading as a path, where it is one."""
    path = som_skriven(heading)
    if path == RAD_ID:
        return (RAD_ID,)
    if "." not in path and path not in _HELA:
        return ()
    try:
        kanonisk(path)
    except UsageFault:
        return ()
    return (path,)


def _olika(rubriker: Sequence[str]) -> tuple[str, ...]:
    """The headings, where those that are the same have their column's letter too."""
    words = [ord_av(each) for each in rubriker]
    return tuple(
        f"{each} ({bokstav(column)})" if each and words.count(words[column]) > 1 else each
        for column, each in enumerate(rubriker)
    )


def efterfragat(typ: Dokumenttyp) -> Iterator[str]:
    """The paths that a document asks for."""
    yield from typ.kraver
    for fraga in typ.fragor:
        yield from (("enskild.namn", "enskild.personnummer") if fraga.typ == "person" else (fraga.falt,))
        if fraga.ger_aven:
            yield fraga.ger_aven


def fraga_om(typ: Dokumenttyp, path: str) -> Fraga | None:
    """The question that a path answers, if it is asked at all."""
    return next((fraga for fraga in typ.fragor if kanon(fraga.falt) == kanon(path)), None)


def valnamn(namn: str) -> str:
    """What a choice, or a question, is called where nobody's name is known."""
    return namn.replace("{fornamn}", "personen")


def fragerubriker(typ: Dokumenttyp, ordbok: Ordbok) -> Mapping[str, str]:
    """The path of each question -> its words as a heading, where nothing else has them."""
    words = {fraga.falt: _som_rubrik(fraga) for fraga in typ.fragor}
    times = Counter(map(ord_av, words.values()))
    taken = _namn(ordbok).keys()
    return {path: said for path, said in words.items() if times[ord_av(said)] == 1 and ord_av(said) not in taken}


def _som_rubrik(fraga: Fraga) -> str:
    return valnamn(fraga.fraga).removesuffix(":").removesuffix("j/n").rstrip()


def oppna_fragor(kolumner: Sequence[Kolumn], *, rensad: bool) -> Iterator[AnswerMissing]:
    """What must be said of the columns before a row is tried.

    Args:
        kolumner: the columns.
        rensad: someone has stated that no row is about a person whose data are protected.
    """
    for each in kolumner:
        if each.hur in {"okänd", "dubbel"}:
            told = "Kolumnen känns inte igen." if each.hur == "okänd" else "Flera kolumner är samma svar."
            near = f" Kan vara {' eller '.join(each.forslag)}." if each.forslag else ""
            cure = f'Skriv vart den hör i filen efter --karta, eller "-" för att hoppa över den.{near}'
            yield AnswerMissing("kolumn-okand", told, f"kolumn {each.bokstav}", cure)
    if not rensad and not any(each.sokvag == SKYDD for each in kolumner):
        cure = "Peka ut kolumnen med --skydd RUBRIK, eller intyga med --skydd rensad att ingen rad är om någon skyddad."
        yield AnswerMissing("skydd-kolumn", "Ingen kolumn säger vilka som har skyddade uppgifter.", "--skydd", cure)
