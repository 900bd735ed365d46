"""Files that a page hands over, never shown inside the site."""

import json
from typing import Any

from django.http import HttpResponse


def as_file(content: str | bytes, kind: str, name: str) -> HttpResponse:
    """Hand something over as a file of this name."""
    response = HttpResponse(content, content_type=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def as_json(document: Any, name: str) -> HttpResponse:
    """Hand a document over, as the command line prints it."""
    text = json.dumps(document, ensure_ascii=False, allow_nan=False, indent=1)
    return as_file(text, "application/json", name)
