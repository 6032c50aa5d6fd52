"""The entry point: private files from the start, one place where every fault becomes text and an exit code."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from types import FrameType
from typing import NoReturn

from sipkit.cli.avbrott import Avbruten
from sipkit.domain.text import fold
from sipkit.errors import SipkitError, internal
from sipkit.konsol import NEAREST
from sipkit.storage.losenfras import fragas_av

INTERRUPTED = 130
BUG = 70
GARBAGE = 50_000
"""Objects made before Python looks for garbage. With its own 700 a short command looks for an eighth of its time."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command line and return its exit code."""
    os.umask(0o077)
    gc.set_threshold(GARBAGE)
    arguments = sys.argv[1:] if arguments is None else arguments
    as_json = any(fold(each) == "--json" for each in arguments)
    _prepare_streams(as_json)
    before = signal.signal(signal.SIGTERM, _interrupted)
    try:
        return _answered(list(arguments), as_json)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    finally:
        signal.signal(signal.SIGTERM, before)


def _answered(arguments: list[str], as_json: bool) -> int:
    """Run a command line; what stops it is told. Raises BrokenPipeError when nobody reads what is told."""
    try:
        with fragas_av(_losenfras):
            return _run(arguments, as_json)
    except SipkitError as error:
        return _told(error, error.exit_code, as_json)
    except (Avbruten, KeyboardInterrupt) as stopped:
        return _stopped(stopped.besked if isinstance(stopped, Avbruten) else Avbruten().besked, as_json)
    except BrokenPipeError:
        raise
    except Exception as error:  # noqa: BLE001 - the last net: what it says may be about a person and is not shown
        return _told(internal(error), BUG, as_json)


def _run(arguments: list[str], as_json: bool) -> int:
    if not arguments and _is_at_terminal():
        from sipkit.cli.startsida import startsida

        return startsida(main)
    from typer import Abort, Exit
    from typer._click.exceptions import UsageError

    from sipkit.cli.app import sipkit
    from sipkit.cli.svenska import as_fault
    from sipkit.cli.utfall import Utfall, show

    try:
        utfall = sipkit(arguments, standalone_mode=False, prog_name="sipkit")
    except UsageError as error:
        raise as_fault(error) from None
    except Exit as leave:
        return leave.exit_code
    except Abort:
        raise Avbruten from None
    if utfall == INTERRUPTED:
        raise Avbruten  # typer makes Ctrl-C into an exit code
    if isinstance(utfall, Utfall):
        show(utfall, as_json)
        return utfall.slut
    return 0


def _losenfras() -> str:
    from sipkit.cli.samtal.losenfras import fraga_losenfras

    return fraga_losenfras()


def _is_at_terminal() -> bool:
    """Whether someone sits there: nothing is piped in or out."""
    return all(stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr))


def _interrupted(number: int, frame: FrameType | None) -> NoReturn:
    """Being asked to end is an interruption like any other: what is half written is taken away."""
    raise KeyboardInterrupt


def _prepare_streams(as_json: bool) -> None:
    """Let no console stop a command: a sign that it cannot show becomes another. JSON is UTF-8 whatever it is."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8" if as_json else None, errors=NEAREST)


def _told(error: SipkitError, exit_code: int, as_json: bool) -> int:
    from sipkit.cli.utfall import show_faults

    show_faults(error, as_json)
    return exit_code


def _stopped(besked: Sequence[str], as_json: bool) -> int:
    if as_json:
        return _told(SipkitError("avbrutet", " ".join(besked)), INTERRUPTED, as_json)
    from sipkit.cli.utfall import say

    for row in besked:
        say(row, sys.stderr)
    return INTERRUPTED
