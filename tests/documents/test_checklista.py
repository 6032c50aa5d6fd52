"""A checklist on paper: every point of every region's lists, what is missing, and nobody told that all is well."""

from __future__ import annotations

import io
import re
from collections import Counter
from pathlib import Path

import pytest
from pypdf import PdfReader

from sipkit.bord.lage import las_lage
from sipkit.config.checklistor import Checklista
from sipkit.config.loading import load_document_type
from sipkit.config.sources import find_sources
from sipkit.documents.checklista.kontext import Checklistan, Listpunkt
from sipkit.documents.checklista.listan import Omslag, checklistan
from sipkit.documents.kontext import SarskildRutin
from sipkit.documents.manifest import Post
from sipkit.domain.vocabulary import Modal
from sipkit.errors import UsageFault
from sipkit.pdf import Form, typeset
from sipkit.rules import skydd
from sipkit.rules.checklistor import listlage, utbud
from sipkit.rules.checklistor import listor as rollens
from sipkit.word import read
from tests.cli.korning import NU
from tests.documents.checklistor import (
    IDAG,
    PABORJAD,
    REGIONER,
    UTSKRIVNING,
    dokumentet,
    ett_av_varje,
    listor,
    regionen,
    svar,
    tom,
    wordfil,
)
from tests.documents.lasning import controls, rows
from tests.pdf import verapdf

ALLA = list(listor())
(BLEKINGES,) = (pair for pair in ALLA if (pair[0], pair[1].id) == ("blekinge", UTSKRIVNING))
VERB: dict[Modal, str] = {"ska": r"\bska\b", "bor": r"\bbör\b", "kan": r"\bkan\b"}
KRAV = re.compile(r"\b(ska|bör|måste)\b")


def punkter(kontext: Checklistan) -> dict[str, Listpunkt]:
    return {each.id: each for each in (*kontext.punkter, *kontext.andras)}


def paborjad(*nya: dict[str, object]) -> Checklistan:
    """The list at discharge as it stands, with further answers."""
    held = PABORJAD["checklistor"]
    assert isinstance(held, list)
    (papper,) = dokumentet({**PABORJAD, "checklistor": [*held, *nya]}).papper(lambda _: ())
    assert isinstance(papper.kontext, Checklistan)
    return papper.kontext


# --- the points -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("region", REGIONER)
def test_each_point_stands_once_on_one_paper_of_its_role_and_step(region: str) -> None:
    """What a role gets at a step holds every point of its lists, as the routine words it, and none twice."""
    held = regionen(region)
    reached = set()
    for roll, steg in utbud(held, {}):
        lists = rollens(held, roll, steg, {})
        reached |= {each.id for each in lists}
        printed = Counter[str]()
        for lista in lists:
            shown = "\n".join(rows(wordfil(region, tom(region, lista))))
            printed.update({each.text or "": shown.count(each.text or "") for each in lista.punkter})
        assert printed == Counter(each.text for lista in lists for each in lista.punkter)
        assert set(printed.values()) == {1}
    assert reached == {each.id for each in held.checklistor}


@pytest.mark.parametrize(("region", "lista"), ALLA, ids=lambda each: each if isinstance(each, str) else each.id)
def test_a_point_keeps_the_verb_of_its_rule(region: str, lista: Checklista) -> None:
    """Ska as ska, bör as bör, and what merely holds as no demand."""
    verb = {each.id: each.modal for each in lista.punkter}
    for punkt in punkter(tom(region, lista)).values():
        modal = verb[punkt.id]
        assert modal is not None
        assert re.search(VERB[modal], punkt.text) if modal in VERB else not KRAV.search(punkt.text), punkt.text


@pytest.mark.parametrize(("region", "lista"), ALLA, ids=lambda each: each if isinstance(each, str) else each.id)
def test_a_point_that_hangs_on_a_fact_says_so_until_the_fact_is_known(region: str, lista: Checklista) -> None:
    """It is left out only where the fact is known to be otherwise; and no fact is called by sipkit's name for it."""
    for punkt in lista.punkter:
        for namn, varde in punkt.nar.items():
            unknown = punkter(tom(region, lista))[punkt.id]
            assert unknown.villkor is not None
            assert unknown.villkor.startswith("Gäller bara om ")
            assert not re.search(rf"\b{namn}\b| är (ja|nej)\b", unknown.villkor)
            known = frozenset({varde} if isinstance(varde, str) else varde)
            assert punkter(tom(region, lista, {namn: known}))[punkt.id].villkor is None
            assert punkt.id not in punkter(tom(region, lista, {namn: frozenset({"något annat"})}))


