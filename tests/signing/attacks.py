"""What can be done to a signed paper, and with whose signatures. Each takes a good file and gives one that is not."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from datetime import datetime

import pikepdf
import pypdf
from pyhanko.pdf_utils.generic import (
    ArrayObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    StreamObject,
    TextStringObject,
)
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.writer import BasePdfFileWriter
from pyhanko.sign import signers
from pyhanko.sign.fields import MDPPerm, SigFieldSpec, SigSeedSubFilter, append_signature_field
from pyhanko.sign.signers.pdf_signer import PdfSigningSession

from sipkit.signing.signer import Signer
from tests.signing.pki import ANNA, BO, NOW, signer

Change = Callable[[IncrementalPdfFileWriter], None]


class AtNow(signers.PdfSigner):
    """A signer whose clock stands still."""

    moment: datetime = NOW

    def init_signing_session(self, pdf_out: BasePdfFileWriter, existing_fields_only: bool = False) -> PdfSigningSession:
        """The session, at that moment."""
        session = super().init_signing_session(pdf_out, existing_fields_only)
        session.system_time = self.moment
        return session

    def _enforce_certification_constraints(self, reader: object) -> None:
        """It signs what was locked, too."""


def bare(
    pdf: bytes,
    field: str,
    by: Signer,
    *,
    digest: str = "sha256",
    when: datetime = NOW,
    certify: bool = False,
    subfilter: SigSeedSubFilter = SigSeedSubFilter.PADES,
    allow: MDPPerm = MDPPerm.FILL_FORMS,
) -> bytes:
    """Another program's signature, which asks nothing of the certificate."""
    meta = signers.PdfSignatureMetadata(
        field_name=field, md_algorithm=digest, subfilter=subfilter, certify=certify, docmdp_permissions=allow
    )
    maker = AtNow(meta, signer=by.engine)
    maker.moment = when
    target = io.BytesIO()
    maker.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(pdf)), output=target)
    return target.getvalue()


class _Silent(IncrementalPdfFileWriter):
    """Changes a file without telling so in its metadata."""

    def _update_meta(self) -> None:
        """Nothing."""


def added(pdf: bytes, change: Change) -> bytes:
    """The file with something done to it in a revision of its own, as PDF programs do."""
    writer: IncrementalPdfFileWriter = _Silent(io.BytesIO(pdf))
    change(writer)
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


def first_page(writer: IncrementalPdfFileWriter) -> DictionaryObject:
    """The first page."""
    page: DictionaryObject = writer.root["/Pages"]["/Kids"][0].get_object()
    return page


def other_words(writer: IncrementalPdfFileWriter) -> None:
    """The first page says something else."""
    page = first_page(writer)
    page[NameObject("/Contents")] = writer.add_object(StreamObject(stream_data=b"0 0 100 100 re f"))
    writer.update_container(page)


def other_words_in_place(writer: IncrementalPdfFileWriter) -> None:
    """The first page's own stream is written over."""
    stream = first_page(writer)["/Contents"]
    stream._data = b"0 0 100 100 re f"
    stream._encoded_data = None
    writer.update_container(stream)


def another_font(writer: IncrementalPdfFileWriter) -> None:
    """A font draws other letters: what was signed is there, and reads differently (shadow attack, replace)."""
    fonts = first_page(writer)["/Resources"]["/Font"]
    font = next(iter(fonts.values())).get_object()
    font[NameObject("/BaseFont")] = NameObject("/ABCDEF+Annan")
    writer.update_container(font)


def other_pages(writer: IncrementalPdfFileWriter) -> None:
    """The catalog leads to another document inside of the file (shadow attack, hide and replace)."""
    page = DictionaryObject(first_page(writer))
    page[NameObject("/Contents")] = writer.add_object(StreamObject(stream_data=b"0 0 100 100 re f"))
    tree = DictionaryObject(writer.root["/Pages"])
    tree[NameObject("/Kids")] = ArrayObject([writer.add_object(page), *list(tree["/Kids"])[1:]])
    writer.root[NameObject("/Pages")] = writer.add_object(tree)
    writer.update_root()


