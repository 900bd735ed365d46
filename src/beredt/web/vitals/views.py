"""What a proxy and a monitor are told."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest

from beredt.web.vitals.measuring import Vitals


@never_cache
@login_not_required
def live(_: HttpRequest) -> HttpResponse:
    """Say that this process answers."""
    return JsonResponse({"live": True})


@never_cache
@login_not_required
def ready(_: HttpRequest) -> HttpResponse:
    """Say whether the database is there, with the tables of this version."""
    try:
        executor = MigrationExecutor(connection)
        missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        return JsonResponse({"ready": False, "why": "database"}, status=503)
    if missing:
        return JsonResponse({"ready": False, "why": "migrations"}, status=503)
    return JsonResponse({"ready": True})


@never_cache
@login_not_required
def metrics(request: HttpRequest) -> HttpResponse:
    """Tell a monitor that has the key how the site is doing, as Prometheus reads it."""
    key = settings.METRICS_KEY
    said = request.headers.get("Authorization", "").removeprefix("Bearer ")
    # Without a key, or with a wrong one, nobody learns that the address exists.
    if not key or not constant_time_compare(said, key):
        raise Http404
    registry = CollectorRegistry()
    registry.register(Vitals())
    return HttpResponse(generate_latest(registry), content_type=CONTENT_TYPE_LATEST)
