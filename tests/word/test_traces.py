"""A paper tells nothing about who made or edited its template."""

from __future__ import annotations

import datetime
import io
import re

from docx import Document
from docx.document import Document as Built
from lxml import etree

from sipkit.word import compile_template, fill
from tests.word.wordfiles import W, changed, docx, in_body, members, with_part, zipped

NAMES = ("Sune Mallmakare", "Mallbolaget")


def made_by_someone(document: Built) -> None:
    """A template with its maker's name wherever Word keeps it."""
    core = document.core_properties
    core.author, core.last_modified_by, core.comments, core.category = NAMES[0], NAMES[0], NAMES[1], NAMES[1]
    core.keywords, core.subject, core.revision = NAMES[1], NAMES[1], 7
    core.created = core.modified = datetime.datetime(2024, 5, 6, 7, 8)
    core.title, core.language = "Kallelse {{ x }}", "sv-SE"
    run = document.add_paragraph().add_run("Text {{ x }}")
    document.add_comment(run, "Ändra här", author=NAMES[0], initials="SM")


def paper() -> bytes:
    """Return a paper from a template full of traces."""
    data = docx(build=made_by_someone)
    app = f"<Application>W</Application><Company>{NAMES[1]}</Company><Manager>{NAMES[0]}</Manager></Properties>"
    data = changed(data, "docProps/app.xml", "</Properties>", app)
    data = changed(data, "word/settings.xml", "</w:settings>", '<w:rsids><w:rsid w:val="00AB"/></w:rsids></w:settings>')
    marks = (
        '<w:p w:rsidR="00AB12" w:rsidRDefault="00AB13" w14:paraId="1234" xmlns:w14='
        '"http://schemas.microsoft.com/office/word/2010/wordml">'
        '<w:bookmarkStart w:id="7" w:name="_GoBack"/><w:bookmarkEnd w:id="7"/>'
        '<w:r w:rsidRPr="00AB14"><w:t>stycke</w:t></w:r></w:p>'
    )
    return fill(compile_template(in_body(data, marks)), {"x": "A & B"})


def test_no_name_of_a_person_or_company_and_no_revision_is_left() -> None:
    for name, content in members(paper()).items():
        text = content.decode("utf-8", "ignore")
        assert not any(trace in text for trace in (*NAMES, "rsid", "paraId", "_GoBack", "00AB", "Ändra här")), name


def test_comments_go_away_with_their_part_and_the_text_stays() -> None:
    content = members(paper())
    assert not [name for name in content if "comment" in name]
    assert not list(etree.fromstring(content["word/document.xml"]).iter(W + "commentReference"))
    assert b"comments" not in content["[Content_Types].xml"] + content["word/_rels/document.xml.rels"]
    assert "Text A & B" in [paragraph.text for paragraph in Document(io.BytesIO(paper())).paragraphs]


def test_title_and_language_stay_without_dates_author_or_editor() -> None:
    core = Document(io.BytesIO(paper())).core_properties
    assert (core.title, core.language) == ("Kallelse A & B", "sv-SE")
    assert (core.author, core.last_modified_by, core.created, core.modified) == ("", "", None, None)


def test_a_control_bound_to_the_templates_properties_keeps_the_papers_text() -> None:
    bound = (
        '<w:sdt><w:sdtPr><w:dataBinding w:xpath="/x" w:storeItemID="{1}"/></w:sdtPr><w:sdtContent>'
        "<w:p><w:r><w:t>{{ x }}</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    content = members(fill(compile_template(in_body(docx(), bound)), {"x": "svar"}))["word/document.xml"]
    assert b"svar" in content
    assert b"dataBinding" not in content


def test_custom_properties_and_thumbnail_go_away() -> None:
    kind = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
    data = with_part(docx("{{ x }}"), "word/custom.xml", b"<Properties/>", kind, "custom-properties")
    names = members(fill(compile_template(data), {"x": ""}))
    assert "docProps/thumbnail.jpeg" in members(data)
    assert not {"word/custom.xml", "docProps/thumbnail.jpeg"} & names.keys()


def test_a_template_without_properties_gives_a_paper_without() -> None:
    content = members(docx("{{ x }}"))
    package = re.sub(r'<Relationship [^>]*core-properties"[^>]*/>', "", content.pop("_rels/.rels").decode())
    bare = zipped(content | {"_rels/.rels": package.encode()})
    assert "docProps/core.xml" not in members(fill(compile_template(bare), {"x": ""}))
