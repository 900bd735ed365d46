"""The compiled course and the plain one tell the same story."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose, assert_array_equal

from beredt.engine.kernels.records import OUTCOMES
from beredt.engine.scenario import FacilityDamage, Quantity
from oracle.cases import worlds
from oracle.plain import Course
from worlds import Site, make_register, make_scenario, set_up, step, stream

COUNTED = (
    "ledger",
    "died",
    "left",
    "admitted",
    "operations",
    "started",
    "waiting",
    "orders",
)
DAYS = ("stay_days", "wait_days")
# Held in single precision, so equal as far as that goes.
SINGLE = ("need", "need_isolated", "occupied", "patient_days")
reproducible = settings(
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=200,
    suppress_health_check=list(HealthCheck),
)
few = settings(reproducible, max_examples=50)


def both(world, number):
    """Return what the compiled course counted, the plain course, and its counts."""
    levels = world.demand.levels(number)
    out, plan = world.draw(number)._asdict(), world.plan
    course = Course(plan, world.demand.seed, number, levels)
    diary = course.run()
    momentary = plan.stations["momentary"] == 1
    still = set(plan.stations["kind"][~momentary])
    for kind in still:
        out["need_isolated"][:, kind] = out["need_isolated"][:, kind].cumsum(axis=-1)
    out["need"][:, ~momentary] = out["need"][:, ~momentary].cumsum(axis=-1)
    out["patient_days"] = out["patient_days"].cumsum(axis=-1)
    shapes = {name: array.shape for name, array in out.items()}
    return out, course, diary.counts(plan, shapes)


@reproducible
@given(worlds(), st.integers(0, 2**31))
def test_compiled_course_equals_plain_course(world, number):
    compiled, _, plain = both(world, number)
    for name in COUNTED:
        assert_array_equal(compiled[name], plain[name], err_msg=name)
    for name in DAYS:
        assert_allclose(compiled[name], plain[name], rtol=1e-9, atol=1e-9, err_msg=name)
    for name in SINGLE:
        assert_allclose(compiled[name], plain[name], rtol=1e-5, atol=1e-4, err_msg=name)


class Noting(Course):
    """A plain course that notes the moment of each event."""

    def __init__(self, *given):
        super().__init__(*given)
        self.moments = []

    def _happen(self):
        super()._happen()
        self.moments.append(self.now)


def test_of_two_due_at_one_moment_the_lower_address_comes_first():
    same = {"distribution": "fixed", "patience": None}
    sick, hurt = step("ward", 1.0, priority=3, **same), step("ward", 1.0, **same)
    register = make_register(
        [Site("s0", {"ward": 6, "intensive": 1})],
        {"A": [sick, step("intensive", 0.4, **same)], "B": [hurt, step("intensive")]},
    )
    closed = FacilityDamage(
        name="fire", place="s0", start=0.0, days=1.5, lost=Quantity(value=1.0)
    )
    needs = [stream(6.0, 3, {"A": 0.5, "B": 0.5})]
    scenario = make_scenario(9, needs=needs, disruptions=[closed])
    for number in range(5):
        world = set_up(register, scenario)
        compiled, _, plain = both(world, number)
        for name in COUNTED:
            assert_array_equal(compiled[name], plain[name], err_msg=name)
        for name in DAYS:
            assert_allclose(compiled[name], plain[name], rtol=1e-9, atol=1e-9)
        levels = world.demand.levels(number)
        course = Noting(world.plan, world.demand.seed, number, levels)
        course.run()
        assert len(set(course.moments)) < len(course.moments)


@reproducible
@given(worlds(moving=True))
def test_measures_move_the_same_patients_in_both(world):
    compiled, _, plain = both(world, 0)
    for name in COUNTED:
        assert_array_equal(compiled[name], plain[name], err_msg=name)
    for name in DAYS:
        assert_allclose(compiled[name], plain[name], rtol=1e-9, atol=1e-9, err_msg=name)


@few
@given(worlds(moving=True))
def test_what_measures_order_is_moved_or_left_for_a_reason(world):
    compiled, course, _ = both(world, 0)
    assert_array_equal(compiled["orders"].sum(axis=-1), world.plan.bulk.ordered)
    assert course.diary.overfull == 0


@few
@given(worlds(moving=True))
def test_all_who_come_are_somewhere_in_the_end(world):
    ledger = both(world, 0)[0]["ledger"]
    assert_array_equal(ledger[..., OUTCOMES.index("arrived")], sum(
        ledger[..., OUTCOMES.index(name)]
        for name in ("discharged", "died_of_illness", "died_waiting",
                     "left_untreated", "inside", "waiting", "abroad")
    ))  # fmt: skip


@few
@given(worlds())
def test_nobody_is_admitted_to_a_place_that_is_not_free(world):
    _, course, _ = both(world, 0)
    assert course.diary.overfull == 0


@few
@given(worlds())
def test_little_law_holds_at_every_station_to_machine_precision(world):
    """The area under the census is the sum of the stays; under the queue, of the waits.

    The plain course measures the areas over time; the compiled one adds up patients.
    """
    compiled, course, _ = both(world, 1)
    inside = [station.inside_days for station in course.stations]
    waiting = [station.waiting_days for station in course.stations]
    assert_allclose(compiled["stay_days"], inside, rtol=1e-9, atol=1e-9)
    assert_allclose(compiled["wait_days"], waiting, rtol=1e-9, atol=1e-9)
