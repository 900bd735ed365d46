"""Where in the tree of organisations a row of a register belongs."""

from collections.abc import Mapping

from beredt.web.accounts.models import Organisation

OWN = {"regions", "trusts", "municipalities", "facilities"}
# The narrowest first: a facility's row is the facility's, not its region's.
NAMED_BY = ("facility", "trust", "municipality", "region")


def place_of(table: str, cells: Mapping[str, str]) -> str:
    """Return the path of whose row it is; nothing where it is the whole register's."""
    codes = [cells.get("id", "")] if table in OWN else []
    codes += [cells.get(column, "") for column in NAMED_BY]
    wanted = [code for code in codes if code]
    found = dict(
        Organisation.objects.filter(code__in=wanted).values_list("code", "path")
    )
    return next((found[code] for code in wanted if code in found), "")
