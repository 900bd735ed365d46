"""Build the bundled registers from `data/sources` and the declared assumptions.

uv run python tools/build_register.py [--out FOLDER]
"""

import argparse
from pathlib import Path

from register.about import NORWAY, TINY
from register.norway import build_norway
from register.tiny import build_tiny

from beredt.files.registers import check_register, write_register

REGISTERS = Path(__file__).parents[1] / "data" / "registers"


def main() -> None:
    """Write each register and say whether it can be read."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=REGISTERS)
    out = parser.parse_args().out
    for register, about in ((build_norway(), NORWAY), (build_tiny(), TINY)):
        folder = out / register.name
        write_register(register, folder, about)
        faults = check_register(folder)
        print(f"{folder}: {len(faults)} faults")
        for fault in faults:
            print(f"  {fault}")


if __name__ == "__main__":
    main()
