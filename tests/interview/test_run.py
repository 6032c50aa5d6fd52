"""The interview from the first prompt to the review, with a script at the keyboard."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from sipkit.config.dokumenttyp import Fraga
from sipkit.errors import Refused
from sipkit.interview.progress import answers, steps
from sipkit.interview.run import Finished, Interrupted, interview
from sipkit.interview.scripted import Scripted, ScriptError
from sipkit.interview.start import start
from sipkit.interview.state import State
from sipkit.interview.wording import Voice
from tests.interview.formular import IDAG, INGRID, SVAR, begin, formular

HELA = [
    *(INGRID, "n", "", "i dag"),
    *("1 Hemsjukvården Exempelviken / 2 Socialtjänsten Provstaden", "", ""),
    *("j", "min son", "", "7/4", "13", "2", "Trygg hemgång.", "0", "1", ""),
]


def run(script: Sequence[str], state: State | None = None, voice: Voice | None = None) -> tuple[Finished, list[str]]:
    """The interview with all of the script used, and what stood on the screen."""
    prompter = Scripted(script)
    done = interview(state or begin(without=tuple(SVAR)), prompter, voice or Voice("Prov"), IDAG)
    prompter.finish()
    return done, prompter.transcript


def screen(script: Sequence[str], state: State) -> list[str]:
    """What stands on the screen until the script ends."""
    prompter = Scripted(script)
    with pytest.raises(ScriptError):
        interview(state, prompter, Voice(), IDAG)
    return prompter.transcript


def test_a_whole_interview_is_counted_in_steps_and_answers() -> None:
    """Consent with its exclusion is one step, and so are day and time."""
    done, transcript = run(HELA)
    assert (steps(done.state), answers(done.state)) == (12, 14)
    assert done.arende.enskild.namn == "Ingrid Provqvist"
    numbered = [line[:3].strip() for line in transcript[: transcript.index("GRANSKA (inget är skrivet än)")]]
    assert [number for number in numbered if number.isdecimal()] == [str(number) for number in range(1, 13)]


def test_the_header_names_the_keys() -> None:
    """On one line of 80 columns where there is room."""
    _, transcript = run(HELA)
    assert transcript[0] == "Prov" + " " * 37 + "? hjälp  < tillbaka  q spara och sluta"


def test_nothing_said_is_wider_than_80_columns() -> None:
    """Whatever the caller says is broken between words."""
    said = "Kallelsen ska vara skickad senast söndag 28 mars, och det är påskdagen. " * 3
    _, transcript = run(HELA, voice=Voice(echo=lambda fraga, state: [said]))
    assert "påskdagen" in " ".join(transcript)
    assert max(map(len, transcript)) < 80 + len(INGRID)


def test_a_prompt_leaves_room_for_the_answer() -> None:
    """A long suggestion is shortened to its first words, and a long question stands above."""
    long = "Ingrid ska klara sig tryggt hemma och veta vem som gör vad, varje dag i veckan."
    transcript = screen(["", "", "", "12", ""], begin({"kallelse.syfte": long}))
    assert "  3 Syfte, en mening (Enter = Ingrid ska klara sig tryggt hemma och …): " in transcript
    text = "Vilken hjälp behövs hemma de första dagarna efter sjukhuset, och av vem?"
    fragor: list[dict[str, object]] = [{"id": "hjalp", "falt": "kallelse.syfte", "typ": "text", "fraga": text + ":"}]
    _, transcript = run(["Av hemsjukvården.", ""], start(formular(fragor), IDAG))
    assert transcript[1:3] == ["  1 " + text, "    Svar: Av hemsjukvården."]


def test_choices_that_the_question_names_are_not_repeated() -> None:
    """`m/s` says enough."""
    fragor: list[dict[str, object]] = [
        {
            "id": "form",
            "falt": "kallelse.plats_text",
            "typ": "val",
            "fraga": "Muntligt eller skriftligt? m/s:",
            "alternativ": [
                {"id": "muntligt", "namn": "muntligt", "tangent": "m"},
                {"id": "skriftligt", "namn": "skriftligt", "tangent": "s"},
            ],
        }
    ]
    done, transcript = run(["s", ""], start(formular(fragor), IDAG))
    assert "  1 Muntligt eller skriftligt? m/s: s" in transcript
    assert done.state.svar["kallelse.plats_text"].value == "skriftligt"


def test_what_follows_from_an_answer_is_said_before_the_next_question() -> None:
    """The caller is given the state with the answer in it."""

    def echo(fraga: Fraga, state: State) -> list[str]:
        return [f"Bedömd {state.svar[fraga.falt].value}."] if fraga.id == "bedomd" else []

    _, transcript = run(HELA, voice=Voice(echo=echo))
    said = transcript.index("    Bedömd 2027-03-25.")
    assert "utskrivningsklar?" in transcript[said - 1]
    assert "Vilka kallas?" in transcript[said + 1]


def test_a_refusal_stops_the_interview() -> None:
    """A rule that forbids going on is the caller's to tell."""

    def echo(fraga: Fraga, state: State) -> list[str]:
        raise Refused("svar-saknas", "Personen har sagt nej.")

    with pytest.raises(Refused):
        run(HELA, voice=Voice(echo=echo))


