"""The command line: parse, call, print. The only room that prints, and the only one that knows typer."""

from sipkit.cli.huvud import main

__all__ = ["main"]
