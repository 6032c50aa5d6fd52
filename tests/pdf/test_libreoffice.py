"""The other engine: cut off from the network and from other documents, ended in time, gone without a trace."""

from __future__ import annotations

import io
import os
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pypdf
import pytest

from sipkit.errors import FileFault, UsageFault
from sipkit.pdf import libreoffice
from sipkit.pdf.libreoffice import Office, convert
from tests.word.reader.bodies import par, word

LETTER = word(par("Kallelse") + par("Välkommen till mötet"))
pytestmark = pytest.mark.motor


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where LibreOffice's private folder is made."""
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    return tmp_path


@pytest.fixture(params=["varm", "en i taget"])
def engine(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """With LibreOffice's Python bridge, and as where there is none."""
    if request.param != "varm":
        monkeypatch.setattr(libreoffice, "_bridge", lambda _: None)
    return str(request.param)


@pytest.mark.usefixtures("engine")
def test_each_word_file_becomes_a_pdf_that_does_not_call_itself_accessible() -> None:
    results = convert([LETTER, word(par("Inbjudan"))])
    assert [_text(result.data).split() for result in results] == [
        ["Kallelse", "Välkommen", "till", "mötet"],
        ["Inbjudan"],
    ]
    assert not any(result.tillganglig for result in results)


@pytest.mark.usefixtures("engine")
def test_the_same_word_file_gives_the_same_bytes() -> None:
    first = convert([LETTER])[0].data
    assert convert([word(par("annat")), LETTER])[1].data == first


@pytest.mark.usefixtures("engine")
def test_a_file_that_is_no_word_file_is_refused_and_the_next_one_is_converted() -> None:
    with Office() as office:
        with pytest.raises(FileFault) as raised:
            office.convert(b"inget Word")
        assert raised.value.kod == "libreoffice-fel"
        assert "Kallelse" in _text(office.convert(LETTER).data)


@pytest.mark.usefixtures("engine")
def test_a_document_that_takes_too_long_is_ended_with_everything_it_started(place: Path) -> None:
    with pytest.raises(FileFault), Office(seconds=0.3) as office:
        office.convert(LETTER)
    assert not _processes_in(place)
    assert not list(place.iterdir())


@pytest.mark.usefixtures("engine")
def test_nothing_is_left_and_nobody_else_can_read_meanwhile(place: Path) -> None:
    with Office() as office:
        office.convert(LETTER)
        (folder,) = place.iterdir()
        assert folder.stat().st_mode & 0o077 == 0
        assert not [path for path in folder.rglob("*") if path.suffix in (".docx", ".pdf")]
    assert not _processes_in(place)
    assert not list(place.iterdir())


def test_what_a_run_that_was_cut_off_left_is_swept_after_a_day(place: Path) -> None:
    old, new = place / "sipkit-kontor-gammal", place / "sipkit-kontor-ny"
    for folder in (old, new):
        folder.mkdir()
    os.utime(old, (0, 0))
    convert([LETTER])
    assert list(place.iterdir()) == [new]


@pytest.mark.usefixtures("engine")
def test_nothing_is_fetched_from_outside(web: Web) -> None:
    picture = """<w:r><w:drawing><wp:inline><wp:extent cx="900000" cy="900000"/><wp:docPr id="1" name="b"/><a:graphic>
        <a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>
        <pic:cNvPr id="1" name="b"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:link="ute"/></pic:blipFill>
        <pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="900000" cy="900000"/></a:xfrm><a:prstGeom prst="rect"/>
        </pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"""
    letter = word(par("Före", picture, "efter"), links={"ute": ("image", web.address)})
    assert "Före" in _text(convert([letter])[0].data)
    assert web.hits == 0


def test_without_libreoffice_the_user_is_told_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    libreoffice.find.cache_clear()
    monkeypatch.setenv("PATH", "")
    with pytest.raises(UsageFault) as raised:
        convert([LETTER])
    libreoffice.find.cache_clear()
    assert raised.value.kod == "libreoffice-saknas"
    assert "Installera" in raised.value.atgard


class Web:
    """A web server that counts who comes."""

    def __init__(self) -> None:
        self.hits = 0
        web = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                web.hits += 1
                self.send_error(404)

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}/bild.png"


@pytest.fixture
def web() -> Iterator[Web]:
    """A web server on this machine."""
    served = Web()
    thread = threading.Thread(target=served.server.serve_forever)
    thread.start()
    yield served
    served.server.shutdown()
    served.server.server_close()
    thread.join()


def _text(data: bytes) -> str:
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)


def _processes_in(place: Path) -> list[str]:
    """Command lines of running programs that were started with something in a folder."""
    lines = (path.read_bytes().replace(b"\0", b" ").decode() for path in Path("/proc").glob("[0-9]*/cmdline"))
    return [line for line in lines if str(place) in line]
