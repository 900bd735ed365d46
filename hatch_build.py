"""What is made when Beredt is built: what the site shows, and its translations."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class SiteBuildHook(BuildHookInterface[Any]):
    """Bring style sheets, scripts, icons and fonts; compile the translations."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Put into the source folder what is made, so that the wheel carries it."""
        del build_data
        root = Path(self.root)
        sys.path.insert(0, str(root / "tools"))
        from compile_translations import compile_translations  # noqa: PLC0415
        from fetch_assets import AssetError, fetch_assets  # noqa: PLC0415

        try:
            fetch_assets(
                root, ("site", "tests") if version == "editable" else ("site",)
            )
        except AssetError as fault:
            raise SystemExit(f"\n{fault}\n") from fault
        compile_translations(root / "src/beredt/web")
