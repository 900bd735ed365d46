"""Addresses of drafts."""

from django.urls import path

from beredt.web.drafts import import_views, views

app_name = "drafts"
urlpatterns = [
    path("registers/drafts/", views.drafts, name="drafts"),
    path("registers/drafts/start/", views.start, name="start"),
    path("registers/drafts/<int:pk>/", views.draft, name="draft"),
    path("registers/drafts/<int:pk>/propose/", views.propose, name="propose"),
    path("registers/drafts/<int:pk>/publish/", views.publish, name="publish"),
    path("registers/drafts/<int:pk>/back/", views.back, name="back"),
    path("registers/drafts/<int:pk>/withdraw/", views.withdraw, name="withdraw"),
    path(
        "registers/drafts/<int:pk>/import/",
        import_views.start_import,
        name="start_import",
    ),
    path("registers/imports/<int:pk>/", import_views.show_import, name="import"),
    path("registers/drafts/<int:pk>/tables/", views.draft_tables, name="tables"),
    path("registers/drafts/<int:pk>/tables/<slug:name>/", views.table, name="table"),
    path(
        "registers/drafts/<int:pk>/tables/<slug:name>/new/",
        views.new_row,
        name="new_row",
    ),
    path(
        "registers/drafts/<int:pk>/tables/<slug:name>/rows/<path:key>/",
        views.row,
        name="row",
    ),
]
