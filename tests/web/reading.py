"""Pages as their readers see them."""

import re
from html import unescape


def text_of(response, status=200):
    """Read what a page says, without its tags and hard spaces."""
    assert response.status_code == status
    bare = re.sub(r"<[^>]+>", " ", unescape(response.content.decode()))
    return " ".join(bare.replace("\N{NO-BREAK SPACE}", "").split())
