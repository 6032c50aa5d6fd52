"""`sipkit läs-in`: what a form says is shown, then taken in; and a form that cannot be trusted is refused, and why."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import cast

import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyrage.x25519 import Identity

from sipkit.cli.samtal.prompter import talks_with
from sipkit.config.loading import load_region
from sipkit.config.sources import find_sources
from sipkit.documents.blankett import samtyckessvar
from sipkit.documents.blankett.falt import Falt
from sipkit.domain.arende import Arende
from sipkit.domain.svar import bygg, platta
from sipkit.errors import SipkitError
from sipkit.interview.scripted import Scripted
from sipkit.rules.fakta import fakta_ur
from sipkit.rules.samtycke import samtyckesbeslut
from sipkit.signing import SignatureField, add_signature_fields, sign
from tests.cli.conftest import Svar as Skriv
from tests.cli.ifyllda import Svar, fyll, med_dolt, platt
from tests.cli.korning import NU, Changes, Result, Sipkit, answers
from tests.cli.sparade import ID, IDAG, oppnat, sparat
from tests.signing.pki import CA, NOW, signer

JA: Svar = {
    "uppratta-plan.ja": True,
    "kalla-till-mote.ja": True,
    "part.p1.ja": True,
    "part.p4.ja": True,
    "part.p2.nej": True,
    "dag": "i går",
}
HEMLIGT = "Min son Åke får inget veta"
UTSKRIVNING = ("--roll", "slutenvard", "--steg", "utskrivning")
Ifylld = Callable[..., Path]


@pytest.fixture
def ifylld(sipkit: Sipkit) -> Ifylld:
    """`ifylld(typ, svar, *options)`: a form of ärende 7K2M with answers; `arende=None` for an empty one."""

    def make(typ: str, svar: Svar, *options: object, arende: str | None = ID, nr: int = 0) -> Path:
        about = (arende,) if arende else ("--region", "blekinge")
        done = sipkit("blankett", typ, *about, *options, "--per", NU, "--ut", "ut", "--json", "--ersatt")
        return fyll(Path("ut", done.filer()[nr]), svar)

    return make


def las_in(sipkit: Sipkit, fil: Path, *options: object) -> Result:
    return sipkit("läs-in", fil, *options, "--utan-frågor", "--per", NU, "--json")


def mottagare(result: Result) -> set[str]:
    filer = cast(list[dict[str, dict[str, str] | None]], result.resultat["filer"])
    return {fil["mottagare"]["id"] for fil in filer if fil["mottagare"]} - {"enskild"}


# --- consent ----------------------------------------------------------------------------------------------------------


def test_a_consent_on_a_form_lets_the_kallelse_out_to_those_ticked(sipkit: Sipkit, ifylld: Ifylld) -> None:
    """And to no other unit; what was said before is kept, and the history tells of the form."""
    before = sparat({"samtycke": ..., "enskild.behov": []})
    svar = {**JA, "part.p1.uppgifter": "Łékemedel", "undantag": HEMLIGT, "mottaget_av": "vårdcentralen"}
    done = las_in(sipkit, ifylld("samtycke", svar))
    assert done.exit == 0, done.out
    assert (done.resultat["inlast"], done.resultat["nya"]) == (True, ["s1", "s2", "s3"])
    after = oppnat()
    assert [(each.sort, each.status, each.parter) for each in after.samtycken] == [
        ("uppratta-plan", "delvis", ("p1", "p4")),
        ("kalla-till-mote", "delvis", ("p1", "p4")),
        ("utbyta-uppgifter", "delvis", ("p1", "p4")),
    ]
    held = after.samtycken[1]
    assert (held.uppgifter, held.undantag, str(held.dag), held.form) == (
        {"p1": "Łékemedel"},
        (HEMLIGT,),
        "2027-03-24",
        "skriftligt",
    )
    assert after.model_copy(update={"samtycken": (), "historik": ()}) == before.model_copy(update={"historik": ()})
    assert [(rad.vad, rad.blankett is not None, rad.avser) for rad in after.historik] == [
        ("inlast", True, None),
        ("samtycke", False, "s1"),
        ("samtycke", False, "s2"),
        ("samtycke", False, "s3"),
    ]
    called = sipkit("kallelse", ID, "--utan-fragor", "--per", NU, "--ut", "kallat", "--json", "--format", "docx")
    assert mottagare(called) == {"p1", "p4"}


def test_what_the_person_excluded_is_in_no_output_and_no_history(sipkit: Sipkit, ifylld: Ifylld) -> None:
    """Not as JSON, not through a pipe, not where it is asked whether it is right."""
    sparat({"enskild.behov": []})
    fil = ifylld("samtycke", {**JA, "undantag": HEMLIGT})
    with talks_with(talk := Scripted(["n"])):
        asked = sipkit("läs-in", fil, "--per", NU)
    said = "\n".join(talk.transcript)
    results = [asked, sipkit("läs-in", fil, "--per", NU, "--torrkör"), las_in(sipkit, fil)]
    told = sipkit("ärende", "historik", ID)
    for each in (*results, told):
        assert HEMLIGT not in each.out + each.err + said
    assert oppnat().samtycken[-1].undantag == (HEMLIGT,)


def test_nothing_is_taken_in_until_someone_says_that_it_is_right(sipkit: Sipkit, ifylld: Ifylld) -> None:
    """A no, and a trial, leave the ärende as it was; a yes takes it in, and tells what follows."""
    before = sparat({"enskild.behov": []})
    fil = ifylld("samtycke", JA)
    with talks_with(Scripted(["n"])):
        no = sipkit("läs-in", fil, "--per", NU)
    trial = las_in(sipkit, fil, "--torrkör")
    assert (no.exit, trial.exit, trial.resultat["inlast"], trial.resultat["nya"]) == (0, 0, False, [])
    assert oppnat() == before
    with talks_with(Scripted(["j"])):
        yes = sipkit("läs-in", fil, "--per", NU)
    assert "Antecknat: JA TILL EN DEL 24 mars" in yes.out
    assert len(oppnat().samtycken) == len(before.samtycken) + 3


def test_a_pipe_gets_ids_and_ticks(sipkit: Sipkit, ifylld: Ifylld) -> None:
    """No unit's name, and nothing that was written."""
    arende = sparat({"enskild.behov": []})
    svar = {**JA, "muntligt": True, "mottaget_av": "Siv Provberg", "part.p1.uppgifter": "Sömnen"}
    out = sipkit("läs-in", ifylld("samtycke", svar), "--per", NU, "--torrkör", "--utan-frågor").out
    assert "part.p1: ja" in out
    assert "part.p3: inget svar" in out
    assert not [word for word in (*(part.namn for part in arende.parter), "Siv", "Sömnen") if word in out]


