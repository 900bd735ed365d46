"""People and organisations to test with."""

from itertools import count

from beredt.web.accounts.models import Organisation, RoleAssignment, User

_numbers = count(1)


def make_user(name="Kari Nordmann", **fields):
    email = fields.pop("email", f"bruker{next(_numbers)}@example.no")
    return User.objects.create_user(email, name=name, **fields)


def make_organisation(code, *, below=None, kind=None):
    kind = kind or ("nation" if below is None else "region")
    path = f"{below.path if below else '/'}{code}/"
    return Organisation.objects.create(
        code=code, name=code.title(), kind=kind, parent=below, path=path
    )


def give(user, role, organisation, **period):
    return RoleAssignment.objects.create(
        user=user, role=role, organisation=organisation, **period
    )
