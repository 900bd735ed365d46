"""People and organisations to test with."""

from itertools import count

from hypothesis import strategies as st

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


# Which of several places somebody holds which role at.
held_roles = st.lists(
    st.tuples(st.integers(0, 3), st.sampled_from(RoleAssignment.Role.values)),
    max_size=3,
)


def are_around(rows, places):
    """Keep what came with Beredt, and what is at, below or above some places."""
    paths = [place.path for place in places]

    def touches(path):
        return any(path.startswith(own) or own.startswith(path) for own in paths)

    return {
        row
        for row in rows
        if paths and (row.organisation is None or touches(row.organisation.path))
    }
