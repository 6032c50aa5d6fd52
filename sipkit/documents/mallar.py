"""Finding a paper's Word template, compiling it once, and filling it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sipkit.documents.kontext import Kontext
from sipkit.documents.papper import Papper, falt, som_data
from sipkit.documents.sprak import delat, spraknamn
from sipkit.errors import SipkitError, TemplateFault, raise_all
from sipkit.word import Template, compile_template, fill


@dataclass(frozen=True)
class Mall:
    """A compiled template and where it lies."""

    namn: str
    template: Template


@dataclass(frozen=True)
class Mallfil:
    """A template's file. `visning` is its path under `templates/`, with the layer that it is a variant for."""

    path: Path
    visning: str

    @property
    def data(self) -> bytes:
        """What it holds."""
        return self.path.read_bytes()


class Mallar:
    """The templates of one region, each compiled when first needed.

    A region's own variant lies under `templates/<layer>/`; the highest layer that has one wins, then the common one.
    So does its version in another language, whose name is that of the Swedish one with the language before the ending.
    """

    def __init__(self, mappar: Sequence[Path], lager: Sequence[str], logotyp: Path | None) -> None:
        """Look in each of `mappar` for each of `lager`, the top one first; `logotyp` fills the template's logo box."""
        self._mappar = mappar
        self._lager = lager
        self._bilder = {"logotyp": logotyp.read_bytes()} if logotyp else {}
        self._kompilerade: dict[tuple[str, type[Kontext]], Mall] = {}

    def mall(self, namn: str, kontext: type[Kontext]) -> Mall:
        """The compiled template.

        Raises:
            TemplateFault: it is missing, or names a field that the paper does not offer; all findings.
        """
        key = (namn, kontext)
        if key not in self._kompilerade:
            template = compile_template(self.fil(namn).data, falt(kontext), self._bilder, name=namn)
            self._kompilerade[key] = Mall(namn, template)
        return self._kompilerade[key]

    def forbered(self, papper: Sequence[Papper]) -> None:
        """Compile every template that the papers need, so that a bad one stops them all. Raises all faults together."""
        faults: list[SipkitError] = []
        for namn, kontext in dict.fromkeys((each.mall, type(each.kontext)) for each in papper):
            try:
                self.mall(namn, kontext)
            except SipkitError as fault:
                faults.append(fault)
        raise_all(faults)

    def fyll(self, papper: Papper) -> bytes:
        """The paper as a Word file."""
        return fill(self.mall(papper.mall, type(papper.kontext)).template, som_data(papper.kontext))

    def fil(self, namn: str) -> Mallfil:
        """The file that a template is made of.

        Raises:
            TemplateFault: `mall-saknas`.
        """
        for mapp, folder in self._folders():
            path = folder / namn
            if path.is_file():
                return Mallfil(path, path.relative_to(mapp).as_posix())
        raise TemplateFault("mall-saknas", "Wordmallen finns inte.", var=namn, atgard="Lägg mallen under templates/.")

    def sprak(self, namn: str) -> tuple[str, ...]:
        """The versions that a template has beside the Swedish one, sorted: `("en", "fi", "lattlast")`."""
        return tuple(each for each in self._versioner(namn) if spraknamn(each) is not None)

    def okanda_sprak(self, namn: str) -> tuple[str, ...]:
        """What stands in the names of a template's versions but is neither a language nor `lattlast`."""
        return tuple(each for each in self._versioner(namn) if spraknamn(each) is None)

    def _versioner(self, namn: str) -> list[str]:
        name = Path(namn)
        found = (folder.joinpath(name.parent).glob(f"{name.stem}.*.docx") for _, folder in self._folders())
        return sorted({delat(path.name)[1] for paths in found for path in paths})

    def _folders(self) -> Iterator[tuple[Path, Path]]:
        """Each folder of templates with where to look in it, in order: a layer's own part, then the common one."""
        for mapp in self._mappar:
            yield from ((mapp, mapp / lager) for lager in reversed(self._lager))
            yield mapp, mapp