@pytest.mark.parametrize("etikett", ["ja", "nej"])
def test_a_role_has_room_for_the_label_where_the_region_says_so(tmp_path: Path, etikett: str) -> None:
    """Also where a layer below says otherwise."""
    layers = tmp_path / "regions" / "prov"
    layers.mkdir(parents=True)
    (layers / "region.yaml").write_text("region: {bygger_på: blekinge, namn: Prov}\n", "utf-8")
    roles = ("slutenvard", "regional-oppenvard")
    said = "".join(f"  - {{id: {each}, etikett: {etikett}, källa: {{dokument: los, avsnitt: 1}}}}\n" for each in roles)
    (layers / "roller.yaml").write_text(f"roller:\n{said}", "utf-8")
    region = las_lage("prov", NU, tmp_path).region
    lists = [each for each in region.checklistor if set(roles) & {*each.roller}]
    assert {each.roller for each in lists} >= {(role,) for role in roles}
    assert {checklistan(listlage(each, {}), Omslag(region, IDAG)).etikett for each in lists} == {etikett == "ja"}


def test_a_paper_of_a_ward_has_room_for_the_patients_label() -> None:
    """Others have room to write whom it is about."""
    for region, lista in ALLA:
        shown = "\n".join(rows(wordfil(region, tom(region, lista))))
        assert ("Patientetikett" in shown) == bool({"slutenvard", "akutmottagning"} & {*lista.roller})
        assert ("Vem listan gäller" in shown) != ("Patientetikett" in shown)


# --- what is answered -------------------------------------------------------------------------------------------------


def test_a_list_says_what_is_missing_and_never_that_it_may_go_on() -> None:
    """By the routine's own letters; b and e, that others answer for, too. An empty one leaves it to be written."""
    assert paborjad().saknas == "a, b, c, d, e"
    done = [svar(10 + nr, namn, "ja") for nr, namn in enumerate(("a", "b", "c-information", "d-lista", "e"))]
    finished = paborjad(*map(dict, done))
    assert finished.saknas is None
    for each in (*ett_av_varje().values(), wordfil("blekinge", finished)):
        assert not re.search(r"godkän|uppfyllda\.|får skrivas ut", " ".join(rows(each)), re.IGNORECASE)
    avgor = "Läkaren avgör om personen kan skrivas ut."
    assert f"| Saknas: a, b, c, d, e / {avgor} |" in " ".join(rows(wordfil("blekinge", paborjad())))
    assert f"| Saknas: – / {avgor} |" in " ".join(rows(wordfil("blekinge", finished)))
    assert tom(*BLEKINGES).saknas is None


def test_a_no_is_an_empty_box_with_nobody_beside_it() -> None:
    """So that it can be ticked on paper when it is done; the boxes that were ticked stay."""
    a = punkter(paborjad())["a"]
    assert (a.ja, a.ej, a.vem, a.nar) == (False, False, None, None)
    assert [each.id for each in a.rutor if each.kryss] == ["lakemedelslista", "omvardnadsepikris"]


def test_an_answer_stands_with_who_and_when() -> None:
    """What was said last of a point; the reason where one was given."""
    held = punkter(paborjad())
    assert (held["d"].ja, held["d"].vem, held["d"].nar) == (True, "Siv Provberg", "2027-03-25")
    assert (held["c"].ja, held["c"].ej, held["c"].skal) == (False, True, "Inga hjälpmedel behövs hemma")
    shown = controls(ett_av_varje()[f"paborjad-{UTSKRIVNING}"])
    assert [shown[f"punkt.{namn}.ja"].shown for namn in ("a", "c", "d")] == ["☐", "☐", "☒"]
    assert [shown[f"punkt.{namn}.ej"].shown for namn in ("a", "c", "d")] == ["☐", "☒", "☐"]


