"""The print: every letter once, sorted, numbered, on sheets of its own; and the same letters again after a jam."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from pathlib import Path

import pikepdf
import pytest
from pypdf import PdfReader

from sipkit.batch.rader.rad import Rad
from sipkit.batch.utskrift.forteckning import Del
from sipkit.batch.utskrift.utskrift import Utskrift, skriv_delar, skriv_lasbart, skriv_om
from sipkit.errors import FileFault, UsageFault
from tests.batch.rader_att_gora import Kontor, andrad, jobb, rader
from tests.testnummer import FEL_KONTROLLSIFFRA

_PDF = jobb(format=("pdf",))


def _rader(*adresser: str) -> list[Rad]:
    """Rows of people at these addresses, each with its own name."""
    return [andrad(rad, "enskild.adress", where) for rad, where in zip(rader(len(adresser)), adresser, strict=True)]


def _skriv(kontor: Kontor, *, per_del: int = 500, om: bool = False) -> Utskrift:
    with kontor.oppna() as utskick:
        return skriv_delar(utskick, per_del=per_del, om=om)


def _sidor(kontor: Kontor, fil: str) -> list[str]:
    return [page.extract_text() for page in PdfReader(kontor.ut / "utskrift" / fil).pages]


def _ordning(delar: Sequence[Del]) -> list[tuple[int, int | None]]:
    return [(plats.lopnummer, plats.rad) for each in delar for plats in each.brev]


NORD, SYD, MITT = "Gatan 1, 911 11 Provstad", "Gatan 2, 111 11 Provstad", "Gatan 3, 511 11 Provstad"


def test_letters_lie_in_the_order_of_their_post_codes_and_in_parts_of_so_many(kontor: Kontor) -> None:
    kontor.gor(_PDF, _rader(NORD, SYD, MITT))
    delar = _skriv(kontor, per_del=2).delar
    assert _ordning(delar) == [(1, 2), (2, 3), (3, 1)]
    assert [(each.fil, len(each.brev)) for each in delar] == [("utskrift-1.pdf", 2), ("utskrift-2.pdf", 1)]


def test_every_letter_begins_on_a_sheet_of_its_own_with_its_number_and_its_own_page_numbers(kontor: Kontor) -> None:
    kontor.gor(_PDF, _rader(NORD, SYD, MITT))
    (part,) = _skriv(kontor).delar
    pages = _sidor(kontor, part.fil)
    assert len(pages) == part.sidor
    for plats in part.brev:
        assert plats.sida is not None
        assert plats.sida % 2 == 1
        own = pages[plats.sida - 1 : plats.sida - 1 + plats.sidor]
        assert all(f"{plats.lopnummer}/3" in text for text in own)
        assert f"1 ({plats.sidor})" in own[0]
        assert f"Provqvist {plats.rad}" in "".join(own).replace("\n", " ")


def test_a_sheet_between_units_tells_which_letters_follow_and_names_nobody(kontor: Kontor) -> None:
    rows = _rader(NORD, SYD, MITT)
    rows[1] = andrad(rows[1], "enskild.folkbokforingskommun", "Provkommun")
    kontor.gor(_PDF, rows)
    (part,) = _skriv(kontor).delar
    sheets = [text for text in _sidor(kontor, part.fil) if "Skiljeblad" in text]
    assert len(sheets) == 2
    assert "Brev 3–3" in sheets[1]
    assert "Kommun: Provkommun" in sheets[1]
    assert not any("Provqvist" in text or "Gatan" in text for text in sheets)


def test_what_is_protected_or_failed_is_not_printed(kontor: Kontor) -> None:
    rows = _rader(NORD, SYD, MITT)
    rows[0] = andrad(rows[0], "enskild.skyddade_uppgifter", "ja")
    rows[1] = andrad(rows[1], "enskild.personnummer", FEL_KONTROLLSIFFRA)
    kontor.gor(_PDF, rows)
    assert _ordning(_skriv(kontor).delar) == [(1, 3)]


def test_the_same_parts_are_the_same_bytes_when_they_are_made_again(kontor: Kontor) -> None:
    kontor.gor(_PDF, _rader(NORD, SYD))
    first = _skriv(kontor)
    data = (first.mapp / "utskrift-1.pdf").read_bytes()
    assert not _skriv(kontor).nya
    assert _skriv(kontor, om=True).nya == first.delar
    assert (first.mapp / "utskrift-1.pdf").read_bytes() == data


def test_rows_that_are_mended_later_get_numbers_after_the_others_in_a_part_of_their_own(kontor: Kontor) -> None:
    """What is printed already is not printed again, nor numbered anew."""
    good, bad = _rader(NORD, SYD)
    kontor.gor(_PDF, [good, andrad(bad, "enskild.personnummer", FEL_KONTROLLSIFFRA)])
    before = _skriv(kontor)
    kontor.fortsatt([good, bad])
    after = _skriv(kontor)
    assert (_ordning(before.delar), _ordning(after.nya)) == ([(1, 1)], [(2, 2)])
    assert [each.fil for each in after.nya] == ["utskrift-2.pdf"]
    assert after.nya[0].brev[0].av == 2


def test_a_changed_row_is_a_new_letter_and_the_old_one_is_void(kontor: Kontor) -> None:
    one, two = _rader(NORD, SYD)
    kontor.gor(_PDF, [one, two])
    _skriv(kontor)
    kontor.fortsatt([one, andrad(two, "enskild.adress", MITT)])
    again = _skriv(kontor, om=True)
    assert [(plats.lopnummer, plats.rad, plats.lage) for each in again.delar for plats in each.brev] == [
        (1, None, "makulerat"),
        (2, 1, "skrivs-ut"),
        (3, 2, "skrivs-ut"),
    ]


@pytest.mark.parametrize("away", [[], [("enskild.personnummer", FEL_KONTROLLSIFFRA)]])
def test_a_row_that_is_back_as_it_was_has_the_letter_that_it_had(kontor: Kontor, away: list[tuple[str, str]]) -> None:
    """It may be printed and sent. While it was gone or had a fault, it was nobody's."""
    one, two = _rader(NORD, SYD)
    kontor.gor(_PDF, [one, two])
    _skriv(kontor)
    kontor.fortsatt([one, *(andrad(two, *each) for each in away)])
    with kontor.oppna() as utskick, pytest.raises(UsageFault, match="gäller inte längre"):
        skriv_om(utskick, 1, 1)
    kontor.fortsatt([one, two])
    after = _skriv(kontor)
    assert (_ordning(after.delar), after.nya) == ([(1, 2), (2, 1)], ())


