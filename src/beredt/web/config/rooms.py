"""The rooms of the site, in the order in which the frame leads to them."""

from django.utils.translation import gettext_lazy as _

from beredt.web.layout.navigation import Room

ROOMS = (
    Room(name=_("Hjem"), view="home:home", icon="House"),
    Room(name=_("Beregninger"), view="assessments:assessments", icon="Calculator"),
    Room(name=_("Scenarioer"), view="scenarios:scenarios", icon="Layers"),
    Room(name=_("Register"), view="registers:versions", icon="Database"),
    Room(name=_("Kampanjer"), view="campaigns:campaigns", icon="ClipboardCheckmark"),
    Room(name=_("Priser"), view="prices:models", icon="LineGraph"),
    Room(name=_("Råd og møter"), view="councils:councils", icon="MeetingLarge"),
    Room(name=_("Strategier"), view="strategies:strategies", icon="Compass"),
    Room(name=_("Organisasjoner"), view="accounts:organisations", icon="Buildings3"),
    Room(name=_("Personer"), view="accounts:people", icon="PersonGroup"),
    Room(name=_("Bestillinger"), view="orders:orders", icon="Hourglass"),
    Room(name=_("Logg"), view="logbook:events", icon="Clock"),
)
