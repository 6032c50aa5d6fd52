"""`sipkit mall`: the Word templates."""

from __future__ import annotations

from sipkit.cli import svenska
from sipkit.cli.mall import granskning
from sipkit.cli.svenska import Kommando

app = svenska.app("Wordmallarna: går de att fylla i, och hur läses de?")

app.command("granska", cls=Kommando)(granskning.granska)
