"""A batch: every row made once, whatever happens between its beginning and its end."""

from __future__ import annotations

import errno
import os
import stat
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from sipkit.batch import arbetare
from sipkit.batch.arbetare import gor_rad, processpool
from sipkit.batch.jobb import Jobb
from sipkit.batch.rader.rad import Cell, Cellfel, Radfel
from sipkit.batch.uppgift import Radutfall, Uppgift
from sipkit.errors import ConfigFault, FileFault
from tests.batch.rader_att_gora import Kontor, andrad, en_trad, jobb, rader
from tests.testnummer import FEL_KONTROLLSIFFRA


def test_each_row_has_a_folder_of_its_own_with_the_papers_that_a_command_makes(kontor: Kontor) -> None:
    kontor.gor(jobb(format=("docx", "pdf")), rader(2))
    papers = [name.split("/") for name in kontor.papper() if "samtycke" in name]
    assert [folder for folder, _ in papers] == ["00001"] * 3 + ["00002"] * 3
    assert sorted(name[5:] for _, name in papers[:3]) == [
        "samtycke-blankett-enskild.docx",
        "samtycke-blankett-enskild.pdf",
        "samtycke-manifest.json",
    ]


def test_nothing_of_the_rows_is_in_the_journal_or_a_files_name(kontor: Kontor) -> None:
    """Not as text, and not as a hash that can be guessed: the key is not in the folder."""
    kontor.gor(jobb(), [andrad(each, "enskild.personnummer", FEL_KONTROLLSIFFRA) for each in rader(2)])
    told = (kontor.ut / "journal.sqlite").read_bytes() + b" ".join(os.fsencode(path) for path in kontor.ut.rglob("*"))
    assert not [word for word in (b"Provqvist", FEL_KONTROLLSIFFRA[-4:].encode(), b"Ingrid") if word in told]
    assert stat.S_IMODE((kontor.ut / "journal.sqlite").stat().st_mode) == 0o600


def test_one_rows_fault_stops_no_other_and_is_told_with_its_cell(kontor: Kontor) -> None:
    """The same faults as without a keyboard, where the answer stands."""
    one, two, three = rader(3)
    kontor.gor(jobb(), [one, andrad(two, "enskild.personnummer", FEL_KONTROLLSIFFRA), three])
    with kontor.oppna() as utskick:
        told = utskick.rapport()
    assert (told.rader, told.klara, told.vantar) == (3, 2, 0)
    (rad,) = told.felrader
    assert [(rad.nr, fel.kod, fel.sokvag, str(fel.cell)) for fel in rad.fel] == [
        (2, "ogiltigt-personnummer", "enskild.personnummer", "B3")
    ]


def test_a_row_that_cannot_be_read_is_a_row_that_failed(kontor: Kontor) -> None:
    fault = Cellfel("Mötesdag", Cell(None, "C14", "Mötesdag"), "ogiltigt-datum", "Dagen finns inte.")
    with kontor.borja(jobb()) as utskick:
        list(utskick.kor(utskick.infor(rader(1), [Radfel(2, "2", (fault,))]), en_trad, ute=1))
        told = utskick.rapport()
    assert (told.klara, [(rad.nr, rad.fel) for rad in told.felrader]) == (1, [(2, (fault,))])


def test_a_bug_in_one_row_is_told_without_its_data(kontor: Kontor, monkeypatch: pytest.MonkeyPatch) -> None:
    def bug(*_: object) -> None:
        raise ValueError("Ingrid Provqvist")

    monkeypatch.setattr(arbetare, "arende_ur", bug)
    kontor.gor(jobb(), rader(2))
    with kontor.oppna() as utskick:
        told = utskick.rapport()
    assert told.fel_per_kod == {"internt-fel": 2}
    assert "Provqvist" not in str(told)


def test_a_person_whose_data_are_protected_is_outside_the_print(kontor: Kontor) -> None:
    """Counted apart; what there is of it is one sheet without data, and nothing to print."""
    one, two = rader(2)
    kontor.gor(jobb(format=("docx", "pdf")), [one, andrad(two, "enskild.skyddade_uppgifter", "ja")])
    with kontor.oppna() as utskick:
        told, filer = utskick.rapport(), utskick.journal.filer()
    assert (told.klara, told.stoppade) == (1, (2,))
    assert [sum(fil.exemplar for fil in filer[nr]) for nr in (1, 2)] == [1, 0]
    assert not [data for name, data in kontor.papper().items() if name.startswith("00002") and b"Provqvist" in data]


# --- going on ---------------------------------------------------------------------------------------------------------


