"""The interview at a real terminal of 80 columns."""

from __future__ import annotations

import contextlib
import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest

from tests.interview.formular import INGRID
from tests.interview.skarm import CTRL_B, CTRL_C, ROOT, Skarm

pytestmark = pytest.mark.filterwarnings("ignore:.*forkpty:DeprecationWarning")
PROGRAM = ("-m", "tests.interview.program")


Asked = Callable[..., Skarm]


@pytest.fixture
def asked() -> Iterator[Asked]:
    """Opens a terminal where some fields are asked for, and the optional ones that come after them."""
    with contextlib.ExitStack() as stack:

        def opened(*fields: str) -> Skarm:
            screen = Skarm(*PROGRAM, *fields)
            stack.callback(screen.close)
            return screen

        yield opened


def test_j_is_yes_and_the_answers_become_the_arende(asked: Asked) -> None:
    """`j` is never read as no, and a line with name and number is read as both."""
    screen = asked("enskild", "enskild.skyddade_uppgifter", "narstaende")
    screen.wait("Namn och personnummer")
    screen.type(INGRID)
    screen.wait("Har Ingrid skyddade personuppgifter? j/n:")
    screen.type("j")
    screen.wait("Närstående")
    screen.type("")
    screen.wait("Vad får inte nämnas?")
    screen.type("")
    screen.wait("Behöver Ingrid något särskilt?")
    screen.type("")
    screen.wait("GRANSKA (inget är skrivet än)")
    screen.type("")
    screen.wait("KLART skyddade uppgifter: True")


def test_a_wrong_answer_is_told_below_and_can_be_put_right(asked: Asked) -> None:
    """The fault stands under the prompt in Swedish, and the question comes again."""
    screen = asked("handelse.bedomd-utskrivningsklar")
    screen.wait("När bedömdes Ingrid")
    screen.type("hej")
    screen.wait("Datumet går inte att tolka.")
    screen.type("i går")
    screen.wait("Fristen räknas från den dagen.")
    screen.wait("Närstående")


def test_enter_never_answers_yes_or_no(asked: Asked) -> None:
    """Nothing is chosen beforehand for protected identity and consent."""
    screen = asked("enskild.skyddade_uppgifter", "samtycke.status")
    screen.wait("Har Ingrid skyddade personuppgifter? j/n:")
    screen.type("")
    screen.wait("Frågan behöver ett svar.")
    screen.type("n")
    screen.wait("Närstående")
    screen.type("")
    screen.wait("Svar:")
    screen.type("")
    screen.wait("Skriv ? om du vill veta varför.")


@pytest.mark.parametrize("keys", [("<", "\r"), (CTRL_B, "")])
def test_back_by_sign_and_by_key(asked: Asked, keys: tuple[str, str]) -> None:
    """`<` and Enter, or Ctrl-B, ask the question before again, with its answer in brackets."""
    screen = asked("enskild.folkbokforingskommun", "kallelse.syfte")
    screen.wait("Folkbokförd i (Enter = Karlskrona):")
    screen.type("Ronneby")
    screen.wait("Närstående")
    screen.type(*keys)
    screen.wait("Folkbokförd i (Enter = Ronneby):")


@pytest.mark.parametrize("keys", [("q", "\r"), (CTRL_C, "")])
def test_quit_keeps_the_answers(asked: Asked, keys: tuple[str, str]) -> None:
    """`q` and Enter, or Ctrl-C, stop and hand over what was answered."""
    screen = asked("enskild.folkbokforingskommun")
    screen.wait("Folkbokförd i")
    screen.type("Ronneby")
    screen.wait("Närstående")
    screen.type(*keys)
    screen.wait("AVBRUTET efter 1 svar")


def test_a_question_mark_tells_why(asked: Asked) -> None:
    """`?` gives help and reason, and asks the same question again."""
    screen = asked("handelse.bedomd-utskrivningsklar")
    screen.wait("När bedömdes Ingrid")
    screen.type("?")
    shown = screen.wait("Varför: Det behövs.")
    assert "Dagen räcker." in shown
    screen.type("i dag")
    screen.wait("Fristen räknas")


def test_a_list_ends_with_an_empty_line(asked: Asked) -> None:
    """One a line, or several with ` / ` between."""
    screen = asked("parter")
    screen.wait("Vilka kallas?")
    screen.type("1 Hemsjukvården Exempelviken / 2 Socialtjänsten Provstaden")
    screen.wait("Nästa (tom rad = klart):")
    screen.type("5 Skolan Provstaden")
    screen.wait("Nästa (tom rad = klart):")
    screen.type("")
    screen.wait("Närstående")


def test_nothing_is_wider_than_the_screen(asked: Asked) -> None:
    """A prompt, its choices and the review fit in 80 columns, so no word is broken."""
    screen = asked("samtycke.status", "kallelse.plats")
    screen.wait("Närstående")
    screen.type("Karin Provqvist, dotter")
    screen.wait("Nästa")
    screen.type("")
    shown = screen.wait("v vet inte")
    assert "    j ja, alla  d delvis  n nej  t tagit tillbaka  k kan inte ta ställning\n    v vet inte" in shown


def test_prompt_toolkit_is_loaded_only_for_a_terminal() -> None:
    """It takes a tenth of a second, which a run without questions must not wait for."""
    code = "import sys, sipkit.interview.run, sipkit.interview.start; print('prompt_toolkit' in sys.modules)"
    ended = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ended.stdout == "False\n"
