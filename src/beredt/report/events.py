"""What kinds of needs, disruptions and measures, and their quantities, are called."""

from beredt.report.language import Term

EVENTS = {
    "battle_casualties": Term("krigsskader", "battle casualties", "бойові втрати"),
    "patient_stream": Term("pasientstrøm", "patient stream", "потік пацієнтів"),
    "mass_casualty": Term("masseskade", "mass casualties", "масове ураження"),
    "burns": Term("brannskader", "burns", "опіки"),
    "chemical": Term("kjemisk hendelse", "chemical release", "хімічна подія"),
    "radiological": Term("atomhendelse", "nuclear event", "ядерна подія"),
    "waterborne": Term(
        "forurenset drikkevann", "contaminated water", "забруднена питна вода"
    ),
    "epidemic": Term("epidemi", "epidemic", "епідемія"),
    "transmission": Term("smittespredning", "transmission", "поширення інфекції"),
    "displaced_people": Term("fordrevne", "displaced people", "переміщені особи"),
    "medevac_in": Term("medevac til Norge", "medevac to Norway", "медевак до Норвегії"),
    "ordinary": Term("ordinær drift", "ordinary activity", "звичайна діяльність"),
    "observed": Term("registrert", "recorded", "зареєстровано"),
    "power": Term("strøm borte", "loss of power", "втрата електрики"),
    "water": Term("vann borte", "loss of water", "втрата води"),
    "ecom": Term("ekom borte", "loss of e-com", "втрата звʼязку"),
    "ict": Term("IKT borte", "loss of ICT", "втрата ІКТ"),
    "facility_damage": Term(
        "skade på anlegg", "damage to a facility", "пошкодження закладу"
    ),
    "staff_absence": Term("fravær", "staff absence", "відсутність персоналу"),
    "dual_role_call_up": Term(
        "styrkedisponering",
        "call-up of dual-role staff",
        "залучення персоналу з двома ролями",
    ),
    "supply_interruption": Term(
        "leveringssvikt", "supply interruption", "перебої постачання"
    ),
    "transport_closed": Term(
        "transport stengt", "transport closed", "транспорт закрито"
    ),
    "postpone_elective": Term(
        "utsette planlagt behandling",
        "postpone elective care",
        "відкласти планове лікування",
    ),
    "early_discharge": Term("tidlig utskriving", "early discharge", "рання виписка"),
    "open_surge": Term(
        "åpne ekstraplasser", "open extra places", "відкрити додаткові місця"
    ),
    "stretch_ratio": Term(
        "strekke bemanningen", "stretch staffing", "розтягнути персонал"
    ),
    "mobilise": Term("mobilisere", "mobilise", "мобілізувати"),
    "relieve_absence": Term(
        "redusere fravær", "reduce absence", "зменшити відсутність"
    ),
    "reserve_power": Term("reservestrøm", "reserve power", "резервне живлення"),
    "reserve_water": Term("reservevann", "reserve water", "резервна вода"),
    "redistribute": Term(
        "omfordele pasienter", "redistribute patients", "перерозподілити пацієнтів"
    ),
    "evacuate": Term("evakuere", "evacuate", "евакуювати"),
    "request_assistance": Term("be om bistand", "request assistance", "запит допомоги"),
    "release_stock": Term(
        "frigi beredskapslager", "release stock", "відкрити резервний запас"
    ),
    "ration": Term("rasjonere", "ration", "нормувати"),
    "ban_export": Term("eksportforbud", "export ban", "заборона експорту"),
    "infection_control": Term(
        "smittevern", "infection control", "інфекційний контроль"
    ),
    "vaccination": Term("vaksinasjon", "vaccination", "вакцинація"),
    "activate_agreement": Term(
        "utløse beredskapsavtale", "activate agreement", "задіяти угоду про готовність"
    ),
}

