"""`sipkit vägval` at the keyboard: only what the region's routine depends on is asked, and what is known is not."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import cast

import pytest

from sipkit.cli.samtal.prompter import talks_with
from sipkit.interview.scripted import Scripted
from tests.cli.korning import NU, Result, Sipkit
from tests.cli.sparade import ID, oppnat, sparat

Fraga = Callable[..., tuple[Result, str]]

BO = ["Testlund, Bo 19510115-1818", "n"]
JA = ["j", "2", "i dag", "m"]
SVAR = {
    "blekinge": [*BO, "Karlskrona", *JA, "", "1 3", "j", ""],
    "gavleborg": [*BO, *JA, "", "1 2 3", "n", "1", "n", ""],
    "simba": [*BO, "j", *JA, "", "n", ""],
    "sodra-alvsborg": [*BO, *JA, "", "n", "1 2", "n", "n", ""],
    "vastra-gotaland": [*BO, *JA, "", "n", "1 3", ""],
}
"""What is typed in each region: two about the person, consent, care and help, the need; the review."""
DOMEN = {
    "blekinge": "Rutinen säger (Blekinge): SIP SKA göras.",
    "gavleborg": "Rutinen säger (Gävleborg): SIP SKA göras.",
    "simba": "Rutinen säger (SIMBA): SIP SKA hållas på sjukhuset.",
    "sodra-alvsborg": "Rutinen säger (Södra Älvsborg): SIP SKA göras.",
    "vastra-gotaland": "Rutinen säger (Västra Götaland): SIP SKA göras.",
}


@pytest.fixture
def fraga(sipkit: Sipkit, monkeypatch: pytest.MonkeyPatch) -> Fraga:
    """`fraga(typed, command, …)`: how it ended, and what was said while it asked."""

    def run(typed: Sequence[str], *arguments: object, per: str = NU) -> tuple[Result, str]:
        script = Scripted(typed)
        monkeypatch.setenv("SIPKIT_PER", per)
        with talks_with(script):
            slut = sipkit(*arguments)
        script.finish()
        return slut, "\n".join(script.transcript)

    return run


def profil(region: str) -> None:
    """The unit's region is known."""
    Path("hem").mkdir(mode=0o700)
    Path("hem/profil.yaml").write_text(f"region: {region}\n", "utf8")


@pytest.mark.parametrize("region", SVAR)
def test_five_steps_are_enough_in_every_region(fraga: Fraga, region: str) -> None:
    """The verdict comes with the routine's verb, who decides, and the ärende to go on with."""
    profil(region)
    slut, sagt = fraga(SVAR[region], "vägval")
    assert slut.exit == 0, slut.err
    steps = [int(number) for number in re.findall(r"^ +(\d+) .*(?:[:?])", sagt.split("GRANSKA")[0], re.MULTILINE)]
    assert max(steps) == 5 - (region == "vastra-gotaland")
    assert DOMEN[region] in slut.out
    assert "Du avgör." in slut.out
    assert re.search(r"sipkit kallelse \w{4}", slut.out)


def test_only_simba_asks_about_red(fraga: Fraga) -> None:
    """In Gävleborg the colour follows from the table; nobody is asked for one."""
    profil("gavleborg")
    _, sagt = fraga(SVAR["gavleborg"], "vägval")
    assert "färgspår" not in sagt
    assert "Insatserna efter utskrivningen är" in sagt


def test_what_the_arende_tells_is_not_asked(sipkit: Sipkit, fraga: Fraga) -> None:
    """The consent, the kind of care and who the person is are known; the rest is asked once, and then never again."""
    sparat()
    slut, sagt = fraga(["1 2 3", "n", ""], "vägval", ID)
    assert slut.exit == 0, slut.err
    assert "Vårdform:" not in sagt.split("GRANSKA")[0]
    assert "Personnummer" not in sagt.split("GRANSKA")[0]
    assert oppnat().vagval.behov_fore_utskrivning is False
    igen, ingen = fraga([], "vägval", ID)
    assert ingen == ""
    assert "SIP SKA göras" in igen.out


