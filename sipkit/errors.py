"""Everything that can go wrong, as one tree.

    SipkitError
    ├── UsageFault        exit 2   the command line or an answer cannot be understood
    ├── ConfigFault       exit 3   a region, a document type or another YAML file is invalid
    ├── TemplateFault     exit 3   a Word template is invalid
    ├── AnswerMissing     exit 4   an answer that is needed was not given
    ├── FileFault         exit 5   a file cannot be read or written
    ├── Refused           exit 6   a rule forbids what was asked for
    └── Several           exit of its first fault; shows them all

A fault says *what* is wrong, *where*, and *how to fix it*, in Swedish, and never holds anything about a person:
no name, number, address or answer. Every code stands in `AVSNITT` with the explanation that users read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

AVSNITT: Mapping[str, Mapping[str, str]] = {
    "Kommandorad och svar": {
        "okant-kommando": "Kommandot eller valet finns inte. `sipkit --help` visar vilka som finns.",
        "argument-saknas": "Kommandot behöver ett argument eller ett värde som inte gavs.",
        "ogiltigt-varde": "Värdet går inte att tolka. Felet säger vilken form som väntades.",
        "ogiltigt-datum": "Datumet går inte att tolka, eller så finns det inte i kalendern.",
        "tvetydigt-datum": "Datumet kan betyda två saker, eller så hör veckodagen inte ihop med datumet.",
        "ogiltigt-klockslag": "Klockslaget går inte att tolka, eller så saknas det där både dag och tid behövs.",
        "ogiltigt-personnummer": "Numret är inte ett giltigt personnummer, samordningsnummer eller reservnummer.",
        "ogiltigt-telefonnummer": "Telefonnumret går inte att tolka.",
        "ogiltig-adress": "Adressen saknar gata, postnummer eller ort.",
        "ogiltigt-namn": "Raden saknar namn, eller har något mer som gör att namnet inte säkert går att peka ut.",
        "ja-eller-nej": "Frågan går bara att svara ja eller nej på.",
        "ogiltig-part": "En enhet som kallas skrivs som sortens nummer och enhetens namn på en rad.",
        "ogiltig-kontakt": "En fast vårdkontakt skrivs som namn, titel, enhet och telefon på en rad, med kommatecken emellan.",
        "exempel-saknas": "Dokumenttypen har inget inbyggt exempel för den regionen.",
        "okand-kod": "Felkoden finns inte. Alla står i docs/referens/felkoder.md.",
        "okand-svarsnyckel": "Svarsfilen har en nyckel som inte är en sökväg i ärendet. Felet säger vilken som ligger närmast.",
        "okand-sokvag": "Sökvägen finns inte i regionens konfiguration den dagen. Felet säger vilket led som är fel.",
        "okand-region": "Regionen finns inte bland de inbyggda eller i den egna konfigurationen.",
        "okand-dokumenttyp": "Dokumenttypen finns inte bland de inbyggda eller i den egna konfigurationen.",
        "otillatet-tecken": "Ett svar innehåller ett tecken som inte kan stå i ett dokument.",
        "tecken-saknas": "Tecknet finns inte i de typsnitt som följer med sipkit, eller skrivs från höger till vänster.",
        "bara-terminal": "Namn visas bara på en skärm. Det som kan hamna i en fil eller ett annat program har ärendets id.",
        "okand-enhet": "Enheten finns inte i adressboken.",
        "okand-mottagare": "Ingen med det id:t får något papper. Felet säger vilka som får.",
        "okant-faktum": "Faktumet i `--fakta` finns inte. Felet säger vilket som ligger närmast.",
    },
    "Svar som saknas": {
        "svar-saknas": "Ett svar som behövs har inte getts. `var` är svarets sökväg, samma som i en svarsfil.",
    },
    "Regler": {
        "inga-avstamningar": "Regionen håller inga avstämningsträffar. Beskedet säger vad som görs i stället.",
        "avstamning-utan-regel": "Regionens rutin har inga avstämningsträffar den dagen. Sipkit gör bara papper till dem där rutinen har dem.",
        "avstamning-galler-inte": "Avstämningsträffarna gäller inte den vårdform som personen får.",
        "avstamning-tider": "Träffen går inte att lägga ut på tider: samma ärende två gånger, orimliga minuter, eller så räcker dygnet inte till.",
        "annan-planform": "En annan plan än SIP ska göras. `i_stallet` säger vilken, vem som gör den och när den gäller.",
        "plan-ofullstandig": "Planen saknar något som den ska ange, och är därför ett utkast.",
        "plan-saknas": "Ärendet har ingen plan, eller en av ett annat slag.",
        "plan-utan-samtycke": "Planen nämner en enhet som samtycket inte omfattar.",
        "overlamning-undantaget": "Det som ska lämnas över nämner något som mottagaren inte får veta. `var` säger var.",
        "avslut-hindrat": "Planen får inte avslutas än. `i_stallet` säger vad som görs i stället.",
        "avslut-skal": "Planen kan inte avslutas av det skälet: regionen har det inte, eller så stämmer det inte med det som är känt.",
        "meddelande-anvands-inte": "Rutinen använder inte meddelandet i personens läge. Beskedet säger vad rutinen säger om det.",
        "for-manga-mottagare": "Meddelandet kan inte ha så många mottagare. Gör ett för var och en.",
        "kallelse-saknas": "Dokumentet gäller en kallelse, och ärendet har ingen.",
        "redan-skickat": "Det är redan antecknat att papperen är skickade, och till vem. `--rätta` lägger till en rad som gäller i stället.",
        "handelse-finns": "Samma händelse med samma tid står redan i ärendet.",
        "skyddade-uppgifter": "Personen har skyddade personuppgifter. Då skrivs ingen text; enhetens rutin gäller.",
        "mote-installt": "Mötet är inställt. Det går inte att flytta; kalla till ett nytt.",
        "samtycke-saknas": "Dokumentet kräver samtycke och inget svar från personen finns i ärendet.",
        "samtycke-utgatt": "Samtycket som dokumentet kräver gällde till en dag som har passerat. Fråga personen igen.",
        "samtycke-nekat": "Personen har sagt nej till det som dokumentet kräver samtycke för.",
        "samtycke-aterkallat": "Personen har tagit tillbaka samtycket som dokumentet kräver.",
        "samtycke-andra-parter": "Samtycket gäller andra parter än dem som dokumentet är till. `var` säger vilka parter som inte omfattas.",
        "samtycke-ofullstandigt": "Samtycket är inte lämnat av alla som ska lämna det: båda vårdnadshavarna, eller barnet självt.",
        "samtycke-ej-mojligt": "Personen kan inte ta ställning till samtycke. Regionens regler säger vad som då gäller.",
    },
    "Varningar": {
        "brytpunkt-odefinierad": "Händelsen har exakt det klockslag där regeln byter. Regeln säger bara före och efter; det strängare har valts.",
        "inte-kvitterat": "Ingen har antecknat att meddelandet är kvitterat. Rutinen säger ingen tid: hör efter.",
        "for-tidigt": "Det gjordes innan det får göras enligt rutinen, eller före tiden den anger.",
        "klockslag-saknas": "Händelsen har en dag men inget klockslag, och fristen beror på klockslaget. Den har räknats från dagens början.",
        "innehall-saknas": "Dokumentet saknar något som rutinen nämner. Det går att skriva ändå; komplettera om du kan.",
        "papper-foljer-inte": "Rutinen vill att ett papper följer med brevet till personen. Lämna det före hemgången.",
        "inte-sip": "Med de parter som samtycket omfattar är det inte en SIP enligt rutinen. Du avgör om mötet ska hållas ändå.",
        "utanfor-malgruppen": "Personen är folkbokförd utanför regionens kommuner. Rutinen gäller inte, men lagen gäller alla.",
        "meddelande-oklart": "Rutinen använder meddelandet bara ibland, och det är inte känt om det är så nu. `--fakta` säger det.",
        "samtycke-provas": "Den som skickar måste själv pröva om det får lämnas ut. Beskedet säger vad lagen frågar efter.",
        "mote-har-varit": "Mötets tid har varit när papperen görs. Det går att göra dem ändå, men dagen kan vara fel.",
        "deltagare-utan-samtycke": "En deltagare från en enhet som samtycket inte omfattar nämns inte i planen.",
        "plan-tva-versioner": "Två enheter har gjort var sin version av planen med samma nummer. Båda är kvar.",
        "kallad-utan-samtycke": "En enhet som var kallad till mötet omfattas inte längre av samtycket och får inget papper.",
        "medverkan-saknas": "En part som måste vara med i planeringen är inte med.",
        "punkter-utan-fakta": "Checklistan har punkter som bara gäller ibland, och det är inte känt om de gör det. `--fakta` säger det.",
        "pdf-anmarkning": "Något i Wordfilen ser annorlunda ut i PDF:en. Varningen säger vad.",
        "pdf-ej-tillganglig": "PDF:en är gjord med LibreOffice. Den går att skriva ut men inte att lita på i skärmläsare eller arkiv.",
        "osaker-kalla": "Det är osäkert om källan gäller. Varningen säger varför.",
        "gammal-kalla": "Ingen har på över ett år kontrollerat att källan fortfarande säger samma sak.",
        "dold-konfiguration": "Samma id finns på två ställen, och det egna används. `bygger_på` lägger det ovanpå i stället.",
    },
    "Konfiguration": {
        "yaml-syntax": "Filen är inte giltig YAML. Vanliga skäl: indrag som inte stämmer, ett kolon eller citattecken för mycket.",
        "yaml-tecken": "Filen har ett tecken som inte får stå där (tabb, hårt blanksteg, typografiskt citattecken) eller är inte UTF-8.",
        "yaml-storlek": "Filen är större än 1 MB, eller har för många nivåer eller värden.",
        "yaml-forbjudet": "Alias (*), ankare (&), sammanslagning (<<) och taggar (!) används inte i sipkits filer.",
        "yaml-dubbel-nyckel": "Samma nyckel står två gånger. Bara en kan gälla; ta bort den andra.",
        "okand-nyckel": "Nyckeln används inte på den här platsen. Ofta är det en felstavning.",
        "nyckel-saknas": "En nyckel som måste finnas saknas.",
        "fel-varde": "Värdet har fel form eller finns inte bland de tillåtna.",
        "dubbelt-id": "Två poster med samma id gäller samma dag i samma lager. Bara en kan gälla; skilj dem åt med `gäller`.",
        "ta-bort-okand": "En post tas bort som inte finns i något lager under den dagen.",
        "okant-lager": "Lagret som filen bygger på finns inte, eller bygger i sin tur på samma lager.",
        "okand-kalla": "Källans dokument står inte i `dokument` i regionens eller ett underliggande lagers region.yaml.",
        "flera-varianter": "Två varianter av samma regel gäller samtidigt. Ge dem fakta som skiljer dem åt, eller skriv `kombination` på regeln.",
    },
    "Granskning av regioner": {
        "andrad-under": "Du har ändrat en post från lagret under, och den har ändrats där sedan dess. Din ändring gäller fortfarande; se efter att den stämmer.",
        "bara-lagen": "Lagen har regler som regionens egna lager inte tar upp. Lagens ord gäller då som de står. Se efter att rutinen verkligen är tyst.",
        "borttagen-post": "En post från ett lager under tas bort, med ett skäl. Det är tillåtet när något annat sätts i stället.",
        "fall-ger-annat": "Ett av regionens fall ger ett annat svar än det som står i fallet. Antingen är fallet fel, eller så har en ändring fått en följd till.",
        "glapp-i-tiden": "En post finns i flera utgåvor, och ingen av dem gäller vissa dagar. Rätta `gäller` på den ena.",
        "losare-an-lagen": "Fristen är längre än lagens, räknad från samma händelse i samma enhet. En rutin får skärpa lagen men inte ge mer tid.",
        "lucka-mot-lagen": "Lagen har en regel som regionen inte har i alla fall: den är borttagen eller gäller i färre fall. Lagen gäller ändå.",
        "modal-mot-forteckningen": "Verbet i `modal` är ett annat än källans enligt förteckningen över regler. Skriv källans verb, eller säg i `tolkning` varför inte.",
        "ojamforbar-frist": "Regionens och lagens frist räknas från olika händelser eller i olika enheter och går inte att jämföra. Båda visas; den tidigaste styr.",
        "okand-regel": "Ett id under `regler` finns inte i förteckningen `regler.yaml`. Ofta är det en felstavning.",
        "svagare-an-lagen": "Posten säger mindre än lagens post med samma id: ett svagare verb, en varning i stället för ett stopp eller fler villkor.",
        "tolkning-utan-val": "`tolkning` ska säga vilket val som är gjort där källan lämnar något öppet. Den upprepar bara texten.",
        "verb-mot-modal": "Texten har ett annat verb än `modal`. Ett papper ska inte säga ska där källan säger bör, eller tvärtom.",
    },
    "Granskning av mallar": {
        "lix-hog": "Texten är svårare att läsa än den borde vara för den som får papperet. LIX räknar långa meningar och långa ord. Det är ett golv, inget mål.",
        "ord-till-personen": "Ett ord som inte ska stå i ett papper till personen. Orden, och vad som skrivs i stället, står i `ord.yaml`.",
        "mall-sprak-okant": "Filnamnet ska sluta med `.lattlast.docx` eller ett språk, som `.en.docx`. Språket i namnet finns inte.",
        "mall-sprak-annat": "Word har ett annat språk för texten än det som står i mallens filnamn. En skärmläsare läser den då med fel uttal.",
        "oversattning-utan-svenska": "En översatt mall ska säga, på svenska och på sitt eget språk, att den svenska texten gäller.",
        "mall-utan-papper": "Ingen dokumenttyp använder mallen. Den granskas som ett papper till personen, och fälten prövas inte.",
    },
    "Wordmallar": {
        "mall-saknas": "Wordmallen finns inte i regionens mallar eller bland de gemensamma.",
        "mall-trasig": "Filen är inget Word-dokument (.docx) eller är skadad.",
        "mall-for-stor": "Filen är större än en mall får vara, eller blir orimligt stor när den packas upp.",
        "mall-otillaten": "Mallen innehåller något som hämtar, kör eller bäddar in något annat, eller spårade ändringar.",
        "mall-tagg": "En tagg, {{ … }} eller {% … %}, är felskriven eller står där den inte kan stå.",
        "mall-konstruktion": "Taggen använder något som mallar inte får innehålla. Felet säger vad som är tillåtet.",
        "mall-okant-falt": "Mallen använder ett fält som inte finns. Felet säger vilket som ligger närmast.",
        "mall-bild": "Bilden som ska in i mallen går inte att använda. Den ska vara PNG eller JPEG.",
        "mall-varde": "Mallen använder ett värde som saknas, eller som inte är en text.",
    },
    "PDF": {
        "utanfor-papperet": "Text skulle hamna utanför papperet, till exempel för att ett indrag är större än sidan.",
        "pdf-ofullstandig": "PDF:en kunde inte göras så att all text säkert kom med, och skrevs därför inte.",
        "libreoffice-saknas": "LibreOffice finns inte på datorn. Det behövs bara med `--pdf-motor libreoffice`.",
        "libreoffice-fel": "LibreOffice kunde inte göra PDF:en, eller blev inte klar i tid.",
        "word-stods-ej": "Word-filen har något som inte kan sättas som PDF utan att innehåll går förlorat eller ändrar mening.",
        "word-trasig": "Filen är inget Word-dokument som går att läsa: skadad, skyddad, orimligt stor eller i ett annat format.",
    },
    "Blanketter": {
        "blankett-falt": "En innehållskontroll i Wordmallen kan inte bli ett fält att fylla i. Felet säger vad som saknas.",
        "blankett-trasig": "Filen är ingen PDF som går att läsa, eller är skadad.",
        "blankett-krypterad": "PDF:en är skyddad med lösenord och går inte att läsa in.",
        "blankett-platt": "PDF:en har inga formulärfält: den är utskriven och inskannad, eller sparad så att fälten försvann.",
        "blankett-xfa": "PDF:en är ett formulär av ett annat slag (XFA), som kan köra program. Det läses inte in.",
        "blankett-for-stor": "PDF:en är större, eller har fler eller längre fält, än någon blankett härifrån.",
        "blankett-okand": "PDF:en har fält, men är ingen blankett som sipkit har gjort.",
        "blankett-andrad": "Blankettens dolda uppgifter är ändrade, så det går inte att lita på vad den gäller.",
        "blankett-annan-nyckel": "Blanketten är gjord på en annan dator eller med en annan nyckel än den som läser in den.",
        "blankett-annan-version": "Blanketten är inte som en som görs nu: mallen, mötet, enheterna eller punkterna har ändrats.",
        "blankett-annat-arende": "Blanketten hör till ett annat ärende, eller till en annan region, än det som angavs.",
        "blankett-annan-person": "Personnumret i blanketten är ett annat än ärendets.",
        "blankett-redan-inlast": "Blanketten är redan inläst i ärendet. En ny läses in när personen har ändrat sig.",
        "blankett-tom": "Inget är ifyllt i blanketten som går att läsa in.",
        "blankett-motsagelse": "Två svar i blanketten går inte ihop. Inget är inläst.",
        "blankett-okand-enhet": "Någon som är skriven för hand i blanketten finns inte i ärendet.",
        "blankett-underskrift": "Blanketten är underskriven, och underskriften går inte att lita på. Felet säger varför.",
        "checklista-saknas": "Regionen har ingen checklista för rollen och steget. Felet säger vilka som finns.",
    },
    "Underskrifter": {
        "far-inte-undertecknas": "Filen tillåter ingen underskrift i fältet, oftast för att den första underskriften låste filen.",
        "fel-undertecknare": "Certifikatet är utställt på någon annan än den som ska skriva under i fältet.",
        "certifikat-ej-an": "Certifikatet hade inte börjat gälla när underskriften gjordes.",
        "certifikat-inte-for-underskrift": "Certifikatet är inte till för underskrifter, utan till exempel för inloggning eller en server.",
        "certifikat-las": "Filen har inget certifikat, eller ingen nyckel till det, som går att läsa.",
        "certifikat-utgatt": "Certifikatet hade gått ut när underskriften gjordes.",
        "kort-saknas": "Kortet, dess programbibliotek eller certifikatet på kortet finns inte.",
        "losenord-fel": "Lösenordet eller PIN-koden är fel. Ett kort spärras efter några få fel.",
        "okant-underskriftsfalt": "PDF:en har inget underskriftsfält med det namnet. Fälten görs innan den första underskriften.",
        "pdf-krypterad": "PDF:en är skyddad med lösenord. En underskrift i den går varken att göra eller att bedöma.",
        "pdf-redan-underskriven": "PDF:en har en underskrift, som inte skulle överleva ändringen.",
        "pdf-trasig": "Filen är ingen PDF, är avklippt eller skadad, eller är gjord så att två program kan läsa den olika.",
        "redan-underskrivet": "Fältet, eller raden i ärendets plan, har redan en underskrift.",
        "pin-fil-oppen": "Andra på datorn kan läsa filen med PIN-koden eller lösenordet.",
        "plan-ej-klar": "Ärendet har ingen plan som är klar att skriva under.",
        "underskrift-haller-inte": "Filen har ingen giltig underskrift som kan antecknas i ärendet.",
        "sparrdata-fel": "Spärrlistan eller OCSP-svaret går inte att läsa, täcker inte certifikaten eller säger att ett är spärrat.",
        "tidsstampel-fel": "Tidsstämpelservern svarar inte, eller svarar fel.",
        "tidsstampel-saknas": "Spärrdata sparas bara i en fil som också får en tidsstämpel. Ange tidsstämpelserverns adress.",
    },
    "Bedömning av underskrifter": {
        "annan-fil": "Filen är inte den som antecknades i ärendet när den skrevs under.",
        "utfardare-saknas": "Ingen utfärdare är vald att lita på, så ingen underskrift kan bli giltig.",
        "aktivt-innehall": "Filen har ett program, lager som kan döljas eller ett XFA-formulär, och kan visa annat än det som skrevs under.",
        "andrad-sida": "En sidas innehåll är ändrat, eller en sida är utbytt, efter underskriften.",
        "andrade-byte": "Det som underskriften omfattar är inte längre det som skrevs under: filen är ändrad på minst ett ställe.",
        "andrade-dokumentuppgifter": "Filens titel eller andra uppgifter om dokumentet är ändrade efter underskriften.",
        "andrat-efter": "Något i filen är ändrat efter underskriften på ett sätt som inte går att förklara.",
        "andrat-falt": "Ett ifyllt fält är ändrat efter underskriften, eller fyllt i där ingen senare underskrift omfattar det.",
        "certifikat-utgatt-utan-tidsbevis": "Certifikatet har gått ut, och ingen tidsstämpel visar att underskriften gjordes innan dess.",
        "efter-andring": "Underskriften gjordes när filen redan var ändrad efter en tidigare underskrift.",
        "ingen-underskrift": "Filen har ingen underskrift alls.",
        "okand-utfardare": "Certifikatet är inte utfärdat av någon som det finns skäl att lita på här.",
        "ovantad-underskrift": "Filen har en underskrift i ett fält där ingen skulle skriva under.",
        "sparrat-certifikat": "Certifikatet var spärrat.",
        "svag-algoritm": "Underskriften, eller ett certifikat bakom den, bygger på en metod som går att förfalska.",
        "tidsstampel-ogiltig": "En tidsstämpel i filen går inte att lita på.",
        "tillagd-anteckning": "En anteckning eller ett annat lager ovanpå sidan är tillagt, ändrat eller borttaget efter underskriften.",
        "tillagg-efter": "Filen har ett tillägg som ingen underskrift omfattar.",
        "trasig-underskrift": "Underskriften är inte gjord så som en underskrift ska vara, eller omfattar inte hela filen som den var då.",
        "underskrift-saknas": "Fältet är inte underskrivet. Underskriften återstår, eller så är filen en äldre version utan den.",
    },
    "Filer": {
        "fil-finns": "Filen finns redan och skrivs inte över. Ge `--ersatt` om den ska ersättas.",
        "fil-las": "Filen går inte att läsa.",
        "fil-skriv": "Filen eller mappen går inte att skriva. Inget halvfärdigt lämnas kvar.",
    },
    "Utskick": {
        "journal-saknas": "Mappen har inget påbörjat utskick. `sipkit batch kör` börjar ett.",
        "journal-skadad": "Utskickets journal går inte att läsa, eller är från en nyare sipkit.",
        "nya-regler": "Regler eller mallar är andra än när utskickets färdiga papper gjordes. `--med-nya-regler` gör resten med de nya.",
        "arbetare-dog": "Raden har tre gånger fått programmet som gjorde den att dö. De andra raderna är gjorda ändå.",
        "brev-andrat": "Ett brev i utskickets mapp är ändrat sedan det gjordes, och skrivs inte ut så.",
    },
    "Ärenden och nycklar": {
        "utkast-valj": "Det finns inget utkast att fortsätta med, eller flera att välja bland. Ge id:t på det du menar.",
        "arende-okant": "Inget med det id:t är sparat på den här datorn, eller i den mapp som `SIPKIT_HOME` pekar ut.",
        "arende-andrat": "Ärendet har ändrats eller tagits bort i ett annat fönster sedan det öppnades. Inget är överskrivet.",
        "arende-upptaget": "Ett annat fönster skriver i samma mapp och blir inte klart.",
        "arende-skadat": "Filen är skadad, eller har bytt plats med en annan. Journalsystemet har uppgifterna kvar.",
        "arende-nyare": "Filen är sparad av en nyare sipkit än den här.",
        "arende-overlamnat": "Filen är ett ärende som en annan enhet har lämnat över. Det tas emot med `sipkit ärende ta-emot`.",
        "arende-annat": "Det finns redan ett annat ärende med samma id på den här datorn, eller så är filen om ett annat ärende än det som angavs.",
        "losenfras-fel": "Lösenfrasen öppnar inte din privata nyckel. Den går inte att ta reda på; bara enhetens återställningsnyckel hjälper.",
        "nyckel-finns": "Enheten har redan en annan nyckel här. Den byts aldrig ut utan att den gamla först tas bort.",
        "nyckel-okand": "Ingen nyckel finns för en enhet med det namnet.",
        "nyckel-privat": "Filen har en privat nyckel. Bara den publika lämnas till andra.",
        "nyckel-saknas": "Din privata nyckel är borta. Utan den går det som är sparat inte att öppna, och en ny nyckel öppnar det inte.",
        "nyckel-fel": "Filen är krypterad för en annan nyckel än din, eller är skadad.",
        "nyckel-skadad": "Filen med en nyckel går inte att läsa som en nyckel.",
        "mapp-oppen": "Alla på datorn kan ändra i mappen. Ärenden och nycklar sparas bara där andra inte kan det.",
    },
    "Rader till många papper": {
        "rader-last": "Filen med rader går inte att läsa: den är trasig, i ett annat format, eller skyddad med lösenord.",
        "rader-tecken": "Det går inte att säkert säga vilken teckenkod filen har. Spara om den som UTF-8 eller som Excelbok.",
        "rader-storlek": "Filen har fler rader eller kolumner än någon lista över personer.",
        "rader-lasta": "Så är filen läst: teckenkod, avgränsare eller blad, och vad som har hoppats över.",
        "rubriker-saknas": "Ingen rad i filen känns igen som rubriker. Minst två av dem måste vara kända namn eller sökvägar.",
        "kolumn-okand": "Det är inte känt vart en kolumn hör, eller så är flera kolumner samma svar. Inget gissas; `--karta` säger det.",
        "skydd-kolumn": "Det måste sägas vilka som har skyddade uppgifter, med en kolumn eller med `--skydd rensad`.",
        "skydd-tomt": "Cellen säger inte om personen har skyddade uppgifter. Tomt räknas inte som nej.",
        "dolda-rader": "Filen har rader som ett filter döljer. `--dolda` säger om de ska med.",
        "cell-felvarde": "Formeln i cellen gick fel, och cellen har därför inget värde.",
        "cell-oberaknad": "Cellen har en formel vars värde inte finns i filen.",
        "nollor-tillagda": "Kalkylprogrammet hade tagit bort de första nollorna i ett nummer. De är tillagda där kontrollsiffran visar att det är rätt.",
        "serietal-lasta": "Kalkylprogrammet hade ett tal där det skulle stå ett datum eller ett klockslag. Det är läst som det som talet betyder där.",
        "dubblett": "Två rader är om samma person och samma möte, eller har samma nyckel. Den första gäller.",
        "gammal-export": "Filen med rader är äldre än ett dygn. Någon i den kan ha avlidit, flyttat eller fått skyddade uppgifter sedan dess.",
        "moten-samtidigt": "Samma fasta vårdkontakt har möten med flera personer på samma dag och tid.",
        "brev-for-sent": "Brevet som kallar till mötet kommer inte fram före det, så som enhetens profil räknar postgången.",
        "parter-utan-rad": "Bladet med enheter har en rad som inte hör till någon rad på det första bladet.",
        "utom-olaslig": "Listan över dem som ska utelämnas har ett nummer som inte går att läsa. Inga papper görs förrän det är rättat.",
    },
    "Avbrott": {
        "avbrutet": "Kommandot avbröts innan det var klart. Inget är skrivet.",
        "internt-fel": "Ett fel i sipkit självt. Felet säger var i programmet, men inget om personen.",
    },
}
"""Every code and the explanation that users read, by the heading they stand under in the reference."""

KODER: Mapping[str, str] = MappingProxyType(
    {kod: text for avsnitt in AVSNITT.values() for kod, text in avsnitt.items()}
)


@dataclass(eq=False)
class SipkitError(Exception):
    """A fault that a user can understand and mend.

    Attributes:
        kod: the code, a key of `KODER`; scripts branch on it.
        vad: what is wrong, one Swedish sentence.
        var: where: `file:line:column`, a path in the ärende, or a paragraph's text in a template.
        atgard: how to fix it, preferably a command to paste.
        regler: ids of the rules that decide, for refusals.
    """

    exit_code = 70

    kod: str
    vad: str
    var: str = ""
    atgard: str = ""
    regler: Sequence[str] = ()

    def __post_init__(self) -> None:
        if self.kod not in KODER:
            raise LookupError(f"error code without an entry in KODER: {self.kod}")

    def __str__(self) -> str:
        return f"{self.kod}: {self.vad}"

    @property
    def faults(self) -> tuple[SipkitError, ...]:
        """Each single fault: itself, or those that `Several` holds."""
        return (self,)


class UsageFault(SipkitError):
    """The command line, or an answer given there or in a file, cannot be understood."""

    exit_code = 2


class ConfigFault(SipkitError):
    """A YAML file of regions or document types is invalid."""

    exit_code = 3


class TemplateFault(SipkitError):
    """A Word template is invalid."""

    exit_code = 3


class AnswerMissing(SipkitError):
    """An answer that is needed was not given; `var` is its path in the ärende."""

    exit_code = 4


class FileFault(SipkitError):
    """A file or folder cannot be read or written."""

    exit_code = 5


@dataclass(eq=False)
class Refused(SipkitError):
    """A rule forbids what was asked for.

    Attributes:
        far_goras: what may be done instead, sentence by sentence, each with its source.
        far_inte: what may not be done.
        att_veta: what else to know.
        laser_sig: duties of the routine that cannot be met together, and what may be done all the same.
        i_stallet: the document to make instead, when the rule names one.
    """

    exit_code = 6

    far_goras: Sequence[str] = ()
    far_inte: Sequence[str] = ()
    att_veta: Sequence[str] = ()
    laser_sig: Sequence[str] = ()
    i_stallet: Mapping[str, object] | None = field(default=None)


class Several(SipkitError):
    """Several faults found at once, all shown."""

    def __init__(self, faults: Iterable[SipkitError]) -> None:
        self._faults = tuple(single for fault in faults for single in fault.faults)
        first = self._faults[0]
        super().__init__(first.kod, first.vad, first.var, first.atgard, first.regler)
        self.exit_code = first.exit_code

    @property
    def faults(self) -> tuple[SipkitError, ...]:
        """Every fault, in the order found."""
        return self._faults


def internal(error: Exception) -> SipkitError:
    """A bug as a fault: where it broke, and nothing of what it was about."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f"{Path(trace.tb_frame.f_code.co_filename).stem}:{trace.tb_lineno}" if trace else "okänd plats"
    return SipkitError(
        "internt-fel",
        f"Ett fel i sipkit ({type(error).__name__} i {place}).",
        atgard="Berätta det för den som sköter sipkit. Felet säger inget om personen.",
    )


def raise_all(faults: Sequence[SipkitError]) -> None:
    """Raise nothing, the only fault, or all faults together."""
    if len(faults) == 1:
        raise faults[0]
    if faults:
        raise Several(faults)
