"""A no: it is kept when the user wants to, and nobody is asked again until the person may have changed their mind."""

from __future__ import annotations

from dataclasses import replace

from sipkit.bord.bord import Bord
from sipkit.cli.avbrott import Avbruten
from sipkit.cli.fragor.lagring import Mal
from sipkit.cli.fragor.utkast import Sparare
from sipkit.cli.samtal.prompter import fraga
from sipkit.config.dokumenttyp import Fraga
from sipkit.domain.arende import Samtycke
from sipkit.domain.bokforing import med_huvud
from sipkit.domain.datum import echo_datum
from sipkit.domain.janej import parse_janej
from sipkit.domain.samtycken import senaste
from sipkit.errors import AnswerMissing, Refused
from sipkit.interview.build import build
from sipkit.interview.flow import answer, settled
from sipkit.interview.layout import INDENT
from sipkit.interview.prompter import Prompt
from sipkit.interview.reading import read
from sipkit.interview.state import State, value
from sipkit.interview.wording import Voice, prompt
from sipkit.rules.samtycke import samtyckesstatus

NEJ = {"nekat": "sa nej", "aterkallat": "tog tillbaka sitt ja", "ej-mojligt": "kunde inte ta ställning"}
"""What a consent that is none says, as a sentence goes on after the name."""

_STATUS = "samtycke.status"
_OM_BESKEDET = ("samtycke.mottaget_av", "samtycke.dag", "samtycke.form")
"""What is noted about any answer: who heard it, which day, in which form."""


def fraga_pa_nytt(bord: Bord) -> bool:
    """Whether the consent is to be asked for although the ärende says something of it.

    After a no that is asked first. A consent that has run out, or could not be given, is asked for anew.

    Raises:
        Avbruten: the user stopped.
        AnswerMissing: nobody answers.
    """
    if bord.typ.nytt_besked or not bord.fragar_samtycke:
        return False
    sort = bord.typ.samtycke
    status = samtyckesstatus(bord.bas, sort, bord.om.idag)
    last = senaste(bord.bas, sort, bord.om.idag)
    if last is not None and status in ("nekat", "aterkallat"):
        return _har_andrat_sig(bord.bas.enskild.fornamn or "Personen", last)
    return status in ("utgatt", "ej-mojligt")


def _har_andrat_sig(fornamn: str, sista: Samtycke) -> bool:
    dag = f" {echo_datum(sista.dag)}" if sista.dag else ""
    hjalp = "Svara j om det finns ett nytt besked: då frågas samtycket om, och det förra finns kvar i historiken."
    line = f"{INDENT}{fornamn} {NEJ[sista.status]}{dag}. Har {fornamn} ändrat sig? j/n: "
    return fraga(Prompt((), line), parse_janej, var=_STATUS, hjalp=hjalp)


def erbjud_att_spara(nej: Refused, state: State | None, bord: Bord, mal: Mal | None, sparare: Sparare) -> bool:
    """Offer to keep what the person said; whether it was kept, and its draft removed.

    What was answered in this run and refuses the document is a thing to keep; a refusal for anything else is not.
    """
    if state is None or mal is None or not _is_answered_no(state, nej):
        return False
    nejet = "nejet" if value(state, _STATUS) == "nekat" else "beskedet"
    line = f"{INDENT}Spara {nejet} i ärendet? j/n: "
    hjalp = "Svara j, så finns beskedet kvar med dag och mottagare. Svara n, så finns bara utkastet kvar."
    try:
        if not fraga(
            Prompt((f"{INDENT}Papperen skrivs inte. {nej.vad}",), line), parse_janej, var=_STATUS, hjalp=hjalp
        ):
            return False
        arende = bord.hela(build(_om_beskedet(state, bord), bord.om.idag))
    except (Avbruten, AnswerMissing):
        return False
    arende = med_huvud(arende, id_=sparare.id, skapad=sparare.utkast.paborjad, region=bord.lage.region_id)
    mal.efter_besked(arende, bord.typ.id)
    sparare.ta_bort()
    return True


def _is_answered_no(state: State, nej: Refused) -> bool:
    held = state.svar.get(_STATUS)
    return nej.kod.startswith("samtycke-") and held is not None and held.prompted and held.value in NEJ


def _om_beskedet(state: State, bord: Bord) -> State:
    """The state when the questions about the answer itself have been answered too."""
    fragor = tuple(each.model_copy(update={"nar": {}}) if each.falt in _OM_BESKEDET else each for each in state.fragor)
    state = settled(replace(state, fragor=fragor))
    for question in fragor:
        if question.falt in _OM_BESKEDET and question.falt not in state.svar:
            state = answer(state, question, _svar(state, question, bord))
    return state


def _svar(state: State, question: Fraga, bord: Bord) -> object:
    def las(text: str) -> dict[str, object]:
        return read(state, question, text, bord.om.idag)

    return fraga(prompt(Voice(), state, question), las, var=question.falt, hjalp=question.varfor)[question.falt]
