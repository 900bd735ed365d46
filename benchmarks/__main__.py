"""Measure everything in one run: uv run --group bench python -m benchmarks.

Goals that are not met are printed as such; they do not make the run fail.
"""

import argparse
from pathlib import Path

from benchmarks import (
    allocating,
    country,
    draws,
    epidemic,
    network,
    preparing,
    rich,
    site,
)
from benchmarks.measuring import HEAD, Results, line

PARTS = {
    "rich": rich.measure,
    "network": network.measure,
    "draws": draws.measure,
    "preparing": preparing.measure,
    "country": country.measure,
    "epidemic": epidemic.measure,
    "allocation": allocating.measure,
    "site": site.measure,
}


def main() -> None:
    """Run the parts that are asked for, and show and keep what they found."""
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small sizes: a look only")
    parser.add_argument(
        "--json", type=Path, default=Path(__file__).with_name("results.json")
    )
    parser.add_argument("--only", nargs="+", choices=list(PARTS), default=list(PARTS))
    chosen = parser.parse_args()
    results = Results(quick=chosen.quick)
    for name in chosen.only:
        PARTS[name](results)
        results.write(chosen.json)
    summarise(results)
    print(f"\nwritten to {chosen.json}")


def summarise(results: Results) -> None:
    """Print every row as one table."""
    print("\n" + HEAD)
    group = ""
    for row in results.rows:
        if row.group != group:
            group = row.group
            print(group)
        print("  " + line(row))
    goals = [row for row in results.rows if row.met is not None]
    met = sum(bool(row.met) for row in goals)
    print(f"\n{met} of {len(goals)} goals met" + (" (quick)" if results.quick else ""))


if __name__ == "__main__":
    main()
