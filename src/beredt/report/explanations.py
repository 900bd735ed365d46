"""The longer texts: what a figure shows, how the numbers were made, what is honest."""

from beredt.report.language import Language, Term

EXPLANATIONS = {
    "total_need": Term(
        "Plangrunnlaget legger sammen tre behov som alltid holdes fra hverandre: "
        "Norske militære behov + Alliertes behov (MOR) + Sivile behov = Totale behov. "
        "Det er én helsetjeneste: opphavet sier hvem behovet kommer fra, ikke hvem "
        "som slipper til.",
        "The planning basis adds three needs that are always kept apart (in "
        "Norwegian: Norske militære behov + Alliertes behov (MOR) + Sivile behov = "
        "Totale behov). There is one health service: the source says whom the need "
        "comes from, not who is let in.",
        "Основа планування складає три потреби, які завжди ведуться окремо "
        "(норвезькою: Norske militære behov + Alliertes behov (MOR) + Sivile behov = "
        "Totale behov). Система охорони здоровʼя одна: джерело вказує, від кого "
        "надходить потреба, а не кого приймають.",
    ),
    "recorded": Term(
        "Tall som kilden oppgir for hendelsen, ved siden av det som er beregnet: "
        "snittet, og i parentes båndet som 80 % av forløpene ligger i. Pasienter, "
        "dødsfall og plasser er regnet uten ordinær aktivitet. Avviket er snittet "
        "sammenlignet med det registrerte tallet.",
        "Numbers that the source gives for the event, beside what was computed: the "
        "mean and, in brackets, the band that holds 80% of the courses. Patients, "
        "deaths and places leave ordinary activity out. The deviation is that of the "
        "mean from the recorded number.",
        "Числа, які джерело наводить для події, поруч з обчисленим: середнє і в "
        "дужках смуга, у якій лежать 80 % прогонів. Пацієнтів, смерті й місця "
        "пораховано без звичайної діяльності. Відхилення — на скільки середнє "
        "відрізняється від зафіксованого числа.",
    ),
    "outside": Term(
        "Hva scenarioet fører med seg utenfor sykehusene, som sentrale verdier. Noen "
        "av de utsatte, syke, oppmøtte og ankomne blir innlagt og telles da også som "
        "pasienter.",
        "What the scenario brings outside the hospitals, at central values. Some of "
        "the exposed, ill, presenting and arrived are admitted, and are then counted "
        "as patients too.",
        "Що сценарій спричиняє поза лікарнями, за центральними значеннями. Частину "
        "тих, хто зазнав впливу, захворів, звернувся чи прибув, госпіталізують; тоді "
        "їх враховано й серед пацієнтів.",
    ),
    "against": Term(
        "Flatene viser hvor mange plasser pasientene ville fylt om kapasiteten var "
        "ubegrenset, fordelt på hvor behovet kommer fra. Det lyse båndet er "
        "intervallet som 80 % av forløpene ligger i. Den kraftige linjen er plassene "
        "som kan brukes: det minste av fysiske plasser, utstyr, bemanning, oksygen, "
        "strøm, vann og IKT. Der flatene går over linjen, er det gap.",
        "The areas show how many places the patients would fill if capacity were "
        "unlimited, by where the need comes from. The light band is the interval "
        "that holds 80% of the courses. The strong line is the places that can be "
        "used: the least of physical places, equipment, staff, oxygen, power, water "
        "and ICT. Where the areas pass the line, there is a gap.",
        "Площі показують, скільки місць зайняли б пацієнти за необмеженої "
        "спроможності, за джерелом потреби. Світла смуга — інтервал, у якому лежать "
        "80 % прогонів. Товста лінія — місця, якими можна скористатися: найменше з "
        "фізичних місць, обладнання, персоналу, кисню, електрики, води та ІКТ. Де "
        "площі перевищують лінію, там розрив.",
    ),
    "no_gap": Term(
        "Ingen gap er funnet: brukbar kapasitet dekker behovet i alle forløp.",
        "No gap was found: usable capacity covers the need in every course.",
        "Розривів не виявлено: доступна спроможність покриває потребу в усіх прогонах.",
    ),
    "map": Term(
        "Hvert symbol er et anlegg. Fargen og tallet viser dagen da behovet i "
        "anleggets eget område første gang er større enn plassene det kan bruke. Ring "
        "uten tall: holder ut hele scenarioet.",
        "Each symbol is a facility. Colour and number show the day on which the need "
        "in its own area is first larger than the places it can use. A ring without "
        "number: it holds through the whole scenario.",
        "Кожен символ — заклад. Колір і число показують день, коли потреба в його "
        "зоні вперше перевищує доступні місця. Кільце без числа: вистачає на весь "
        "сценарій.",
    ),
    "gaps": Term(
        "Dagen er medianen for de forløpene der det brister. Sannsynligheten er "
        "andelen forløp der det brister. Bindende er det som setter grensen. Raden for "
        "hele landet regner som om alle plasser kunne nås fra overalt.",
        "The day is the median of the courses that break. The probability is the "
        "share of courses that break. Binding is what sets the limit. The row for the "
        "whole country counts as if every place could be reached from everywhere.",
        "День — медіана прогонів із дефіцитом. Імовірність — частка прогонів із "
        "дефіцитом. Вузьке місце — те, що встановлює межу. Рядок для всієї країни "
        "рахує так, ніби до кожного місця можна дістатися звідусіль.",
    ),
    "course": Term(
        "Det som skjer med pasientene når bare den brukbare kapasiteten finnes: de "
        "rutes til nærmeste anlegg med ledig plass, venter, flyttes, forverres eller "
        "dør.",
        "What happens to the patients when only the usable capacity exists: they are "
        "routed to the nearest facility with a free place, wait, are moved, worsen "
        "or die.",
        "Що відбувається з пацієнтами, коли є лише доступна спроможність: їх "
        "спрямовують до найближчого закладу з вільним місцем, вони чекають, їх "
        "переміщують, їхній стан погіршується або вони помирають.",
    ),
    "no_deaths": Term(
        "Ingen dødsfall er regnet ut.",
        "No deaths were computed.",
        "Смертей не обчислено.",
    ),
    "supplies": Term(
        "Dekningstid er antall dager beholdningen varer under scenarioet, regnet til "
        "scenarioets siste dag på det meste.",
        "Days of supply is how long the stock lasts under the scenario, counted to "
        "the last day of the scenario at most.",
        "Забезпеченість — скільки днів вистачає запасу за сценарію, щонайбільше до "
        "останнього дня сценарію.",
    ),
    "no_supplies": Term(
        "Registeret har ingen beholdninger å følge.",
        "The register has no stocks to follow.",
        "У реєстрі немає запасів для відстеження.",
    ),
    "measures": Term(
        "Hva hvert tiltak gjorde i beregningen, hvem som kan beslutte det, og hva det "
        "koster andre steder. Tall er snitt over forløpene.",
        "What each measure did in the computation, who may decide it, and what it "
        "costs elsewhere. Numbers are means over the courses.",
        "Що зробив кожен захід в обчисленні, хто може його ухвалити і чого він коштує "
        "деінде. Числа — середні за прогонами.",
    ),
    "no_measures": Term(
        "Scenarioet har ingen tiltak. Planlegging av tiltak: kommandoen beredt plan.",
        "The scenario has no measures. To choose some: the command beredt plan.",
        "У сценарії немає заходів. Вибрати заходи: команда beredt plan.",
    ),
    "backlog": Term(
        "Planlagte pasienter som er utsatt og ennå ikke er tatt igjen. De forsvinner "
        "ikke ut av regnskapet.",
        "Planned patients who have been put off and not yet caught up. They do not "
        "disappear from the account.",
        "Планові пацієнти, лікування яких відкладено й ще не надолужено. Вони не "
        "зникають з обліку.",
    ),
    "no_backlog": Term(
        "Ingen planlagt behandling er utsatt.",
        "No planned care was postponed.",
        "Планове лікування не відкладали.",
    ),
    "spread": Term(
        "Forløpene er regnet i grupper. Innenfor en gruppe har hvert tall vi ikke "
        "kjenner sikkert (liggetider, størrelser, bemanningsnormer …), én fast "
        "verdi, trukket mellom lav og høy; bare tilfeldigheter skiller forløpene. "
        "Mellom gruppene skiller også tallene. Båndene i rapporten rommer begge "
        "deler. Den delen som skyldes manglende kunnskap, kan bedre tall fjerne; "
        "tilfeldighetene må planen tåle.",
        "The courses were computed in groups. Within a group every number that is "
        "not known exactly (lengths of stay, sizes, staffing ratios …) has one "
        "value, drawn between low and high; only chance sets its courses apart. "
        "Between groups the numbers differ too. The bands of the report hold both. "
        "What comes from knowledge, better numbers can take away; chance is what "
        "the plan must bear.",
        "Прогони обчислено групами. У межах групи кожне неточно відоме число "
        "(тривалість перебування, обсяги, нормативи персоналу …) має одне значення "
        "між низьким і високим; прогони різняться лише випадковістю. Між групами "
        "різняться й числа. Смуги у звіті вміщують обидві складові. Частку від "
        "знання можна зменшити кращими даними; випадковість план має витримати.",
    ),
    "influence": Term(
        "Søylene viser hvor mye av spredningen fra kunnskap som ville falle bort om "
        "tallet var kjent (total Sobol-indeks). Tall som flytter seg sammen, står "
        "som ett. Andelene er regnet av forventet behov mot brukbare plasser, uten "
        "tilfeldigheter og køer; de kan summere til mer enn 100 %, fordi tall "
        "forsterker hverandre.",
        "The bars show how much of the spread from knowledge would go if the number "
        "were known (total Sobol index). Numbers that move together stand as one. "
        "The shares are computed from expected need against usable places, without "
        "chance and queues; they can add up to more than 100%, since numbers "
        "reinforce each other.",
        "Стовпці показують, яка частка розкиду від знання зникла б, якби число було "
        "відоме (повний індекс Соболя). Числа, що змінюються разом, показано як "
        "одне. Частки обчислено з очікуваної потреби й доступних місць, без "
        "випадковості та черг; разом вони можуть перевищувати 100 %, бо числа "
        "підсилюють одне одне.",
    ),
    "assumptions": Term(
        "Alle tall resultatet hviler på, de som betyr mest først. Utslaget er "
        "endringen i udekkede plassdøgn når tallet (og de som flytter seg sammen "
        "med det) går fra lav til høy verdi. Rader merket «forutsetning» har ingen "
        "offentlig kilde og bør erstattes med egne tall.",
        "Every number the result rests on, those that matter most first. The change "
        "is that of unmet place-days when the number (and those that move together "
        "with it) goes from low to high. Rows marked “assumption” have no public "
        "source and should be replaced by your own numbers.",
        "Усі числа, на яких ґрунтується результат; найвпливовіші спочатку. Зміна — "
        "це зміна незабезпечених ліжко-днів, коли число (разом із тими, що "
        "змінюються з ним) іде від низького до високого значення. Рядки з позначкою "
        "«припущення» не мають публічного джерела, їх слід замінити власними "
        "даними.",
    ),
    "no_assumptions": Term(
        "Ingen parametre er oppgitt.", "No parameters were given.", "Параметрів немає."
    ),
    "method_need": Term(
        "Behov. Hver pasient har opphav, pasientkategori, sted og prioritet og går "
        "gjennom trinnene i sitt pasientforløp; hvert trinn holder én plass så lenge "
        "liggetiden varer. Behovet er antall plasser de samme pasientene ville holdt "
        "med ubegrenset kapasitet.",
        "Need. Each patient has a source, a category, a place and a priority and "
        "passes the stages of a pathway; each stage holds one place for the length of "
        "stay. Need is the number of places that the same patients would hold with "
        "unlimited capacity.",
        "Потреба. Кожен пацієнт має джерело, категорію, місце та пріоритет і "
        "проходить етапи свого маршруту; кожен етап займає одне місце на час "
        "перебування. Потреба — кількість місць, які ті самі пацієнти зайняли б за "
        "необмеженої спроможності.",
    ),
    "method_capacity": Term(
        "Kapasitet. Brukbar kapasitet er det minste av fysiske plasser, utstyrte "
        "plasser, ansatte delt på bemanningsnorm, oksygen, strøm, vann og IKT, dag "
        "for dag og anlegg for anlegg. Ansatte med flere roller telles én gang.",
        "Capacity. Usable capacity is the least of physical places, equipped places, "
        "staff divided by staffing ratio, oxygen, power, water and ICT, day by day and "
        "facility by facility. Staff with several roles are counted once.",
        "Спроможність. Доступна спроможність — найменше з фізичних місць, обладнаних "
        "місць, персоналу, поділеного на норматив, кисню, електрики, води та ІКТ, за "
        "днями й закладами. Працівники з кількома ролями враховуються один раз.",
    ),
    "method_gap": Term(
        "Gap. Gap er behov minus brukbar kapasitet. Scenarioet er simulert mange "
        "ganger med ulike tall og ulike tilfeldige utfall; båndene viser spredningen. "
        "Samme frø gir "
        "samme tall.",
        "Gap. The gap is need minus usable capacity. The scenario was simulated many "
        "times with different numbers and different chance outcomes; the bands show "
        "the spread. The same seed gives the same numbers.",
        "Розрив. Розрив — це потреба мінус доступна спроможність. Сценарій "
        "змодельовано багато разів із різними числами та різними випадковими "
        "результатами; смуги показують розкид. Те саме зерно дає ті самі числа.",
    ),
    "method_limits": Term(
        "Grenser. Tallene er planleggingstall, ikke prognoser, og inneholder ingen "
        "opplysninger om enkeltpersoner. De er ikke bedre enn forutsetningene over.",
        "Limits. The numbers are for planning, they are not forecasts, and they hold "
        "no information about any person. They are no better than the assumptions "
        "above.",
        "Межі. Це планові числа, а не прогнози; вони не містять відомостей про окремих "
        "осіб. Вони не кращі за наведені вище припущення.",
    ),
    "reproduce": Term(
        "Samme scenario, register, frø, antall forløp og programversjon gir nøyaktig "
        "de samme tallene og det samme fingeravtrykket.",
        "The same scenario, register, seed, number of courses and engine version give "
        "exactly the same numbers and the same fingerprint.",
        "Той самий сценарій, реєстр, зерно, кількість прогонів і версія програми дають "
        "точно ті самі числа й той самий відбиток.",
    ),
}


def explain(key: str, lang: Language) -> str:
    """Return a longer text in a language."""
    return EXPLANATIONS[key].say(lang)
