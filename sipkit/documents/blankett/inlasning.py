"""From a file that comes back to an ärende that has taken it in. Nothing is taken in unless all of it can be."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from sipkit.config.checklistor import Checklista
from sipkit.documents.blankett import checklista, checklistsvar, kallelse, kallelsesvar, samtycke, samtyckessvar
from sipkit.documents.blankett.blankett import mallens_hash
from sipkit.documents.blankett.falt import Falt, Rad
from sipkit.documents.blankett.identitet import Identitet, Sigillare, annan_version
from sipkit.documents.mallar import Mallar
from sipkit.domain.arende import Arende, Kallelse, Mottagare, Samtycke
from sipkit.errors import Refused, TemplateFault, UsageFault
from sipkit.rules.fakta import fakta_ur
from sipkit.rules.kallelsekedja import kallade
from sipkit.rules.mottagare import mottagare
from sipkit.rules.region import RegionPa


@dataclass(frozen=True)
class Inlast:
    """What a form said.

    Attributes:
        arende: with the answers.
        ids: what is new in it.
        rader: what was read, to show.
        samtycken: the new consents.
    """

    arende: Arende
    ids: tuple[str, ...]
    rader: tuple[Rad, ...] = field(repr=False)
    samtycken: tuple[Samtycke, ...] = ()


@dataclass(frozen=True)
class Blankettlasare:
    """What a form is read in.

    Attributes:
        arende: the ärende that it is taken into.
        region: its region's id.
        region_pa: that region as it stands on a day.
        mallar: the region's templates.
        sigillare: knows seals.
        idag: the day it is read.
    """

    arende: Arende
    region: str
    region_pa: RegionPa
    mallar: Mallar
    sigillare: Sigillare
    idag: date

    def krav(self, vem: Identitet) -> None:
        """Let through a form of this ärende that has not been taken in before, made of the template as it is now.

        Raises:
            UsageFault: `blankett-annat-arende`.
            Refused: `blankett-redan-inlast`, `blankett-annan-version`.
        """
        if vem.arende not in ("", self.arende.arende.id) or vem.region != self.region:
            cure = "Läs in den i sitt eget ärende. Vilket det är står i blankettens filnamn."
            raise UsageFault("blankett-annat-arende", "Blanketten hör till ett annat ärende.", atgard=cure)
        if any(rad.blankett == vem.id for rad in self.arende.historik):
            cure = f"Se när: sipkit ärende historik {self.arende.arende.id}"
            raise Refused("blankett-redan-inlast", "Blanketten är redan inläst i ärendet.", atgard=cure)
        if self._mallens_hash(vem.mall) != vem.mall_sha256:
            raise annan_version("Blankettens mall har ändrats sedan den gjordes.")

    def las(self, vem: Identitet, falt: Falt) -> Inlast:
        """Read a form.

        Raises:
            Refused: `blankett-annan-version`, what its answers are about has changed; `blankett-annan-person`.
            AnswerMissing: `blankett-tom`, `svar-saknas`.
            SipkitError: all that contradicts itself or cannot be read.
        """
        if vem.typ == "samtycke":
            return self._samtycke(vem, falt)
        return self._kallelse(vem, falt) if vem.typ == "kallelse" else self._checklista(vem, falt)

    def _samtycke(self, vem: Identitet, falt: Falt) -> Inlast:
        if vem.arende:
            self._krav_grund(vem, samtycke.grund(self.arende), "Personen eller enheterna i ärendet har ändrats")
        read = samtyckessvar.las(falt, self.arende, tom=not vem.arende)
        efter = self.arende.model_copy(update={"samtycken": (*self.arende.samtycken, *read.nya)})
        return Inlast(efter, tuple(each.id for each in read.nya), read.rader, read.nya)

    def _kallelse(self, vem: Identitet, falt: Falt) -> Inlast:
        if vem.arende:
            found = kallelse.motet(self.arende, vem.avser)
            if found is None:
                raise annan_version("Mötet som blanketten gäller är inte det som gäller nu.")
            mote, part = found
            self._krav_grund(vem, kallelse.grund(mote, part), "Mötets tid eller enhetens namn har ändrats")
        else:
            part = kallelsesvar.den_som_svarar(falt, self.arende)
            if self.arende.kallelse is None:
                cure = "Gör kallelsen först: sipkit kallelse."
                raise Refused("kallelse-saknas", "Ärendet har ingen kallelse att svara på.", atgard=cure)
            mote = self.arende.kallelse
        read = kallelsesvar.las(falt, part)
        efter = kallelsesvar.med_svar(self.arende, self._listad(mote), part, read.svar)
        return Inlast(efter, (f"{mote.id}.{part.id}",), read.rader)

    def _listad(self, mote: Kallelse) -> Kallelse:
        """The kallelse with all its receivers, where nothing said so when its papers were made."""
        if mote.mottagare:
            return mote
        region, fakta = self.region_pa(self.idag), fakta_ur(self.arende, self.idag)
        ids = kallade(region, self.arende, mote, idag=self.idag, fakta=fakta)
        alla = (Mottagare(part=each.id, som=each.som) for each in mottagare(region, self.arende, ids, fakta))
        return mote.model_copy(update={"mottagare": tuple(alla)})

    def _checklista(self, vem: Identitet, falt: Falt) -> Inlast:
        lista = self._listan(vem)
        self._krav_grund(vem, checklista.grund(lista), "Checklistans punkter har ändrats")
        read = checklistsvar.las(falt, lista, self.arende, self.idag)
        efter = self.arende.model_copy(update={"checklistor": (*self.arende.checklistor, *read.nya)})
        return Inlast(efter, tuple(each.id for each in read.nya), read.rader)

    def _listan(self, vem: Identitet) -> Checklista:
        for lista in self.region_pa(date.fromisoformat(vem.dag)).checklistor:
            if lista.id == vem.avser:
                return lista
        raise annan_version("Regionen har inte kvar checklistan.")

    def _krav_grund(self, vem: Identitet, grund: str, vad: str) -> None:
        """Refuse a form whose answers are about something else than it says now."""
        if not self.sigillare.galler(grund, vem.nyckel, vem.grund):
            raise annan_version(f"{vad} sedan blanketten gjordes.")

    def _mallens_hash(self, namn: str) -> str | None:
        try:
            return mallens_hash(self.mallar, namn)
        except TemplateFault:
            return None
