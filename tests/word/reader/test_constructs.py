"""Hard constructs, one body each: converted with every word, or refused by name."""

from __future__ import annotations

import pytest

from sipkit.word.reader import Unsupported, read
from sipkit.word.text import text
from tests.word.reader.bodies import PICTURE, cell, drawing, field, par, run, table, word

_LINK = {"lank": ("hyperlink", "https://exempel.se/a")}
_FOOTNOTE = (
    '<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t>Noten.</w:t></w:r></w:p></w:footnote>'
    '<w:footnote w:id="9"><w:p><w:r><w:t>Utan hänvisning.</w:t></w:r></w:p></w:footnote>'
)
_NUMBERING = """
<w:abstractNum w:abstractNumId="0">
 <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
 <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1.%2)"/></w:lvl>
</w:abstractNum>
<w:abstractNum w:abstractNumId="1">
 <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
"""


def _numbered(level: int, number: int = 1) -> str:
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def _control(inside: str, kind: str = "<w:text/>") -> str:
    return f'<w:sdt><w:sdtPr><w:tag w:val="f"/>{kind}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>'


def _section(kind: str, inside: str = "") -> str:
    return f'<w:sectPr><w:type w:val="{kind}"/>{inside}</w:sectPr>'


def _choice(choice: str, fallback: str) -> str:
    return f'<mc:AlternateContent><mc:Choice Requires="wps">{choice}</mc:Choice>{fallback}</mc:AlternateContent>'


_TEXT_BOX = (
    "<w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent><w:p><w:r><w:t>I rutan</w:t>"
    "</w:r></w:p></w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
)
_VML_BOX = (
    "<w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>I rutan</w:t></w:r></w:p></w:txbxContent></v:textbox>"
    "</v:shape></w:pict>"
)

