"""Addresses of campaigns."""

from django.urls import path

from beredt.web.campaigns import views

app_name = "campaigns"
urlpatterns = [
    path("campaigns/", views.campaigns, name="campaigns"),
    path("campaigns/start/", views.start, name="start"),
    path("campaigns/<int:pk>/", views.campaign, name="campaign"),
    path("campaigns/<int:pk>/remind/", views.remind_all, name="remind"),
    path("campaigns/<int:pk>/close/", views.close, name="close"),
    path("campaigns/asks/<int:pk>/", views.ask, name="ask"),
    path("campaigns/asks/<int:pk>/no-answer/", views.no_answer, name="no_answer"),
    path(
        "campaigns/asks/<int:pk>/template.<slug:form>", views.template, name="template"
    ),
    path("campaigns/uploads/<int:pk>/", views.upload, name="upload"),
    path("campaigns/uploads/<int:pk>/take-in/", views.take, name="take"),
]
