"""The rooms that the frame leads to, and which of them a reader sees."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.module_loading import import_string

Question = Callable[[HttpRequest], bool]


def anybody_signed_in(request: HttpRequest) -> bool:
    """Tell whether somebody has signed in."""
    user = getattr(request, "user", None)
    return user is not None and user.is_authenticated


def nobody_signed_in(request: HttpRequest) -> bool:
    """Tell whether whoever looks is a stranger."""
    return not anybody_signed_in(request)


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """One door in the frame: what it is called, where it leads, who sees it.

    What keeps the site itself is behind: its door stands apart, and is less loud.
    """

    name: str | Promise
    view: str
    icon: str
    is_shown: Question = anybody_signed_in
    is_behind: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """A room as the frame of one page shows it."""

    room: Room
    address: str
    is_here: bool


def doors(request: HttpRequest) -> Iterator[Door]:
    """Yield the rooms that a reader sees, and mark the one that the page is in."""
    # Read by name: rooms import this module, and a type checker goes in circles.
    rooms: tuple[Room, ...] = import_string(getattr(settings, "ROOMS"))  # noqa: B009
    for room in rooms:
        if room.is_shown(request):
            address = reverse(room.view)
            yield Door(room=room, address=address, is_here=_is_in(request, address))


def _is_in(request: HttpRequest, address: str) -> bool:
    if address == "/":
        return request.path == address
    return request.path.startswith(address)