def test_the_region_has_its_own_words_for_a_question() -> None:
    """And names in them are filled in."""

    def text(fraga: Fraga, state: State) -> str:
        return "Vad står det i {it_tjanst} om {fornamn}?:" if fraga.id == "samtycke" else fraga.fraga

    _, transcript = run(HELA, voice=Voice(text=text))
    assert any(line.endswith("Vad står det i Prator om Ingrid?") for line in transcript)


def test_what_the_person_excluded_is_shown_above_each_later_free_text_and_in_the_review() -> None:
    """Not above a choice, and not above the address, which cannot hold it."""
    warning = "    Ingrid vill inte att detta nämns: min son."
    _, transcript = run(HELA)
    above = [transcript[at + 1].strip() for at, line in enumerate(transcript) if line == warning]
    assert above[0].startswith("10 Syfte")
    assert len(above) == 2


def test_a_question_mark_tells_help_reason_and_rule_and_asks_again() -> None:
    """The rule is the caller's to name."""
    state = begin(without=("handelse.bedomd-utskrivningsklar",))
    voice = Voice(rule=lambda fraga, state: ["Regel: Blekingerutinerna."])
    _, transcript = run(["?", "i dag", "", "", "", "0", ""], state, voice)
    at = transcript.index("    Dagen räcker.")
    assert transcript[at : at + 3] == ["    Dagen räcker.", "    Varför: Det behövs.", "    Regel: Blekingerutinerna."]
    assert transcript[at - 1].removesuffix("?") == transcript[at + 3].removesuffix("i dag")


def test_a_fault_is_told_and_only_the_line_is_asked_again() -> None:
    """The choices are not repeated."""
    transcript = screen(["", "1", "j"], begin(without=("samtycke.status",), svar={"narstaende": "Karin Provqvist"}))
    assert sum("kan inte ta ställning" in line for line in transcript) == 1
    assert "    Svaret är inte ett av dem som går att välja. Skriv j, d, n, t, k eller v." in transcript


def test_a_line_of_a_list_that_cannot_be_read_is_the_only_one_written_again() -> None:
    """What was right before it is kept."""
    state = begin(without=("parter", "samtycke.status"))
    script = ["1 Hemsjukvården Exempelviken", "Skolan", "5 Skolan Provstaden", "", "", "j", "", "", ""]
    done, transcript = run(script, state)
    assert [party.namn for party in done.arende.parter] == ["Hemsjukvården Exempelviken", "Skolan Provstaden"]
    assert any("Enhetens sort" in line or "sort" in line for line in transcript)


@pytest.mark.parametrize("end", ["q", "Q"])
def test_quitting_hands_over_what_was_answered(end: str) -> None:
    """Nothing of it is in the exception's message."""
    with pytest.raises(Interrupted) as stopped:
        run([INGRID, "n", end])
    assert stopped.value.state.svar["enskild.skyddade_uppgifter"].value is False
    assert "Ingrid" not in repr(stopped.value) + str(stopped.value) + repr(stopped.value.state)


