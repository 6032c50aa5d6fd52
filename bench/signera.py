"""One signature, beside bare pyHanko on the same file with the same key and a visible field.

    python bench/signera.py [--rounds N]

The two take turns, and the medians are printed; then how long the verdict on two signatures takes. The paper is an
example with two places to sign.
"""

from __future__ import annotations

import argparse
import io
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter

from sipkit.signing import sign, verify
from tests.signing.papers import EXPECTED, FIRST, paper, signed
from tests.signing.pki import ANNA, CA, NOW, signer

ANNAS = signer(ANNA)


def ours() -> None:
    """A signature by sipkit: checks, the look with an embedded font, the signature."""
    sign(paper(), FIRST, ANNAS, when=NOW, expected=ANNA)


def bare() -> None:
    """A signature by pyHanko alone, with the look it has by default."""
    meta = signers.PdfSignatureMetadata(
        field_name=FIRST,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        certify=True,
        docmdp_permissions=MDPPerm.FILL_FORMS,
    )
    writer = IncrementalPdfFileWriter(io.BytesIO(paper()))
    signers.PdfSigner(meta, signer=ANNAS.engine).sign_pdf(writer, existing_fields_only=True, output=io.BytesIO())


def milliseconds(call: Callable[[], object]) -> float:
    """How long a call takes."""
    start = time.perf_counter()
    call()
    return 1000 * (time.perf_counter() - start)


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=25)
    rounds = parser.parse_args().rounds
    for warm_up in (ours, bare):
        warm_up()
    pairs = [(milliseconds(ours), milliseconds(bare)) for _ in range(rounds)]
    mine, theirs = (statistics.median(times) for times in zip(*pairs, strict=True))
    print(f"sipkit        {mine:6.1f} ms")
    print(f"bare pyHanko  {theirs:6.1f} ms")
    print(f"ratio         {statistics.median(my / their for my, their in pairs):6.2f}   (median of {rounds} pairs)")
    both = signed()
    judging = [
        milliseconds(lambda: verify(both, expected=EXPECTED, trust_roots=[CA.root], at=NOW)) for _ in range(rounds)
    ]
    print(f"verdict on two signatures  {statistics.median(judging):6.1f} ms")


main()
