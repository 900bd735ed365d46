"""The peer of the site: the same places in a plain table, changed in Django's admin.

It signs people in, asks for permission, checks a form, saves what has changed and
writes its own log. It keeps no history and no proof, and knows no organisations.

`PEER_DATABASE=URL python -m benchmarks.peers.django_admin TRUST …` fills a database,
and prints whom to send to it.
"""

import json
import os
import sys

import django
from django.conf import settings
from django.urls import path

from beredt.web.config.environment import database_at

ADMIN = "django.contrib.admin"
CONTRIB = (ADMIN, "django.contrib.auth", "django.contrib.contenttypes")
MIDDLEWARE = (
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
)
PROCESSORS = (
    "django.template.context_processors.request",
    "django.contrib.auth.context_processors.auth",
    "django.contrib.messages.context_processors.messages",
)
settings.configure(
    SECRET_KEY="of nobody but the benchmark",  # noqa: S106 - it guards nothing
    ALLOWED_HOSTS=["127.0.0.1", "testserver"],
    ROOT_URLCONF=__name__,
    DATABASES={"default": database_at(os.environ.get("PEER_DATABASE", ""))},
    INSTALLED_APPS=[
        *CONTRIB,
        "django.contrib.sessions",
        "django.contrib.messages",
        "benchmarks.peers",
    ],
    MIDDLEWARE=list(MIDDLEWARE),
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "APP_DIRS": True,
            "OPTIONS": {"context_processors": list(PROCESSORS)},
        }
    ],
    STATIC_URL="static/",
    USE_TZ=True,
)
django.setup()

from django.contrib import admin  # noqa: E402
from django.contrib.auth.models import User  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.db import connection, models  # noqa: E402
from django.test import Client  # noqa: E402

from beredt.files.registers import find_register, read_register  # noqa: E402


class Place(models.Model):
    """How many places of a kind there are somewhere."""

    trust = models.CharField(max_length=60, db_index=True)
    facility = models.CharField(max_length=60)
    kind = models.CharField(max_length=40)
    status = models.CharField(max_length=40)
    number = models.PositiveIntegerField()
    source = models.CharField(max_length=300)
    source_date = models.CharField(max_length=20)

    class Meta:
        """Belong to the only app that this project has."""

        app_label = "peers"
        ordering = ("pk",)

    def __str__(self):
        return f"{self.facility}, {self.kind}, {self.status}"


class Listed(Place):
    """The same places, only to be read."""

    class Meta:
        """Share the table."""

        app_label = "peers"
        proxy = True
        ordering = ("pk",)


SHOWN = ("facility", "kind", "status", "number", "source", "source_date")


@admin.register(Place)
class PlaceAdmin(admin.ModelAdmin):
    """The places of a trust, changed on one page."""

    list_display = SHOWN
    list_editable = ("number",)
    list_filter = ("trust",)
    list_per_page = 250


@admin.register(Listed)
class ListedAdmin(admin.ModelAdmin):
    """All places, fifty on a page as on the site."""

    list_display = SHOWN
    list_per_page = 50


urlpatterns = [path("admin/", admin.site.urls)]
application = get_wsgi_application()


def fill(trusts):
    """Make the tables, the places of a register and somebody for each trust."""
    call_command("migrate", verbosity=0)
    with connection.schema_editor() as editor:
        editor.create_model(Place)
    register = read_register(find_register("norway"))
    trust_of = {row.id: row.trust for row in register.facilities}
    Place.objects.bulk_create(
        Place(
            trust=trust_of[row.facility],
            facility=row.facility,
            kind=row.kind,
            status=row.status,
            number=row.number,
            source=row.source,
            source_date=row.source_date,
        )
        for row in register.places
    )
    writers = []
    for trust in trusts:
        client = Client()
        client.force_login(User.objects.create_superuser(trust, "", None))
        places = list(Place.objects.filter(trust=trust).values_list("pk", "number"))
        session = client.cookies["sessionid"].value
        writers.append({"trust": trust, "session": session, "places": places})
    return writers


if __name__ == "__main__":
    print(json.dumps(fill(sys.argv[1:])))
