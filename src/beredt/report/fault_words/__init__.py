"""What is wrong with a file, in other languages than the English it is found in.

A fault is one sentence with values in it, or a sentence of sentences; each is looked up
here by its English. Units are in `report.units`.
"""

from collections.abc import Mapping

from beredt.report.fault_words import files, registers, rooms, scenarios
from beredt.report.language import Term

FAULTS: Mapping[str, Term] = {
    english: Term(nb, english, uk)
    for rows in (files.ROWS, registers.ROWS, scenarios.ROWS, rooms.ROWS)
    for english, nb, uk in rows
}
