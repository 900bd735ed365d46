"""Compile the site's translations, so that no gettext is needed where it runs.

`python tools/compile_translations.py` does what each build does.
"""

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[1]


def compile_translations(site: Path) -> int:
    """Write a `.mo` beside each `.po` that is newer; return how many were written."""
    written = 0
    for source in sorted(site.rglob("locale/*/LC_MESSAGES/django.po")):
        target = source.with_suffix(".mo")
        if target.is_file() and target.stat().st_mtime_ns >= source.stat().st_mtime_ns:
            continue
        with source.open("rb") as text:
            catalogue = read_po(text, locale=source.parts[-3], abort_invalid=True)
        with target.open("wb") as compiled:
            write_mo(compiled, catalogue)
        written += 1
    return written


if __name__ == "__main__":
    print(f"Compiled {compile_translations(ROOT / 'src/beredt/web')} catalogues.")
