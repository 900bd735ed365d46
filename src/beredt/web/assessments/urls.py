"""Addresses of assessments."""

from django.urls import path

from beredt.web.assessments import exports, views

app_name = "assessments"
urlpatterns = [
    path("assessments/", views.assessments, name="assessments"),
    path("assessments/order/", views.order, name="order"),
    path("assessments/<int:pk>/", views.assessment, name="assessment"),
    path("assessments/<int:pk>/gaps/", views.gaps, name="gaps"),
    path("assessments/<int:pk>/outcomes/", views.outcomes, name="outcomes"),
    path("assessments/<int:pk>/supplies/", views.supplies, name="supplies"),
    path("assessments/<int:pk>/assumptions/", views.assumptions, name="assumptions"),
    path("assessments/<int:pk>/what-if/", views.what_if, name="what_if"),
    path("assessments/<int:pk>/comments/", views.comment, name="comment"),
    path("assessments/<int:pk>/compare/<int:other>/", views.compare, name="compare"),
    path("assessments/<int:pk>/report.html", exports.report, name="report"),
    path("assessments/<int:pk>/assessment.json", exports.document, name="document"),
    path("assessments/<int:pk>/result.xlsx", exports.workbook, name="workbook"),
    path("assessments/<int:pk>/result.zip", exports.folder, name="folder"),
]
