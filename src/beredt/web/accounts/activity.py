"""Where people are signed in, and when each of these sessions was last in use."""

import datetime as dt
from collections.abc import Callable

from allauth.account.adapter import get_adapter
from allauth.usersessions.models import UserSession
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

# allauth writes at each request; then whoever only reads would wait for the disk, and
# on SQLite for every writer.
SELDOM = dt.timedelta(minutes=1)
LONGEST_AGENT = UserSession._meta.get_field("user_agent").max_length


def note_activity(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Note that a session is in use, once a minute and when it moves."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated and not _is_noted(request):
            UserSession.objects.create_from_request(request)
        return get_response(request)

    return middleware


def _is_noted(request: HttpRequest) -> bool:
    seen = UserSession.objects.filter(
        session_key=request.session.session_key,
        last_seen_at__gt=timezone.now() - SELDOM,
        ip=get_adapter(request).get_client_ip(request),
        user_agent=request.headers.get("User-Agent", "")[:LONGEST_AGENT],
    )
    return bool(seen.exists())
