"""The closed vocabularies that configuration, ärende, command line and JSON share.

Adding a word is free; renaming or removing one breaks users' files and scripts.
"""

from typing import Literal, get_args

Roll = Literal[
    "slutenvard",
    "regional-oppenvard",
    "kommunal-halso-och-sjukvard",
    "socialtjanst",
    "akutmottagning",
    "fast-vardkontakt",
    "huvudansvarig-fast-vardkontakt",
    "samordnare",
    "behandlande-lakare",
    "chefsoverlakare",
    "verksamhetschef",
    "sammankallande",
    "den-som-ser-behovet",
    "alla",
]
Huvudman = Literal["region", "kommun", "annan"]
Foretradarroll = Literal["god-man", "forvaltare", "vardnadshavare", "ombud"]
MottagareSom = Literal["kallad", "inbjuden", "mottagare", "enskild", "foretradare"]
Modal = Literal["ska", "bor", "kan", "far-inte", "behover-inte", "galler"]
Steg = Literal[
    "vardbegaran",
    "akut",
    "planerad-inskrivning",
    "ankomstsamtal",
    "inskrivning",
    "planering",
    "avstamning",
    "utskrivningsklar",
    "utskrivning",
    "kallelse",
    "sip-mote",
    "uppratta",
    "uppfoljning",
    "avslut",
]
HandelseTyp = Literal[
    "inskriven",
    "behov-bedomt",
    "grans-24h-passerad",
    "inskrivningsmeddelande-skickat",
    "svar-pa-inskrivning-skickat",
    "fast-vardkontakt-utsedd",
    "planering-borjad",
    "omvardnadsstatus-klar",
    "utskrivningsrapport-skriven",
    "avstamningstraff",
    "samordning-overtagen",
    "samtycke-inhamtat",
    "initiativ-skickat",
    "bedomd-utskrivningsklar",
    "utskrivningsklar-meddelat",
    "kommunklar-meddelad",
    "epikris-klar",
    "lakemedelslista-klar",
    "utskriven",
    "utskrivningsmeddelande-skickat",
    "meddelande-skickat",
    "meddelande-kvitterat",
    "kallelse-skickad",
    "motestid-meddelad",
    "sip-mote",
    "plan-upprattad",
    "plan-undertecknad",
    "plan-justerad",
    "plan-overlamnad",
    "uppfoljning-gjord",
    "avslutad",
    "inskrivningsbesok",
    "operation",
    "sol-beslut",
    "tvangsvard-beslutad",
]
FristId = Literal[
    "inskrivningsmeddelande",
    "svar-pa-inskrivning",
    "fast-vardkontakt-utses",
    "planering-borjar",
    "omvardnadsstatus",
    "utskrivningsrapport",
    "initiativ-till-sip",
    "samtycke-sip",
    "kallelse",
    "motestid-meddelas",
    "sip-mote",
    "plan-till-enskild",
    "epikris",
    "lakemedelslista",
    "utskrivningsmeddelande",
    "lakemedel-racker-till",
    "kvittens",
    "samordning-overgar",
    "inskrivningsbesok",
    "sol-beslut",
    "betalningsansvar",
]
FristStatus = Literal["inte-borjad", "oppen", "idag", "forsenad", "hindrad", "klar", "klar-sent"]
Sip = Literal["fore-utskrivning", "efter-utskrivning", "utan-slutenvard", "ingen"]
Insats = Literal["regional-oppenvard", "kommunal-halso-och-sjukvard", "socialtjanst"]
Vardform = Literal["somatisk", "psykiatrisk", "lpt", "lrv", "oppen-tvangsvard", "oppen-rattspsykiatrisk"]
Farg = Literal["rod", "gul", "gron", "bla"]
SamtyckeSort = Literal[
    "uppratta-plan",
    "kalla-till-mote",
    "utbyta-uppgifter",
    "vardbegaran",
    "fristaende-meddelande",
    "sammanhallen-dokumentation",
]
SamtyckeStatus = Literal["lamnat", "delvis", "nekat", "aterkallat", "ej-mojligt"]
AvslutSkal = Literal[
    "mal-uppfyllda",
    "inget-behov",
    "samtycke-aterkallat",
    "forandrade-forhallanden",
    "avliden",
    "flyttat",
]
DokumentTyp = Literal[
    "kallelse",
    "kallelse-barn",
    "ny-tid",
    "aterkallelse",
    "plan",
    "uppfoljning",
    "avslut",
    "samordnad-vardplan",
    "samtycke",
    "checklista",
    "vardbegaran",
    "vardbegaran-kommunal",
    "svar-pa-vardbegaran",
    "vardrapport",
    "inskrivningsmeddelande",
    "svar-pa-inskrivning",
    "inskrivningsbesok",
    "inskrivningsbeslut",
    "ankomstsamtal",
    "planeringsunderlag",
    "fast-vardkontakt",
    "utskrivningsrapport",
    "extrameddelande",
    "initiativ-till-sip",
    "utskrivningsklar",
    "kommunklar",
    "utskrivningsmeddelande",
    "information-till-enskild",
    "dokumentforsattsblad",
    "avstamning",
    "administrativt-meddelande",
    "fristaende-meddelande",
    "avvikelse",
    "atgardsplan",
]
Filformat = Literal["docx", "pdf", "txt", "ics"]
PdfMotor = Literal["typst", "libreoffice"]


def words(vocabulary: object) -> tuple[str, ...]:
    """The words of one of the vocabularies above, in order."""
    return tuple(str(word) for word in get_args(vocabulary))
