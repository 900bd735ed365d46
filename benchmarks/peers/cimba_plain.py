"""The plain network in cimba: a process for each patient, compiled by cimba itself."""

from typing import Any

import cimba as cb
import numpy as np

from benchmarks.agreement import Seen
from beredt.engine.kernels.records import Plan
from beredt.engine.network import KINDS

WARD, INTENSIVE = KINDS.index("ward"), KINDS.index("intensive")
INTENSIVE_SHARE = 0.1


class Network(cb.Model):
    """Every station's occupied places, who is near whom, and what has been counted."""

    near_start: cb.Array[int] = cb.Array(0)
    near_station: cb.Array[int] = cb.Array(0)
    near_hours: cb.Array[float] = cb.Array(0)
    facility: cb.Array[int] = cb.Array(0)
    is_ward: cb.Array[int] = cb.Array(0)
    free: cb.Array[int] = cb.Array(0)
    counted: cb.Array[int] = cb.Array(0)
    arrived: cb.Output[int]
    discharged: cb.Output[int]
    left: cb.Output[int]
    moved: cb.Output[int]
    ward_begun: cb.Output[int]
    intensive_begun: cb.Output[int]
    ward_middle: cb.Output[int]
    intensive_middle: cb.Output[int]
    ward_end: cb.Output[int]
    intensive_end: cb.Output[int]
    middle: cb.Param[float] = 45.0
    days: cb.Param[float] = 90.0
    hospitals: "list[Hospital]"

    @cb.process
    def census(self):
        """Count who lies in a place, in the middle and at the end."""
        cb.hold(self.middle)
        self.counted[6] = self.in_use(1)
        self.counted[7] = self.in_use(0)
        cb.hold(self.days - self.middle)
        self.counted[8] = self.in_use(1)
        self.counted[9] = self.in_use(0)

    @cb.function
    def in_use(self, ward: int) -> int:
        """Return the occupied places of one kind; `free` counts down from 0."""
        total = 0
        for s in range(len(self.free)):
            if self.is_ward[s] == ward:
                total += self.facility[s + len(self.free)] - self.free[s]
        return total

    @cb.on_end
    def close(self):
        """Hand the counts over."""
        self.arrived = self.counted[0]
        self.discharged = self.counted[1]
        self.left = self.counted[2]
        self.moved = self.counted[3]
        self.ward_begun = self.counted[4]
        self.intensive_begun = self.counted[5]
        self.ward_middle = self.counted[6]
        self.intensive_middle = self.counted[7]
        self.ward_end = self.counted[8]
        self.intensive_end = self.counted[9]


class Patient(cb.Model):
    """One patient: intensive care for some, then a ward."""

    network: cb.Ref[Network]
    at: cb.Param[int] = 0

    @cb.process
    def live(self):
        """Take a place, stay, and go on."""
        network = self.network
        at = self.at
        held = -1
        stage = 1
        if cb.random.uniform() < INTENSIVE_SHARE:
            stage = 0
        while stage < 2:
            slot = at * 2 + stage
            found = -1
            hours = 0.0
            for j in range(network.near_start[slot], network.near_start[slot + 1]):
                if network.free[network.near_station[j]] > 0:
                    found = network.near_station[j]
                    hours = network.near_hours[j]
                    break
            if held >= 0:
                network.free[held] += 1
            if found < 0:
                network.counted[2] += 1
                return
            held = found
            network.free[held] -= 1
            if network.facility[held] != at:
                network.counted[3] += 1
                at = network.facility[held]
            else:
                hours = 0.0
            if stage == 1:
                network.counted[4] += 1
                cb.hold(hours / 24.0 + cb.random.lognormal(1.4717594692280550, 0.8))
            else:
                network.counted[5] += 1
                cb.hold(hours / 24.0 + cb.random.lognormal(1.1094379124341003, 1.0))
            stage += 1
        network.free[held] += 1
        network.counted[1] += 1


class Hospital(cb.Model):
    """Where patients arrive."""

    network: cb.Ref[Network]
    index: cb.Param[int] = 0
    gap: cb.Param[float] = 1.0

    def attached(self, owner: cb.Model, field: str) -> None:
        """Know the network."""
        del field
        self.network = owner

    @cb.process
    def arrive(self):
        """Let patients come one after the other."""
        while True:
            cb.hold(cb.random.exponential(self.gap))
            self.network.counted[0] += 1
            cb.spawn(Patient, network=self.network, at=self.index)


def build(plan: Plan) -> Any:
    """Return the model with the product's own capacities, near lists and rates."""
    kinds = plan.kinds
    starts, stations, hours = [0], [], []
    for f in range(len(plan.facility_region)):
        for kind in (INTENSIVE, WARD):
            slot = f * kinds + kind
            rows = slice(plan.near_start[slot], plan.near_start[slot + 1])
            stations += plan.near_ways["station"][rows].tolist()
            hours += plan.near_ways["hours"][rows].tolist()
            starts.append(len(stations))
    network = Network()
    network.near_start = cb.Array(starts)
    network.near_station = cb.Array(stations)
    network.near_hours = cb.Array(hours)
    capacity = plan.stations["capacity"].tolist()
    network.facility = cb.Array([*plan.stations["facility"].tolist(), *capacity])
    network.is_ward = cb.Array((plan.stations["kind"] == WARD).astype(int).tolist())
    network.free = cb.Array(capacity)
    network.counted = cb.Array(10)
    network.days = float(plan.days) - 1e-6
    network.middle = float(plan.days // 2)
    rates = np.zeros(len(plan.facility_region))
    np.add.at(rates, plan.arrivals["facility"], plan.arrivals["rate"] / plan.days)
    hospitals = []
    for f, rate in enumerate(rates):
        hospital = Hospital()
        hospital.index = f
        hospital.gap = float(1 / rate)
        hospitals.append(hospital)
    network.hospitals = hospitals
    return network


def run(model: Any, days: int, seed: int) -> Seen:
    """Run one replication on one worker."""
    experiment = cb.Experiment(
        model, replications=1, window=cb.Window(duration=days), seed=seed
    )
    found = experiment.run(workers=1)[model]

    def value(name: str) -> int:
        return int(np.asarray(getattr(found, name)).ravel()[0])

    seen = Seen(days)
    for name in ("arrived", "discharged", "left", "moved"):
        seen.count[name] = value(name)
    for kind, name in ((WARD, "ward"), (INTENSIVE, "intensive")):
        seen.started[kind] = value(f"{name}_begun")
        seen.occupied[kind, days // 2 - 1] = value(f"{name}_middle")
        seen.occupied[kind, days - 1] = value(f"{name}_end")
    return seen