def test_the_same_rows_at_the_same_moment_give_the_same_files(kontor: Kontor, tmp_path: Path) -> None:
    """In another folder too, and not when the rows are about others: no two people's papers have one ärende's id."""
    kontor.gor(jobb(), rader(2))
    again, others = replace(kontor, ut=tmp_path / "ut2"), replace(kontor, ut=tmp_path / "ut3")
    again.gor(jobb(), rader(2))
    assert again.papper() == kontor.papper()
    others.gor(jobb(), [andrad(each, "enskild.namn", "Testström, Ali") for each in rader(2)])
    assert not others.papper().keys() & {name for name in kontor.papper() if "samtycke" in name}


def test_what_is_done_is_not_done_again_and_the_rest_is_as_if_nothing_had_happened(kontor: Kontor) -> None:
    """A row whose papers somebody took away is made again too."""
    kontor.gor(jobb(), rader(4))
    whole = kontor.papper()
    assert kontor.fortsatt(rader(4)) == []
    for name in [name for name in whole if name.startswith("00003")]:
        (kontor.ut / "papper" / name).unlink()
    assert kontor.fortsatt(rader(4))[-1].klara == 1
    assert kontor.papper() == whole


def test_a_row_that_says_something_else_is_made_anew_and_one_that_is_gone_is_told(kontor: Kontor) -> None:
    kontor.gor(jobb(), rader(3))
    before = kontor.papper()
    one, two, _ = rader(3)
    assert kontor.fortsatt([one, andrad(two, "enskild.namn", "Testström, Ali")])[-1].klara == 1
    after = kontor.papper()
    assert {name[:5] for name in before if before[name] != after.get(name)} == {"00002"}
    with kontor.oppna() as utskick:
        told = utskick.rapport()
    assert (told.rader, told.klara, told.borta) == (2, 2, (3,))


def test_rows_are_known_by_their_id_wherever_they_stand(kontor: Kontor) -> None:
    """Sorted otherwise, nothing is made again; a new row gets a number that nobody has had."""
    one, two, three = (andrad(each, "enskild.namn", f"Provqvist {each.nr}, Ingrid") for each in rader(3))
    named = [type(one)(each.nr, f"id-{each.nr}", each.svar, {}) for each in (one, two, three)]
    kontor.gor(jobb(), named)
    before = kontor.papper()
    turned = [type(one)(nr, each.id, each.svar, {}) for nr, each in enumerate(reversed(named), 2)]
    new = type(one)(1, "id-new", one.svar, {})
    assert kontor.fortsatt([new, *turned])[-1].klara == 1
    assert {name[:5] for name in kontor.papper().keys() - before.keys()} == {"00004"}
    assert {name: data for name, data in kontor.papper().items() if name in before} == before


def test_only_the_failed_rows_again(kontor: Kontor) -> None:
    """A file with those alone says nothing of the others."""
    one, two, three = rader(3)
    kontor.gor(jobb(), [one, andrad(two, "enskild.personnummer", FEL_KONTROLLSIFFRA), three])
    assert kontor.fortsatt([two], bara_fel=True)[-1].klara == 1
    with kontor.oppna() as utskick:
        told = utskick.rapport()
    assert (told.rader, told.klara, told.borta) == (3, 3, ())


def test_other_rules_stop_it_until_they_are_accepted(kontor: Kontor, tmp_path: Path) -> None:
    """What was made with the old ones is kept."""
    own = tmp_path / "egen"
    layer = own / "regions" / "egen"
    layer.mkdir(parents=True)
    text = "region:\n  namn: Egen\n  bygger_på: blekinge\n"
    (layer / "region.yaml").write_text(text, "utf-8")
    job = Jobb("samtycke", "egen", jobb().nu, ("docx",), config=own)
    kontor.gor(job, rader(1))
    before = kontor.papper()
    (layer / "region.yaml").write_text(f"# ändrad\n{text}", "utf-8")
    with pytest.raises(ConfigFault) as caught:
        kontor.fortsatt(rader(2))
    assert (caught.value.kod, caught.value.exit_code) == ("nya-regler", 3)
    assert kontor.fortsatt(rader(2), nya_regler=True)[-1].klara == 1
    assert before.items() <= kontor.papper().items()


