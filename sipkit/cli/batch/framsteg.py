"""How far a run has come: one line that changes at a terminal, a line a minute in a pipe, events for scripts."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from sipkit.batch.korning import Framsteg
from sipkit.cli.batch.text import antal

_EVERY = {"terminal": 0.2, "rör": 60.0, "json": 1.0}
"""Seconds between two tellings."""


class Visa(Protocol):
    """Tells how far it has come."""

    def __call__(self, framsteg: Framsteg, *, stoppas: bool) -> None:
        """Tell it, unless that was done a moment ago."""


@contextmanager
def visare(totalt: int, *, as_json: bool) -> Iterator[Visa]:
    """Tells on stderr of a run of `totalt` rows."""
    visare = _Visare(totalt, "json" if as_json else "terminal" if sys.stderr.isatty() else "rör")
    try:
        yield visare
    finally:
        visare.slut()


class _Visare:
    def __init__(self, totalt: int, hur: str) -> None:
        self._totalt = totalt
        self._hur = hur
        self._begun = self._told = time.monotonic()
        self._width = 0

    def __call__(self, framsteg: Framsteg, *, stoppas: bool) -> None:
        now = time.monotonic()
        done = framsteg.gjorda == self._totalt
        if now - self._told < _EVERY[self._hur] and not (done and self._hur == "json"):
            return
        self._told = now
        rate = framsteg.gjorda / (now - self._begun)
        if self._hur == "json":
            self._write(self._event(framsteg, rate, stoppas=stoppas) + "\n")
        elif self._hur == "rör":
            self._write(self._line(framsteg, rate, stoppas=stoppas) + "\n")
        else:
            line = self._line(framsteg, rate, stoppas=stoppas)
            self._write(f"\r{line:{self._width}}")
            self._width = len(line)

    def slut(self) -> None:
        """Leave an empty line to write on."""
        if self._width:
            self._write(f"\r{'':{self._width}}\r")

    def _line(self, framsteg: Framsteg, rate: float, *, stoppas: bool) -> str:
        left = _tid((self._totalt - framsteg.gjorda) / rate)
        line = f"{antal(framsteg.gjorda)} av {antal(self._totalt)} rader · {rate:.0f} i sekunden · {left} kvar"
        if framsteg.fel:
            line += f" · {antal(framsteg.fel)} fel"
        return f"{line} · avbryter (Ctrl-C igen stannar genast)" if stoppas else line

    def _event(self, framsteg: Framsteg, rate: float, *, stoppas: bool) -> str:
        event = {
            "handelse": "framsteg",
            "gjorda": framsteg.gjorda,
            "av": self._totalt,
            "klara": framsteg.klara,
            "stoppade": framsteg.stoppade,
            "fel": framsteg.fel,
            "rader_per_sekund": round(rate, 1),
            "stoppas": stoppas,
        }
        return json.dumps(event)

    def _write(self, text: str) -> None:
        sys.stderr.write(text)
        sys.stderr.flush()


def _tid(seconds: float) -> str:
    minutes, seconds = divmod(round(seconds), 60)
    return f"{minutes} min" if minutes > 1 else f"{60 * minutes + seconds} s"
