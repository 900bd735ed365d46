"""How the intervals are read, and which numbers move together."""

from beredt.engine.register import Activity, IntervalLaw
from register.provenance import assumed

STAYS = "a source that is wrong about the stay of a category is so at every stage"
KNOWN = "admissions and stays are calibrated to the known occupied places together"


def list_intervals(activity: tuple[Activity, ...]) -> tuple[IntervalLaw, ...]:
    """List the laws of the intervals; of the lines that a row fits the last counts."""
    ordinary = dict.fromkeys(row.category for row in activity)
    return (
        IntervalLaw(
            table="pathways",
            rows="all",
            law="lognormal",
            together="stays.{category}",
            **assumed(STAYS + "; a stay is as likely longer as shorter"),
        ),
        IntervalLaw(
            table="pathways",
            rows="kind=theatre",
            law="lognormal",
            together="stays.theatre",
            **assumed("one length of operations for all categories"),
        ),
        *(
            IntervalLaw(
                table="pathways",
                rows=f"category={category}",
                law="balancing",
                together="activity.{category}",
                **assumed(KNOWN, "medium"),
            )
            for category in ordinary
        ),
        IntervalLaw(
            table="activity",
            rows="all",
            law="triangle",
            together="activity.{category}",
            **assumed("counted activity: near the value more likely than far from it"),
        ),
        IntervalLaw(
            table="ratios",
            rows="all",
            law="triangle",
            together="ratios.{profession}",
            **assumed("one way of counting posts for all kinds of place"),
        ),
        IntervalLaw(
            table="occupancy",
            rows="all",
            law="triangle",
            together="",
            **assumed("counted activity: near the value more likely than far from it"),
        ),
        IntervalLaw(
            table="utilities",
            rows="all",
            law="triangle",
            together="utilities.{utility}",
            **assumed("one assumption for all facilities"),
        ),
        IntervalLaw(
            table="dependencies",
            rows="all",
            law="triangle",
            together="dependencies.{utility}",
            **assumed("one assumption for all kinds of place"),
        ),
        IntervalLaw(
            table="consumption",
            rows="all",
            law="triangle",
            together="consumption.{item}",
            **assumed("one assumption for all categories"),
        ),
    )
