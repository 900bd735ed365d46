"""Write what is made from the scenario nouns: the reference page and the JSON Schema.

Run: uv run python tools/write_scenario_reference.py
"""

import json
from pathlib import Path

from beredt.files.scenarios import scenario_reference, scenario_schema

ROOT = Path(__file__).parents[1]


def pages() -> dict[Path, str]:
    """Return the text of each generated file by its path."""
    schema = json.dumps(scenario_schema(), indent=2, ensure_ascii=False) + "\n"
    return {
        ROOT / "docs" / "reference" / "scenario.md": scenario_reference(),
        ROOT / "data" / "scenarios" / "scenario.schema.json": schema,
    }


if __name__ == "__main__":
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8")
        print(path)
