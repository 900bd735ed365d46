"""Addresses of registers."""

from django.urls import path

from beredt.web.registers import views

app_name = "registers"
urlpatterns = [
    path("registers/", views.versions, name="versions"),
    path("registers/<int:pk>/", views.version, name="version"),
    path("registers/<int:pk>/facilities/<slug:code>/", views.facility, name="facility"),
    path("registers/labels/", views.labels, name="labels"),
    path("registers/<int:pk>/export/<slug:form>/", views.export, name="export"),
    path(
        "registers/<int:pk>/tables/<slug:name>/csv/",
        views.table_file,
        name="table_file",
    ),
    path("registers/<int:pk>/staff/", views.staff, name="staff"),
    path("registers/<int:pk>/tables/", views.all_tables, name="tables"),
    path("registers/<int:pk>/tables/<slug:name>/", views.table, name="table"),
]