def test_what_was_said_by_mouth_is_written_with_who_took_it(sipkit: Sipkit, ifylld: Ifylld) -> None:
    """And the interpreter, and until when."""
    sparat({"enskild.behov": []})
    more = {"muntligt": True, "mottaget_av": "Siv Provberg", "tolk": True, "sprak": "română", "galler_till": "30/6"}
    las_in(sipkit, ifylld("samtycke", {**JA, **more}))
    said = oppnat().samtycken[-1]
    assert (said.form, said.mottaget_av, said.tolk, said.sprak, str(said.galler_till)) == (
        "muntligt",
        "Siv Provberg",
        True,
        "română",
        "2027-06-30",
    )


def test_an_empty_form_is_taken_in_for_the_person_on_it(sipkit: Sipkit, ifylld: Ifylld) -> None:
    """Whose number is written, with units by the names that the ärende has."""
    arende = sparat()
    svar: Svar = {
        "enskild.personnummer": str(arende.enskild.personnummer),
        "uppratta-plan.ja": True,
        "kalla-till-mote.ja": True,
        "part.1.namn": arende.parter[1].namn.upper(),
        "part.1.ja": True,
        "dag": "24/3",
    }
    wrong: list[tuple[Svar, int, str, str]] = [
        ({"enskild.personnummer": "202601612381"}, 6, "blankett-annan-person", "enskild.personnummer"),
        ({"enskild.personnummer": ""}, 4, "svar-saknas", "enskild.personnummer"),
        ({"part.1.namn": "Okända enheten"}, 2, "blankett-okand-enhet", "part.1.namn"),
        ({"part.1.namn": ""}, 4, "svar-saknas", "part.1.namn"),
        ({"vardnadshavare.1.namn": "Siv Provberg"}, 2, "blankett-okand-enhet", "vardnadshavare"),
    ]
    for changes, exit_code, kod, var in wrong:
        refused = las_in(sipkit, ifylld("samtycke", {**svar, **changes}, arende=None), ID)
        assert (refused.exit, refused.places()) == (exit_code, [(kod, var)])
    assert oppnat() == arende
    done = las_in(sipkit, ifylld("samtycke", svar, arende=None), ID)
    assert done.exit == 0, done.out
    assert oppnat().samtycken[-1].parter == ("p2",)


