"""The address book: units by kommun, a region's file with the user's additions on top, and files that are wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sipkit.errors import SipkitError
from sipkit.storage.adressbok import MAPP, Enhet, kommunnyckel, lagg_till, las_adressbok
from tests.storage.lager import Hem, as_read, hem_i, texts

KARLSKRONA = """\
kommun: Karlskrona
enheter:
  - id: hemsjukvarden
    namn: Hemsjukvården Exempelviken
    verksamhet: sjuksköterska
    huvudman: kommun
    roll: kommunal-halso-och-sjukvard
    som: kallad
    källa: Blekingerutinerna, Kallelse 2
    kanal: it-tjanst
    vanlig_för: [vuxen]
"""
FK = Enhet(id="fk", namn="Försäkringskassan Prov", huvudman="annan", som="inbjuden", kalla="Enheten")


@pytest.fixture
def delad(tmp_path: Path) -> Path:
    """A region's shared folder with a file for Karlskrona."""
    return _delad(tmp_path / "delad", KARLSKRONA)


def _delad(folder: Path, text: str, name: str = "karlskrona.yaml") -> Path:
    for each in (folder, folder / MAPP):
        each.mkdir(mode=0o700, exist_ok=True)
    (folder / MAPP / name).write_text(text, "utf8")
    return folder


def test_the_users_units_come_after_the_regions(hem: Hem, delad: Path, tmp_path: Path) -> None:
    """For that user only; the region's file is not touched."""
    lagg_till(FK, "Karlskrona", hem.platser)
    bok = las_adressbok([delad], hem.platser)
    assert [enhet.id for enhet in bok.enheter("karlskrona kommun")] == ["hemsjukvarden", "fk"]
    assert [each.id for each in las_adressbok([delad], hem_i(tmp_path / "b").platser).enheter("Karlskrona")] == [
        "hemsjukvarden"
    ]
    assert (delad / MAPP / "karlskrona.yaml").read_text("utf8") == KARLSKRONA


def test_a_unit_of_the_same_id_is_changed_key_by_key(hem: Hem, delad: Path) -> None:
    """A telephone number of one's own beside what the region says."""
    change = "kommun: Karlskrona\nenheter:\n- id: hemsjukvarden\n  telefon: 0701740612\n"
    _delad(hem.platser.konfiguration, change)
    (enhet,) = las_adressbok([delad], hem.platser).enheter("Karlskrona")
    assert (enhet.telefon, enhet.kanal) == ("070-174 06 12", "it-tjanst")


def test_adding_keeps_what_stands_in_the_file(hem: Hem) -> None:
    """Also comments, and however far in the list stands."""
    for indent in ("", "    "):
        text = f"# vår bok\nkommun: Ronneby\nenheter:\n{indent}- id: a{len(indent)}\n{indent}  namn: A\n"
        text += f"{indent}  huvudman: kommun\n{indent}  som: kallad # alltid\n{indent}  källa: B"
        kommun = _delad(hem.platser.konfiguration, text, "ronneby.yaml") / MAPP / "ronneby.yaml"
        lagg_till(FK, "Ronneby", hem.platser)
        assert kommun.read_text("utf8").startswith(f"{text}\n")
        assert las_adressbok([], hem.platser).enheter("Ronneby")[-1] == FK


def test_the_same_id_twice_in_a_file_is_a_fault_with_both_lines(hem: Hem) -> None:
    """Also when it is added; nothing is written then."""
    fil = lagg_till(FK, "Karlskrona", hem.platser)
    before = fil.read_bytes()
    with pytest.raises(SipkitError, match=r"dubbelt-id.*rad 3"):
        lagg_till(FK, "Karlskrona", hem.platser)
    assert fil.read_bytes() == before


@pytest.mark.parametrize(
    ("change", "kod", "rad", "cure"),
    [
        (("som: kallad", "som: kallas"), "fel-varde", 8, "kallad"),
        (("huvudman: kommun", "huvudmann: kommun"), "nyckel-saknas", 3, "huvudman"),
        (("    källa: Blekingerutinerna, Kallelse 2\n", ""), "nyckel-saknas", 3, "Lägg till `källa: …`."),
        (("kommun: Karlskrona", "kommun: Ronneby"), "fel-varde", 1, "ronneby.yaml"),
        (("[vuxen]", "[gammal]"), "fel-varde", 11, "psykiatri"),
        (("id: hemsjukvarden", "id: Hemsjukvården"), "fel-varde", 3, ""),
    ],
)
def test_what_is_wrong_is_told_with_line_and_cure(
    tmp_path: Path, change: tuple[str, str], kod: str, rad: int, cure: str
) -> None:
    """The first fault names file and line; the cure says what to write."""
    delad = _delad(tmp_path / "delad", KARLSKRONA.replace(*change))
    with pytest.raises(SipkitError) as raised:
        las_adressbok([delad], hem_i(tmp_path / "hem").platser)
    fault = raised.value.faults[0]
    assert (fault.kod, cure in fault.atgard) == (kod, True)
    assert fault.var.startswith(f"{delad / MAPP / 'karlskrona.yaml'}:{rad}:")


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("Upplands Väsby kommun", "upplands-vasby"),
        ("ÖCKERÖ", "ockero"),
        ("../etc", "etc"),
        (" Karlskrona ", "karlskrona"),
    ],
)
def test_a_kommun_is_the_same_however_it_is_written(written: str, key: str) -> None:
    """And is never a path."""
    assert kommunnyckel(written) == key


@given(st.lists(texts.map(as_read), min_size=1, max_size=4))
def test_units_that_are_added_are_read_in_order(tmp_path_factory: pytest.TempPathFactory, namn: list[str]) -> None:
    """Whatever they are called."""
    hem = hem_i(tmp_path_factory.mktemp("hem"))
    added = tuple(FK.model_copy(update={"id": f"e-{n}", "namn": each, "adress": "a"}) for n, each in enumerate(namn))
    for enhet in added:
        lagg_till(enhet, "Ronneby", hem.platser)
    assert las_adressbok([], hem.platser).enheter("Ronneby") == added
