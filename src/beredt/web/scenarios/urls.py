"""Addresses of scenarios."""

from django.urls import path

from beredt.web.scenarios.views import happenings, published, writing

app_name = "scenarios"
urlpatterns = [
    path("scenarios/", published.scenarios, name="scenarios"),
    path("scenarios/<int:pk>/", published.version, name="version"),
    path("scenarios/<int:pk>/scenario.toml", published.text, name="text"),
    path("scenarios/<int:pk>/share/", published.share, name="share"),
    path(
        "scenarios/<int:pk>/share/<int:organisation>/withdraw/",
        published.withdraw,
        name="withdraw",
    ),
    path("scenarios/<int:pk>/copy/", writing.copy, name="copy"),
    path("scenarios/compose/", writing.compose, name="compose"),
    path("scenarios/drafts/<int:pk>/", writing.draft, name="draft"),
    path("scenarios/drafts/<int:pk>/check/", writing.check, name="check"),
    path("scenarios/drafts/<int:pk>/discard/", writing.discard, name="discard"),
    path("scenarios/drafts/<int:pk>/publish/", writing.publish, name="publish"),
    path(
        "scenarios/drafts/<int:pk>/<str:section>/<int:index>/",
        happenings.change,
        name="change",
    ),
    path(
        "scenarios/drafts/<int:pk>/<str:section>/<int:index>/remove/",
        happenings.remove,
        name="remove",
    ),
    path(
        "scenarios/drafts/<int:pk>/<str:section>/<str:kind>/",
        happenings.add,
        name="happening",
    ),
]
