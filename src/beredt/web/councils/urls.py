"""Addresses of councils, their meetings and their cases."""

from django.urls import path

from beredt.web.councils.views import bodies, cases, exports, meetings, parts

app_name = "councils"
urlpatterns = [
    path("councils/", bodies.councils, name="councils"),
    path("councils/bodies/", bodies.bodies, name="bodies"),
    path("councils/bodies/new/", bodies.new_body, name="new_body"),
    path("councils/bodies/<int:pk>/", bodies.body, name="body"),
    path("councils/bodies/<int:pk>/change/", bodies.change_body, name="change_body"),
    path(
        "councils/bodies/<int:pk>/add/<slug:kind>/", parts.body_part, name="body_part"
    ),
    path("councils/meetings/call/", meetings.call, name="call"),
    path("councils/meetings/<int:pk>/", meetings.meeting, name="meeting"),
    path("councils/meetings/<int:pk>/people/", meetings.people, name="people"),
    path("councils/meetings/<int:pk>/papers/", meetings.papers, name="papers"),
    path("councils/meetings/<int:pk>/decisions/", meetings.decisions, name="decisions"),
    path("councils/meetings/<int:pk>/change/", meetings.change, name="change"),
    path("councils/meetings/<int:pk>/proposals/", meetings.proposals, name="proposals"),
    path("councils/meetings/<int:pk>/time/", meetings.time, name="time"),
    path("councils/meetings/<int:pk>/number/", meetings.number, name="number"),
    path("councils/meetings/<int:pk>/copy/", meetings.copy, name="copy"),
    path("councils/meetings/<int:pk>/close/", meetings.close, name="close"),
    path("councils/meetings/<int:pk>/sign/", cases.sign_all, name="sign_all"),
    path(
        "councils/meetings/<int:pk>/meeting.<slug:form>", exports.export, name="export"
    ),
    path(
        "councils/meetings/<int:pk>/add/<slug:kind>/",
        parts.meeting_part,
        name="meeting_part",
    ),
    path("councils/cases/<int:pk>/", cases.case, name="case"),
    path("councils/cases/<int:pk>/decide/", cases.decide, name="decide"),
    path("councils/cases/<int:pk>/adopt/", cases.adopt, name="adopt"),
    path("councils/cases/<int:pk>/sign/", cases.sign, name="sign"),
    path("councils/cases/<int:pk>/place/", cases.place, name="place"),
    path("councils/cases/<int:pk>/promote/", cases.promote, name="promote"),
    path("councils/cases/<int:pk>/move/<slug:way>/", meetings.move, name="move"),
    path("councils/cases/<int:pk>/add/<slug:kind>/", parts.case_part, name="case_part"),
    path(
        "councils/cases/from-assessment/<int:pk>/",
        cases.from_assessment,
        name="from_assessment",
    ),
    path(
        "councils/cases/from-scenario/<int:pk>/",
        cases.from_scenario,
        name="from_scenario",
    ),
    path("councils/follow-ups/<int:pk>/finish/", cases.finish, name="finish"),
    path("councils/parts/<slug:kind>/<int:pk>/", parts.part, name="part"),
    path("councils/parts/<slug:kind>/<int:pk>/remove/", parts.remove, name="remove"),
]