def test_only_a_guardian_who_wrote_the_name_has_answered(sipkit: Sipkit, ifylld: Ifylld) -> None:
    """A name that sipkit printed on the form is no answer."""
    child = {"enskild.personnummer": "202601912393", "enskild.behov": [], "samtycke": ...}
    foretradare = [{"id": "g1", "namn": "Siv Provberg", "roll": "vardnadshavare"}]
    arende = sparat({**child, "foretradare": foretradare})
    las_in(sipkit, ifylld("samtycke", {**JA, "barnets_asikt": "Jag vill gå i skolan"}))
    assert [each.lamnat_av for each in oppnat().samtycken] == [None, None, None]
    written = {"vardnadshavare.1.namn": "siv provberg", "enskild.personnummer": str(arende.enskild.personnummer)}
    las_in(sipkit, ifylld("samtycke", {"kalla-till-mote.ja": True, "dag": "i dag", **written}, arende=None), ID)
    said = oppnat().samtycken
    assert said[-1].lamnat_av == ("g1",)
    assert said[0].barnets_asikt == "Jag vill gå i skolan"


def test_contradictions_are_shown_together_and_nothing_is_taken_in(sipkit: Sipkit, ifylld: Ifylld) -> None:
    """Each at its field."""
    before = sparat({"enskild.behov": []})
    svar = {"uppratta-plan.nej": True, "kalla-till-mote.ja": True, "kalla-till-mote.nej": True, "part.p1.ja": True}
    more = {"part.p2.ja": True, "part.p2.nej": True, "muntligt": True, "dag": "31/3 2027", "galler_till": "snart"}
    done = las_in(sipkit, ifylld("samtycke", {**svar, **more, "tills-planen-slutar": True}))
    assert done.exit == 2
    assert set(done.places()) == {
        ("blankett-motsagelse", "part.p2.ja"),
        ("blankett-motsagelse", "kalla-till-mote.ja"),
        ("blankett-motsagelse", "uppratta-plan.nej"),
        ("blankett-motsagelse", "galler_till"),
        ("svar-saknas", "mottaget_av"),
        ("ogiltigt-datum", "dag"),
        ("ogiltigt-datum", "galler_till"),
    }
    assert oppnat() == before


# --- an answer to a kallelse, a checklist -----------------------------------------------------------------------------


def test_a_units_answer_stands_in_the_kallelse(sipkit: Sipkit, ifylld: Ifylld) -> None:
    """Who comes and what it says; those who have not answered are counted."""
    sparat()
    svar = {"kommer.ja": True, "vem": "Łucja Proväng\nsjuksköterska", "meddelande": "Vi ringer först", "dag": "i dag"}
    done = las_in(sipkit, ifylld("kallelse", svar, "--mottagare", "p2"))
    kallelse = oppnat().kallelse
    assert kallelse is not None
    answered = {each.part: each for each in kallelse.mottagare if each.svar}
    assert list(answered) == ["p2"]
    assert (answered["p2"].svar, answered["p2"].vem, answered["p2"].meddelande, str(answered["p2"].svarat)) == (
        "kommer",
        "Łucja Proväng\nsjuksköterska",
        "Vi ringer först",
        "2027-03-25",
    )
    assert cast(list[str], done.resultat["gor_nu"])[0].startswith("1 av 4 har svarat")
    assert done.resultat["rader"] == [
        {"falt": "part.p2", "svar": "kommer"},
        {"falt": "vem", "svar": "ifyllt"},
        {"falt": "meddelande", "svar": "ifyllt"},
        {"falt": "dag", "svar": "2027-03-25"},
    ]


def test_an_empty_answer_is_taken_in_for_the_unit_that_wrote_its_name(sipkit: Sipkit, ifylld: Ifylld) -> None:
    """As the ärende has it."""
    arende = sparat()
    svar: Svar = {"enhet": arende.parter[0].namn, "kommer.nej": True}
    assert las_in(sipkit, ifylld("kallelse", svar, arende=None), ID).exit == 0
    kallelse = oppnat().kallelse
    assert kallelse is not None
    assert [each.svar for each in kallelse.mottagare if each.part == "p1"] == ["kommer inte"]


