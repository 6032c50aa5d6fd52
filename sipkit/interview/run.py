"""The interview itself: ask, say what follows, ask on, review."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from sipkit.config.dokumenttyp import Fraga
from sipkit.domain.arende import Arende
from sipkit.errors import SipkitError
from sipkit.interview.build import build
from sipkit.interview.changing import Commanded, group_help, listen, obeyed
from sipkit.interview.commands import Andra, Command
from sipkit.interview.flow import answer, back, given, next_question, settled, suggestion
from sipkit.interview.groups import Medlemsfraga
from sipkit.interview.layout import header, indented
from sipkit.interview.membership import becomes, came_along, fields, questions_of
from sipkit.interview.picker import Picker, offered
from sipkit.interview.prompter import Back, Ended, Help, Prompter, Quit, ask, say_fault
from sipkit.interview.reading import read
from sipkit.interview.review import read_review, review_help, review_lines, review_prompt
from sipkit.interview.shared import said
from sipkit.interview.state import VET_INTE, State, Svar
from sipkit.interview.wording import Voice, echoed, help_lines, prompt


@dataclass(frozen=True)
class Finished:
    """A whole interview: its state, and the ärende that it makes."""

    state: State
    arende: Arende


class Interrupted(Exception):
    """The interview stopped before its end.

    Attributes:
        state: everything answered until then; nothing of it is in the message.
        vet_inte: the question that the person at the keyboard could not answer, when that is why.
        ended: nothing more could be typed: a pipe came to its end.
    """

    def __init__(self, state: State, vet_inte: Fraga | None = None, *, ended: bool = False) -> None:
        super().__init__("interview interrupted")
        self.state = state
        self.vet_inte = vet_inte
        self.ended = ended


def _nothing(state: State) -> None:
    """Keep nothing."""


def interview(
    state: State, prompter: Prompter, voice: Voice, idag: date, keep: Callable[[State], None] = _nothing
) -> Finished:
    """Ask everything that is not known, show the review, and give the ärende.

    Args:
        state: from `start`.
        prompter: whom to ask.
        voice: what the caller says.
        idag: the day that dates are read from.
        keep: called with the state after each answer and each step back, before anything is said about it.

    Raises:
        Interrupted: `q`, Ctrl-C, an answer that is not known, or no more of them; holds the answers.
        SipkitError: what `voice.echo` raises, as when a rule refuses to go on.
    """
    return _Interview(state, prompter, voice, idag, keep).run()


class _Interview:
    """One interview under way; `state` is the only thing that changes."""

    def __init__(
        self, state: State, prompter: Prompter, voice: Voice, idag: date, keep: Callable[[State], None]
    ) -> None:
        self.state = state
        self.prompter = prompter
        self.voice = voice
        self.idag = idag
        self.keep = keep

    def run(self) -> Finished:
        intro = (line for each in self.voice.intro for line in indented(said(self.state, each)))
        self.prompter.say([*header(said(self.state, self.voice.header)), *intro])
        self.learn()
        while True:
            try:
                self.questions()
                if finished := self.review():
                    return finished
            except Back:
                self.back()
            except Quit:
                raise Interrupted(self.state) from None
            except Ended:
                raise Interrupted(self.state, ended=True) from None

    def questions(self) -> None:
        while fraga := next_question(self.state):
            try:
                self.question(fraga)
            except Commanded as told:
                self.obey(told.nyckel, told.command)

    def question(self, fraga: Fraga) -> None:
        """Ask one question until it is answered, and say what follows from the answer."""
        val = offered(self.state, fraga, self.idag)
        if val is not None:
            filled = {fraga.falt: Picker(self.prompter, self.voice, self.state, fraga, self.idag).pick(val)}
        else:
            filled = self.said(fraga)
        own, *others = filled.items()
        if fraga.typ == "val" and own[1].value == VET_INTE:
            raise Interrupted(self.state, fraga)
        self.state = answer(self.state, fraga, own[1].value, own[1].origin)
        for falt, svar in others:
            self.state = given(self.state, falt, svar)
        self.learn()
        self.keep(self.state)
        self.prompter.say(echoed(self.voice, self.state, fraga))

    def learn(self) -> None:
        """Let the questions hang on what follows from the answers by now."""
        facts = self.voice.facts(self.state)
        if facts != self.state.fakta:
            self.state = settled(replace(self.state, fakta=facts))

    def said(self, fraga: Fraga) -> dict[str, Svar]:
        """The fields that an answer fills, when it can be read."""
        while True:
            try:
                return ask(self.prompter, prompt(self.voice, self.state, fraga), lambda text: self.read(fraga, text))
            except Help:
                self.prompter.say([*help_lines(self.voice, self.state, fraga), *group_help(self.state, fraga)])

    def read(self, fraga: Fraga, text: str) -> dict[str, Svar]:
        """What was typed, or what Enter accepts."""
        offer = suggestion(self.state, fraga)
        if offer and not text.strip():
            return {fraga.falt: offer}
        if isinstance(fraga, Medlemsfraga):
            listen(self.state, fraga, text)
        asked = becomes(self.state, fraga) if text.strip() else fraga
        values = read(self.state, asked, text, self.idag)
        return {falt: Svar(value, "denna-korning") for falt, value in values.items()}

    def back(self) -> None:
        before = back(self.state)
        if before is self.state:
            self.prompter.say(indented("Det här är den första frågan."))
        self.state = before
        self.learn()
        self.keep(self.state)

    def review(self) -> Finished | None:
        """Show the answers until they are accepted; None when a change makes new questions."""
        everything = False
        while next_question(self.state) is None:
            self.prompter.say(review_lines(self.voice, self.state, everything=everything))
            try:
                choice = ask(self.prompter, review_prompt(self.state), lambda text: read_review(self.state, text))
            except Help:
                self.prompter.say(review_help(self.state))
                continue
            if choice == "visa":
                everything = True
            elif choice == "skriv":
                try:
                    return Finished(self.state, build(self.state, self.idag))
                except SipkitError as fault:
                    say_fault(self.prompter, fault)
            elif isinstance(choice, Fraga):
                self.change(choice)
            else:
                self.obey(*choice)
        return None

    def change(self, fraga: Fraga) -> None:
        """Ask an answered question again, with its answer as suggestion; `<` leaves it as it is."""
        try:
            self.question(fraga)
        except Back:
            return
        except Commanded as told:
            self.obey(told.nyckel, told.command)

    def obey(self, nyckel: str, command: Command) -> None:
        """Change a group as was told, and say what it became."""
        self.state, lines = obeyed(self.state, nyckel, command)
        self.keep(self.state)
        self.prompter.say(lines)
        if isinstance(command, Andra):
            for fraga in questions_of(self.state, nyckel, self.state.ordning[nyckel][command.number - 1]):
                if fraga.falt in fields(self.state) and not came_along(self.state, fraga):
                    self.change(fraga)