def test_a_stop_is_gone_on_with(fraga: Fraga) -> None:
    """`q` keeps the answers; `fortsätt` asks what is left and keeps the ärende under the same id."""
    profil("simba")
    slut, _ = fraga([*BO, "j", "q"], "vägval")
    assert slut.exit == 130
    found = re.search(r"fortsätt (\w{4})", slut.err)
    assert found
    vidare, sagt = fraga([*JA, "", "n", ""], "fortsätt", found[1])
    assert vidare.exit == 0, vidare.err
    assert "rött färgspår? j/n" not in sagt.split("GRANSKA")[0]
    assert f"Ärende {found[1]}." in vidare.out
    assert (oppnat(found[1]).vagval.farg, oppnat(found[1]).samtycken[0].sort) == ("rod", "uppratta-plan")


def test_each_message_of_the_path_says_the_command_that_makes_it(fraga: Fraga) -> None:
    """Where the routine has such a message; others are made in the IT service alone."""
    profil("simba")
    slut, _ = fraga(SVAR["simba"], "vägval")
    assert slut.exit == 0, slut.err
    found = re.search(r"Ärende (\w{4})", slut.out)
    assert found
    skickas = [rad for rad in slut.out.splitlines() if re.match(r" \d Skicka", rad)]
    assert skickas
    assert all(re.search(rf"-> sipkit skapa [a-z-]+ {found[1]}$", rad) for rad in skickas)


def test_a_no_says_what_may_be_done_all_the_same(fraga: Fraga) -> None:
    """No meeting is begun, and red is documented."""
    profil("simba")
    slut, _ = fraga([*BO, "j", "n", "1", "i dag", "m", "", "n", ""], "vägval")
    assert "ingen SIP görs" in slut.out
    assert "Skicka administrativt meddelande om rött färgspår." in slut.out
    assert "sipkit kallelse" not in slut.out
    assert "Utan samtycke:" in slut.out


def test_the_meeting_is_begun_only_where_the_routine_has_decided_it(fraga: Fraga) -> None:
    """In SIMBA at the hospital, with a letter that is handed over; a support elsewhere begins nothing."""
    profil("sodra-alvsborg")
    slut, _ = fraga(SVAR["sodra-alvsborg"], "vägval")
    assert "Stöd för när och var: före utskrivningen, på sjukhuset." in slut.out
    found = re.search(r"Ärende (\w{4})", slut.out)
    assert found
    assert oppnat(found[1]).kallelser == ()


def test_facts_are_tried_and_never_kept(sipkit: Sipkit) -> None:
    """On a stored ärende too: nothing is asked, and it is as it was."""
    before = sparat()
    done = sipkit("vägval", ID, "--fakta", "vardform=oppen-tvangsvard", "--per", NU, "--json")
    i_stallet = cast(dict[str, object], done.resultat["i_stallet"])
    assert (done.resultat["arende"], i_stallet["dokument"], i_stallet["upprattas_av"]) == (
        ID,
        "samordnad-vardplan",
        "chefsoverlakare",
    )
    assert oppnat() == before


def test_a_script_is_never_asked(sipkit: Sipkit) -> None:
    """With a region and nothing more the answer says which facts would decide."""
    done = sipkit("vägval", "--region", "gavleborg", "--json")
    assert done.exit == 0
    assert done.resultat["okanda"] == ["insatser", "sarskilt-boende", "insatsbehov"]
    assert cast(dict[str, object], done.resultat["sip"])["ska"] is None


@pytest.mark.parametrize("region", SVAR)
def test_no_amount_is_ever_said(sipkit: Sipkit, region: str) -> None:
    """Whether the kommun can become liable is a yes or a no."""
    done = sipkit("vägval", "--region", region, "--fakta", "insatser=regional-oppenvard,socialtjanst")
    assert "Ersättningsskyldighet kan bli aktuell." in done.out
    assert "kronor" not in done.out


def test_a_person_outside_the_routine_is_judged_by_the_law(sipkit: Sipkit) -> None:
    """Blekinge's wider SIP does not cover someone registered elsewhere."""
    insatser = ["kommunal-halso-och-sjukvard", "socialtjanst"]
    for kommun, ska in (("Lund", False), ("Karlskrona", True)):
        sparat({"enskild.folkbokforingskommun": kommun, "vardtillfalle.insatser": insatser})
        done = sipkit("vägval", ID, "--utan-frågor", "--per", NU, "--json")
        assert cast(dict[str, object], done.resultat["sip"])["ska"] is ska
