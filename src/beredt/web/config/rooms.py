"""The rooms of the site, in the order in which the frame leads to them."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from beredt.web.layout.navigation import Room, nobody_signed_in

ROOMS = (
    Room(name=_("Hjem"), view="home:home", icon="House"),
    Room(name=_("Beregninger"), view="assessments:assessments", icon="Calculator"),
    Room(name=_("Scenarioer"), view="scenarios:scenarios", icon="Layers"),
    Room(
        name=pgettext_lazy("flere", "Register"),
        view="registers:versions",
        icon="Database",
    ),
    Room(name=_("Kampanjer"), view="campaigns:campaigns", icon="ClipboardCheckmark"),
    Room(name=_("Strategier"), view="strategies:strategies", icon="Compass"),
    Room(name=_("Forpliktelser"), view="obligations:obligations", icon="Handshake"),
    Room(name=_("Råd og møter"), view="councils:councils", icon="MeetingLarge"),
    Room(name=_("Priser"), view="prices:models", icon="LineGraph"),
    Room(name=_("KI-systemer"), view="ai_systems:systems", icon="Monitor"),
    Room(
        name=_("KI-systemer"),
        view="ai_systems:public",
        icon="Monitor",
        is_shown=nobody_signed_in,
    ),
    Room(
        name=_("Organisasjoner"),
        view="accounts:organisations",
        icon="Buildings3",
        is_behind=True,
    ),
    Room(
        name=_("Personer"), view="accounts:people", icon="PersonGroup", is_behind=True
    ),
    Room(
        name=_("Bestillinger"), view="orders:orders", icon="Hourglass", is_behind=True
    ),
    Room(name=_("Logg"), view="logbook:events", icon="Clock", is_behind=True),
)
