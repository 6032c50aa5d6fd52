"""The only personnummer that the project may hold: Skatteverket's test numbers, never given to anyone."""

from pathlib import Path

_LINES = (Path(__file__).parent / "testdata" / "testpersonnummer.txt").read_text("utf-8").splitlines()

PERSONNUMMER = tuple(line for line in _LINES if line and not line.startswith("#"))
"""Some hundred, three for each year of birth since 1890 that has any, twelve digits each."""

UTAN_FODELSEDAG = ("191500722390", "191711602399")
"""Samordningsnummer with month 00 and with day 60: the day of birth is not known in full."""

SAMORDNINGSNUMMER = ("202601612381", "202601622380", "202601912393", *UTAN_FODELSEDAG)

FEL_KONTROLLSIFFRA = f"{PERSONNUMMER[0][:8]}-{PERSONNUMMER[0][8:11]}{(int(PERSONNUMMER[0][11]) + 1) % 10}"
"""One of them with another last digit: nobody's, and told as wrong."""
