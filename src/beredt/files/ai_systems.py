"""A register of AI systems from TOML, and its description as DCAT-AP-NO."""

import datetime as dt
import warnings
from dataclasses import MISSING, fields
from pathlib import Path
from typing import Literal, get_type_hints

from pydantic import BaseModel, create_model

from beredt.engine.ai_systems import AISystem
from beredt.files.bundle import bundled_data
from beredt.files.faults import Fault, FileError, Said, plain
from beredt.files.scenarios.source import open_source
from beredt.files.shaping import EACH_ONCE, SETTINGS, shaped

Format = Literal["json-ld", "turtle"]
FORMATS: dict[str, Format] = {
    ".jsonld": "json-ld",
    ".json": "json-ld",
    ".ttl": "turtle",
}
HEALTH = "http://publications.europa.eu/resource/authority/data-theme/HEAL"
PUBLIC = "http://publications.europa.eu/resource/authority/access-right/PUBLIC"
LANGUAGE = "http://publications.europa.eu/resource/authority/language/NOB"
HINTS = get_type_hints(AISystem, include_extras=True)
# The record itself says which keys there are, and which may be left out.
KEYS = {
    one.name: (HINTS[one.name], ... if one.default is MISSING else one.default)
    for one in fields(AISystem)
}
SystemTable: type[BaseModel] = create_model(  # type: ignore[call-overload]
    "SystemTable", __config__=SETTINGS, **KEYS
)
SystemsFile: type[BaseModel] = create_model(
    "SystemsFile", __config__=SETTINGS, systems=(tuple[SystemTable, ...], ...)
)


def bundled_systems() -> Path:
    """Return the file of the bundled records."""
    return bundled_data("ai-systems") / "beredt.toml"


def read_systems(path: Path | None = None) -> tuple[AISystem, ...]:
    """Read AI systems; raises `FileError` with everything that is wrong in the file."""
    source = open_source(path or bundled_systems())
    file = shaped(source, SystemsFile)
    if file is None:
        raise FileError(source.faults)
    systems = tuple(AISystem(**one) for one in file.model_dump()["systems"])
    ids = [one.id for one in systems]
    for n, name in enumerate(ids):
        if name in ids[:n]:
            source.complain(("systems", n, "id"), plain(repr(name)), EACH_ONCE)
    if source.faults:
        raise FileError(source.faults)
    return systems


def format_of(path: Path) -> Format:
    """Return the format that a file's name asks for; raises `FileError` for others."""
    if path.suffix.lower() in FORMATS:
        return FORMATS[path.suffix.lower()]
    where, found = plain("--dcat"), plain(path.name)
    allowed = Said("a name that ends in .jsonld, .json or .ttl")
    raise FileError([Fault(file=str(path), where=where, found=found, allowed=allowed)])


def describe_dataset(
    systems: tuple[AISystem, ...],
    *,
    address: str,
    publisher: str,
    contact: str,
    issued: dt.date,
    form: Format,
    download: str = "",
) -> str:
    """Describe the register as a data set in a catalogue, by DCAT-AP-NO.

    It has what the profile asks for: title, description, theme, publisher, contact
    point and a distribution; and a keyword for each functional category. `address` is
    its page, `download` the file itself where that is published too.
    """
    # Loaded here: few commands need it.
    from rdflib import BNode, Graph, Literal, URIRef  # noqa: PLC0415
    from rdflib.namespace import DCAT, DCTERMS, FOAF, RDF, XSD, Namespace  # noqa: PLC0415

    vcard = Namespace("http://www.w3.org/2006/vcard/ns#")
    graph = Graph()
    graph.bind("vcard", vcard)
    data, copy = URIRef(address), URIRef(f"{address}#json")
    office, person = BNode("publisher"), BNode("contact")
    titles = {"nb": "Register over KI-systemer", "en": "Register of AI systems"}
    about = {
        "nb": f"{len(systems)} KI-systemer: formål, eier, fase, risiko, reserve.",
        "en": f"{len(systems)} AI systems: purpose, owner, phase, risk and fallback.",
    }
    for lang, text in titles.items():
        graph.add((data, DCTERMS.title, Literal(text, lang=lang)))
        graph.add((data, DCTERMS.description, Literal(about[lang], lang=lang)))
    graph.add((data, RDF.type, DCAT.Dataset))
    graph.add((data, DCTERMS.publisher, office))
    graph.add((data, DCAT.contactPoint, person))
    graph.add((data, DCAT.theme, URIRef(HEALTH)))
    graph.add((data, DCTERMS.accessRights, URIRef(PUBLIC)))
    graph.add((data, DCTERMS.language, URIRef(LANGUAGE)))
    issued_on = Literal(issued.isoformat(), datatype=XSD.date)
    graph.add((data, DCTERMS.issued, issued_on))
    for category in sorted({one.category for one in systems if one.category}):
        graph.add((data, DCAT.keyword, Literal(category, lang="nb")))
    graph.add((office, RDF.type, FOAF.Agent))
    graph.add((office, FOAF.name, Literal(publisher, lang="nb")))
    graph.add((person, RDF.type, vcard.Organization))
    graph.add((person, vcard.hasEmail, URIRef(f"mailto:{contact}")))
    graph.add((person, vcard.fn, Literal(publisher, lang="nb")))
    graph.add((data, DCAT.distribution, copy))
    graph.add((copy, RDF.type, DCAT.Distribution))
    graph.add((copy, DCAT.accessURL, data))
    if download:
        graph.add((copy, DCAT.downloadURL, URIRef(download)))
    media = "https://www.iana.org/assignments/media-types/application/json"
    graph.add((copy, DCAT.mediaType, URIRef(media)))
    with warnings.catch_warnings():
        # rdflib's own writer of JSON-LD uses a class that rdflib has deprecated.
        warnings.simplefilter("ignore", DeprecationWarning)
        return str(graph.serialize(format=form))