CONVERTED = {
    "text delad på många runs": (par("Ska", run("ll", "<w:b/>"), "kallas"), "Skallkallas"),
    "korrekturmärken och revisions-id": (
        '<w:p w:rsidR="00A1"><w:proofErr w:type="spellStart"/><w:r w:rsidRPr="00B2"><w:t>Ord</w:t></w:r>'
        '<w:proofErr w:type="spellEnd"/><w:r><w:lastRenderedPageBreak/></w:r></w:p>',
        "Ord",
    ),
    "tabb, radbyte och vagnretur": (
        par("<w:r><w:t>A</w:t><w:tab/><w:t>B</w:t><w:br/><w:t>C</w:t><w:cr/><w:t>D</w:t></w:r>"),
        "A\tB\nC\nD",
    ),
    "tabb relativt marginalen": (
        par('<w:r><w:t>A</w:t><w:ptab w:relativeTo="margin" w:alignment="right" w:leader="none"/><w:t>B</w:t></w:r>'),
        "A\tB",
    ),
    "hårt och mjukt bindestreck": (
        par("<w:r><w:t>e</w:t><w:noBreakHyphen/><w:t>post</w:t><w:softHyphen/><w:t>en</w:t></w:r>"),
        "e\u2011post\u00aden",
    ),
    "symbol ur Wingdings": (par('<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>', "ja"), "☑ja"),
    "text satt i Symbol": (par(run("\uf0b7", '<w:rFonts w:ascii="Symbol"/>'), "x"), "•x"),
    "smarta taggar och egna XML-element": (
        par('<w:smartTag w:uri="u" w:element="e"><w:smartTagPr/>' + run("Anna") + "</w:smartTag>")
        + f'<w:customXml w:element="e"><w:customXmlPr/>{par("Berg")}</w:customXml>',
        "Anna\nBerg",
    ),
    "inline innehållskontroll": (par("Hos: ", _control(run("Vårdcentralen"))), "Hos: Vårdcentralen"),
    "innehållskontroll runt stycken": (_control(par("A") + par("B"), "<w:richText/>"), "A\nB"),
    "innehållskontroll runt en rad och en cell": (
        "<w:tbl>" + _control("<w:tr>" + _control(cell(par("I cell"))) + "</w:tr>") + "</w:tbl>",
        "I cell",
    ),
    "kryssruta som innehållskontroll": (
        par(_control(run("☒"), '<w14:checkbox><w14:checked w14:val="1"/></w14:checkbox>')),
        "☒",
    ),
    "äldre kryssruta": (
        par(
            '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="k"/><w:checkBox><w:default w:val="1"/>'
            "</w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r>"
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
            "Ja",
        ),
        "☒Ja",
    ),
    "äldre textfält": (par(field("FORMTEXT", run("Svar"))), "Svar"),
    "äldre lista med val": (
        par(
            '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="Nej"/>'
            '<w:listEntry w:val="Kanske"/></w:ddList></w:ffData></w:fldChar></w:r>'
            '<w:r><w:instrText>FORMDROPDOWN</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
        ),
        "Kanske",
    ),
    "fält med sparat resultat": (par("Se ", field("REF _Ref1 \\h", run("avsnitt 2"))), "Se avsnitt 2"),
    "enkelt fält": (par(f'<w:fldSimple w:instr="AUTHOR">{run("Enheten")}</w:fldSimple>'), "Enheten"),
    "fält i ett fälts instruktion": (
        par(
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF </w:instrText></w:r>'
            + field("MERGEFIELD a", run("osett"))
            + '<w:r><w:instrText> = "1" "ja" "nej"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
            + run("nej")
            + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        ),
        "nej",
    ),
    "innehållsförteckning över flera stycken": (
        par(
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \\o</w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
            '<w:hyperlink w:anchor="_Toc1"><w:r><w:t>Bakgrund</w:t></w:r><w:r><w:tab/></w:r>'
            + field("PAGEREF _Toc1 \\h", run("3"))
            + "</w:hyperlink>"
        )
        + par('<w:r><w:fldChar w:fldCharType="end"/></w:r>')
        + par('<w:bookmarkStart w:id="0" w:name="_Toc1"/>', "Bakgrund", '<w:bookmarkEnd w:id="0"/>'),
        "Bakgrund\t\n\nBakgrund",
    ),
    "sidreferens vars sparade text är mer än ett tal": (
        par(
            '<w:bookmarkStart w:id="0" w:name="b"/>',
            field("PAGEREF b", run("Inledning") + "<w:r><w:tab/></w:r>" + run("1")),
        ),
        "Inledning\t1",
    ),
    "dold text": (par("Syns", run(" göms", "<w:vanish/>")), "Syns"),
    "Word-kommentar": (
        par(
            '<w:commentRangeStart w:id="0"/>',
            "Text",
            '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>',
        ),
        "Text",
    ),
    "numrerad lista i två nivåer": (
        par("Ett", properties=_numbered(0)) + par("Två", properties=_numbered(1)) + par("Tre", properties=_numbered(0)),
        "1. Ett\n1.a) Två\n2. Tre",
    ),
    "numrerad rubrik": (par("Mål", style="Rubrik1", properties=_numbered(0)), "1. Mål"),
    "nästlad tabell": (table([cell(table(["inre"]) + par("efter"))]), "inre efter"),
    "sammanfogade celler": (
        table(
            [cell(par("Bred"), '<w:gridSpan w:val="2"/>')],
            [cell(par("Hög"), '<w:vMerge w:val="restart"/>'), "a"],
            [cell("<w:p/>", "<w:vMerge/>"), "b"],
        ),
        "Bred\nHög\ta\nb",
    ),
    "ojämna rader": (
        '<w:tbl><w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr><w:tc>'
        + par("a")
        + "</w:tc></w:tr><w:tr><w:tc>"
        + par("b")
        + "</w:tc><w:tc>"
        + par("c")
        + "</w:tc></w:tr></w:tbl>",
        "\ta\nb\tc",
    ),
    "länk och bokmärke": (
        par(
            '<w:hyperlink r:id="lank">'
            + run("webben")
            + '</w:hyperlink><w:hyperlink w:anchor="b">'
            + run("nedan")
            + "</w:hyperlink>"
        )
        + '<w:bookmarkStart w:id="0" w:name="b"/>'
        + par("Här")
        + '<w:bookmarkEnd w:id="0"/>',
        "webbennedan\nHär",
    ),
    "fotnot": (par("Se noten", '<w:r><w:footnoteReference w:id="2"/></w:r>', "."), "Se noten.\nNoten."),
    "sidbrytning mitt i ett stycke": (par("Före", '<w:r><w:br w:type="page"/></w:r>', "Efter"), "Före\nEfter"),
    "sidbrytning i en tabellcell": (
        table([cell(par("Före", '<w:r><w:br w:type="page"/></w:r>', "Efter"))]),
        "Före Efter",
    ),
    "löpande avsnitt med samma sida": (
        par("A", properties=_section("continuous")) + par("B") + _section("continuous"),
        "A\nB",
    ),
    "nytt avsnitt på liggande sida": (
        par("A", properties=_section("nextPage"))
        + par("B")
        + _section("nextPage", '<w:pgSz w:w="16838" w:h="11906"/>'),
        "A\nB",
    ),
    "alternativt innehåll med ersättning i klartext": (
        par("<w:r>" + _choice("<x:ny/><w:t>Text</w:t>", "<mc:Fallback><w:t>Text</w:t></mc:Fallback>") + "</w:r>"),
        "Text",
    ),
    "tilläggsformat från senare Word": (
        par(run("Text", '<w14:ligatures w14:val="standard"/><w14:glow w14:rad="1"/>')),
        "Text",
    ),
}

