"""What an interview says: the words of a prompt, of its help and of the review. Words only; nothing is asked here."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from sipkit.config.dokumenttyp import Fraga
from sipkit.domain.paths import grupp
from sipkit.domain.svar import INGET as INGET_ORD
from sipkit.domain.svar import INGET_ETT_SVAR
from sipkit.interview.choices import choices, keys
from sipkit.interview.flow import suggestion
from sipkit.interview.layout import INDENT, filled, fits, indented, shortened
from sipkit.interview.membership import may_be_empty, what_of
from sipkit.interview.progress import step_number
from sipkit.interview.prompter import Prompt
from sipkit.interview.reading import INGET, shown
from sipkit.interview.samtycke import bara_veta, namner_undantaget, undantaget
from sipkit.interview.shared import said
from sipkit.interview.state import State, fornamn, is_consent, plats, with_names


def _silent(fraga: Fraga, state: State) -> Sequence[str]:
    return ()


def _same_facts(state: State) -> Mapping[str, frozenset[str]]:
    return state.fakta


def _own_text(fraga: Fraga, state: State) -> str:
    return fraga.fraga


@dataclass(frozen=True)
class Voice:
    """What the caller says in an interview, which itself knows no rules and no region.

    Attributes:
        header: where we are: unit, region, day.
        intro: what is good to know before the first question.
        text: a question's text, where the region has its own.
        echo: what is worked out as soon as an answer is known.
        rule: which rule a question comes from, and its source.
        facts: what the questions' conditions may ask beside the answers, as it follows from these.
    """

    header: str = ""
    intro: Sequence[str] = ()
    text: Callable[[Fraga, State], str] = _own_text
    echo: Callable[[Fraga, State], Sequence[str]] = _silent
    rule: Callable[[Fraga, State], Sequence[str]] = _silent
    facts: Callable[[State], Mapping[str, frozenset[str]]] = _same_facts


def question_text(voice: Voice, state: State, fraga: Fraga) -> str:
    """The question with its names filled in, without the last colon."""
    return said(state, with_names(state, voice.text(fraga, state))).rstrip().removesuffix(":")


def prompt(voice: Voice, state: State, fraga: Fraga) -> Prompt:
    """What to show when a question is asked: one line where there is room for an answer after it, else more above.

    How a list is written is always shown: nobody guesses it.
    """
    number, is_first = step_number(state, fraga)
    start = f"{number:3} " if is_first else INDENT
    text = question_text(voice, state, fraga)
    if fraga.typ == "ja-nej" and "j/n" not in text:
        text += " j/n"
    options = [] if _tells_its_choices(fraga) else _options(state, fraga)
    offered = _offered(state, fraga)
    line = _colon("  ".join([start + text, *options]) + offered)
    lead = [*_about(state, fraga), *(exclusions(state) if _is_free_text(fraga) else [])]
    guide = indented(fraga.hjalp) if fraga.typ == "lista" and fraga.hjalp else []
    if guide or not fits(line) or (options and state.visa_for_alla):
        one_a_line = len(options) > 9 or state.visa_for_alla
        above = [INDENT + each for each in options] if one_a_line else filled(options)
        lead, line = [*lead, _colon(start + text).rstrip(), *above, *guide], f"{INDENT}Svar{offered}: "
    above = ([""] if state.visa_for_alla else []) + lead
    return Prompt(tuple(above), line, many=fraga.typ == "lista", nothing=_nothing(state, fraga))


def _about(state: State, fraga: Fraga) -> list[str]:
    """Which goal or insats it is, where something is asked anew about it."""
    called = what_of(state, fraga)
    return indented(f"{said(state, called)}") if called else []


def _nothing(state: State, fraga: Fraga) -> frozenset[str]:
    """The words for nothing, where that is an answer."""
    is_answer = fraga.typ == "lista" and grupp(plats(state, fraga.falt)) in INGET_ETT_SVAR
    return INGET_ORD if is_answer else frozenset()


def _colon(text: str) -> str:
    """The end of a prompt: a question mark is enough."""
    return f"{text} " if text.endswith("?") else f"{text}: "


def _is_free_text(fraga: Fraga) -> bool:
    """Whether anything at all can be written, and be read by others than the one who asks."""
    return fraga.typ in {"text", "lista"} and not fraga.personlig and not is_consent(fraga.falt)


def _tells_its_choices(fraga: Fraga) -> bool:
    """Whether the question itself names every choice: "Muntligt eller skriftligt? m/s:"."""
    return bool(fraga.alternativ) and all(each.namn.casefold() in fraga.fraga.casefold() for each in fraga.alternativ)


_I_RADEN = 40
"""Characters of a suggestion that a prompt has room for. A whole answer that is longer is listed, to be seen."""


def _options(state: State, fraga: Fraga) -> list[str]:
    ready = [said(state, shown(state, fraga, each)) for each in state.fardiga.get(fraga.falt, ())]
    if len(ready) > 1 or any(shortened(each, _I_RADEN) != each for each in ready):
        return [f"{number} {each}" for number, each in enumerate(ready, 1)]
    alternatives = choices(state, fraga)
    options = [f"{key} {said(state, each.namn)}" for key, each in zip(keys(alternatives), alternatives, strict=True)]
    none = fraga.typ == "flerval" and fraga.frivillig and "0" not in keys(alternatives)
    return ["0 inget", *options] if none else options


def _offered(state: State, fraga: Fraga) -> str:
    """What Enter answers: a suggestion, or what nothing means. In words, since brackets are not read aloud."""
    offer = suggestion(state, fraga)
    if offer is None:
        return f" (Enter = {fraga.tomt})" if fraga.tomt and may_be_empty(state, fraga) else ""
    text = "som förut" if fraga.personlig else shortened(said(state, shown(state, fraga, offer.value)), _I_RADEN)
    return f" (Enter = {text}, {INGET} = inget)" if fraga.frivillig else f" (Enter = {text})"


def exclusions(state: State) -> list[str]:
    """What the person does not want told, as a reminder to the one who writes. Others are not to read it."""
    if state.visa_for_alla:
        return []
    excluded = undantaget(state)
    limits = [f"{unit} får bara veta: {what}." for unit, what in bara_veta(state).items()]
    topics = [f"{fornamn(state)} vill inte att detta nämns: {', '.join(excluded)}."] if excluded else []
    return [line for text in (*topics, *limits) for line in indented(text)]


def help_lines(voice: Voice, state: State, fraga: Fraga) -> list[str]:
    """Why a question is asked, how to answer it, and which rule decides."""
    told = [fraga.hjalp, f"Varför: {fraga.varfor}", *voice.rule(fraga, state)]
    return [line for text in told if text for line in indented(said(state, text))]


def echoed(voice: Voice, state: State, fraga: Fraga) -> list[str]:
    """What the caller works out from an answer, and that it may tell what the person does not want told."""
    told = [*voice.echo(fraga, state), *_may_tell(state, fraga)]
    return [line for text in told for line in indented(said(state, text))]


def _may_tell(state: State, fraga: Fraga) -> list[str]:
    held = state.svar.get(fraga.falt)
    if state.visa_for_alla or held is None or not held.value or not _is_free_text(fraga):
        return []
    if not namner_undantaget(state, str(held.value)):
        return []
    return [f"Läs igenom svaret: det har ord ur det som {fornamn(state)} inte vill ska nämnas. < ändrar det."]
