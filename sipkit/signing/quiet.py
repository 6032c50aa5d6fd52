"""Libraries that would tell too much."""

from __future__ import annotations

import logging

_TALKATIVE = ("pyhanko", "pyhanko_certvalidator", "fontTools")


def silence_libraries() -> None:
    """Stop the libraries from logging: their tracebacks hold the signer's name."""
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
