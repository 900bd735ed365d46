"""A meeting handed over to an archive: a Noark 5.5 extraction with checksums.

The folder holds `arkivstruktur.xml`, one text file for each case, and
`arkivuttrekk.xml`, which names every file with its size and checksum.
"""

import datetime as dt
import hashlib
import shutil
import uuid
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree as ET

from beredt.engine.council import (
    AgendaItem,
    Decision,
    Meeting,
    Record,
    printable,
)
from beredt.engine.council.checking.agenda import clock
from beredt.files.faults import Fault, FileError, Said, plain

STRUCTURE, DESCRIPTION, TEXTS = "arkivstruktur.xml", "arkivuttrekk.xml", "dokumenter"
NOARK = "http://www.arkivverket.no/standarder/noark5/arkivstruktur"
ADDML = "http://www.arkivverket.no/standarder/addml"
XSI = "http://www.w3.org/2001/XMLSchema-instance"
KIND = f"{{{XSI}}}type"
ALGORITHM = "SHA-256"
# Their keys in the PRONOM register of formats.
PLAIN_TEXT, PDF_A = "x-fmt/111", "fmt/476"
# The same meeting gets the same identifiers every time.
IDENTITIES = uuid.UUID("8f5b4c1e-3f0a-5d0e-9c42-2f6a8d5b7e11")


def write_extraction(
    meeting: Meeting,
    folder: Path,
    *,
    archive: str,
    made: dt.datetime,
    by: str,
    records: Mapping[str, Record] | None = None,
    minutes: bytes | None = None,
) -> None:
    """Write a meeting as a Noark 5.5 extraction into a new folder.

    `archive` is the body that made the records, `by` whoever hands them over; the
    decisions are in `records`, by case; `minutes` are PDF/A-2a. Raises `FileError`
    when the folder is there already; nothing is then written.
    """
    if folder.exists() or not folder.absolute().parent.is_dir():
        is_there = Said("a folder that is there")
        found = is_there if folder.exists() else Said("no folder around it")
        allowed = Said("a new folder in one that is there")
        raise FileError(
            [Fault(file=str(folder), where=plain(""), found=found, allowed=allowed)]
        )
    making = folder.with_name(f".{folder.name}.{uuid.uuid4().hex}")
    try:
        (making / TEXTS).mkdir(parents=True)
        papers = [*_papers(making, meeting, records or {}, minutes)]
        tree = _Structure(meeting, archive, made, by)
        _write(making / STRUCTURE, tree.root(making, papers))
        every = [STRUCTURE, *(one.place for one in papers)]
        _write(making / DESCRIPTION, _description(meeting, archive, making, every))
        making.rename(folder)
    except BaseException:
        shutil.rmtree(making, ignore_errors=True)
        raise


class _Paper(NamedTuple):
    """A document of the meeting, and the record that holds it."""

    place: str
    title: str
    kind: str
    form: str
    item: AgendaItem | None = None

    @property
    def name(self) -> str:
        return self.item.name if self.item else self.kind


def _papers(
    folder: Path,
    meeting: Meeting,
    records: Mapping[str, Record],
    minutes: bytes | None,
) -> Iterator[_Paper]:
    """Write the text of each case, and the minutes if there are any."""
    cases = [item for item in meeting.items if not item.is_break]
    for n, item in enumerate(cases, 1):
        place = f"{TEXTS}/{n:03}.txt"
        text = _text(meeting, item, records.get(item.name))
        (folder / place).write_bytes(text.encode("utf-8"))
        yield _Paper(place, item.title, "Saksframlegg", PLAIN_TEXT, item)
    if minutes is not None:
        place = f"{TEXTS}/referat.pdf"
        (folder / place).write_bytes(minutes)
        title = f"Referat, {meeting.body}"
        yield _Paper(place, title, "Møteprotokoll", PDF_A)


def _text(meeting: Meeting, item: AgendaItem, record: Record | None) -> str:
    """Return what is kept of a case: plain text is a format that archives take."""
    at = "" if item.start is None else f"kl. {clock(item.start)}"
    who = "; ".join(
        ", ".join(filter(None, (one.person, one.organisation)))
        for one in item.presenters
    )
    day = dt.date.fromordinal(item.day or meeting.first_day).isoformat()
    lines = [
        f"{meeting.body}, {day} {at}".strip(),
        " ".join(filter(None, (item.number, item.title))),
        *([who] if who else []),
    ]
    for proposal in item.proposals:
        where = f" ({proposal.where})" if proposal.where else ""
        lines += ["", f"Forslag til vedtak{where}:", proposal.text]
    if record and record.decision:
        lines += ["", *_decision(record.decision)]
    return "\n".join(lines) + "\n"