def test_the_day_of_a_deadline_stands_at_its_point() -> None:
    """Three weekdays from Maundy Thursday: a long weekend does not count. Empty lists have no days."""
    assert punkter(paborjad())["d"].frist == "Läkemedlen räcker till och med torsdag 1 april."
    assert "Öppenvården: Kallelsen skickas senast söndag 28 mars." in paborjad().andras_rader
    assert not any(each.frist for pair in ALLA for each in punkter(tom(*pair)).values())


def test_others_points_are_said_to_be_theirs() -> None:
    """By the names that the region's people use. A gate stands in the source's order all the same: it is to be met."""
    shown = paborjad()
    assert [each.nr for each in shown.punkter] == ["1", "a", "b", "c", "c", "d", "d", "e", "f"]
    assert shown.andras_rader[:2] == ("Öppenvården svarar för b.", "Hemsjukvården och socialtjänsten svarar för e.")
    assert not any(each.vem_gor for each in shown.punkter)


# --- as a document ----------------------------------------------------------------------------------------------------


def test_the_lists_that_are_begun_are_made() -> None:
    """By the list's name and nobody's; where none is begun, what begins one is said."""
    assert [each.filnamn for each in dokumentet().papper(lambda _: ())] == [f"checklista-{UTSKRIVNING}"]
    with pytest.raises(UsageFault) as refused:
        dokumentet({}).papper(lambda _: ())
    assert refused.value.kod == "checklista-saknas"


def test_what_there_is_to_do_is_to_print_it() -> None:
    """Each list by itself; what is missing stands on it."""
    filer = [Post(f"7K2M-checklista.{each}", "checklista", UTSKRIVNING, None, "") for each in ("docx", "pdf")]
    assert dokumentet().gor_nu(filer, sparat=True) == ("Skriv ut: 7K2M-checklista.pdf",)


def test_only_a_checklist_is_made_before_anyone_has_asked_about_protected_data() -> None:
    """It states nothing of the person; every other document of an ärende must know."""
    sources = find_sources(environ={})
    typer = (load_document_type(each, sources) for each in sources.document_ids())
    assert {each.id for each in typer if skydd.FALT not in each.kraver} == {"checklista"}
    (paper,) = dokumentet({**PABORJAD, "enskild.skyddade_uppgifter": None}).papper(lambda _: ())
    assert isinstance(paper.kontext, Checklistan)


def test_protected_data_make_the_one_sheet_without_data() -> None:
    """No list, no tick and no rule of a list's, whoever has begun it; nor a warning of what it hangs on."""
    made = dokumentet({**PABORJAD, "enskild.skyddade_uppgifter": "ja"})
    (sheet,) = made.papper(lambda _: ())
    assert isinstance(sheet.kontext, SarskildRutin)
    assert "ble-utskr-a" not in made.regler
    assert "ble-utskr-a" in dokumentet().regler
    assert not any("Kan personen" in rad for rad in made.gor_nu((), sparat=True))


# --- as it is set -----------------------------------------------------------------------------------------------------


def pdfer() -> dict[str, bytes]:
    """Every list as a form, empty; one begun, as a form and as it is printed."""
    empty = {f"{region}-{each.id}": wordfil(region, tom(region, each)) for region, each in ALLA}
    begun = wordfil("blekinge", paborjad())
    forms = {namn: typeset(read(word), Form()).data for namn, word in {**empty, "paborjad": begun}.items()}
    return {**forms, "platt": typeset(read(begun)).data}


def test_the_list_at_discharge_is_one_page_to_tick_standing() -> None:
    """Empty, and with all that an ärende adds."""
    for word in (wordfil("blekinge", tom(*BLEKINGES)), wordfil("blekinge", paborjad())):
        assert len(PdfReader(io.BytesIO(typeset(read(word), Form()).data)).pages) == 1


@pytest.mark.motor
def test_verapdf_finds_nothing_in_any_list(tmp_path: Path) -> None:
    """As forms PDF/UA-1; as printed PDF/A-2a too."""
    made = pdfer()
    for namn, data in made.items():
        (tmp_path / f"{namn}.pdf").write_bytes(data)
    assert verapdf.faults(sorted(tmp_path.iterdir()), "ua1") == []
    assert verapdf.faults([tmp_path / "platt.pdf"]) == []