REFUSED = {
    "spårad infogning": (par("A", f'<w:ins w:id="1">{run("B")}</w:ins>'), "w:ins", "spårade ändringar"),
    "spårad borttagning": (par('<w:del w:id="1"><w:r><w:delText>A</w:delText></w:r></w:del>'), "w:del", "spårade"),
    "spårad flytt": (par(f'<w:moveTo w:id="1">{run("A")}</w:moveTo>'), "w:moveTo", "spårade"),
    "spårat styckeslut": (par("A", properties='<w:rPr><w:ins w:id="1"/></w:rPr>'), "w:ins", "spårade"),
    "spårad tabellrad": (
        '<w:tbl><w:tr><w:trPr><w:ins w:id="1"/></w:trPr><w:tc>' + par("a") + "</w:tc></w:tr></w:tbl>",
        "w:ins",
        "spårade",
    ),
    "textruta": (par(f"<w:r>{_TEXT_BOX}</w:r>"), "w:drawing", "textruta"),
    "textruta med VML som ersättning": (
        par("<w:r>" + _choice(_TEXT_BOX, f"<mc:Fallback>{_VML_BOX}</mc:Fallback>") + "</w:r>"),
        "mc:AlternateContent",
        "textruta",
    ),
    "alternativt innehåll vars ersättning saknar text": (
        par("<w:r>" + _choice("<w:t>Text</w:t>", "<mc:Fallback/>") + "</w:r>"),
        "mc:AlternateContent",
        "nyare Word",
    ),
    "bild i VML": (par('<w:r><w:pict><v:shape><v:imagedata r:id="x"/></v:shape></w:pict></w:r>'), "w:pict", "VML"),
    "inbäddat objekt": (par("<w:r><w:object><o:OLEObject/></w:object></w:r>"), "w:object", "inbäddat objekt"),
    "diagram": (
        par(
            "<w:r><w:drawing><wp:inline><a:graphic><a:graphicData><c:chart/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
        ),
        "w:drawing",
        "diagram",
    ),
    "SmartArt": (
        par(
            "<w:r><w:drawing><wp:inline><a:graphic><a:graphicData><dgm:relIds/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
        ),
        "w:drawing",
        "SmartArt",
    ),
    "ekvation": (par("<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>"), "m:oMath", "ekvation"),
    "flytande tabell": (table(["a"], properties='<w:tblpPr w:tblpX="1"/>'), "w:tblpPr", "flytande tabell"),
    "ram": (par("a", properties='<w:framePr w:w="100"/>'), "w:framePr", "ram"),
    "text från höger till vänster": (par("a", properties="<w:bidi/>"), "w:bidi", "höger till vänster"),
    "run från höger till vänster": (par(run("a", "<w:rtl/>")), "w:rtl", "höger till vänster"),
    "vriden text i stycke": (par("a", properties='<w:textDirection w:val="tbRl"/>'), "w:textDirection", "vriden"),
    "första rubriken på nivå 2": (par("A", style="Rubrik2"), "w:p", "dokumentets första rubrik"),
    "vriden text i cell": (
        table([cell(par("a"), '<w:textDirection w:val="btLr"/>')]),
        "w:textDirection",
        "vriden",
    ),
    "gammalt sammanfogad cell": (
        table([cell(par("a"), '<w:hMerge w:val="restart"/>')]),
        "w:hMerge",
        "sammanfogad",
    ),
    "text i en överlappad cell": (
        table(
            [cell(par("a"), '<w:vMerge w:val="restart"/>')],
            [cell(par("göms"), "<w:vMerge/>")],
        ),
        "w:tc",
        "överlappad",
    ),
    "spalter": (par("a") + '<w:sectPr><w:cols w:num="2"/></w:sectPr>', "w:cols", "spalter"),
    "löpande avsnitt som ändrar sidan": (
        par("A", properties=_section("nextPage"))
        + par("B")
        + _section("continuous", '<w:pgSz w:w="16838" w:h="11906"/>'),
        "w:sectPr",
        "löpande avsnitt",
    ),
    "innehåll från en annan fil": (par("a") + '<w:altChunk r:id="x"/>', "w:altChunk", "annan fil"),
    "fonetisk text": (
        par("<w:r><w:ruby><w:rubyBase><w:r><w:t>a</w:t></w:r></w:rubyBase></w:ruby></w:r>"),
        "w:ruby",
        "fonetisk",
    ),
    "slutkommentar": (par("a", '<w:r><w:endnoteReference w:id="2"/></w:r>'), "w:endnoteReference", "slutkommentarer"),
    "fotnot som saknas": (par("a", '<w:r><w:footnoteReference w:id="7"/></w:r>'), "w:footnoteReference", "saknas"),
    "fält utan resultat": (par(field("EQ \\f(1;2)")), "w:fldChar", "fältet EQ"),
    "fält utan slut": (par('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', "a"), "w:fldChar", "fält"),
    "symbol som ingen känner": (
        par('<w:r><w:sym w:font="Webdings" w:char="F021"/></w:r>'),
        "w:sym",
        "Webdings",
    ),
    "text i ett symbolteckensnitt": (par(run("abc", '<w:rFonts w:ascii="Webdings"/>')), "w:t", "Webdings"),
    "numrering på kinesiska": (par("a", properties=_numbered(0, 2)), "w:lvl", "chineseCounting"),
    "okänt element i Words namnrymd": (par("<w:nyhet/>"), "w:nyhet", "okänt innehåll"),
    "okänt element i en run": (par("<w:r><x:sak/></w:r>"), "sak (urn:exempel:okand)", "okänt innehåll"),
    "okänt format": (par(run("a", "<w:nyttFormat/>")), "w:nyttFormat", "okänt innehåll"),
    "bild utan alternativtext": (par(drawing(described="")), "w:drawing", "utan alternativtext"),
    "beskuren bild": (
        par(drawing().replace("<pic:blipFill>", '<pic:blipFill><a:srcRect l="1000"/>')),
        "w:drawing",
        "beskuren",
    ),
    "vriden bild": (
        par(drawing().replace("<pic:spPr/>", '<pic:spPr><a:xfrm rot="5400000"/></pic:spPr>')),
        "w:drawing",
        "vriden",
    ),
    "länkad bild": (par(drawing(name="finnsinte")), "w:drawing", "länkad"),
    "rubriknivå som hoppas över": (
        par("A", style="Rubrik1") + par("B", style="Rubrik3"),
        "w:p",
        "heading 3",
    ),
}


