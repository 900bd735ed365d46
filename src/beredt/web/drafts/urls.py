"""Addresses of drafts."""

from django.urls import path

from beredt.web.drafts.views import drafting, importing, knowing

app_name = "drafts"
urlpatterns = [
    path("registers/drafts/", drafting.drafts, name="drafts"),
    path("registers/drafts/start/", drafting.start, name="start"),
    path("registers/drafts/<int:pk>/", drafting.draft, name="draft"),
    path("registers/drafts/<int:pk>/propose/", drafting.propose, name="propose"),
    path("registers/drafts/<int:pk>/publish/", drafting.publish, name="publish"),
    path("registers/drafts/<int:pk>/back/", drafting.back, name="back"),
    path("registers/drafts/<int:pk>/withdraw/", drafting.withdraw, name="withdraw"),
    path(
        "registers/drafts/<int:pk>/import/",
        importing.start_import,
        name="start_import",
    ),
    path("registers/imports/<int:pk>/", importing.show_import, name="import"),
    path("registers/drafts/<int:pk>/tables/", drafting.draft_tables, name="tables"),
    path("registers/drafts/<int:pk>/tables/<slug:name>/", drafting.table, name="table"),
    path(
        "registers/drafts/<int:pk>/tables/<slug:name>/new/",
        drafting.new_row,
        name="new_row",
    ),
    path(
        "registers/drafts/<int:pk>/tables/<slug:name>/rows/<path:key>/",
        drafting.row,
        name="row",
    ),
    path("registers/<int:pk>/known/", knowing.known, name="known"),
    path(
        "registers/<int:pk>/known/<slug:name>/<path:key>/",
        knowing.row_known,
        name="row_known",
    ),
]
