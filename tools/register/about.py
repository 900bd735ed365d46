"""Title, licences and sources of the packages."""

from typing import Any

LICENCES = [
    {
        "name": "CC-BY-4.0",
        "path": "https://creativecommons.org/licenses/by/4.0/",
        "title": "Creative Commons Attribution 4.0",
    }
]
NORWAY: dict[str, Any] = {
    "description": "What the Norwegian health service has: facilities, places, staff, "
    "stocks, utilities, transport and patient categories. Built from open sources; "
    "what no open source tells is a planning assumption and is marked as one. For "
    "planning and training, not for operational use without each trust's own figures.",
    "created": "2026-11-21T00:00:00Z",
    "licenses": LICENCES,
    "sources": [
        {
            "title": "Statistics Norway (SSB): population, nursing homes, man-years, "
            "ambulances (CC BY 4.0)",
            "path": "https://www.ssb.no",
        },
        {
            "title": "Erik Bolstad: Norwegian postcodes with coordinates (CC BY 3.0)",
            "path": "https://www.erikbolstad.no/postnummer",
        },
        {
            "title": "Kartverket: municipal boundaries (CC BY 4.0)",
            "path": "https://www.kartverket.no",
        },
        {"title": "SKDE: hospital catchments", "path": "https://www.skde.no"},
        {
            "title": "Eurostat GISCO: healthcare services 2020",
            "path": "https://ec.europa.eu/eurostat/web/gisco",
        },
        {
            "title": "SINTEF SAMDATA: somatic beds 2006-2008",
            "path": "https://www.sintef.no/projectweb/startsiden/samdata-pa-nett/",
        },
        {
            "title": "Norwegian intensive care registry: stays and days 2017",
            "path": "https://www.kvalitetsregistre.no/registers/551/resultater",
        },
        {
            "title": "Norwegian Institute of Public Health: daily admissions 2020-2023 "
            "(only weekday and month factors derived from them)",
            "path": "https://github.com/folkehelseinstituttet/covid19_trend",
        },
        {
            "title": "National air ambulance services: bases and aircraft",
            "path": "https://www.luftambulanse.no",
        },
    ],
}
TINY: dict[str, Any] = {
    "description": "An invented country for the tutorial: every name and number is "
    "made up so that the answer can be worked out in the head.",
    "created": "2026-11-21T00:00:00Z",
    "licenses": LICENCES,
    "sources": [
        {"title": "Invented for the tutorial"},
    ],
}