def _decision(decision: Decision) -> Iterator[str]:
    yield "Vedtak:" if decision.carried else "Forkastet:"
    yield decision.text
    votes = decision.votes
    yield f"For: {', '.join(votes.in_favour)}"
    if votes.against:
        yield f"Mot: {', '.join(votes.against)}"
    if votes.dissent:
        yield f"Protokolltilførsel: {votes.dissent}"
    yield f"Signert av: {', '.join(decision.signed_by)}"


class _Structure:
    """The archive's own tree: archive, part, meeting, and a record for each case."""

    def __init__(
        self, meeting: Meeting, archive: str, made: dt.datetime, by: str
    ) -> None:
        self._meeting = meeting
        self._archive = archive
        self._made = made.isoformat(timespec="seconds")
        self._by = by

    def root(self, folder: Path, papers: Iterable[_Paper]) -> ET.Element:
        root = ET.Element(f"{{{NOARK}}}arkiv")
        self._open(root, "arkiv", self._archive)
        self._add(root, "arkivstatus", "Avsluttet")
        self._dates(root)
        maker = self._add(root, "arkivskaper")
        self._add(maker, "arkivskaperID", self._archive)
        self._add(maker, "arkivskaperNavn", self._archive)
        part = self._add(root, "arkivdel")
        self._open(part, "arkivdel", f"Møter i {self._meeting.body}")
        self._add(part, "arkivdelstatus", "Avsluttet periode")
        self._dates(part)
        self._meeting_folder(part, folder, papers)
        return root

    def _meeting_folder(
        self, part: ET.Element, folder: Path, papers: Iterable[_Paper]
    ) -> None:
        meeting = self._meeting
        day = dt.date.fromordinal(meeting.first_day).isoformat()
        record = self._add(part, "mappe")
        record.set(KIND, "moetemappe")
        self._add(record, "systemID", self._identity("mappe", day))
        self._add(record, "mappeID", f"{meeting.year}/{day}")
        self._add(record, "tittel", f"{meeting.body} {day}")
        self._dates(record)
        for paper in papers:
            self._case(record, paper, folder / paper.place)
        self._add(record, "moetenummer", day)
        self._add(record, "utvalg", meeting.body)
        self._add(record, "moetedato", day)
        if meeting.place:
            self._add(record, "moetested", meeting.place)
        seated: list[tuple[str, str]]
        seated = [(one.person, one.status) for one in meeting.members]
        seated += [(one.person, "deputy") for one in meeting.deputies]
        for person, status in seated:
            taking_part = self._add(record, "moetedeltaker")
            self._add(taking_part, "moetedeltakerNavn", person)
            self._add(taking_part, "moetedeltakerFunksjon", FUNCTIONS[status])

    def _case(self, record: ET.Element, paper: _Paper, file: Path) -> None:
        case = self._add(record, "registrering")
        case.set(KIND, "moeteregistrering")
        self._add(case, "systemID", self._identity("registrering", paper.name))
        self._made_by(case)
        self._add(case, "arkivertDato", self._made)
        self._add(case, "arkivertAv", self._by)
        self._document(case, paper, file)
        item = paper.item
        if item and item.number:
            self._add(case, "registreringsID", item.number)
        self._add(case, "tittel", paper.title)
        for one in item.presenters if item else ():
            self._add(case, "forfatter", one.person)
        self._add(case, "moeteregistreringstype", paper.kind)
        if item and item.type:
            self._add(case, "moetesakstype", TYPES[item.type])
        self._add(case, "administrativEnhet", self._archive)
        self._add(case, "saksbehandler", self._by)

    def _document(self, case: ET.Element, paper: _Paper, file: Path) -> None:
        document = self._add(case, "dokumentbeskrivelse")
        self._add(document, "systemID", self._identity("dokument", paper.name))
        self._add(document, "dokumenttype", paper.kind)
        self._add(document, "dokumentstatus", "Dokumentet er ferdigstilt")
        self._add(document, "tittel", paper.title)
        self._made_by(document)
        self._add(document, "tilknyttetRegistreringSom", "Hoveddokument")
        self._add(document, "dokumentnummer", "1")
        self._add(document, "tilknyttetDato", self._made)
        self._add(document, "tilknyttetAv", self._by)
        version = self._add(document, "dokumentobjekt")
        self._add(version, "systemID", self._identity("objekt", paper.name))
        self._add(version, "versjonsnummer", "1")
        self._add(version, "variantformat", "Arkivformat")
        self._add(version, "format", paper.form)
        self._made_by(version)
        self._add(version, "referanseDokumentfil", paper.place)
        self._add(version, "sjekksum", checksum(file))
        self._add(version, "sjekksumAlgoritme", ALGORITHM)
        self._add(version, "filstoerrelse", str(file.stat().st_size))

    def _open(self, element: ET.Element, kind: str, title: str) -> None:
        self._add(element, "systemID", self._identity(kind, title))
        self._add(element, "tittel", title)

    def _dates(self, element: ET.Element) -> None:
        self._made_by(element)
        self._add(element, "avsluttetDato", self._made)
        self._add(element, "avsluttetAv", self._by)

    def _made_by(self, element: ET.Element) -> None:
        self._add(element, "opprettetDato", self._made)
        self._add(element, "opprettetAv", self._by)

    def _identity(self, kind: str, name: str) -> str:
        meeting = self._meeting
        words = (self._archive, meeting.body, str(meeting.first_day), kind, name)
        return str(uuid.uuid5(IDENTITIES, "\n".join(words)))

    def _add(self, parent: ET.Element, name: str, text: str = "") -> ET.Element:
        element = ET.SubElement(parent, f"{{{NOARK}}}{name}")
        if text:
            element.text = printable(text)
        return element