def fewer_pages(writer: IncrementalPdfFileWriter) -> None:
    """The last page is gone."""
    tree = writer.root["/Pages"]
    tree["/Kids"].pop()
    writer.update_container(tree)


def note(writer: IncrementalPdfFileWriter, rect: tuple[int, ...] = (50, 50, 500, 800)) -> None:
    """A white rectangle lies over the page."""
    box = ArrayObject(FloatObject(side) for side in rect)
    look = StreamObject(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Form"),
            NameObject("/BBox"): box,
        },
        stream_data=b"1 g 50 50 450 750 re f",
    )
    mark = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/Square"),
            NameObject("/Rect"): box,
            NameObject("/AP"): DictionaryObject({NameObject("/N"): writer.add_object(look)}),
        }
    )
    page = first_page(writer)
    page[NameObject("/Annots")] = ArrayObject([*page.get("/Annots", ()), writer.add_object(mark)])
    writer.update_container(page)


def _field(writer: IncrementalPdfFileWriter, number: int) -> DictionaryObject:
    field: DictionaryObject = writer.root["/AcroForm"]["/Fields"][number].get_object()
    return field


def value(number: int, text: str) -> Change:
    """A field of the form gets a value."""

    def change(writer: IncrementalPdfFileWriter) -> None:
        field = _field(writer, number)
        field[NameObject("/V")] = TextStringObject(text)
        writer.update_container(field)

    return change


def another_look(writer: IncrementalPdfFileWriter) -> None:
    """The first signature shows another name."""
    field = _field(writer, 0)
    look = StreamObject(dict(field["/AP"]["/N"]), stream_data=b"0 0 9 9 re f")
    field[NameObject("/AP")] = DictionaryObject({NameObject("/N"): writer.add_object(look)})
    writer.update_container(field)


def moved_field(writer: IncrementalPdfFileWriter) -> None:
    """The second place to sign lies elsewhere."""
    field = _field(writer, 1)
    field[NameObject("/Rect")] = ArrayObject(FloatObject(side) for side in (0, 0, 500, 800))
    writer.update_container(field)


def lost_signature(writer: IncrementalPdfFileWriter) -> None:
    """The first signature is taken out of its field."""
    field = _field(writer, 0)
    del field["/V"]
    writer.update_container(field)


def borrowed_signature(writer: IncrementalPdfFileWriter) -> None:
    """The second field shows the first one's signature."""
    field = _field(writer, 1)
    field[NameObject("/V")] = _field(writer, 0).raw_get("/V")
    writer.update_container(field)


def title(writer: IncrementalPdfFileWriter) -> None:
    """The document has another title."""
    info = writer.trailer["/Info"]
    info[NameObject("/Title")] = TextStringObject("Något annat")
    writer.update_container(info)


def xmp_title(writer: IncrementalPdfFileWriter) -> None:
    """The document has another title, where PDF readers look first."""
    stream = writer.root["/Metadata"]
    words = re.sub(rb'(<rdf:li xml:lang="x-default">)[^<]*', rb"\1Annan", stream.data, count=1)
    fresh = StreamObject(
        {NameObject("/Type"): NameObject("/Metadata"), NameObject("/Subtype"): NameObject("/XML")}, stream_data=words
    )
    writer.root[NameObject("/Metadata")] = writer.add_object(fresh)
    writer.update_root()


def script(writer: IncrementalPdfFileWriter) -> None:
    """Something runs when the file is opened."""
    act = DictionaryObject({NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("1")})
    writer.root[NameObject("/OpenAction")] = writer.add_object(act)
    writer.update_root()


