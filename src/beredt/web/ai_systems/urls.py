"""Addresses of AI systems."""

from django.urls import path

from beredt.web.ai_systems.views import opened, registered, writing

app_name = "ai_systems"
urlpatterns = [
    path("ai-systems/", registered.systems, name="systems"),
    path("ai-systems/systems.json", registered.document, name="document"),
    path("ai-systems/new/", writing.new, name="new"),
    path("ai-systems/file/", writing.bring, name="bring"),
    path("ai-systems/<slug:code>/", registered.system, name="system"),
    path("ai-systems/<slug:code>/atrs/", registered.atrs, name="atrs"),
    path("ai-systems/<slug:code>/annex-viii/", registered.annex, name="annex"),
    path("ai-systems/<slug:code>/history/", registered.history, name="history"),
    path("ai-systems/<slug:code>/write/", writing.write, name="write"),
    path(
        "ai-systems/<slug:code>/<int:number>/publish/", writing.publish, name="publish"
    ),
    path(
        "ai-systems/<slug:code>/<int:number>/return/", writing.give_back, name="return"
    ),
    path("open/ai-systems/", opened.public, name="public"),
    path("open/ai-systems.json", opened.public_document, name="public_document"),
    path("open/ai-systems/dcat.<slug:form>", opened.catalogue, name="catalogue"),
    path("open/ai-systems/<slug:code>/", opened.public_system, name="public_system"),
]
