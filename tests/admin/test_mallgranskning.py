"""The review of templates: what is found in an invented letter, where, and that what is right is left alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pytest
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from sipkit.admin.mallbruk import Exempel, Mallbruk
from sipkit.admin.mallgranskning import Omdome, Wordfil, granska_mall
from sipkit.config.ordlista import load_ordlista
from sipkit.config.sources import find_sources
from sipkit.documents.kontext import Kontakt, Kontext
from sipkit.documents.papper import Papper
from tests.word.wordfiles import docx

ORD = load_ordlista(find_sources(environ={}))
LANG_MENING = "kommunens socialtjänst ansvarar tillsammans med regionens hemsjukvård för hembesöken " * 4 + "hemma."


@dataclass(frozen=True, slots=True)
class Lapp(Kontext):
    """What the invented letter may use."""

    namn: str
    fraga: str
    kontakt: Kontakt


def wordfil(stycken: Sequence[str], i_word: str) -> bytes:
    """A Word file whose text is in a language."""

    def build(document: Document) -> None:
        for lang in document.styles.element.iter(qn("w:lang")):
            lang.set(qn("w:val"), i_word)

    return docx(*stycken, build=build)


def blad(*stycken: str, sprak: str = "sv", i_word: str = "sv-SE", lasare: str = "enskild") -> list[Omdome]:
    """The review of a letter with some paragraphs, filled with one example."""
    kontakt = Kontakt("Maria Testberg", "sjuksköterska", "Psykiatriska öppenvården Exempelviken", "070-174 06 10", None)
    lapp = Lapp("Ingrid Provqvist", "Vilken insats behöver du?", kontakt)
    papper = Papper("brev", "enskild", "enskild", "prov/brev.docx", lapp)
    bruk = Mallbruk("prov/brev.docx", "brev", "personal" if lasare == "personal" else "enskild", Lapp)
    fil = Wordfil("prov/brev.docx", wordfil(stycken, i_word), sprak)
    return list(granska_mall(fil, bruk, [Exempel("blekinge", "kallelse", (papper,))], ORD))


def koder(omdomen: list[Omdome]) -> list[str]:
    return [fynd.kod for omdome in omdomen for fynd in omdome.fynd]


@pytest.mark.parametrize(
    ("text", "ord_", "sag"),
    [
        ("Insatsen börjar på måndag.", "Insatsen", "hjälp"),
        ("De två huvudmännen hjälps åt.", "huvudmännen", "kommunen och regionen"),
        ("Den enskilde får en plan.", "Den enskilde", "du"),
        ("Enligt SoL får du hjälp.", "SoL", "lagen"),
        ("Du måste svara.", "måste", "ska eller behöver"),
        ("Du måste inte svara.", "måste inte", "behöver inte"),
        ("Akten ligger hos oss.", "Akten", "dina papper"),
        ("En vårdinsats i hemmet.", "vårdinsats", "hjälp"),
    ],
)
def test_a_word_that_never_stands_in_a_paper_to_the_person(text: str, ord_: str, sag: str) -> None:
    """In any form, and with what to write instead."""
    (fynd,) = blad("Hej!", text)[0].fynd
    assert (fynd.kod, fynd.var) == ("ord-till-personen", "prov/brev.docx, stycke 2")
    assert f"”{ord_}”" in fynd.vad and text in fynd.vad
    assert fynd.atgard == f"Skriv till exempel: {sag}."


@pytest.mark.parametrize("text", ["Solen skiner.", "Du är aktiv i din plan.", "Det är besvärande kallt."])
def test_a_word_that_only_begins_or_ends_like_one_is_left_alone(text: str) -> None:
    assert koder(blad(text)) == []


def test_the_words_are_for_papers_to_the_person() -> None:
    assert koder(blad("Insatsen börjar.", lasare="personal")) == []


def test_what_an_answer_brings_is_found_in_the_filled_paper_alone() -> None:
    """Names are nobody's choice of words."""
    mall, ifylld = blad("{{ fraga }}", "Hälsar {{ kontakt.namn }} på {{ kontakt.enhet }}.")
    assert mall.fynd == ()
    assert [each.kod for each in ifylld.fynd] == ["ord-till-personen"]
    assert ifylld.fynd[0].var == "prov/brev.docx, brev-enskild i exemplet för blekinge, stycke 1"


def test_a_word_in_the_template_is_not_told_again_of_each_paper() -> None:
    assert koder(blad("Insatsen börjar.")) == ["ord-till-personen"]


def test_a_field_that_the_paper_does_not_have_is_found() -> None:
    assert koder(blad("{{ personnummer }}")) == ["mall-okant-falt"]


def test_what_cannot_be_set_is_found() -> None:
    """As two columns, which a filled paper has too."""

    def build(document: Document) -> None:
        document.element.body.sectPr.append(OxmlElement("w:cols", {qn("w:num"): "2"}))

    bruk = Mallbruk("prov/brev.docx", "brev", "enskild", Lapp)
    fil = Wordfil("prov/brev.docx", docx("Hej!", build=build), "sv")
    (omdome,) = granska_mall(fil, bruk, [], ORD)
    assert koder([omdome]) == ["word-stods-ej"]
    assert omdome.fynd[0].var.startswith("prov/brev.docx, ")


def test_long_sentences_of_long_words_are_found_twice() -> None:
    """In the whole text, and in the running text, each with what was counted."""
    mall = blad(LANG_MENING)[0]
    assert [each.kod for each in mall.fynd] == ["lix-hog", "lix-hog"]
    assert "hela texten (37 ord, 1 mening, 28 långa ord)" in mall.fynd[0].vad
    assert mall.hela == mall.lopande


def test_staff_may_read_what_the_person_may_not() -> None:
    """Above 40 to the person; above 50 to staff."""
    text = "Planen skrivs under av samordnaren. " + "Du får den hemskickad i brevlådan senare i veckan. " * 3
    assert koder(blad(text * 2, lasare="personal")) == []


def test_tags_are_no_words() -> None:
    text = "Hej! " * 20
    assert blad(text)[0].hela == blad("{% if namn %}" + text + "{% endif %}{{ namn }}")[0].hela


def test_a_translation_says_in_swedish_that_the_swedish_text_holds() -> None:
    said = "Översättning – den svenska texten gäller. Translation – the Swedish text applies."
    assert koder(blad("Welcome to a meeting.", sprak="en", i_word="en-GB")) == ["oversattning-utan-svenska"] * 2
    assert koder(blad(said, "Welcome to a meeting.", sprak="en", i_word="en-GB")) == []


def test_the_language_in_word_is_that_of_the_file_name() -> None:
    """Or a screen reader would read English with Swedish sounds."""
    said = "Den svenska texten gäller. The Swedish text applies."
    assert koder(blad(said, sprak="en"))[0] == "mall-sprak-annat"
    assert koder(blad("Hej!", sprak="lattlast")) == []
    assert koder(blad("Hej!", i_word="en-GB"))[0] == "mall-sprak-annat"


def test_a_translation_is_not_measured_as_swedish() -> None:
    said = "Den svenska texten gäller. The Swedish text applies. " + LANG_MENING
    assert [(each.hela, each.lopande) for each in blad(said, sprak="en", i_word="en-GB")] == [(None, None)] * 2