def test_ticks_are_kept_with_who_and_when_and_only_added(sipkit: Sipkit, ifylld: Ifylld) -> None:
    """A form that was printed with what is answered already adds only what is new."""
    sparat()
    first = {
        "punkt.a.ja": True,
        "punkt.a.ruta.lakemedelslista": True,
        "ifylld_av": "Siv Provberg",
        "ifylld_nar": "i dag 9.30",
    }
    assert las_in(sipkit, ifylld("checklista", first, *UTSKRIVNING)).resultat["nya"] == ["c1"]
    more = {"punkt.e.ej": True, "punkt.e.skal": "Inga insatser", "punkt.e.vem": "Ola Exempel"}
    assert las_in(sipkit, ifylld("checklista", more, *UTSKRIVNING)).resultat["nya"] == ["c2"]
    rows = [each.model_dump(mode="json", exclude={"tid"}) for each in oppnat().checklistor]
    lista = "utskrivning-slutenvard"
    assert rows == [
        {"id": "c1", "lista": lista, "punkt": "a", "svar": "ja", "skal": None, "rutor": ["lakemedelslista"],
         "vem": "Siv Provberg"},
        {"id": "c2", "lista": lista, "punkt": "e", "svar": "ej-tillampligt", "skal": "Inga insatser", "rutor": [],
         "vem": "Ola Exempel"},
    ]  # fmt: skip
    assert f"{oppnat().checklistor[0].tid:%H.%M}" == "09.30"


def test_a_no_on_screen_is_left_to_tick_on_paper(sipkit: Sipkit, ifylld: Ifylld) -> None:
    """Its boxes stay ticked and say nothing new; a yes with one box more does, and then the point is not missing."""
    said = {
        "lista": "utskrivning-slutenvard",
        "punkt": "a",
        "svar": "nej",
        "tid": "2027-03-25T09:00",
        "vem": "Siv Provberg",
    }
    sparat({"checklistor": [{"id": "c1", **said, "rutor": ["lakemedelslista"]}]})
    untouched = las_in(sipkit, ifylld("checklista", {}, *UTSKRIVNING))
    assert untouched.fault["kod"] == "blankett-tom"
    more = {"punkt.a.ruta.omvardnadsepikris": True}
    assert las_in(sipkit, ifylld("checklista", more, *UTSKRIVNING)).places() == [("svar-saknas", "punkt.a.ja")]
    done = {**more, "punkt.a.ja": True, "ifylld_av": "Ola Exempel"}
    assert las_in(sipkit, ifylld("checklista", done, *UTSKRIVNING)).resultat["nya"] == ["c2"]
    held = oppnat().checklistor[-1]
    assert (held.svar, held.rutor, held.vem) == ("ja", ("lakemedelslista", "omvardnadsepikris"), "Ola Exempel")


@pytest.mark.parametrize(
    ("svar", "kod", "var"),
    [
        ({"punkt.e.ej": True}, "svar-saknas", "punkt.e.skal"),
        ({"punkt.a.ja": True, "punkt.a.ej": True}, "blankett-motsagelse", "punkt.a.ja"),
        ({"punkt.a.ruta.lakemedelslista": True}, "svar-saknas", "punkt.a.ja"),
        ({"punkt.a.ja": True, "ifylld_nar": "i morgon"}, "ogiltigt-datum", "ifylld_nar"),
    ],
)
def test_a_point_that_is_not_answered_whole_is_a_fault(
    sipkit: Sipkit, ifylld: Ifylld, svar: Svar, kod: str, var: str
) -> None:
    """And nothing of the list is taken in."""
    before = sparat()
    assert las_in(sipkit, ifylld("checklista", svar, *UTSKRIVNING)).places() == [(kod, var)]
    assert oppnat() == before


# --- what is refused --------------------------------------------------------------------------------------------------


def test_a_form_is_taken_in_once(sipkit: Sipkit, ifylld: Ifylld) -> None:
    """However it has been saved since."""
    sparat()
    fil = ifylld("kallelse", {"kommer.ja": True})
    assert las_in(sipkit, fil).exit == 0
    again = las_in(sipkit, fyll(fil, {"kommer.ja": True, "vem": "Någon"}))
    assert (again.exit, again.fault["kod"]) == (6, "blankett-redan-inlast")


