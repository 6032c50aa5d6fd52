"""Electronic signatures in PDFs: places for them, making them, judging them. Knows nothing of SIP.

`add_signature_fields` puts places to sign in a tagged PDF, before the first signature. `load_pkcs12` and `open_pkcs11`
give a `Signer`, of a file or a card. `sign` fills one place by PAdES, as an addition to the file that leaves every
earlier byte as it was. `verify` says of each signature that was expected whether it is valid and, if not, why.

A judgement errs on one side only: what is not understood is not valid. Nothing is fetched from a network but the time
stamp, from the address that the caller gives.
"""

from sipkit.signing.fields import (
    SignatureField,
    SignaturePlace,
    add_signature_fields,
    signature_fields,
    signature_places,
)
from sipkit.signing.quiet import silence_libraries
from sipkit.signing.revocation import Revocation, load_certificates
from sipkit.signing.signer import Signer, load_pkcs12, open_pkcs11
from sipkit.signing.signing import sign
from sipkit.signing.verdict import ExpectedSigner, FieldVerdict, Finding, Verdict
from sipkit.signing.verifying import verify

silence_libraries()

__all__ = [
    "ExpectedSigner",
    "FieldVerdict",
    "Finding",
    "Revocation",
    "SignatureField",
    "SignaturePlace",
    "Signer",
    "Verdict",
    "add_signature_fields",
    "load_certificates",
    "load_pkcs12",
    "open_pkcs11",
    "sign",
    "signature_fields",
    "signature_places",
    "verify",
]