def test_a_row_that_is_back_after_all_was_printed_without_it_has_another_letter(kontor: Kontor) -> None:
    one, two = _rader(NORD, SYD)
    kontor.gor(_PDF, [one, two])
    _skriv(kontor)
    kontor.fortsatt([one])
    _skriv(kontor, om=True)
    kontor.fortsatt([one, two])
    assert _ordning(_skriv(kontor).nya) == [(3, 2)]


def test_a_part_without_letters_is_no_file(kontor: Kontor) -> None:
    one, two = _rader(NORD, SYD)
    kontor.gor(_PDF, [one, two])
    assert len(_skriv(kontor, per_del=1).delar) == 2
    kontor.fortsatt([one])
    again = _skriv(kontor, om=True)
    assert [each.fil for each in again.delar] == ["utskrift-2.pdf"]
    assert [path.name for path in again.mapp.glob("*.pdf")] == ["utskrift-2.pdf"]
    assert "utskrift-1.pdf" not in (again.mapp / "index.json").read_text("utf8")


def test_a_letter_whose_file_was_lost_keeps_its_number(kontor: Kontor) -> None:
    """It is made again, the same: it must not be sent twice."""
    rows = _rader(NORD, SYD)
    kontor.gor(_PDF, rows)
    before = _skriv(kontor).delar
    next(iter((kontor.ut / "papper" / "00002").glob("*.pdf"))).unlink()
    kontor.fortsatt(rows)
    assert _skriv(kontor, om=True).delar == before


