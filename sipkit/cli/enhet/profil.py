"""`sipkit profil`: what every paper from the unit says of it, asked once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from sipkit.cli.utfall import Utfall
from sipkit.cli.val import Config, Json

if TYPE_CHECKING:
    from sipkit.storage.profil import Profil


def profil(
    visa: Annotated[bool, typer.Option("--visa", help="Visa profilen utan att fråga. Det gör --json också.")] = False,
    config: Config = None,
    json: Json = False,
) -> Utfall:
    """Enhetens namn, telefon, region och fasta vårdkontakter, en gång för alla."""
    from sipkit.cli.enhet.profilfragor import fraga_profil
    from sipkit.config.sources import find_sources
    from sipkit.storage.platser import platser
    from sipkit.storage.profil import las_profil, spara_profil

    sources, hem = find_sources(config), platser()
    known = las_profil(sources.egna, hem)
    if visa or json:
        return _utfall(known)
    fil = spara_profil(fraga_profil(known, sources), sources.egna, hem)
    return _utfall(las_profil(sources.egna, hem), f"Sparat i {fil}. Ändra: sipkit profil")


def _utfall(profil: Profil, *efter: str) -> Utfall:
    from sipkit.cli.enhet import former
    from sipkit.config.stavning import stavad

    fields = profil.model_dump(mode="json")
    kontakter = [former.Profilkontakt(each.namn, each.titel, each.telefon) for each in profil.kontakter]
    rader = [f"{stavad(name).capitalize()}: {said}" for name, said in fields.items() if said and name != "kontakter"]
    rader += [
        f"Fast vårdkontakt: {', '.join(filter(None, (each.namn, each.titel, each.telefon)))}" for each in kontakter
    ]
    tom = "Profilen är tom. Fyll i den: sipkit profil"
    resultat = former.Profil(**{**fields, "kontakter": tuple(kontakter)})
    return Utfall("profil", resultat, (*(rader or [tom]), *efter))