def test_not_knowing_the_consent_stops_and_names_the_question() -> None:
    """The caller says whom to ask."""
    with pytest.raises(Interrupted) as stopped:
        run([*HELA[:7], "v"])
    assert stopped.value.vet_inte is not None
    assert stopped.value.vet_inte.falt == "samtycke.status"
    assert "samtycke.status" not in stopped.value.state.svar


def test_back_before_the_first_question_says_so() -> None:
    """And asks it again."""
    transcript = screen(["<"], begin(without=tuple(SVAR)))
    assert "    Det här är den första frågan." in transcript


# --- the review -------------------------------------------------------------------------------------------------------


def review(transcript: list[str]) -> list[str]:
    """The last review on the screen."""
    last = len(transcript) - transcript[::-1].index("GRANSKA (inget är skrivet än)")
    return transcript[last:]


def test_the_review_tells_every_answer_and_where_it_came_from() -> None:
    """Typed, from the file, or a default that was accepted."""
    _, transcript = run(["", "", "", "", ""], begin(without=("enskild.folkbokforingskommun",)))
    rows = review(transcript)
    assert rows[1:3] == [
        "  2 Har Ingrid skyddade",
        "    personuppgifter?              nej                             svarsfilen",
    ]
    assert rows[3] == "  3 Folkbokförd i                 Karlskrona                      förvalt"
    assert any(line.endswith("torsdag 25 mars 2027            svarsfilen") for line in rows)
    assert any(line.endswith("inget                           nu") for line in rows)


def test_personal_answers_are_shown_only_when_asked_for() -> None:
    """`v` shows them; a number never."""
    _, transcript = run(["", "", "", "v", ""], begin())
    assert not any("Provqvist" in line for line in transcript[: transcript.index(" " + _REVIEW + "v")])
    assert review(transcript)[0].split()[-3:] == ["Ingrid", "Provqvist", "svarsfilen"]
    assert not any("7461" in line for line in transcript)


_REVIEW = "Enter = skriv · nummer = ändra · v = visa allt · q = spara: "


def test_a_line_can_be_changed_and_what_hangs_on_it_is_asked_again() -> None:
    """A new day asks for the time, with the old one offered."""
    day = "9"
    done, transcript = run(["", "", "", day, "8/4", "", ""], begin())
    assert done.arende.kallelse is not None
    assert str(done.arende.kallelse.dag) == "2027-04-08"
    assert "    Klockan (Enter = 13.00): " in transcript


def test_leaving_a_change_keeps_the_answer() -> None:
    """`<` in a question that was opened from the review goes back to the review."""
    done, _ = run(["", "", "", "9", "<", ""], begin())
    assert done.arende.kallelse is not None
    assert str(done.arende.kallelse.dag) == "2027-04-07"


def test_back_from_the_review_asks_the_last_typed_question() -> None:
    """With its answer as suggestion."""
    done, _ = run(["", "", "2", "<", "", ""], begin())
    assert done.arende.enskild.behov == ("stor-stil",)


def test_a_row_that_does_not_exist_is_a_fault() -> None:
    """It says which do."""
    transcript = screen(["", "", "", "99"], begin())
    assert any("Skriv ett nummer från 1 till" in line for line in transcript)


def test_answers_that_do_not_make_an_arende_are_told_in_the_review() -> None:
    """And can be put right there; nothing is lost."""
    state = begin({"foretradare": [{"namn": "Karin Provqvist", "roll": "god-man"}]})
    broken = replace(state, svar={**state.svar, "foretradare.g2.telefon": state.svar["kallelse.syfte"]})
    transcript = screen(["", "", "", ""], broken)
    assert any("Svaret saknas" in line for line in transcript)


# --- the script -------------------------------------------------------------------------------------------------------


def test_a_script_that_is_too_short_or_too_long_says_so() -> None:
    """And names the question that it did not answer."""
    with pytest.raises(ScriptError, match="Har Ingrid skyddade"):
        run([INGRID])
    with pytest.raises(ScriptError, match="1 lines of the script are left"):
        run([*HELA, "mer"])
