"""Pictures of every page, to look at: `PICTURES=FOLDER pytest tests/browser`.

`PICTURES_OF=home:,/log/` takes those alone that have one of these in name or address,
`PICTURES_IN=nn` those in these languages.
"""

import os
from itertools import product
from pathlib import Path

import pytest

from browser.conftest import DESK, PHONE

FOLDER = os.environ.get("PICTURES")
LANGUAGES = os.environ.get("PICTURES_IN", "nb,uk").split(",")
PARTS = os.environ.get("PICTURES_OF", "").split(",")
SIZES = {"1440": DESK, "390": PHONE}


@pytest.mark.skipif(not FOLDER, reason="Name a folder for them in PICTURES.")
@pytest.mark.parametrize("language", LANGUAGES)
def test_pictures_are_taken(site, visit, language):
    for page in site.pages():
        if not any(part in f"{page.name} {page.path}" for part in PARTS):
            continue
        for scheme, width in product(("light", "dark"), SIZES):
            window = visit(
                as_user=page.reader, language=language, scheme=scheme, size=SIZES[width]
            )
            window.goto(page.path, wait_until="networkidle")
            name = page.name.replace(":", "-")
            picture = Path(FOLDER) / f"{name}-{width}-{scheme}-{language}.png"
            window.screenshot(path=picture, full_page=True)
            assert picture.stat().st_size > 2000
