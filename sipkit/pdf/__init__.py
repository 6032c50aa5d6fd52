"""Setting documents as PDF. Knows nothing of SIP: it imports `word` and `errors` only.

`typeset` makes the PDF that sipkit stands for, accessible and archival, from the Tree that `word` reads. `libreoffice`
is the other engine, for what the Tree does not hold. `bundle` joins papers for the printer.
"""

from sipkit.pdf.result import PdfResult
from sipkit.pdf.typesetting import typeset

__all__ = ["PdfResult", "typeset"]
