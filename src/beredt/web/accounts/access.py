"""The type of a view that only people who have signed in reach."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse

from beredt.web.accounts.models import User

P = ParamSpec("P")


class SignedIn(HttpRequest):
    """A request of somebody who has signed in."""

    user: User


def signed_in(
    view: Callable[Concatenate[SignedIn, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Ask strangers to sign in, so that the view knows who asks."""

    @wraps(view)
    def inner(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        return view(cast("SignedIn", request), *args, **kwargs)

    return cast(
        "Callable[Concatenate[HttpRequest, P], HttpResponse]", login_required(inner)
    )
