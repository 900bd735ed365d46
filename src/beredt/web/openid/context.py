"""What pages say of the provider."""

from django.conf import settings
from django.http import HttpRequest


def provider(_: HttpRequest) -> dict[str, str]:
    """Return what the provider is called, if the site trusts one."""
    return {"openid_name": settings.OPENID_NAME if settings.OPENID_ISSUER else ""}
