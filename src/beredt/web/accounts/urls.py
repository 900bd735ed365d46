"""Addresses of people and organisations."""

from django.urls import path

from beredt.web.accounts import views

app_name = "accounts"
urlpatterns = [
    path("people/", views.people, name="people"),
    path("people/invite/", views.invite, name="invite"),
    path("people/<int:pk>/", views.person, name="person"),
    path("people/<int:pk>/link/", views.link, name="link"),
    path("people/<int:pk>/shut-out/", views.shut, name="shut"),
    path("roles/<int:pk>/end/", views.end, name="end"),
    path("organisations/", views.organisations, name="organisations"),
    path("organisations/<slug:code>/", views.organisation, name="organisation"),
    path("come-in/<str:secret>/", views.come_in, name="come_in"),
    path("me/", views.ways_in, name="ways_in"),
    path("me/keys/", views.token, name="token"),
    path("me/keys/<int:pk>/revoke/", views.revoke, name="revoke"),
]
