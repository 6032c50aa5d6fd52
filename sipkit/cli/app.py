"""The table of commands. Nothing heavy is imported here: a command's body imports what it needs when it runs."""

from __future__ import annotations

from sipkit.cli import forklara, frister, kallelse, pdf, region
from sipkit.cli.svenska import Kommando, app

sipkit = app(
    "Kallelser, planer, samtycken och checklistor för samordnad individuell plan (SIP). "
    "sipkit säger vad rutinen säger. Du avgör."
)

sipkit.command("kallelse", cls=Kommando)(kallelse.kallelse)
sipkit.command("skapa", cls=Kommando)(kallelse.skapa)
sipkit.command("frister", cls=Kommando)(frister.frister)
sipkit.command("pdf", cls=Kommando)(pdf.pdf)
sipkit.add_typer(region.app, name="region")
sipkit.command("förklara", cls=Kommando)(forklara.forklara)
