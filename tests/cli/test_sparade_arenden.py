"""Ärenden that are kept: what an interview leaves, what the next one asks, and what a no does."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import cast

import pytest

from sipkit.cli import main
from sipkit.cli.arende.val import arendelager
from sipkit.cli.fragor.utkast import Sparare, utkastlager
from sipkit.cli.samtal.prompter import talks_with
from sipkit.cli.skapa.papper import papper
from sipkit.domain.arende import Arende
from sipkit.errors import FileFault
from sipkit.interview.scripted import Scripted
from sipkit.storage.lagrad import Lagrad
from tests.cli.conftest import Svar
from tests.cli.korning import NU, Result, Sipkit, answers, content
from tests.cli.sparade import sparat
from tests.cli.test_intervju import MARIA
from tests.documents.lasning import everything

IDAG = date(2027, 3, 25)
SENARE = "2027-04-08T10:12"
FORSTA = [typed for _, typed in MARIA]
ANDRA = ["1", "14/4 13", "1", "1", "Ny träff.", "", "1", ""]
"""A second kallelse in the same ärende: what is new about it, and the review."""


@dataclass(frozen=True)
class Samtal:
    """How a command ended that talked with someone, and what was said."""

    slut: Result
    sagt: str


Fraga = Callable[..., Samtal]


@pytest.fixture
def fraga(sipkit: Sipkit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Fraga:
    """`fraga(typed, command, …)`: a command that talks with someone who types these lines."""

    def run(typed: Sequence[str], *arguments: object, ut: str = "ut", per: str = NU) -> Samtal:
        script = Scripted(typed)
        monkeypatch.setenv("SIPKIT_PER", per)
        with talks_with(script):
            slut = sipkit(*arguments, "--ut", tmp_path / ut, "--format", "docx,ics")
        script.finish()
        return Samtal(slut, "\n".join(script.transcript))

    return run


@pytest.fixture
def id_(fraga: Fraga) -> str:
    """A first kallelse has been made: the id that its ärende got."""
    done = fraga([*FORSTA, ""], "kallelse", "--region", "blekinge")
    assert done.slut.exit == 0, done.slut.err
    return _id(done.slut)


def _id(slut: Result) -> str:
    found = re.search(r"Ärende (\w{4})", slut.out)
    assert found, slut.out
    return found[1]


def _arende(id_: str) -> Arende:
    return arendelager(IDAG).oppna(id_)


def _rader(arende: Arende) -> list[tuple[str, str | None]]:
    return [(rad.vad, rad.avser) for rad in arende.historik]


def _steps(sagt: str) -> set[int]:
    return {int(number) for number in re.findall(r"^ {1,2}(\d{1,2}) [A-ZÅÄÖ]", sagt.partition("GRANSKA")[0], re.M)}


# --- an ärende is kept ------------------------------------------------------------------------------------------------


def test_an_interview_keeps_its_arende_with_whom_it_called(id_: str, tmp_path: Path) -> None:
    """Encrypted, under its id; nothing readable is left, and no draft."""
    arende = _arende(id_)
    assert arende.enskild.namn == "Ingrid Provqvist"
    assert arende.kallelse is not None
    assert [(each.part, each.som) for each in arende.kallelse.mottagare] == [
        ("enskild", "enskild"),
        ("p1", "kallad"),
        ("p2", "kallad"),
    ]
    assert _rader(arende) == [("skapat", None), ("papper", "k1")]
    assert utkastlager(IDAG).lista() == ()
    kept = content(tmp_path / "hem")
    assert not [name for name, data in kept.items() if b"Provqvist" in data or b"4404277461" in data]


def test_a_second_kallelse_asks_only_what_is_new(id_: str, fraga: Fraga) -> None:
    """At most seven steps; the first kallelse stands as it was."""
    first = _arende(id_)
    done = fraga(ANDRA, "kallelse", id_.lower(), ut="ut2", per=SENARE)
    assert done.slut.exit == 0, done.slut.err
    assert len(_steps(done.sagt)) <= 7
    arende = _arende(id_)
    assert arende.kallelser[0] == first.kallelser[0]
    assert [str(each.dag) for each in arende.kallelser] == ["2027-04-07", "2027-04-14"]
    assert arende.samtycken == first.samtycken
    assert arende.enskild == first.enskild
    assert _rader(arende) == [("skapat", None), ("papper", "k1"), ("papper", "k2")]


@pytest.mark.parametrize("option", ["--torrkor", "--exempel", "--utan-fragor"])
def test_some_runs_keep_nothing(sipkit: Sipkit, svar: Svar, tmp_path: Path, option: str) -> None:
    """A dry run, an example, and a script."""
    given = () if option == "--exempel" else ("--svar", svar(), "--utan-fragor", "--per", NU)
    assert sipkit("kallelse", *given, option, "--format", "docx", "--ut", tmp_path / "ut").exit == 0
    assert not (tmp_path / "hem").exists()


def test_a_new_time_and_a_cancellation_take_few_steps(id_: str, fraga: Fraga) -> None:
    """At most three and two; the first kallelse stands, and the new one says what it replaces."""
    moved = fraga(["15/4 9", "", "", "", ""], "nytid", id_, ut="ut2", per=SENARE)
    assert moved.slut.exit == 0, moved.slut.err
    assert len(_steps(moved.sagt)) <= 3
    off = fraga(["1", "", ""], "avboka", id_, ut="ut3", per=SENARE)
    assert off.slut.exit == 0, off.slut.err
    assert len(_steps(off.sagt)) <= 2
    arende = _arende(id_)
    assert [(each.id, each.ersatter, each.installd_av) for each in arende.kallelser] == [
        ("k1", None, None),
        ("k2", "k1", "personen"),
    ]
    assert _rader(arende)[1:] == [("papper", "k1"), ("papper", "k2"), ("papper", "k2")]


@pytest.mark.parametrize("command", ["nytid", "avboka"])
def test_what_was_never_called_can_neither_be_moved_nor_called_off(fraga: Fraga, command: str) -> None:
    """Refused with what to do first; no draft is made. Without an ärende one is asked for."""
    fraga(NEJ, "kallelse", "--region", "blekinge")
    (rad,) = arendelager(IDAG).lista()
    done = fraga([], command, rad.id)
    assert (done.slut.exit, utkastlager(IDAG).lista()) == (6, ())
    missing = fraga([], command, "--utan-fragor", "--json")
    assert (missing.slut.exit, missing.slut.fault["var"]) == (4, "arende.id")


# --- nothing is lost --------------------------------------------------------------------------------------------------


def test_papers_that_cannot_be_written_leave_the_draft(fraga: Fraga, tmp_path: Path) -> None:
    """Nothing is stored; going on needs no answer again."""
    (tmp_path / "ut").write_text("en fil i vägen")
    done = fraga([*FORSTA, ""], "kallelse", "--region", "blekinge")
    assert done.slut.exit == 5
    (draft,) = utkastlager(IDAG).lista()
    assert arendelager(IDAG).lista() == ()
    (tmp_path / "ut").unlink()
    again = fraga([""], "fortsätt")
    assert again.slut.exit == 0, again.slut.err
    assert _arende(draft.id).enskild.namn == "Ingrid Provqvist"


@pytest.mark.parametrize("stopped", [KeyboardInterrupt(), FileFault("fil-skriv", "Disken är full.")])
def test_what_stops_between_the_papers_and_the_store_leaves_the_draft(
    fraga: Fraga, monkeypatch: pytest.MonkeyPatch, stopped: BaseException
) -> None:
    """The papers are there, and so are the answers; going on stores them."""
    whole = Lagrad.spara

    def broken(self: Lagrad[Arende], innehall: Arende) -> None:
        if isinstance(innehall, Arende):
            raise stopped
        whole(self, innehall)

    with monkeypatch.context() as disk:
        disk.setattr(Lagrad, "spara", broken)
        assert fraga([*FORSTA, ""], "kallelse", "--region", "blekinge").slut.exit in (5, 130)
    (draft,) = utkastlager(IDAG).lista()
    assert arendelager(IDAG).lista() == ()
    again = fraga([""], "fortsätt", draft.id, "--ersatt")
    assert again.slut.exit == 0, again.slut.err
    assert [each.id for each in arendelager(IDAG).lista()] == [draft.id]
    assert utkastlager(IDAG).lista() == ()


def test_what_stops_between_the_store_and_the_draft_is_not_made_twice(
    id_: str, fraga: Fraga, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The ärende has it: going on asks nothing, makes nothing, removes the draft and says what comes next."""
    with monkeypatch.context() as power:
        power.setattr(Sparare, "ta_bort", _power_goes)
        assert fraga(ANDRA, "kallelse", id_, ut="ut2", per=SENARE).slut.exit == 130
    stored = _arende(id_)
    assert [each.id for each in stored.kallelser] == ["k1", "k2"]
    again = fraga([], "fortsätt", id_, ut="ut3", per=SENARE)
    assert again.slut.exit == 0, again.slut.err
    assert "Papper gjordes: kallelse till mötet 2027-04-14 (k2)." in again.slut.out
    assert f"sipkit skickat {id_}" in again.slut.out
    assert (_arende(id_), utkastlager(IDAG).lista()) == (stored, ())


