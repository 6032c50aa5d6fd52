"""Plain lines: what a screen reader, a dumb terminal or a pipe meets."""

from __future__ import annotations

from io import BytesIO, TextIOWrapper

import pytest

from sipkit.errors import UsageFault
from sipkit.interview.lines import Lines
from sipkit.interview.prompter import Ended, Prompt, ask
from sipkit.konsol import NEAREST


class Tangentbord(TextIOWrapper):
    """A keyboard that has been typed on; a pipe, or a terminal whose last sign is Ctrl-D."""

    def __init__(self, typed: bytes, encoding: str, *, terminal: bool) -> None:
        super().__init__(BytesIO(typed), encoding=encoding)
        self.terminal = terminal

    def isatty(self) -> bool:
        """Whether it is a terminal."""
        return self.terminal


class Skarmen:
    """Plain lines with everything that came on the screen, as bytes."""

    def __init__(self, typed: bytes = b"", encoding: str = "utf-8", *, terminal: bool = False) -> None:
        self.bytes = BytesIO()
        screen = TextIOWrapper(self.bytes, encoding=encoding, errors=NEAREST, newline="")
        self.lines = Lines(Tangentbord(typed, encoding, terminal=terminal), screen)


@pytest.mark.parametrize("encoding", ["utf-8", "cp850", "cp1252"])
def test_letters_are_read_and_written_in_the_consoles_own_encoding(encoding: str) -> None:
    """Å, ä and ö are what they are in every code page that has them."""
    skarm = Skarmen("Södra Ängsgården\r\n".encode(encoding), encoding)
    assert skarm.lines.line("Enhet på plats: ") == "Södra Ängsgården"
    assert skarm.bytes.getvalue() == "Enhet på plats: \n".encode(encoding)


@pytest.mark.parametrize(
    ("encoding", "shown"),
    [("cp850", "a · b - c ... -> å"), ("cp1252", "a · b – c … -> å"), ("ascii", "a - b - c ... -> a")],
)
def test_a_sign_that_the_console_lacks_becomes_the_nearest(encoding: str, shown: str) -> None:
    """Never a question mark for what sipkit itself writes."""
    skarm = Skarmen(encoding=encoding)
    skarm.lines.say(["a · b – c … → å"])
    assert skarm.bytes.getvalue().decode(encoding) == f"{shown}\n"


def test_what_is_typed_with_loose_accents_is_the_same_answer() -> None:
    """A Mac pastes `o` and two dots; the answer has `ö`."""
    skarm = Skarmen("So\u0308dra\n".encode())
    assert ask(skarm.lines, Prompt((), "Svar: "), str) == "Södra"


@pytest.mark.parametrize(("typed", "answer"), [("0\n", "0"), ("Nej\n", "Nej"), ("a\n0\n\n", "a\n0")])
def test_that_there_is_nothing_to_list_is_the_whole_answer(typed: str, answer: str) -> None:
    """Where that can be said: no next line is asked for. Later it is a line as any other."""
    prompt = Prompt((), "Svar: ", many=True, nothing=frozenset({"0", "nej"}))
    assert ask(Skarmen(typed.encode()).lines, prompt, str) == answer


def test_a_pipe_at_its_end_says_so_and_a_terminal_stops() -> None:
    """The last line may lack its end. Ctrl-D is `q`."""
    pipe = Skarmen(b"ett")
    assert pipe.lines.line("Svar: ") == "ett"
    with pytest.raises(Ended):
        pipe.lines.line("Svar: ")
    assert Skarmen(b"", terminal=True).lines.line("Svar: ") == "q"


def test_what_a_pipe_gives_is_not_written_out() -> None:
    """It would end up in a log; each prompt still has a line of its own."""
    skarm = Skarmen(b"hemligt\n")
    skarm.lines.line("Svar: ")
    skarm.lines.say(["Nästa"])
    assert skarm.bytes.getvalue().decode() == "Svar: \nNästa\n"


def test_a_line_in_another_encoding_is_never_half_understood() -> None:
    """At a terminal the same question comes again; a pipe, whose next line answers the next question, is stopped."""
    typed = "Södra\n".encode("cp1252") + "Södra\n".encode()
    skarm = Skarmen(typed, terminal=True)
    assert skarm.lines.line("Svar: ") == "Södra"
    assert "Raden går inte att läsa som utf-8. Skriv den igen" in skarm.bytes.getvalue().decode()
    with pytest.raises(UsageFault, match="otillatet-tecken"):
        Skarmen(typed).lines.line("Svar: ")
