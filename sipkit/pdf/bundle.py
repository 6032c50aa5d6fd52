"""Joining papers into one file for the printer.

For printing only: tags, bookmarks, titles, links and the claim to a standard are not carried over, and a signature
would not survive. Of a form field what it shows is printed. The same papers give the same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Iterable

import pikepdf

from sipkit.pdf.saving import saved

_MARK = pikepdf.Name("/SipkitMark")
_MARK_SIZE = 7
_FONT = {"/Type": pikepdf.Name.Font, "/Subtype": pikepdf.Name.Type1, "/BaseFont": pikepdf.Name.Helvetica}
"""A font that every printer has."""
_MARK_AT = (18.0, 14.0)
"""Points from the sheet's left and bottom edges: outside what any letter prints, inside what printers reach."""


def bundle(papers: Iterable[bytes]) -> bytes:
    """Join PDFs in print order, each beginning on the page after the one before it."""
    printout = Printout()
    for paper in papers:
        printout.add(paper)
    return printout.data()


class Printout:
    """A file for the printer, paper by paper."""

    def __init__(self) -> None:
        """Begin with no page."""
        self._pdf = pikepdf.new()
        self._font: pikepdf.Object | None = None

    @property
    def pages(self) -> int:
        """How many pages there are by now."""
        return len(self._pdf.pages)

    def add(self, paper: bytes, mark: str = "") -> None:
        """Add a PDF's pages, with `mark` (figures and Latin letters) small at the foot of each."""
        with pikepdf.open(io.BytesIO(paper)) as pdf:
            if "/AcroForm" in pdf.Root:
                pdf.flatten_annotations("print")
            for page in pdf.pages:
                _keep_what_is_printed(page.obj)
                self._pdf.pages.append(page)
                if mark:
                    self._mark(self._pdf.pages[-1], mark)

    def turn(self) -> None:
        """Let the next paper begin on a sheet of its own when both sides are printed."""
        if self.pages % 2:
            box = self._pdf.pages[-1].mediabox
            self._pdf.add_blank_page(page_size=(float(box[2] - box[0]), float(box[3] - box[1])))

    def attach(self, name: str, paper: bytes) -> None:
        """Let a PDF follow as a file of its own, unchanged: what is signed cannot be joined with anything."""
        self._pdf.attachments[name] = pikepdf.AttachedFileSpec(
            self._pdf,
            paper,
            filename=name,
            mime_type="application/pdf",
            description="",
            creation_date="",
            mod_date="",
        )

    def data(self) -> bytes:
        """The file."""
        return saved(self._pdf)

    def _mark(self, page: pikepdf.Page, mark: str) -> None:
        if self._font is None:
            self._font = self._pdf.make_indirect(pikepdf.Dictionary(_FONT))
        left, bottom = (float(page.mediabox[edge]) + at for edge, at in enumerate(_MARK_AT))
        page.add_resource(self._font, pikepdf.Name.Font, _MARK)
        shown = mark.encode("ascii").hex()
        page.contents_add(b"q\n", prepend=True)
        page.contents_add(
            f"Q\nq BT {_MARK} {_MARK_SIZE} Tf {left:.2f} {bottom:.2f} Td <{shown}> Tj ET Q\n".encode("ascii")
        )


def _keep_what_is_printed(page: pikepdf.Object) -> None:
    """Take away what only makes sense in the page's own document."""
    for key in ("/StructParents", "/Tabs"):
        if key in page:
            del page[key]
    if "/Annots" in page:
        page.Annots = pikepdf.Array([mark for mark in page.Annots if mark.Subtype != "/Link"])
