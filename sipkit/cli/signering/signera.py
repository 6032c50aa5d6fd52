"""Signing a PDF with a certificate in a file or on a card: who, what and for how long is shown before it is done."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sipkit.bord.lage import las_nu
from sipkit.cli.arende.oppet import Oppet, oppna_arende
from sipkit.cli.avbrott import Avbruten
from sipkit.cli.samtal import prompter as samtal
from sipkit.cli.signering import former
from sipkit.cli.signering.falt import falt_id, lediga_falt, rader_for, vald_plats
from sipkit.cli.signering.filer import las, rotter, sparrdata
from sipkit.cli.signering.hemlighet import hemlighet
from sipkit.cli.signering.planlage import (
    Planlage,
    Planrad,
    lagestext,
    med_underskrift,
    ny_underskrift,
    planlage,
)
from sipkit.cli.utfall import Utfall
from sipkit.config.sources import find_sources
from sipkit.documents.manifest import sha256
from sipkit.documents.skriv import Fil, skriv
from sipkit.documents.underskriftsfalt import radens_id
from sipkit.domain.datum import echo_datum
from sipkit.domain.janej import parse_janej
from sipkit.domain.klockslag import STOCKHOLM, echo_tid
from sipkit.domain.plan import Underskrift
from sipkit.errors import FileFault, UsageFault
from sipkit.interview.layout import INDENT, indented
from sipkit.interview.prompter import Prompt
from sipkit.storage.platser import platser

if TYPE_CHECKING:
    from sipkit.signing import SignaturePlace, Signer

_SIGNED = re.compile(r"(.+)-signerad(?:-(\d+))?")


@dataclass(frozen=True)
class Onskan:
    """What was asked for on the command line.

    Attributes:
        p12, pkcs11: the file with the key, or the card's library; one of them.
        token, etikett: which card, and which certificate on it.
        falt: the field's name, with or without `underskrift:`.
        fraga: whether there may be someone to ask.
    """

    fil: Path
    arende: str | None
    p12: Path | None
    pkcs11: str | None
    token: str | None
    etikett: str | None
    pin_fil: Path | None
    falt: str | None
    tidsstampel: str | None
    sparrlistor: Sequence[Path]
    rot: Sequence[Path]
    ut: Path | None
    ersatt: bool
    config: Path | None
    fraga: bool


def signera(onskan: Onskan) -> Utfall:
    """Sign one field, write the new file, and record it in the ärende that was named.

    Raises:
        Avbruten: the user said no; nothing is written.
        SipkitError: the file, the certificate, the card or the field does not allow it.
    """
    # Signing takes time to load, and few commands sign.
    from sipkit.signing import sign, signature_places

    pdf = las(onskan.fil, "PDF:en")
    lediga = lediga_falt(signature_places(pdf))
    oppet = oppna_arende(onskan.arende, None, onskan.config, fraga=False) if onskan.arende else None
    rader = rader_for(oppet, lediga) if oppet else None
    nu = oppet.om.nu if oppet else las_nu(None)
    sparr = sparrdata(onskan.sparrlistor)
    roots = rotter(onskan.rot, oppet.lage.sources if oppet else find_sources(onskan.config), platser())
    with _nyckel(onskan) as signer:
        place = vald_plats(onskan.falt, signer, lediga, rader, fraga=onskan.fraga)
        rad = rader[place.name] if rader else None
        expected = (rad.namn if rad else None) or signer.name
        signer.check(nu, expected)
        if onskan.fraga:
            _godkann(onskan, signer, place, rad)
        signed = sign(
            pdf, place.name, signer, when=nu, expected=expected,
            timestamp_url=onskan.tidsstampel, revocation=sparr, trust_roots=roots,
        )  # fmt: skip
        namn = signer.name
    ut = onskan.ut or signerad(onskan.fil)
    skriv(ut.parent, [Fil(ut.name, signed)], ersatt=onskan.ersatt)
    gjord = _Gjord(ut, sha256(signed), place.name, namn, nu, stamplad=onskan.tidsstampel is not None)
    lage = _anteckna(oppet, rad, gjord) if oppet and rad else None
    return _utfall(gjord, oppet, lage)


@dataclass(frozen=True)
class _Gjord:
    """A signature that was made."""

    fil: Path
    sha256: str
    falt: str
    namn: str
    tid: datetime
    stamplad: bool


def signerad(fil: Path) -> Path:
    """The name of a file with one more signature: `plan-signerad.pdf`, then `plan-signerad-2.pdf`."""
    match = _SIGNED.fullmatch(fil.stem)
    stem = f"{match[1]}-signerad-{int(match[2] or 1) + 1}" if match else f"{fil.stem}-signerad"
    return fil.with_name(f"{stem}.pdf")


# --- the key ----------------------------------------------------------------------------------------------------------


def _nyckel(onskan: Onskan) -> AbstractContextManager[Signer]:
    from sipkit.signing import load_pkcs12, open_pkcs11

    if (onskan.p12 is None) == (onskan.pkcs11 is None):
        cure = "Ge --p12 FIL för ett certifikat i en fil, eller --pkcs11 MODUL för ett kort."
        raise UsageFault("argument-saknas", "Det ska finnas ett certifikat att skriva under med.", atgard=cure)
    if onskan.p12 is not None:
        losenord = hemlighet(onskan.pin_fil, "Lösenordet till certifikatfilen", fraga=onskan.fraga)
        return nullcontext(load_pkcs12(las(onskan.p12, "Certifikatfilen"), losenord))
    if onskan.token is None:
        raise UsageFault("argument-saknas", "Kortets namn saknas.", "--token", "Ge --token NAMN.")
    pin = hemlighet(onskan.pin_fil, "PIN-koden till kortet", fraga=onskan.fraga)
    return open_pkcs11(str(onskan.pkcs11), onskan.token, pin, onskan.etikett)


# --- before and after -------------------------------------------------------------------------------------------------


def _godkann(onskan: Onskan, signer: Signer, place: SignaturePlace, rad: Planrad | None) -> None:
    """Show who signs what, and let the one at the keyboard say yes."""
    talk = samtal.prompter()
    slut = signer.until.astimezone(STOCKHOLM).date()
    for row in (
        f"Vem: {signer.name}, enligt certifikatet som gäller till {echo_datum(slut)}.",
        f"Vad: {onskan.fil.name}, fältet {rad.vem if rad else place.label or falt_id(place)}.",
    ):
        talk.say(indented(row))
    hjalp = "Underskriften läggs till i en ny fil. Originalet ändras inte, och en underskrift går inte att ta tillbaka."
    if not samtal.fraga(Prompt((), f"{INDENT}Skriva under? j/n: "), parse_janej, var="underskrift", hjalp=hjalp):
        raise Avbruten


def _anteckna(oppet: Oppet, rad: Planrad, gjord: _Gjord) -> Planlage:
    """Record the signature in the ärende; how the plan then stands.

    Raises:
        FileFault: it could not be stored. The signed file is written all the same.
    """
    made = Underskrift(
        id=ny_underskrift(rad.plan),
        sort=rad.rad.sort,
        som=rad.rad.som,
        vem=rad.rad.vem if rad.rad.som in ("enhet", "foretradare") else None,
        namn=gjord.namn,
        dag=gjord.tid.date(),
        hur="e-underskrift",
        fil_sha256=gjord.sha256,
    )
    efter = med_underskrift(oppet.arende, rad.plan, made)
    try:
        oppet.oppnat.spara(efter, "underskrift", dokumenttyp=rad.plan.typ, avser=rad.plan.id)
    except FileFault as fault:
        again = f"sipkit underskrift {oppet.argument} --hur e-underskrift --fil {gjord.fil}"
        cure = f"Filen är underskriven. Anteckna den: {again}"
        raise FileFault(fault.kod, fault.vad, fault.var, cure) from None
    return planlage(oppet, efter, next(each for each in efter.planer if each.id == rad.plan.id))


def _utfall(gjord: _Gjord, oppet: Oppet | None, lage: Planlage | None) -> Utfall:
    resultat = former.Signera(
        fil=str(gjord.fil),
        sha256=gjord.sha256,
        falt=radens_id(gjord.falt),
        namn=gjord.namn,
        tid=gjord.tid.isoformat(),
        tidsstamplad=gjord.stamplad,
        arende=oppet.oppnat.id if oppet else None,
        plan=lage.form if lage else None,
    )
    return Utfall("signera", resultat, tuple(_text(gjord, oppet, lage)), oppet.lage.varningar if oppet else ())


def _text(gjord: _Gjord, oppet: Oppet | None, lage: Planlage | None) -> Iterator[str]:
    yield f"Underskrivet av {gjord.namn} {echo_tid(gjord.tid)}: {gjord.fil}"
    if lage is not None:
        yield from lagestext(lage)
    yield "Gör nu"
    argument = f" --ärende {oppet.argument}" if oppet else ""
    yield f"  1  Pröva underskriften: sipkit verifiera {gjord.fil}{argument}"
    if oppet is not None:
        yield f"  2  Anteckna vem som har fått planen: sipkit underskrift {oppet.argument}"
