"""Rules about what papers say: bodies, seats, dates, shares and bands."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import pairwise

from beredt.engine.council.bodies import Body, names_of
from beredt.engine.council.findings import Finding, Passage
from beredt.engine.council.papers import (
    Mention,
    Papers,
    PrintedBands,
    PrintedEnd,
    PrintedShares,
)

ROLE = re.compile(r"\([^)]*\)|\bobservatør\w*|\b(?:nest)?leder\b|^\d+\s")


def body_names(papers: Papers) -> Iterator[Finding]:
    """Find names that a body did not have then, and two names of one body at once."""
    by_line: dict[tuple[str, ...], list[Mention]] = defaultdict(list)
    for mention in papers.mentions:
        for body in papers.bodies:
            if body.name == mention.name:
                line = names_of(body, papers.bodies)
                by_line[tuple(one.id for one in line)].append(mention)
                break
    for mentions in by_line.values():
        wrong = [*_not_valid(mentions, papers.bodies), *_two_names(mentions)]
        places = {(one.name, one.day): one for one in reversed(wrong)}
        if places:
            shown = sorted(places.values(), key=lambda one: (one.day, one.name))
            yield Finding(
                rule="body_name",
                about=papers.meeting.body,
                places=tuple(Passage(where=m.where, found=m.name) for m in shown),
            )


def seats_twice(papers: Papers) -> Iterator[Finding]:
    """Find organisations that a list of members has twice."""
    for one in papers.lists:
        by_name: dict[str, list[str]] = defaultdict(list)
        for organisation in one.organisations:
            by_name[plain_name(organisation)].append(organisation)
        for printed in by_name.values():
            if len(printed) > 1:
                places = tuple(Passage(where=one.where, found=text) for text in printed)
                yield Finding(rule="seat_twice", about=one.body, places=places)


def dates(papers: Papers) -> Iterator[Finding]:
    """Find statements about one thing that cannot all be true."""
    by_subject = defaultdict(list)
    for statement in papers.statements:
        by_subject[statement.about].append(statement)
    for about, statements in by_subject.items():
        latest_start = max(one.first_day for one in statements)
        if latest_start > min(one.last_day for one in statements):
            places = tuple(
                Passage(where=one.where, found=one.text) for one in statements
            )
            yield Finding(rule="dates", about=about, places=places)


def shares(papers: Papers) -> Iterator[Finding]:
    """Find tables whose printed shares do not add up to their printed sum."""
    yield from wrong_sums(papers.shares)


def wrong_sums(rows: Iterable[PrintedShares]) -> Iterator[Finding]:
    """Find the tables among printed rows whose shares do not add up."""
    by_table: dict[str, list[PrintedShares]] = defaultdict(list)
    for row in rows:
        if sum(row.parts, Fraction(0)) != row.total:
            by_table[row.table].append(row)
    for table, wrong in by_table.items():
        places = tuple(Passage(where=row.row, found=_sum(row)) for row in wrong)
        yield Finding(
            rule="shares", about=table, places=places, expected=_decimal(wrong[0].total)
        )


def band_ends(papers: Papers) -> Iterator[Finding]:
    """Find ends that two bands hold, or none of them."""
    yield from wrong_ends(papers.bands)


def wrong_ends(tables: Iterable[PrintedBands]) -> Iterator[Finding]:
    """Find the ends among printed bands that two of them hold, or none."""
    for printed in tables:
        pairs = [
            (upper, lower)
            for (_, upper), (lower, _) in pairwise(printed.bands)
            if upper is not None and lower is not None
        ]
        if any(not _meet(upper, lower) for upper, lower in pairs):
            # Ends that one band alone holds are told too when it is the lower one,
            # since its neighbours do it otherwise.
            told = [p for p in pairs if p[0].held or not _meet(*p)]
            places = tuple(Passage(where=printed.where, found=_ends(*p)) for p in told)
            yield Finding(rule="band_ends", about=_title(printed), places=places)


def plain_name(organisation: str) -> str:
    """Return an organisation's name without its role, its number and its case.

    >>> plain_name("Forsvarets sanitet (nestleder)"), plain_name("KS observatør")
    ('forsvarets sanitet', 'ks')
    """
    return " ".join(ROLE.sub(" ", organisation.casefold()).strip(" ,.-").split())


def _not_valid(mentions: Iterable[Mention], bodies: tuple[Body, ...]) -> list[Mention]:
    return [
        one
        for one in mentions
        if not any(body.name == one.name and body.exists(one.day) for body in bodies)
    ]


def _two_names(mentions: Iterable[Mention]) -> list[Mention]:
    by_day: dict[int, list[Mention]] = defaultdict(list)
    for one in mentions:
        by_day[one.day].append(one)
    return [
        one
        for on_day in by_day.values()
        if len({mention.name for mention in on_day}) > 1
        for one in on_day
    ]


def _meet(upper: PrintedEnd, lower: PrintedEnd) -> bool:
    """Whether exactly one of two neighbours holds the end between them."""
    return upper.value == lower.value and upper.held != lower.held


def _sum(row: PrintedShares) -> str:
    parts = " + ".join(_decimal(part) for part in row.parts)
    total = sum(row.parts, Fraction(0))
    return f"{parts} = {_decimal(total)} \N{NOT EQUAL TO} {_decimal(row.total)}"


def _ends(upper: PrintedEnd, lower: PrintedEnd) -> str:
    signs = (
        ("\N{LESS-THAN OR EQUAL TO}" if upper.held else "<"),
        ("\N{GREATER-THAN OR EQUAL TO}" if lower.held else ">"),
    )
    return f"{signs[0]} {_decimal(upper.value)} | {signs[1]} {_decimal(lower.value)}"


def _title(printed: PrintedBands) -> str:
    return f"{printed.table} ({printed.unit})" if printed.unit else printed.table


def _decimal(number: Fraction) -> str:
    """Write a number that was printed with decimals, with a comma."""
    return f"{float(number):.10g}".replace(".", ",")
