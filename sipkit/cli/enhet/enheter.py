"""`sipkit enheter lista|visa|ny`: the address book, by kommun."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sipkit.cli import svenska
from sipkit.cli.svenska import Kommando
from sipkit.cli.utfall import Utfall
from sipkit.cli.val import Config, Json

if TYPE_CHECKING:
    from sipkit.cli.enhet import former
    from sipkit.storage.adressbok import Adressbok, Enhet

app = svenska.app("Adressboken: enheter att kalla eller bjuda in, för varje kommun.")

Kommun = Annotated[
    str | None, typer.Option("--kommun", metavar="NAMN", help="Kommunen. Annars den som står i profilen.")
]


@app.command("lista", cls=Kommando)
def lista(kommun: Kommun = None, config: Config = None, json: Json = False) -> Utfall:
    """Enheterna i en kommun, eller i alla kommuner när ingen är vald."""
    from sipkit.cli.enhet import former

    bok, vald = _bok(config), _kommun(kommun, config)
    kommuner = [each for each in bok.kommuner.values() if vald is None or each.enheter == bok.enheter(vald)]
    resultat = former.Enheter(
        tuple(former.Kommunenheter(each.kommun, tuple(map(_form, each.enheter))) for each in kommuner)
    )
    text = [rad for each in kommuner for rad in (f"{each.kommun}:", *map(_rad, each.enheter))]
    return Utfall("enheter lista", resultat, text or ["Inga enheter. Lägg till: sipkit enheter ny"])


@app.command("visa", cls=Kommando)
def visa(
    id_: Annotated[str, typer.Argument(metavar="ID", help="Enhetens id; `sipkit enheter lista` visar dem.")],
    kommun: Kommun = None,
    config: Config = None,
    json: Json = False,
) -> Utfall:
    """Allt om en enhet."""
    from sipkit.config.stavning import stavad
    from sipkit.domain.text import did_you_mean
    from sipkit.errors import UsageFault

    bok, vald = _bok(config), _kommun(kommun, config)
    enheter = [enhet for each in bok.kommuner.values() for enhet in each.enheter]
    own = bok.enheter(vald) if vald else ()
    found = next((enhet for enhet in (*own, *enheter) if enhet.id == id_), None)
    if found is None:
        cure = did_you_mean(id_, [enhet.id for enhet in enheter], "`sipkit enheter lista` visar alla.")
        raise UsageFault("okand-enhet", "Enheten finns inte i adressboken.", "ID", cure)
    fields = found.model_dump(mode="json", exclude_none=True, exclude_defaults=True)
    text = [f"{stavad(name)}: {', '.join(said) if isinstance(said, list) else said}" for name, said in fields.items()]
    return Utfall("enheter visa", _form(found), text)


@app.command("ny", cls=Kommando)
def ny(kommun: Kommun = None, config: Config = None, json: Json = False) -> Utfall:
    """Fråga om en ny enhet, och skriv den i din egen adressbok."""
    from sipkit.cli.enhet.enhetsfragor import fraga_enhet
    from sipkit.storage.adressbok import lagg_till
    from sipkit.storage.platser import platser

    vald, enhet = fraga_enhet(_kommun(kommun, config), _bok(config))
    fil = lagg_till(enhet, vald, platser())
    return Utfall("enheter ny", _form(enhet), (_rad(enhet), f"Sparat i {fil}. Ändra där om något blev fel."))


def _bok(config: Path | None) -> Adressbok:
    from sipkit.config.sources import find_sources
    from sipkit.storage.adressbok import las_adressbok
    from sipkit.storage.platser import platser

    return las_adressbok(find_sources(config).egna, platser())


def _kommun(given: str | None, config: Path | None) -> str | None:
    from sipkit.config.sources import find_sources
    from sipkit.storage.platser import platser
    from sipkit.storage.profil import las_profil

    return given or las_profil(find_sources(config).egna, platser()).kommun


def _rad(enhet: Enhet) -> str:
    vanlig = f", vanlig för {', '.join(enhet.vanlig_for)}" if enhet.vanlig_for else ""
    return f"  {enhet.id}: {enhet.hela_namnet} ({enhet.som} enligt {enhet.kalla}{vanlig})"


def _form(enhet: Enhet) -> former.Enhet:
    from sipkit.cli.enhet import former

    return former.Enhet(**{**enhet.model_dump(mode="json"), "vanlig_for": enhet.vanlig_for})
