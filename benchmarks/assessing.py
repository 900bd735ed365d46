"""One assessment in a process of its own: its seconds and its memory as JSON.

python -m benchmarks.assessing SCENARIO DRAWS WORKERS
"""

import json
import resource
import sys

from benchmarks.measuring import timed
from beredt.files.registers import bundled_registers, read_register
from beredt.files.scenarios import bundled_scenarios, read_scenario


def main() -> None:
    """Assess, after one draw that loads what is compiled."""
    name, draws, workers = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    from beredt.engine.assessment import assess  # noqa: PLC0415 - after the arguments

    register = read_register(bundled_registers()["norway"])
    scenario = read_scenario(bundled_scenarios()[name], register)
    assess(scenario, register, draws=1)
    seconds, found = timed(
        lambda: assess(scenario, register, draws=draws, workers=workers)
    )
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(
        json.dumps(
            {
                "seconds": seconds,
                "gigabytes": peak / 1024**2,
                "patients": sum(band.mean for band in found.patients.values()),
            }
        )
    )


if __name__ == "__main__":
    main()