FUNCTIONS = {
    "leader": "Leder",
    "deputy_leader": "Nestleder",
    "member": "Medlem",
    "observer": "Observatør",
    "deputy": "Varamedlem",
}
TYPES = {
    "approval": "Godkjenning",
    "discussion": "Drøfting",
    "information": "Orientering",
    "open": "Åpen sak",
    "decision": "Vedtakssak",
}


def checksum(file: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal."""
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _description(
    meeting: Meeting, archive: str, folder: Path, files: Iterable[str]
) -> ET.Element:
    """Name every file of the extraction with its size and checksum, as ADDML."""
    root = ET.Element(f"{{{ADDML}}}addml")
    day = dt.date.fromordinal(meeting.first_day).isoformat()
    dataset = _in(root, "dataset", name=printable(f"{archive}: {meeting.body} {day}"))
    objects = _in(dataset, "dataObjects")
    whole = _in(objects, "dataObject", name="Noark 5-arkivuttrekk")
    facts = _in(whole, "properties")
    kind = _property(facts, "info")
    _property(_in(kind, "properties"), "type", "Noark 5").set("dataType", "string")
    _property(facts, "version", "5.5").set("dataType", "string")
    inside = _in(whole, "dataObjects")
    for name in files:
        file = folder / name
        one = _in(inside, "dataObject", name=name)
        about = _in(_property(_in(one, "properties"), "file"), "properties")
        _property(about, "name", name)
        _property(about, "size", str(file.stat().st_size))
        sum_ = _in(_property(about, "checksum"), "properties")
        _property(sum_, "algorithm", ALGORITHM)
        _property(sum_, "value", checksum(file))
    return root


def _in(parent: ET.Element, element: str, **attributes: str) -> ET.Element:
    return ET.SubElement(parent, f"{{{ADDML}}}{element}", attributes)


def _property(parent: ET.Element, name: str, value: str = "") -> ET.Element:
    found = _in(parent, "property", name=name)
    if value:
        _in(found, "value").text = printable(value)
    return found


def _write(path: Path, root: ET.Element) -> None:
    ET.register_namespace("xsi", XSI)
    space = NOARK if root.tag.startswith(f"{{{NOARK}}}") else ADDML
    ET.register_namespace("", space)
    ET.indent(root)
    ET.ElementTree(root).write(path, encoding="utf-8", xml_declaration=True)
