"""How programs come in, and how long lists are handed out to them."""

from typing import Annotated, Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone
from ninja import Field, Path, Schema
from ninja.pagination import PaginationBase
from ninja.security import HttpBearer, django_auth

from beredt.web.accounts.models import ApiToken, User, digest_of

# Within what a database counts, and no letters that one of them refuses.
Number = Annotated[int, Path(ge=1, le=2**63 - 1)]
Code = Annotated[str, Path(pattern=r"^[-a-zA-Z0-9_]{1,80}$")]


class Key(HttpBearer):
    """A key that somebody made for a program, in the header Authorization: Bearer."""

    def authenticate(self, request: HttpRequest, token: str) -> User | None:
        """Return whose key it is, if it still opens anything."""
        found = ApiToken.objects.select_related("user").filter(
            digest=digest_of(token),
            revoked_at=None,
            expires_at__gt=timezone.now(),
            user__is_active=True,
        )
        if (key := found.first()) is None:
            return None
        request.user = key.user
        return key.user


WAYS_IN = (Key(), django_auth)


class Refusal(Schema):
    """Why there is no answer."""

    detail: Any


REFUSALS = {401: Refusal, 403: Refusal, 404: Refusal, 422: Refusal}


class Pages(PaginationBase):
    """A part of a long list, and how long all of it is."""

    class Input(Schema):
        """Which part."""

        limit: int = Field(100, ge=1, le=1000)
        offset: int = Field(0, ge=0, le=1_000_000_000)

    class Output(Schema):
        """The part and the length."""

        items: list[Any]
        count: int

    def paginate_queryset(
        self,
        queryset: QuerySet[Any],
        pagination: Any,
        request: HttpRequest,  # noqa: ARG002
        **_: Any,
    ) -> dict[str, Any]:
        """Cut the part out of the list."""
        start = pagination.offset
        return {
            "items": queryset[start : start + pagination.limit],
            "count": queryset.count(),
        }
