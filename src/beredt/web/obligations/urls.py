"""Addresses of obligations."""

from django.urls import path

from beredt.web.obligations.views import answering, tracking

app_name = "obligations"
urlpatterns = [
    path("obligations/", tracking.obligations, name="obligations"),
    path("obligations/table.<str:form>", tracking.table, name="table"),
    path("obligations/add/", tracking.add, name="add"),
    path("obligations/frameworks/add/", tracking.framework, name="framework"),
    path("obligations/<int:pk>/", answering.obligation, name="obligation"),
    path("obligations/<int:pk>/assign/", answering.assigned, name="assign"),
    path("obligations/<int:pk>/answer/", answering.answered, name="answer"),
    path("obligations/<int:pk>/evidence/", answering.attached, name="attach"),
    path("obligations/evidence/<int:pk>/", answering.evidence, name="evidence"),
]