QUANTITIES = {
    "population_at_risk": Term(
        "styrke i risiko", "population at risk", "чисельність під ризиком"
    ),
    "serious_per_1000": Term("alvorlig skadde", "seriously wounded", "тяжкопоранені"),
    "minor_per_serious": Term("lett skadde", "lightly wounded", "легкопоранені"),
    "minor_admitted": Term(
        "lett skadde som innlegges",
        "lightly wounded who are admitted",
        "госпіталізовані легкопоранені",
    ),
    "disease_per_1000": Term(
        "sykdom og ikke-stridsskade",
        "disease and non-battle injury",
        "хвороби та небойові травми",
    ),
    "disease_admitted": Term(
        "syke som innlegges", "ill who are admitted", "госпіталізовані хворі"
    ),
    "killed_share": Term("falne", "killed", "загиблі"),
    "patients": Term("pasienter", "patients", "пацієнти"),
    "injured": Term("skadde", "injured", "поранені"),
    "presenting": Term("oppmøtte", "presenting", "звернулися"),
    "admitted": Term("innlagte", "admitted", "госпіталізовані"),
    "exposed": Term("utsatte", "exposed", "під впливом"),
    "worried": Term("bekymrede", "worried", "стурбовані"),
    "attack_rate": Term("angrepsrate", "attack rate", "частка захворілих"),
    "intensive": Term("intensivpasienter", "intensive-care patients", "пацієнти ВІТ"),
    "peak": Term("topp", "peak", "пік"),
    "peak_intensive": Term("topp intensiv", "intensive-care peak", "пік ВІТ"),
    "arrivals": Term("ankomster", "arrivals", "прибуття"),
    "admitted_per_1000_month": Term("innleggelser", "admissions", "госпіталізації"),
    "patients_per_week": Term(
        "pasienter per uke", "patients per week", "пацієнти на тиждень"
    ),
    "patients_per_day": Term(
        "pasienter per dag", "patients per day", "пацієнти на день"
    ),
    "ceiling": Term("tak", "ceiling", "межа"),
    "scale": Term("omfang", "scale", "обсяг"),
    "lost": Term("tapt", "lost", "втрачено"),
    "absence": Term("fravær", "absence", "відсутність"),
    "share": Term("andel", "share", "частка"),
    "factor": Term("faktor", "factor", "коефіцієнт"),
    "reduction": Term("reduksjon", "reduction", "зменшення"),
    "seeded": Term("smittede utenfra", "infected from outside", "завезені випадки"),
    "r0": Term("R0", "R0", "R0"),
    "doubling_days": Term("doblingstid", "doubling time", "час подвоєння"),
    "latent_days": Term("latenstid", "latent time", "латентний період"),
    "infectious_days": Term("smittsom tid", "infectious time", "заразний період"),
    "immune": Term("immune", "immune", "імунні"),
    "died_outside": Term(
        "døde utenfor sykehus", "deaths outside hospital", "смерті поза лікарнею"
    ),
    "admission_days": Term(
        "dager til innleggelse", "days to admission", "дні до госпіталізації"
    ),
    "death_days": Term("dager til død", "days to death", "дні до смерті"),
    "symptomatic": Term(
        "syke blant smittede", "ill among infected", "хворі серед інфікованих"
    ),
    "isolation_days": Term("dager hjemme", "days at home", "дні вдома"),
    "carers": Term(
        "hjemme med syke barn", "at home with ill children", "вдома з хворими дітьми"
    ),
    "ward_stay": Term(
        "liggetid på post", "stay on the ward", "перебування у відділенні"
    ),
    "intensive_stay": Term(
        "liggetid på intensiv", "stay in intensive care", "перебування у ВІТ"
    ),
    "doses_per_day": Term("doser per dag", "doses per day", "дози на день"),
    "coverage": Term("dekning", "coverage", "охоплення"),
    "against_infection": Term(
        "vern mot smitte", "protection against infection", "захист від інфекції"
    ),
    "against_severe": Term(
        "vern mot alvorlig sykdom",
        "protection against severe illness",
        "захист від тяжкого перебігу",
    ),
    "daily_volume": Term("volum per dag", "daily volume", "обсяг на день"),
}
