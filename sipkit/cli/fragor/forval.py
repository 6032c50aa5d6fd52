"""What the unit has said once: its profile, its address book and the last choices, for those who are asked something.

Without questions nothing of it is used: a script makes the same papers whoever runs it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from sipkit.cli.val import UT
from sipkit.config.dokumenttyp import Dokumenttyp
from sipkit.config.sources import find_sources
from sipkit.domain.arende import Arende
from sipkit.domain.svar import Varde
from sipkit.domain.vocabulary import Roll
from sipkit.interview.forval import Forval
from sipkit.interview.state import Svar
from sipkit.interview.urval import Urval
from sipkit.storage.adressbok import Adressbok, las_adressbok
from sipkit.storage.platser import Platser, platser
from sipkit.storage.profil import Kontakt, Profil, las_profil
from sipkit.storage.senaste import Senaste, las_senaste, spara_senaste


@dataclass(frozen=True)
class Enhetsval:
    """What one user's unit has said."""

    profil: Profil
    adressbok: Adressbok
    senaste: Senaste
    hem: Platser

    def forval(self, typ: Dokumenttyp, arende: Arende) -> Forval:
        """What an interview for the document begins with; in the ärende, who last sent something of it."""
        kontakter = tuple(self._kontakter())
        avsandare, ring = tuple(self._avsandare(arende)), tuple(self._ring())
        hos_oss: Mapping[str, tuple[Varde, dict[str, Varde]]] = {
            "enskild.folkbokforingskommun": (self.profil.kommun, {}),
            "kallelse.motesform": (self.profil.motesform, {}),
            "kallelse.plats_text": (self._plats(), {"kallelse.plats": "vardcentral"}),
            "fast_vardkontakt": (kontakter[0] if kontakter else None, {}),
            f"falt.{typ.id}.avsandare": (next(iter(avsandare), None), {}),
            f"falt.{typ.id}.ring": (next(iter(ring), None), {}),
        }
        forslag = {falt: Svar(said, "profil", under=under) for falt, (said, under) in hos_oss.items() if said}
        if last := _senaste_avsandare(arende):
            forslag[f"falt.{typ.id}.avsandare"] = Svar(last, "arende")
        alone = {"fast_vardkontakt": kontakter[0]} if len(kontakter) == 1 else {}
        makes_kallelse = typ.ny_medlem == "kallelser" and self.profil.langd is not None
        return Forval(
            forslag=forslag,
            svar={"kallelse.langd": self.profil.langd} if makes_kallelse else {},
            besvarat=alone,
            fardiga={"fast_vardkontakt": kontakter, f"falt.{typ.id}.avsandare": avsandare, f"falt.{typ.id}.ring": ring},
            urval=Urval(self.adressbok, self.senaste.enheter) if self.adressbok.kommuner else None,
        )

    def dokumenttyp(self, typ: Dokumenttyp) -> Dokumenttyp:
        """The document type with the post as the unit knows it."""
        return typ if self.profil.posttid is None else typ.model_copy(update={"postgang": self.profil.posttid})

    def ut(self, given: Path) -> Path:
        """The folder for papers: the one that was given, else the profile's."""
        return Path(self.profil.utskriftsmapp).expanduser() if given is UT and self.profil.utskriftsmapp else given

    def minns(self, arende: Arende) -> None:
        """Remember which units and which fast vårdkontakt were chosen, to suggest them next time."""
        kommun = arende.enskild.folkbokforingskommun
        ids = {enhet.hela_namnet: enhet.id for enhet in self.adressbok.enheter(kommun or "")}
        chosen = [ids[part.namn] for part in arende.parter if part.namn in ids]
        kontakt = arende.huvudansvarig.namn if arende.huvudansvarig else None
        known = kontakt if any(each.namn == kontakt for each in self.profil.kontakter) else None
        if chosen or known:
            spara_senaste(self.senaste.efter(kommun, chosen, known), self.hem)

    def _kontakter(self) -> list[Varde]:
        """Each fast vårdkontakt with a telephone as a whole answer, the one who called last first."""
        found = self._senaste_forst()
        return [self._kontakt(each) for each in found if each.telefon or self.profil.telefon]

    def _senaste_forst(self) -> list[Kontakt]:
        return sorted(self.profil.kontakter, key=lambda each: each.namn != self.senaste.kontakt)

    def _kontakt(self, kontakt: Kontakt) -> Varde:
        own_number = kontakt.telefon is not None
        fields = {
            "namn": kontakt.namn,
            "titel": kontakt.titel,
            "enhet": self.profil.enhet,
            "telefon": kontakt.telefon or self.profil.telefon,
            "telefontid": None if own_number else self.profil.telefontid,
        }
        return {name: said for name, said in fields.items() if said}

    def _avsandare(self, arende: Arende) -> Iterator[str]:
        """Each who may send a message, as it is written: the last one in the ärende, then the unit's own."""
        last = _senaste_avsandare(arende)
        own = (
            (each.namn, each.titel, self.profil.enhet, each.telefon or self.profil.telefon)
            for each in self._senaste_forst()
        )
        lines = (", ".join(said for said in parts if said) for parts in own)
        yield from dict.fromkeys((*((last,) if last else ()), *lines))

    def _ring(self) -> Iterator[str]:
        """Where the person rings: the unit, where it has a telephone."""
        profil = self.profil
        if profil.telefon:
            yield ", ".join(said for said in (profil.enhet, profil.telefon, profil.telefontid) if said)

    def _plats(self) -> str | None:
        """Where a meeting at the unit is held."""
        profil = self.profil
        return ", ".join(said for said in (profil.enhet, profil.adress) if said) or None


def _senaste_avsandare(arende: Arende) -> str | None:
    """Who sent the message whose papers were made last."""
    made = [rad.dokumenttyp for rad in arende.historik if rad.vad == "papper" and rad.dokumenttyp]
    found = (arende.falt.get(typ, {}).get("avsandare") for typ in reversed(made))
    return next((str(each) for each in found if each), None)


def las_enhetsval(config: Path | None) -> Enhetsval:
    """What the unit has said, in the shared folder of configuration and in the user's own.

    Raises:
        SipkitError: all that is wrong in the files.
    """
    hem, delade = platser(), find_sources(config).egna
    return Enhetsval(las_profil(delade, hem), las_adressbok(delade, hem), las_senaste(hem), hem)


def profilens_region(config: Path | None) -> str | None:
    """The region that the unit's profile names.

    Raises:
        SipkitError: all that is wrong in the profile.
    """
    return las_profil(find_sources(config).egna, platser()).region


def profilens_roll(config: Path | None) -> Roll | None:
    """The role that the unit's profile names. Raises as `profilens_region`."""
    return las_profil(find_sources(config).egna, platser()).roll