def test_a_folder_has_one_batch_and_one_who_writes_in_it(kontor: Kontor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sipkit.storage.locking.PATIENCE", 0.05)
    with kontor.borja(jobb()), pytest.raises(FileFault) as caught, kontor.oppna():
        pass
    assert caught.value.kod == "arende-upptaget"
    with pytest.raises(FileFault) as caught, kontor.borja(jobb()):
        pass
    assert caught.value.kod == "fil-finns"


def test_there_is_nothing_to_go_on_with_where_nothing_was_begun(kontor: Kontor) -> None:
    kontor.ut.mkdir()
    with pytest.raises(FileFault) as caught, kontor.oppna():
        pass
    assert caught.value.kod == "journal-saknas"
    (kontor.ut / "journal.sqlite").write_bytes(b"not a database, but long enough to be taken for one" * 40)
    with pytest.raises(FileFault) as caught, kontor.oppna():
        pass
    assert caught.value.kod == "journal-skadad"


# --- what goes wrong --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("times", [1, 5, 11, 20])
def test_a_full_disk_stops_it_with_nothing_half_done(
    kontor: Kontor, monkeypatch: pytest.MonkeyPatch, times: int
) -> None:
    """Wherever it happens: in a worker, in the journal's folder. Then it goes on as if nothing had been."""
    real, left = os.fsync, [times]

    def fsync(handle: int) -> None:
        left[0] -= 1
        if left[0] == 0:
            raise OSError(errno.ENOSPC, "")
        real(handle)

    with kontor.borja(jobb()) as utskick:
        infort = utskick.infor(rader(6))
        with monkeypatch.context() as patched:
            patched.setattr(os, "fsync", fsync)
            try:
                list(utskick.kor(infort, en_trad, ute=2))
            except FileFault as fault:
                assert (fault.kod, "disken är full" in fault.vad) == ("fil-skriv", True)
        assert not list(kontor.ut.glob(".del-*"))
    kontor.fortsatt(rader(6))
    broken = kontor.papper()
    undisturbed(kontor)
    assert broken == kontor.papper()


def undisturbed(kontor: Kontor) -> None:
    """All rows of the batch once more, as if none were done."""
    for path in (kontor.ut / "papper").rglob("*.*"):
        path.unlink()
    kontor.fortsatt(rader(6))


def dies_at_two(jobb: Jobb, ut: Path, uppgift: Uppgift) -> Radutfall:
    """A row that kills whoever makes it."""
    if uppgift.nr == 2:
        os._exit(9)
    return gor_rad(jobb, ut, uppgift)


def test_a_row_that_kills_its_worker_three_times_fails_alone(kontor: Kontor) -> None:
    """The others are made, though they were with it in the same processes."""
    with kontor.borja(jobb()) as utskick:
        pool = lambda: ProcessPoolExecutor(1)  # noqa: E731
        list(utskick.kor(utskick.infor(rader(4)), pool, ute=4, gor=dies_at_two))
        told = utskick.rapport()
    assert (told.klara, told.fel_per_kod, told.felrader[0].nr) == (3, {"arbetare-dog": 1}, 2)


def test_being_asked_to_stop_finishes_what_is_out(kontor: Kontor) -> None:
    """Nothing more is begun; the rest waits."""
    with kontor.borja(jobb()) as utskick:
        asked = [False]
        for _ in utskick.kor(utskick.infor(rader(200)), en_trad, ute=2, stopp=lambda: asked[0]):
            asked[0] = True
        told = utskick.rapport()
        assert not list(kontor.ut.glob(".del-*"))
    assert told.klara == len(list((kontor.ut / "papper").iterdir()))
    assert told.klara + told.vantar == 200
    assert told.vantar > 0


def test_never_more_rows_are_out_than_workers_need(kontor: Kontor, monkeypatch: pytest.MonkeyPatch) -> None:
    out: list[int] = []

    class Counting(ThreadPoolExecutor):
        def submit(self, *args: object, **named: object):  # type: ignore[no-untyped-def]
            out.append(self._work_queue.qsize())
            return super().submit(*args, **named)  # type: ignore[arg-type]

    with kontor.borja(jobb()) as utskick:
        list(utskick.kor(utskick.infor(rader(12)), lambda: Counting(1), ute=3))
    assert max(out) <= 3


@pytest.mark.kampanj
def test_the_papers_are_the_same_whatever_the_number_of_processes(kontor: Kontor) -> None:
    kontor.gor(jobb(format=("docx", "pdf")), rader(6))
    alone = kontor.papper()
    for path in (kontor.ut / "papper").rglob("*.*"):
        path.unlink()
    with kontor.oppna() as utskick:
        list(utskick.kor(utskick.infor(rader(6)), lambda: processpool(2), ute=4))
    assert kontor.papper() == alone


def test_the_journal_knows_an_arende_by_the_id_that_its_papers_have(kontor: Kontor) -> None:
    """The row's own where it has one; else one that no other row has."""
    one, two, three = rader(3)
    kontor.gor(jobb(), [one, andrad(two, "arende.id", "7K2M"), three])
    with kontor.oppna() as utskick:
        ids = [rad.arende for rad in utskick.journal.rader()]
    assert ids[1] == "7K2M"
    assert len(set(ids)) == 3
    assert {name[:10] for name in kontor.papper() if "samtycke" in name} == {
        f"0000{nr}/{id_}" for nr, id_ in enumerate(ids, 1)
    }
