"""What must be known to the site again, and to nobody who only has the database."""

import base64
from collections.abc import Iterator

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.utils.crypto import salted_hmac

PURPOSE = "beredt.accounts.hiding"


class LostKeyError(Exception):
    """A text was hidden with a key that this site has not, and had not before."""


def hide(text: str) -> str:
    """Return a text as only whoever has the site's key can read it."""
    return _keys().encrypt(text.encode()).decode()


def reveal(hidden: str) -> str:
    """Return a text that was hidden with the site's key, or with a former one."""
    try:
        return _keys().decrypt(hidden.encode()).decode()
    except InvalidToken:
        raise LostKeyError from None


def hidden_anew(hidden: str) -> str:
    """Return a text hidden with the key of today, the same if it is so already."""
    newest = next(_each_key())
    try:
        newest.decrypt(hidden.encode())
    except InvalidToken:
        return hide(reveal(hidden))
    return hidden


def _keys() -> MultiFernet:
    return MultiFernet(_each_key())


def _each_key() -> Iterator[Fernet]:
    for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS):
        derived = salted_hmac(PURPOSE, "", secret=key, algorithm="sha256").digest()
        yield Fernet(base64.urlsafe_b64encode(derived))
