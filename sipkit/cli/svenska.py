"""Help and usage errors in Swedish.

Typer 0.26 took Click in and dropped its translations, so headings and messages are written here. Commands and options
are written with å, ä and ö; typing them without works (`fold`).
"""

from __future__ import annotations

from collections.abc import Mapping

import typer
from typer._click import Command, Context, HelpFormatter
from typer._click.core import Parameter
from typer._click.exceptions import (
    BadOptionUsage,
    BadParameter,
    MissingParameter,
    NoArgsIsHelpError,
    NoSuchOption,
    UsageError,
)
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from sipkit.domain.text import fold, nearest
from sipkit.errors import UsageFault

CONTEXT: Mapping[str, object] = {"token_normalize_func": fold, "help_option_names": ["--hjälp", "--help"]}


_WHOLE = 1000
"""More signs than any sentence has: a long one goes on below, and is never cut."""


class _Svensk(Command):
    """Headings in Swedish; mixed into commands and groups."""

    def format_usage(self, ctx: Context, formatter: HelpFormatter) -> None:
        pieces = (piece.strip("{}") for piece in self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, " ".join(pieces), "Användning: ")

    def get_help_option_names(self, ctx: Context) -> list[str]:
        """The names in the order they are written; Typer's own come in the order of a set, another each time."""
        return list(ctx.help_option_names)

    def get_help_option(self, ctx: Context) -> TyperOption | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "Visa den här hjälpen."
        return option

    def format_options(self, ctx: Context, formatter: HelpFormatter) -> None:
        for heading, kind in (("Argument", "argument"), ("Val", "option")):
            rows = [_row(param, ctx) for param in self.get_params(ctx) if param.param_type_name == kind]
            if rows:
                with formatter.section(heading):
                    formatter.write_dl(rows)


def _row(param: Parameter, ctx: Context) -> tuple[str, str]:
    """Name and help of a parameter. Our helps hold what is required and the default in words."""
    if isinstance(param, TyperArgument):
        return param.metavar or "", param.help or ""
    names, _ = param.get_help_record(ctx) or ("", "")
    return names, str(getattr(param, "help", "") or "")


class Kommando(_Svensk, TyperCommand):
    """A command."""


ALIAS: Mapping[str, str] = {"utskick": "batch"}
"""What a command is called too."""


class Grupp(_Svensk, TyperGroup):
    """A group of commands; each is found with and without å, ä, ö."""

    def get_command(self, ctx: Context, cmd_name: str) -> Command | None:
        """The command of that name, however it is spelled."""
        folded = {fold(name): command for name, command in self.commands.items()}
        name = fold(cmd_name)
        return folded.get(ALIAS.get(name, name))

    def format_options(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Options, then the commands, each with its whole first sentence."""
        _Svensk.format_options(self, ctx, formatter)
        rows = [(name, self.commands[name].get_short_help_str(_WHOLE)) for name in self.list_commands(ctx)]
        with formatter.section("Kommandon"):
            formatter.write_dl(rows)

    def resolve_command(self, ctx: Context, args: list[str]) -> tuple[str | None, Command | None, list[str]]:
        """The command that was typed. Raises UsageFault with the nearest one."""
        command = self.get_command(ctx, args[0])
        if command is None:
            near = nearest(args[0], self.commands)
            cure = f"Menade du `{ctx.command_path} {near}`?" if near else f"`{ctx.command_path} --help` visar alla."
            raise UsageFault("okant-kommando", "Kommandot finns inte.", atgard=cure)
        return command.name, command, args[1:]


def app(help_text: str, *, no_args_is_help: bool = True) -> typer.Typer:
    """A group whose help is Swedish."""
    return typer.Typer(
        cls=Grupp,
        help=help_text,
        add_completion=False,
        no_args_is_help=no_args_is_help,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        options_metavar="[VAL]",
        subcommand_metavar="KOMMANDO …",
        context_settings=dict(CONTEXT),
    )


def as_fault(error: UsageError) -> UsageFault:
    """Typer's usage error as ours; what was typed is not repeated, for it may be about a person."""
    command = error.ctx.command_path if error.ctx else "sipkit"
    hjalp = f"`{command} --help` visar vad som går att ge."
    if isinstance(error, NoArgsIsHelpError):
        return UsageFault("argument-saknas", "Här behövs ett kommando till.", atgard=hjalp)
    if isinstance(error, MissingParameter):
        return UsageFault("argument-saknas", f"{_name(error)} saknas.", atgard=hjalp)
    if isinstance(error, BadParameter):
        return UsageFault("ogiltigt-varde", f"Värdet för {_name(error)} går inte att använda.", atgard=hjalp)
    if isinstance(error, NoSuchOption):
        options = [name for param in (error.ctx.command.params if error.ctx else []) for name in param.opts]
        near = nearest(error.option_name, options)
        return UsageFault("okant-kommando", "Valet finns inte.", atgard=f"Menade du {near}? {hjalp}" if near else hjalp)
    if isinstance(error, BadOptionUsage):
        vad = f"{error.option_name} saknar sitt värde, eller har ett som det inte ska ha."
        return UsageFault("argument-saknas", vad, atgard=hjalp)
    return UsageFault("ogiltigt-varde", "Kommandoraden har ett ord för mycket eller för lite.", atgard=hjalp)


def _name(error: BadParameter) -> str:
    return error.param.opts[0] if error.param and error.param.param_type_name == "option" else _metavar(error)


def _metavar(error: BadParameter) -> str:
    return (getattr(error.param, "metavar", None) or "Argumentet") if error.param else "Argumentet"
