"""Finding a paper's Word template, compiling it once, and filling it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from sipkit.documents.kontext import Kontext
from sipkit.documents.papper import Papper, falt, som_data
from sipkit.errors import SipkitError, TemplateFault, raise_all
from sipkit.word import Template, compile_template, fill


@dataclass(frozen=True)
class Mall:
    """A compiled template and where it lies."""

    namn: str
    template: Template


class Mallar:
    """The templates of one region, each compiled when first needed.

    A region's own variant lies under `templates/<layer>/`; the highest layer that has one wins, then the common one.
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
            template = compile_template(self._path(namn).read_bytes(), falt(kontext), self._bilder, name=namn)
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

    def _path(self, namn: str) -> Path:
        for mapp in self._mappar:
            for path in (*(mapp / lager / namn for lager in reversed(self._lager)), mapp / namn):
                if path.is_file():
                    return path
        raise TemplateFault("mall-saknas", "Wordmallen finns inte.", var=namn, atgard="Lägg mallen under templates/.")