@pytest.mark.parametrize(
    ("gor", "exit_code", "kod"),
    [
        (lambda fil: fil, 4, "blankett-tom"),
        (platt, 2, "blankett-platt"),
        (lambda fil: med_dolt(fil, arende="AAAA"), 6, "blankett-andrad"),
        (lambda fil: med_dolt(fil, id="0123456789ab"), 6, "blankett-andrad"),
        (lambda fil: med_dolt(fil, sigill=None), 2, "blankett-okand"),
        (lambda fil: med_dolt(fil, version=None), 2, "blankett-okand"),
        (lambda fil: med_dolt(fil, version="sipkit/blankett/9"), 6, "blankett-annan-version"),
        (lambda fil: med_dolt(fil, nyckel="0" * 12), 6, "blankett-annan-nyckel"),
    ],
)
def test_a_form_that_cannot_be_trusted_is_refused(
    sipkit: Sipkit, ifylld: Ifylld, gor: Callable[[Path], Path], exit_code: int, kod: str
) -> None:
    """Each with its own reason and what to do, and nothing is taken in."""
    before = sparat()
    done = las_in(sipkit, gor(ifylld("kallelse", {})))
    assert (done.exit, done.fault["kod"]) == (exit_code, kod)
    assert done.fault["atgard"]
    assert oppnat() == before


def test_a_form_of_another_arende_is_refused(sipkit: Sipkit, ifylld: Ifylld, svar: Skriv) -> None:
    """Also when the other one is named."""
    sparat()
    fil = ifylld("kallelse", {"kommer.ja": True})
    other = svar("blekinge", {"arende.id": "B4CD", "arende.region": "blekinge"})
    sipkit("kallelse", "--svar", other, "--utan-fragor", "--spara", "annat.sip", "--format", "docx", "--per", NU)
    done = las_in(sipkit, fil, "annat.sip")
    assert (done.exit, done.fault["kod"]) == (2, "blankett-annat-arende")


