"""What every page's frame shows."""

from importlib.metadata import version
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from beredt.web.layout.languages import reading_language
from beredt.web.layout.navigation import doors

SCHEME = "scheme"
SCHEMES = ("auto", "light", "dark")


def frame(request: HttpRequest) -> dict[str, Any]:
    """Return the rooms, the reader's colours, the classification and the version."""
    scheme = request.COOKIES.get(SCHEME, "")
    return {
        "doors": lambda: list(doors(request)),
        "language_name": dict(settings.LANGUAGES)[reading_language()],
        "scheme": scheme if scheme in SCHEMES else SCHEMES[0],
        "classification": settings.CLASSIFICATION,
        "version": version("beredt"),
    }
