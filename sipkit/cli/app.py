"""The table of commands. Nothing heavy is imported here: a command's body imports what it needs when it runs."""

from __future__ import annotations

from sipkit.cli import forklara, pdf
from sipkit.cli.arende import kommandon as arende
from sipkit.cli.avstamning import kommandon as avstamning
from sipkit.cli.batch import kommandon as batch
from sipkit.cli.blankett import kommandon as blankett
from sipkit.cli.checklista import kommandon as checklista
from sipkit.cli.efterat import kommandon as efterat
from sipkit.cli.enhet import enheter, profil
from sipkit.cli.frister import kommandon as frister
from sipkit.cli.idag import kommandon as idag
from sipkit.cli.mall import kommandon as mall
from sipkit.cli.plan import kommandon as plan
from sipkit.cli.region import kommandon as region
from sipkit.cli.samtycke import kommandon as samtycke
from sipkit.cli.signering import kommandon as signering
from sipkit.cli.skapa import kommandon as skapa
from sipkit.cli.svenska import Kommando, app
from sipkit.cli.vagval import kommandon as vagval
from sipkit.cli.val import ValtArende

sipkit = app(
    "Kallelser, planer, samtycken och checklistor för samordnad individuell plan (SIP). "
    "sipkit säger vad rutinen säger. Du avgör."
)

sipkit.command("kallelse", cls=Kommando)(
    skapa.genvag("kallelse", "Kalla till SIP: kallelser, inbjudningar, brev till personen och kalenderfil.")
)
sipkit.command("nytid", cls=Kommando)(
    skapa.genvag("ny-tid", "Flytta ett möte: ny kallelse, brev och kalenderfil.", ValtArende)
)
sipkit.command("avboka", cls=Kommando)(
    skapa.genvag("aterkallelse", "Avboka ett möte: besked till alla som fick kallelsen.", ValtArende)
)
sipkit.command("samtycke", cls=Kommando)(samtycke.samtycke)
sipkit.command("plan", cls=Kommando)(plan.plan)
sipkit.command("uppföljning", cls=Kommando)(plan.uppfoljning)
sipkit.command("avslut", cls=Kommando)(
    skapa.genvag("avslut", "Avsluta planen: brev till personen och besked till enheterna.", ValtArende)
)
sipkit.command("checklista", cls=Kommando)(checklista.checklista)
sipkit.command("skapa", cls=Kommando)(skapa.skapa)
sipkit.command("fortsätt", cls=Kommando)(skapa.fortsatt)
sipkit.command("idag", cls=Kommando)(idag.idag)
sipkit.command("klistra", cls=Kommando)(efterat.klistra)
sipkit.command("skickat", cls=Kommando)(efterat.skickat)
sipkit.command("händelse", cls=Kommando)(efterat.handelse)
sipkit.command("avstämt", cls=Kommando)(avstamning.avstamt)
sipkit.command("frister", cls=Kommando)(frister.frister)
sipkit.command("vägval", cls=Kommando)(vagval.vagval)
sipkit.command("blankett", cls=Kommando)(blankett.blankett)
sipkit.command("läs-in", cls=Kommando)(blankett.las_in)
sipkit.command("underskrift", cls=Kommando)(signering.underskrift)
sipkit.command("signera", cls=Kommando)(signering.signera)
sipkit.command("verifiera", cls=Kommando)(signering.verifiera)
sipkit.command("pdf", cls=Kommando)(pdf.pdf)
sipkit.command("profil", cls=Kommando)(profil.profil)
sipkit.add_typer(batch.app, name="batch")
sipkit.add_typer(enheter.app, name="enheter")
sipkit.add_typer(arende.app, name="ärende")
sipkit.add_typer(region.app, name="region")
sipkit.add_typer(mall.app, name="mall")
sipkit.command("förklara", cls=Kommando)(forklara.forklara)