@pytest.mark.parametrize("name", CONVERTED)
def test_what_can_be_set_keeps_every_word(name: str) -> None:
    body, expected = CONVERTED[name]
    tree = read(word(body, links=_LINK, footnotes=_FOOTNOTE, numbering=_NUMBERING))
    assert text(tree) == expected


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_set_is_refused_by_name(name: str) -> None:
    """The fault names the element and says in Swedish what it is and how to do without it."""
    body, element, what = REFUSED[name]
    with pytest.raises(Unsupported) as raised:
        read(word(body, numbering=_NUMBERING, media=PICTURE))
    fault = raised.value
    assert fault.kod == "word-stods-ej"
    assert fault.element == element
    assert what in fault.vad
    assert fault.place.part == "word/document.xml" or element == "w:lvl"
    assert fault.atgard


def test_a_fault_tells_the_paragraph_and_nothing_of_a_letters_text() -> None:
    with pytest.raises(Unsupported) as raised:
        read(word(par("Ett") + par("Anna Berg", "<w:r><w:pict/></w:r>")))
    assert raised.value.var == "word/document.xml, stycke 2"
    assert "Anna" not in repr(raised.value) + repr(vars(raised.value))


def test_a_fault_in_a_template_shows_up_to_40_characters_beside_it() -> None:
    body = par("x" * 50, "<w:r><w:pict/></w:r>")
    with pytest.raises(Unsupported) as raised:
        read(word(body), near=True)
    assert raised.value.place.near == "x" * 40
