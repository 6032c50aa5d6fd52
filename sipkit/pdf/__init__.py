"""Setting documents as PDF. Knows nothing of SIP: it imports `word` and `errors` only.

`typeset` makes the PDF that sipkit stands for, accessible and archival, from the Tree that `word` reads: to print, or a
form to fill in on screen. `libreoffice` is the other engine, for what the Tree does not hold. `forms` reads forms that
come back filled in. `bundle` joins papers for the printer.
"""

from sipkit.pdf.fillable import Form
from sipkit.pdf.result import PdfResult
from sipkit.pdf.typesetting import typeset

__all__ = ["Form", "PdfResult", "typeset"]
