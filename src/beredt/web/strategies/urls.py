"""Addresses of strategies."""

from django.urls import path

from beredt.web.strategies.views import following, observing, reporting

app_name = "strategies"
urlpatterns = [
    path("strategies/", following.strategies, name="strategies"),
    path("strategies/begin/", following.begin, name="begin"),
    path("strategies/<int:pk>/", following.strategy, name="strategy"),
    path("strategies/goals/<int:pk>/", following.goal, name="goal"),
    path("strategies/goals/<int:pk>/status/", following.status, name="status"),
    path(
        "strategies/goals/<int:pk>/milestones/",
        following.new_milestone,
        name="new_milestone",
    ),
    path("strategies/milestones/<int:pk>/", following.milestone, name="milestone"),
    path("strategies/milestones/<int:pk>/move/", following.move, name="move"),
    path("strategies/milestones/<int:pk>/done/", following.done, name="done"),
    path(
        "strategies/<int:pk>/observations/", observing.observations, name="observations"
    ),
    path(
        "strategies/<int:pk>/observations/template.<str:form>",
        observing.template,
        name="template",
    ),
    path("strategies/uploads/<int:pk>/", observing.upload, name="upload"),
    path("strategies/<int:pk>/report/<str:period>/", reporting.report, name="report"),
    path(
        "strategies/<int:pk>/report/<str:period>/report.docx",
        reporting.paper,
        name="paper",
    ),
]