def test_a_no_whose_draft_was_left_is_not_kept_twice(fraga: Fraga, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as power:
        power.setattr(Sparare, "ta_bort", _power_goes)
        assert fraga(NEJ, "kallelse", "--region", "blekinge").slut.exit == 130
    (rad,) = arendelager(IDAG).lista()
    again = fraga([], "fortsätt", "--json")
    assert again.slut.resultat["gor_nu"] == [f"Text till journalen: sipkit klistra {rad.id}"]
    assert (len(_arende(rad.id).samtycken), utkastlager(IDAG).lista()) == (1, ())


def _power_goes(_: Sparare) -> None:
    raise KeyboardInterrupt


def test_two_windows_never_overwrite_each_other(id_: str, fraga: Fraga, monkeypatch: pytest.MonkeyPatch) -> None:
    """The one that comes last is told, its answers are kept, and going on takes what the other wrote."""
    from sipkit.cli.skapa import fragat

    other = arendelager(IDAG)

    def meanwhile(*arguments: object) -> object:
        arende = other.oppna(id_)
        other.spara(arende.model_copy(update={"falt": {"kallelse": {"prov": "annat fönster"}}}))
        return papper(*arguments)  # type: ignore[arg-type]

    with monkeypatch.context() as window:
        window.setattr(fragat, "papper", meanwhile)
        done = fraga(ANDRA, "kallelse", id_, "--json", ut="ut2", per=SENARE)
    assert (done.slut.exit, done.slut.fault["kod"]) == (5, "arende-andrat")
    assert f"sipkit fortsätt {id_}" in str(done.slut.fault["atgard"])
    assert fraga([""], "fortsätt", id_, "--ersatt", ut="ut2", per=SENARE).slut.exit == 0
    arende = _arende(id_)
    assert arende.falt == {"kallelse": {"prov": "annat fönster"}}
    assert len(arende.kallelser) == 2


def test_an_interview_about_a_stored_arende_can_be_stopped_and_gone_on_with(id_: str, fraga: Fraga) -> None:
    """What was answered is there; the ärende is as it was until the papers are made."""
    before = _arende(id_)
    stopped = fraga([*ANDRA[:2], "q"], "kallelse", id_, ut="ut2", per=SENARE)
    assert stopped.slut.exit == 130
    assert _arende(id_) == before
    assert fraga(ANDRA[2:], "fortsätt", ut="ut2", per=SENARE).slut.exit == 0
    assert str(_arende(id_).kallelser[-1].dag) == "2027-04-14"


def test_a_begun_interview_is_not_begun_over_unasked(id_: str, fraga: Fraga) -> None:
    """`n` keeps it and says how to go on; `j` lets it go."""
    fraga([*ANDRA[:2], "q"], "kallelse", id_, ut="ut2", per=SENARE)
    kept = fraga(["n"], "kallelse", id_, ut="ut2", per=SENARE)
    assert (kept.slut.exit, f"sipkit fortsätt {id_}" in kept.slut.err) == (130, True)
    assert fraga(["j", *ANDRA], "kallelse", id_, ut="ut2", per=SENARE).slut.exit == 0
    assert utkastlager(IDAG).lista() == ()


# --- a no -------------------------------------------------------------------------------------------------------------

TILL_SAMTYCKET = FORSTA[: [prompt for prompt, _ in MARIA].index("v vet inte")]
NEJ = [*TILL_SAMTYCKET, "n", "j", "1", "24/3", "m"]


def test_a_no_is_kept_when_the_user_wants_to(fraga: Fraga) -> None:
    """With who heard it and when; the document is refused all the same, and no draft is left."""
    done = fraga(NEJ, "kallelse", "--region", "blekinge")
    assert done.slut.exit == 6
    assert "Får göras:" in done.slut.err
    (rad,) = arendelager(IDAG).lista()
    assert f"Text till journalen: sipkit klistra {rad.id}. Nytt besked: sipkit samtycke {rad.id}" in done.slut.err
    arende = _arende(rad.id)
    (no,) = arende.samtycken
    assert (no.status, no.mottaget_av, str(no.dag), no.form) == ("nekat", "slutenvården", "2027-03-24", "muntligt")
    assert _rader(arende) == [("skapat", None), ("samtycke", "s1")]
    assert utkastlager(IDAG).lista() == ()


def test_a_no_that_is_not_kept_leaves_the_draft(fraga: Fraga) -> None:
    """As one who mistyped would want."""
    done = fraga([*TILL_SAMTYCKET, "n", "n"], "kallelse", "--region", "blekinge")
    assert done.slut.exit == 6
    assert "sipkit fortsätt" in done.slut.err
    assert len(utkastlager(IDAG).lista()) == 1
    assert arendelager(IDAG).lista() == ()


def test_after_a_no_nobody_is_asked_again_unless_the_person_has_changed_their_mind(fraga: Fraga) -> None:
    """`n` refuses as before and keeps nothing; `j` asks, and the new answer stands beside the old one."""
    fraga(NEJ, "kallelse", "--region", "blekinge")
    (rad,) = arendelager(IDAG).lista()
    still = fraga(["n"], "kallelse", rad.id, per="2027-03-30T09:00")
    assert still.slut.exit == 6
    assert "Ingrid sa nej onsdag 24 mars 2027. Har Ingrid ändrat sig? j/n:" in still.sagt
    assert utkastlager(IDAG).lista() == ()
    changed = ["j", "", "j", "2", "i dag", "m", *FORSTA[FORSTA.index("7/4 13") :], ""]
    done = fraga(changed, "kallelse", rad.id, per="2027-03-30T09:00")
    assert done.slut.exit == 0, done.slut.err
    arende = _arende(rad.id)
    assert [(each.id, each.status, str(each.dag)) for each in arende.samtycken] == [
        ("s1", "nekat", "2027-03-24"),
        ("s2", "lamnat", "2027-03-30"),
    ]
    assert len(arende.kallelser) == 1


def test_a_no_that_came_while_an_interview_lay_still_is_not_overruled_by_it(fraga: Fraga) -> None:
    """What the draft says of consent is let go; the person is asked only after a changed mind."""
    fraga(NEJ, "kallelse", "--region", "blekinge")
    (rad,) = arendelager(IDAG).lista()
    stopped = fraga(["j", "", "j", "2", "i dag", "m", "q"], "kallelse", rad.id, per="2027-03-30T09:00")
    assert stopped.slut.exit == 130
    with talks_with(Scripted(["0", "1", "n", "", "1", "i dag", "m", ""])):
        assert main(["samtycke", rad.id, "--per", "2027-03-30T09:30"]) == 0
    still = fraga(["n"], "fortsätt", rad.id, per="2027-03-30T10:00")
    assert "Har Ingrid ändrat sig? j/n:" in still.sagt
    assert (still.slut.exit, [each.status for each in _arende(rad.id).samtycken]) == (6, ["nekat", "nekat"])


# --- a file of one's own ----------------------------------------------------------------------------------------------


def _gjord(sipkit: Sipkit, svar: Svar, tmp_path: Path, *options: object) -> Result:
    given = ("--svar", svar(), "--utan-fragor", "--per", NU, "--format", "docx", "--ut", tmp_path / "ut")
    return sipkit("kallelse", *given, "--spara", tmp_path / "prov.sip", *options)


def test_a_script_keeps_its_arende_in_a_file_that_commands_take(sipkit: Sipkit, svar: Svar, tmp_path: Path) -> None:
    """Encrypted and private; nothing in the store."""
    assert _gjord(sipkit, svar, tmp_path).exit == 0
    fil = tmp_path / "prov.sip"
    assert fil.stat().st_mode & 0o777 == 0o600
    assert b"Provqvist" not in fil.read_bytes()
    assert arendelager(IDAG).lista() == ()
    again = sipkit("kallelse", fil, "--mottagare", "p1", "--per", NU, "--format", "docx", "--ut", tmp_path / "igen")
    assert again.exit == 0, again.err
    assert [name[5:] for name in content(tmp_path / "igen") if name.endswith("docx")] == ["kallelse-p1.docx"]


def test_a_file_that_is_there_is_replaced_only_when_asked_for(sipkit: Sipkit, svar: Svar, tmp_path: Path) -> None:
    """Exit 5, and no paper is written either."""
    (tmp_path / "prov.sip").write_text("mitt")
    stopped = _gjord(sipkit, svar, tmp_path, "--json")
    assert (stopped.exit, stopped.fault["kod"]) == (5, "fil-finns")
    assert not (tmp_path / "ut").exists()
    assert _gjord(sipkit, svar, tmp_path, "--ersatt").exit == 0


@pytest.mark.parametrize("fil", ["finns-inte/prov.sip", "."])
def test_a_file_that_cannot_be_is_told_before_any_paper(sipkit: Sipkit, svar: Svar, tmp_path: Path, fil: str) -> None:
    """Exit 5, and what to do, of the option that was given; not even `--ersatt` makes a folder a file."""
    stopped = _gjord(sipkit, svar, tmp_path, "--spara", tmp_path / fil, "--ersatt", "--json")
    assert (stopped.exit, stopped.fault["kod"]) == (5, "fil-skriv")
    assert "--spara" in str(stopped.fault["atgard"])
    assert not (tmp_path / "ut").exists()


@pytest.mark.parametrize("command", ["kallelse", "nytid"])
def test_nobody_is_called_again_to_a_meeting_that_is_off(sipkit: Sipkit, tmp_path: Path, command: str) -> None:
    """The same paper for one receiver once more: refused, but for the one that says that it is off."""
    k1 = {**cast(dict[str, object], answers()["kallelse"]), "id": "k1", "mottagare": [{"part": "p1", "som": "kallad"}]}
    k2 = {**k1, "id": "k2", "ersatter": "k1", "dag": "2027-04-14", "installd_av": "vi"}
    sparat({"kallelse": ..., "kallelser": [k1, k2]})
    given = ("7K2M", "--mottagare", "p1", "--utan-fragor", "--per", NU, "--format", "docx", "--ut", tmp_path / "ut")
    stopped = sipkit(command, *given, "--json")
    assert (stopped.exit, stopped.fault["kod"]) == (6, "mote-installt")
    assert sipkit("avboka", *given).exit == 0


def test_a_meeting_that_was_moved_and_nobody_was_told_is_off_at_the_time_they_know(sipkit: Sipkit) -> None:
    """Until the new time is recorded as sent, those who were called go by the one before."""
    k1 = {**cast(dict[str, object], answers()["kallelse"]), "id": "k1", "mottagare": [{"part": "p1", "som": "kallad"}]}
    k2 = {**k1, "id": "k2", "ersatter": "k1", "dag": "2027-04-14", "installd_av": "vi"}
    sent = {"id": "d1", "typ": "ny-tid", "tid": "2027-03-25T10:00", "kallelse": "k2"}
    known = "När: Onsdag 14 april 2027 klockan 13.00–14.00 (tidigare onsdag 7 april 2027 klockan 13.00–14.00)\n"
    for dokument, told in (([], True), ([sent], False)):
        sparat({"kallelse": ..., "kallelser": [k1, k2], "dokument": dokument})
        text = sipkit("klistra", "7K2M", "--utan-fragor", "--per", NU).out
        assert "Mötet är inställt." in text
        assert (known in text) == told


@pytest.mark.parametrize(
    ("told", "known"),
    [((), "7 april"), (("k1",), "7 april"), (("k1", "k2"), "14 april"), (("k1", "k2", "k3"), "15 april")],
)
def test_the_time_that_no_longer_holds_is_the_one_that_receivers_know(
    sipkit: Sipkit, tmp_path: Path, told: tuple[str, ...], known: str
) -> None:
    """Moved again and again: in all papers the last time that is recorded as sent, never one that nobody got."""
    k1 = {**cast(dict[str, object], answers()["kallelse"]), "id": "k1", "mottagare": [{"part": "p1", "som": "kallad"}]}
    moved = [{**k1, "id": f"k{nr}", "ersatter": f"k{nr - 1}", "dag": f"2027-04-{12 + nr}"} for nr in (2, 3, 4)]
    dokument = [
        {"id": f"d{nr}", "typ": "ny-tid" if nr > 1 else "kallelse", "tid": "2027-03-25T10:00", "kallelse": id_}
        for nr, id_ in enumerate(told, 1)
    ]
    sparat({"kallelse": ..., "kallelser": [k1, *moved], "dokument": dokument})
    given = ("7K2M", "--mottagare", "p1", "--per", NU, "--ut", tmp_path / "ut", "--format", "docx")
    assert sipkit("nytid", *given).exit == 0
    (paper,) = (everything(data) for name, data in content(tmp_path / "ut").items() if name.endswith("p1.docx"))
    pasted = sipkit("klistra", "7K2M", "--utan-fragor", "--per", NU).out
    for text in (paper, pasted):
        assert set(re.findall(r"(\d+ april) 2027 klockan", text)) == {known, "16 april"}
    sparat({"kallelse": ..., "kallelser": [k1, *moved[:-1], {**moved[-1], "installd_av": "vi"}], "dokument": dokument})
    off = sipkit("klistra", "7K2M", "--utan-fragor", "--per", NU).out
    assert f"{known} 2027 klockan 13.00–14.00)" in off


def test_a_file_is_readable_only_when_asked_for_and_that_is_said(sipkit: Sipkit, svar: Svar, tmp_path: Path) -> None:
    """JSON of the ärende, which commands take too."""
    done = _gjord(sipkit, svar, tmp_path, "--okrypterad")
    assert "OKRYPTERAT" in done.out
    assert Arende.model_validate_json((tmp_path / "prov.sip").read_bytes()).enskild.namn == "Ingrid Provqvist"
    alone = sipkit("kallelse", "--exempel", "--okrypterad", "--json")
    assert (alone.exit, alone.fault["kod"]) == (2, "argument-saknas")


def test_an_interview_about_a_file_goes_back_to_the_file(
    sipkit: Sipkit, svar: Svar, fraga: Fraga, tmp_path: Path
) -> None:
    """Also when it is stopped on the way; the store holds nothing."""
    _gjord(sipkit, svar, tmp_path)
    stopped = fraga([*ANDRA[:2], "q"], "kallelse", tmp_path / "prov.sip", ut="ut2", per=SENARE)
    assert stopped.slut.exit == 130
    done = fraga(ANDRA[2:], "fortsätt", ut="ut2", per=SENARE)
    assert done.slut.exit == 0, done.slut.err
    assert arendelager(IDAG).lista() == ()
    from sipkit.bord.lage import las_nu
    from sipkit.cli.arende.val import oppna

    assert len(oppna(str(tmp_path / "prov.sip"), las_nu(NU)).arende.kallelser) == 2