def loose_object(writer: IncrementalPdfFileWriter) -> None:
    """An object that nothing leads to, yet."""
    writer.add_object(StreamObject(stream_data=b"0 0 100 100 re f"))


def place_over_text(writer: IncrementalPdfFileWriter) -> None:
    """A new place to sign lies over the text."""
    append_signature_field(writer, SigFieldSpec("ny", on_page=0, box=(50, 50, 500, 800)))


def unseen_place(writer: IncrementalPdfFileWriter) -> None:
    """A new place to sign that does not show."""
    append_signature_field(writer, SigFieldSpec("ny"))


def flipped(pdf: bytes, at: int, bit: int = 1) -> bytes:
    """One bit is another."""
    return pdf[:at] + bytes([pdf[at] ^ bit]) + pdf[at + 1 :]


def shown(pdf: bytes) -> int:
    """Where the size of the last signature's letters stands."""
    return pdf.rindex(b"BT /F ") + 6


def ranges(pdf: bytes) -> list[re.Match[bytes]]:
    """Where the file says which bytes its signatures cover."""
    return list(re.finditer(rb"/ByteRange \[(\d+) (\d+) (\d+) (\d+)\s*\]", pdf))


def contents(pdf: bytes, number: int = -1) -> tuple[int, int]:
    """Where a signature itself begins and ends, its brackets included."""
    _, first, second, _ = (int(each) for each in ranges(pdf)[number].groups())
    return first, second


def with_range(pdf: bytes, change: Callable[[list[int]], list[int]], number: int = -1) -> bytes:
    """A signature says that it covers other bytes; the file is as long as before."""
    found = ranges(pdf)[number]
    new = b"/ByteRange [" + b" ".join(b"%d" % each for each in change([int(each) for each in found.groups()]))
    return pdf[: found.start()] + new.ljust(len(found[0]) - 1) + b"]" + pdf[found.end() :]


def with_contents(pdf: bytes, change: Callable[[bytes], bytes], number: int = -1) -> bytes:
    """A signature's own bytes are others, as many as before."""
    first, second = contents(pdf, number)
    new = change(pdf[first + 1 : second - 1])
    assert len(new) == second - first - 2
    return pdf[: first + 1] + new + pdf[second - 1 :]


def wrapped(pdf: bytes) -> bytes:
    """What was signed last stands twice: once where readers look, to be changed, and once where it still is right."""
    _, second = contents(pdf)
    rest = pdf[second:]
    moved = pdf[:second] + rest.replace(b"Elektroniskt", b"Mekaniskt   ") + rest
    return with_range(moved, lambda each: [0, each[1], each[2] + len(rest), each[3]], number=-2)


def first_revision(pdf: bytes) -> bytes:
    """The file as it was after its first signature."""
    _, _, second, length = (int(each) for each in ranges(pdf)[0].groups())
    return pdf[: second + length]


def rewritten(pdf: bytes) -> bytes:
    """The file saved anew by another program."""
    target = io.BytesIO()
    pypdf.PdfWriter(clone_from=io.BytesIO(pdf)).write(target)
    return target.getvalue()


def encrypted(pdf: bytes) -> bytes:
    """The file behind a password."""
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        document.save(target, encryption=pikepdf.Encryption(owner="a", user="b"))
    return target.getvalue()


def locked(pdf: bytes, field: str) -> bytes:
    """The file signed by someone who allows no changes."""
    return bare(pdf, field, bo(), certify=True, allow=MDPPerm.NO_CHANGES)


def anna(**how: object) -> Signer:
    """The first signer."""
    return signer(ANNA, **how)  # type: ignore[arg-type]


def bo(**how: object) -> Signer:
    """The second signer."""
    return signer(BO, **how)  # type: ignore[arg-type]


def place(writer: IncrementalPdfFileWriter, name: str) -> None:
    """A further place to sign, on the first page."""
    append_signature_field(writer, SigFieldSpec(name, on_page=0, box=(50, 50, 100, 80)))