def test_some_letters_are_printed_once_more_with_the_numbers_they_have(kontor: Kontor) -> None:
    kontor.gor(_PDF, _rader(NORD, SYD, MITT))
    _skriv(kontor)
    with kontor.oppna() as utskick:
        part = skriv_om(utskick, 2, 3)
        assert (part.fil, _ordning([part])) == ("om-2-3.pdf", [(2, 3), (3, 1)])
        assert any("3/3" in text for text in _sidor(kontor, part.fil))
        with pytest.raises(UsageFault, match="Inga brev"):
            skriv_om(utskick, 4, 9)


def test_the_index_tells_machines_where_each_letter_is_and_names_nobody(kontor: Kontor) -> None:
    kontor.gor(_PDF, _rader(NORD, SYD))
    mapp = _skriv(kontor).mapp
    text = (mapp / "index.json").read_text("utf8")
    (part,) = json.loads(text)["delar"]
    assert {key: part["brev"][0][key] for key in ("lopnummer", "av", "rad", "sida")} == {
        "lopnummer": 1,
        "av": 2,
        "rad": 2,
        "sida": 3,
    }
    assert not any(word in text for word in ("Provqvist", "Gatan", "111 11"))


def _letter(kontor: Kontor, nr: int) -> Path:
    return next(iter((kontor.ut / "papper" / f"{nr:05}").glob("*.pdf")))


def test_a_signed_letter_follows_as_a_file_and_a_sheet_lies_in_its_place(kontor: Kontor) -> None:
    kontor.gor(_PDF, _rader(NORD, SYD))
    made = _letter(kontor, 2)
    signed = made.read_bytes() + b"\n9 0 obj <</ByteRange [0 1 2 3]>> endobj\n%%EOF\n"
    made.write_bytes(signed)
    (part,) = _skriv(kontor).delar
    assert [plats.lage for plats in part.brev] == ["bilaga", "skrivs-ut"]
    with pikepdf.open(kontor.ut / "utskrift" / part.fil) as pdf:
        assert pdf.attachments[made.name].get_file().read_bytes() == signed
    assert "undertecknat" in _sidor(kontor, part.fil)[2]


def test_a_letter_that_somebody_changed_is_not_sent(kontor: Kontor) -> None:
    kontor.gor(_PDF, _rader(NORD, SYD))
    made = _letter(kontor, 2)
    other = io.BytesIO()
    with pikepdf.open(made) as pdf:
        pdf.save(other, static_id=True)
    made.write_bytes(other.getvalue())
    with pytest.raises(FileFault) as fault:
        _skriv(kontor)
    assert fault.value.kod == "brev-andrat"


def test_letters_to_be_read_on_screen_keep_their_tags_and_their_own_page_numbers(kontor: Kontor) -> None:
    kontor.gor(jobb(format=("docx", "pdf")), _rader(NORD, SYD))
    before = _skriv(kontor).delar[0].brev
    with kontor.oppna() as utskick:
        assert skriv_lasbart(utskick) == ("lasbar-1.pdf",)
    pages = _sidor(kontor, "lasbar-1.pdf")
    with pikepdf.open(kontor.ut / "utskrift" / "lasbar-1.pdf") as pdf:
        assert pdf.Root.MarkInfo.Marked
    assert len(pages) == sum(plats.sidor for plats in before)
    assert all(f"{at} ({plats.sidor})" in pages.pop(0) for plats in before for at in range(1, plats.sidor + 1))


def test_without_word_files_there_is_nothing_to_make_them_readable_of(kontor: Kontor) -> None:
    kontor.gor(_PDF, _rader(NORD))
    _skriv(kontor)
    with kontor.oppna() as utskick, pytest.raises(UsageFault, match="Wordfiler"):
        skriv_lasbart(utskick)