def test_another_installation_does_not_know_the_form(
    sipkit: Sipkit, ifylld: Ifylld, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Its key is not the one that sealed it."""
    sparat()
    fil = ifylld("kallelse", {"kommer.ja": True})
    monkeypatch.setenv("SIPKIT_HOME", str(tmp_path / "annat-hem"))
    sparat()
    assert (las_in(sipkit, fil).exit, las_in(sipkit, fil).fault["kod"]) == (6, "blankett-annan-nyckel")


def test_a_form_outlives_a_change_of_keys(sipkit: Sipkit, ifylld: Ifylld) -> None:
    """When the old key is kept after the new one."""
    sparat()
    fil = ifylld("kallelse", {"kommer.ja": True})
    private, new = Path("hem/nyckel.txt"), Identity.generate()
    private.write_text(f"{new}\n{private.read_text()}")
    Path("hem/nyckel.pub").write_text(f"{new.to_public()}\n")
    assert las_in(sipkit, fil).exit == 0


@pytest.mark.parametrize(
    ("typ", "svar", "changes"),
    [
        ("kallelse", {"kommer.ja": True}, {"kallelse.tid": "15.00"}),
        ("kallelse", {"kommer.ja": True}, {"kallelse.installd_av": "vi"}),
        ("samtycke", JA, {"parter.0.namn": "En helt annan enhet"}),
    ],
)
def test_a_form_about_what_has_changed_since_is_refused(
    sipkit: Sipkit, ifylld: Ifylld, typ: str, svar: Svar, changes: Changes
) -> None:
    """A yes to one unit is never taken for a yes to another, nor an answer to one meeting for one to another."""
    sparat({"enskild.behov": []})
    fil = ifylld(typ, svar)
    before = sparat({"enskild.behov": [], **changes})
    done = las_in(sipkit, fil)
    assert (done.exit, done.fault["kod"]) == (6, "blankett-annan-version")
    assert oppnat() == before


def test_a_form_of_a_template_that_has_changed_is_refused(sipkit: Sipkit, ifylld: Ifylld) -> None:
    """As when a region lays a template of its own over it."""
    sparat()
    fil = ifylld("kallelse", {"kommer.ja": True})
    shipped = Path(__file__).parents[2] / "templates/kallelse"
    own = Path("egen/templates/kallelse")
    own.mkdir(parents=True)
    (own / "svar.docx").write_bytes((shipped / "enhet.docx").read_bytes())
    done = las_in(sipkit, fil, "--config", "egen")
    assert (done.exit, done.fault["kod"]) == (6, "blankett-annan-version")


def test_a_file_that_cannot_be_read(sipkit: Sipkit) -> None:
    """Or is no PDF."""
    assert las_in(sipkit, Path("finns-inte.pdf")).places() == [("fil-las", "finns-inte.pdf")]
    Path("text.pdf").write_text("hej")
    assert (las_in(sipkit, Path("text.pdf")).exit, las_in(sipkit, Path("text.pdf")).fault["kod"]) == (
        5,
        "blankett-trasig",
    )


def signed(fil: Path) -> Path:
    """The form with a signature by someone whom the tests' authority knows."""
    place = [SignatureField("underskrift", "Underskrift", 0, (300, 60, 500, 110))]
    data = sign(add_signature_fields(fil.read_bytes(), place), "underskrift", who := signer("Anna Lindberg"), when=NOW,
                expected=who.name)  # fmt: skip
    target = fil.with_name(f"signerad-{fil.name}")
    target.write_bytes(data)
    return target


def test_a_signed_form_is_taken_in_when_its_signature_holds(sipkit: Sipkit, ifylld: Ifylld) -> None:
    """By an issuer that was chosen; not by a stranger's, and not when it was changed afterwards."""
    sparat()
    fil = signed(ifylld("kallelse", {"kommer.ja": True}))
    changed = fyll(fil, {"kommer.ja": True, "vem": "En annan"})
    Path("rot.cer").write_bytes(CA.certificate.public_bytes(Encoding.DER))
    at = ("--per", NOW.isoformat())

    def tried(path: Path, *options: object) -> Result:
        return sipkit("läs-in", path, "--utan-frågor", "--json", "--torrkör", *at, *options)

    stranger, altered, whole = tried(fil), tried(changed, "--rot", "rot.cer"), tried(fil, "--rot", "rot.cer")
    assert (stranger.exit, stranger.fault["kod"]) == (6, "blankett-underskrift")
    assert (altered.exit, altered.fault["kod"]) == (6, "blankett-underskrift")
    assert whole.exit == 0, whole.out
    folder = Path("hem/certifikat")
    folder.mkdir(parents=True)
    (folder / "ca.cer").write_bytes(CA.certificate.public_bytes(Encoding.DER))
    assert tried(fil).exit == 0


# --- every combination of ticks ---------------------------------------------------------------------------------------

_PAR = st.sampled_from([(), ("ja",), ("nej",), ("ja", "nej")])


def _arende() -> Arende:
    return bygg(platta(answers("blekinge", {"arende.id": ID, "samtycke": ...})), IDAG)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.differing_executors])
@given(st.fixed_dictionaries({namn: _PAR for namn in ("plan", "mote", "p1", "p2", "p3", "p4")}))
def test_the_gate_says_what_the_ticks_say(kryss: Mapping[str, tuple[str, ...]]) -> None:
    """A kallelse goes to the units ticked yes when there is a yes to the meeting, and to nobody else.

    A form that contradicts itself says nothing.
    """
    arende, groups = _arende(), {"plan": "uppratta-plan", "mote": "kalla-till-mote"}
    fields: dict[str, str | bool] = {
        f"{groups.get(namn, f'part.{namn}')}.{word}": word in ticked
        for namn, ticked in kryss.items()
        for word in ("ja", "nej")
    }
    ja = {namn for namn, ticked in kryss.items() if ticked == ("ja",)}
    wrong = any(len(ticked) == 2 for ticked in kryss.values()) or (kryss["plan"] == ("nej",) and bool(ja - {"mote"}))
    try:
        read = samtyckessvar.las(Falt({**fields, "dag": "i går"}, IDAG), arende, tom=False)
    except SipkitError as error:
        assert wrong or not any(kryss.values())
        assert {fault.kod for fault in error.faults} == {"blankett-motsagelse" if wrong else "blankett-tom"}
        return
    assert not wrong
    after = arende.model_copy(update={"samtycken": read.nya})
    region = load_region("blekinge", IDAG, find_sources()).on(IDAG)
    units = [part.id for part in after.parter]
    verdict = samtyckesbeslut(region, after, "kallelse", units, idag=IDAG, fakta=fakta_ur(after, IDAG))
    wanted = ja - {"plan", "mote"} if "mote" in ja else set()
    assert verdict.tackta == wanted
    assert (verdict.kod is None) == bool(wanted)
