"""Measures that move patients in bulk, once more in plain Python."""

from collections import Counter

from beredt.engine.kernels.records import ENDS_OF_ORDERS

INSIDE_LAST = 9


class Dispatcher:
    """Who carries out every morning what measures order."""

    def __init__(self, course, bulk):
        self.course = course
        self.orders = bulk.measures
        self.ordered, self.litters = bulk.ordered.tolist(), bulk.litters.tolist()
        self.held_back = bulk.held_back.tolist()
        self.kinds, self.offer = bulk.kinds.tolist(), bulk.offer.tolist()
        self.origin = bulk.origin.tolist()
        self.start = bulk.start.tolist()
        self.to, self.far = bulk.to.tolist(), bulk.far.tolist()
        self.hours = bulk.hours.tolist()
        self.units, self.unit = bulk.units.tolist(), bulk.unit.tolist()
        self.fit, self.reach = bulk.fit.tolist(), bulk.reach.tolist()
        self.places, self.shut = bulk.places.tolist(), bulk.shut.tolist()
        self.abroad = Counter()

    def move_patients(self):
        """Let those come to an end whose stay abroad is over; then move others."""
        for patient in list(self.course.present.values()):
            if patient.doing == "abroad" and patient.due <= self.course.today:
                self.abroad[patient.abroad] -= 1
                self.course._end(patient)
        for m in range(self.orders):
            if self.ordered[m][self.course.today] > 0:
                self._carry_out(m)

    def _carry_out(self, m):
        today = self.course.today
        ordered = self.ordered[m][today]
        litters = list(self.litters[m][today])
        ends = Counter()
        waiting = sorted(self._fit(m), key=self._turn)
        for i, patient in enumerate(waiting):
            if ends["moved"] == ordered:
                break
            if max(litters) <= 0:
                ends["no_litter"] += len(waiting) - i
                break
            kind = self._kind(patient)
            klass = self.course.intensive[kind]
            if litters[klass] <= 0:
                ends["no_litter"] += 1
                continue
            found = self._receiver(m, patient, kind)
            if found is None:
                ends["no_place"] += 1
                continue
            litters[klass] -= 1
            ends["moved"] += 1
            self._move(m, patient, *found)
        self._account(m, ordered, ends)

    def _account(self, m, ordered, ends):
        """Give a reason for each patient ordered who was not moved."""
        today = self.course.today
        short = "no_hub" if self.held_back[m][today] else "no_litter"
        left = ordered - ends["moved"]
        no_place = min(left, ends["no_place"])
        no_litter = min(left - no_place, ends["no_litter"])
        said = {"moved": ends["moved"], "no_place": no_place, short: no_litter}
        said["nobody_fit"] = left - no_place - no_litter
        for name, number in said.items():
            self.course.diary.orders[m, today, ENDS_OF_ORDERS.index(name)] += number

    def _fit(self, m):
        """Return who may be moved today; on the first morning nobody is in a place."""
        today = self.course.today
        return [
            patient
            for patient in self.course.present.values()
            if today > 0
            and patient.doing in ("inside", "waiting", "blocked")
            and self.origin[m][patient.facility]
            and self.kinds[m] >> self._kind(patient) & 1
            and patient.came + self.fit[patient.category] <= today
            and (patient.doing != "inside" or patient.due > today)
        ]

    def _kind(self, patient):
        if patient.doing == "inside":
            return patient.place.kind
        return self.course._stage(patient).kind

    def _turn(self, patient):
        address = patient.stream, patient.index
        if patient.doing == "inside":
            fit = patient.came + self.fit[patient.category]
            return INSIDE_LAST, -fit, *address
        stage = self.course._stage(patient)
        line = stage.priority * 2 + patient.queue.isolates(patient)
        return line, patient.queued, *address

    def _receiver(self, m, patient, kind):
        """Return who receives a patient, and how long he is under way."""
        course, today = self.course, self.course.today
        slot = (m * course.kinds + kind) * len(course.region) + patient.facility
        for j in range(self.start[slot], self.start[slot + 1]):
            if self.far[j] > self.reach[patient.category]:
                return None
            unit = self.unit[patient.category]
            if unit and not self.units[j] & unit:
                continue
            if self.offer[m] >= 0:
                free = self.abroad[self.to[j]] < self.places[self.to[j]][today]
                if free and not self.shut[patient.facility][today]:
                    return self.to[j], self.hours[j] / 24
                continue
            station = course.stations[self.to[j]]
            zone = course.zone[today]
            if (
                len(station.inside) + station.waiting() < station.capacity
                and station.takes(patient)
                and zone[patient.facility] == zone[station.facility]
            ):
                return station, self.hours[j] / 24
        return None

    def _move(self, m, patient, to, away):
        course = self.course
        course.diary.write(patient, "moved" if self.offer[m] < 0 else "evacuated")
        patient.came = float("inf")
        rest = patient.due - course.now if patient.doing == "inside" else None
        if rest is None:
            course._stop_waiting(patient)
        if patient.place:
            course._leave_place(patient)
        abroad = self.offer[m] >= 0
        course.follow(patient, None if abroad else to.facility)
        if abroad:
            stay = course._stay(patient) if rest is None else rest
            self.abroad[to] += 1
            patient.abroad, patient.doing = to, "abroad"
            patient.event += 1
            patient.due = course.now + stay + away
            return
        patient.facility = to.facility
        course._enter(patient, to)
        if rest is None:
            course._begin_stay(patient, to, course.now + away)
        else:
            course._at(patient.due + away, patient)
