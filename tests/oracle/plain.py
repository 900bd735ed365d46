"""The course of one draw once more, in plain Python: what the compiled one must equal.

One event queue, one object a patient, one object a station. It reads the same static
arrays (`kernels.records.Plan`) and shares no code with the engine. What is counted is
worked out at the end from a diary of who was where from when to when.
"""

import heapq
from collections import Counter, deque

from oracle.addresses import (
    PATIENT,
    STAGE,
    TRAITS,
    Numbers,
    between,
    read,
    single,
    unit,
)
from oracle.bulk import Dispatcher
from oracle.diary import Diary
from oracle.people import Patient, Station
from oracle.reading import groups, rows

WAITS_FOR_EVER, DOES_NOT_WAIT = -1, -2
RESIDENTS, RESIDENTS_STAGE = 0xFFF00000, 63


class Course:
    """One draw from beginning to end."""

    def __init__(self, plan, seed, draw, levels):
        self.numbers = Numbers(seed, draw)
        self.levels = levels.tolist()
        self.days, self.kinds = plan.days, plan.kinds
        self._read(plan)
        self.now, self.today = 0.0, 0
        self.events, self.freed = [], []
        self.serial = 0
        self.present = {}
        self.moves = Counter()
        self.diary = Diary()
        self.dispatcher = Dispatcher(self, plan.bulk)

    def _read(self, plan):
        """Turn the arrays into lists of rows that have names."""
        for name in (
            "stages",
            "routes",
            "categories",
            "arrivals",
            "residents",
            "changes",
            "early",
        ):
            setattr(self, name, rows(getattr(plan, name)))
        self.tables, self.residual = plan.tables.tolist(), plan.residual.tolist()
        self.hours, self.rank = plan.hours.tolist(), plan.rank.tolist()
        self.region = plan.facility_region.tolist()
        self.limit, self.zone = plan.move_limit.tolist(), plan.zone.tolist()
        self.intensive = plan.intensive_class.tolist()
        self.ward, self.theatre = plan.ward, plan.theatre
        self.municipal_stage = plan.municipal_stage
        self.early_anywhere = any(rule.share > 0 for rule in self.early)
        self.stations = [
            Station(
                number=s,
                kind=row.kind,
                facility=row.facility,
                region=row.region,
                capacity=row.capacity,
                rooms=row.isolation,
                momentary=row.momentary == 1,
                isolating=bool(plan.isolating[row.kind]),
            )
            for s, row in enumerate(rows(plan.stations))
        ]
        self.near = groups(plan.near_start, plan.near_ways)
        self.askers = groups(plan.from_start, plan.from_ways)
        self.day_start = plan.day_start.tolist()

    # ------------------------------------------------------------------ the clock

    def run(self):
        """Let everything happen, in order of time."""
        self._admit_residents()
        changes = deque(self.changes)
        for today in range(self.days):
            self.today = today
            self._admit_day()
            self._dispatch(changes)
            self._call_up()
            self._live_through(today + 1, changes)
            for station in self.stations:
                self.diary.waiting[station.number, today] = station.waiting()
        self._close()
        return self.diary

    def _dispatch(self, changes):
        """Let measures move patients, when places are as they are this morning."""
        if self.dispatcher.orders:
            self.now = float(self.today)
            while changes and changes[0].time <= self.today:
                self._alter(changes.popleft())
            self.dispatcher.move_patients()

    def _call_up(self):
        """Offer what is free to those who wait: transport runs anew each day."""
        self.now = float(self.today)
        for station in reversed(self.stations):
            wanted = any(s.waiting() for s in self.stations if s.kind == station.kind)
            if wanted and len(station.inside) < station.capacity:
                self.freed.append(station)
        self._fill_freed()

    def _live_through(self, midnight, changes):
        """Let happen what comes before midnight; changes of capacity come first."""
        while True:
            when = self._next_event()
            if changes and changes[0].time < midnight and changes[0].time <= when:
                self._change(changes.popleft())
            elif when < midnight:
                self._happen()
            else:
                return

    def _next_event(self):
        while self.events:
            when, _, version, patient = self.events[0]
            if version == patient.event and patient.doing != "gone":
                return when
            heapq.heappop(self.events)
        return float("inf")

    def _at(self, when, patient):
        patient.event += 1
        patient.due = when
        address = patient.stream, patient.index
        heapq.heappush(self.events, (when, address, patient.event, patient))

    def _happen(self):
        self.now, _, _, patient = heapq.heappop(self.events)
        if patient.doing == "inside":
            self._finish_stage(patient)
        elif patient.doing == "arriving":
            self._seek(patient)
        else:
            self._lose_patience(patient)
        self._fill_freed()

    def _change(self, change):
        self.now = change.time
        self._alter(change)
        self._fill_freed()

    def _alter(self, change):
        station = self.stations[change.station]
        station.look(self.now)
        station.capacity, station.rooms = change.capacity, change.isolation
        self.freed.append(station)

    # ------------------------------------------------------------------- arriving

    def _admit_day(self):
        begin, end = self.day_start[self.today : self.today + 2]
        for row in self.arrivals[begin:end]:
            count = int(row.rate)
            if not row.exact:
                mean = row.rate * self.levels[row.intake][self.today]
                count = self.numbers.poisson(row.stream, self.today, mean)
            for i in range(count):
                self._admit(row, i)

    def _admit(self, row, i):
        patient = self._patient(row, index=(self.today << 20) | i)
        hour, way, dying, stay = self._words(PATIENT, patient, 0)
        self._follow(patient, row.category, unit(way))
        patient.stay = single(read(self.tables[self._stage(patient).table], stay))
        patient.dying = single(unit(dying))
        share = unit(hour)
        if row.daytime:
            share = between(self.hours, share * 24)
        when = self.today + row.opens + share * (row.closes - row.opens)
        delay = 1.0
        if row.postponed > 0 or self._has_traits(row):
            delay = self._give_traits(patient)
        if delay < row.postponed:
            self.diary.write(patient, "postponed")
            return
        self._need(patient, when)
        self.diary.write(patient, "arrived")
        self.diary.admitted[patient.region, row.category, self.today] += 1
        self.diary.arrived[patient.source, self.today] += 1
        self.present[patient.serial] = patient
        patient.came = when
        self._at(when, patient)

    def _admit_residents(self):
        for row in self.residents:
            mean = row.mean * self.levels[row.intake][0]
            for i in range(
                self.numbers.poisson(row.stream, RESIDENTS + row.number, mean)
            ):
                index = RESIDENTS | ((row.number << 12) + i)
                patient = self._patient(row, index=index)
                patient.stage, patient.last = row.stage, row.end - 1
                stay, _, dying, _ = self._words(STAGE, patient, RESIDENTS_STAGE)
                patient.stay = single(read(self.residual[row.table], stay))
                patient.dying = single(unit(dying))
                if self._has_traits(row):
                    self._give_traits(patient)
                self._need(patient, 0.0)
                self.diary.write(patient, "arrived")
                self.present[patient.serial] = patient
                self._seek(patient)
                self._fill_freed()

    def _patient(self, row, index):
        self.serial += 1
        return Patient(
            serial=self.serial,
            stream=row.stream,
            index=index,
            category=row.category,
            came_as=row.category,
            source=row.source,
            facility=row.facility,
            region=self.region[row.facility],
        )

    def _has_traits(self, row):
        return self.categories[row.category].isolation > 0 or self.early_anywhere

    def _give_traits(self, patient):
        """Give isolation and early discharge; return the number that may postpone."""
        isolation, early, delay, _ = self._words(TRAITS, patient, 0)
        share = self.categories[patient.category].isolation
        patient.isolated = unit(isolation) < share
        patient.early = single(unit(early))
        return unit(delay)

    def _follow(self, patient, category, u):
        """Choose a route of a category."""
        table = self.categories[category]
        routes = self.routes[table.first : table.first + table.routes]
        route = next((r for r in routes[:-1] if u < r.below), routes[-1])
        patient.stage, patient.last = route.begin, route.end - 1

    # --------------------------------------------------------------------- seeking

    def _seek(self, patient):
        """Find a place for the present stage, or wait, or go."""
        stage = self._stage(patient)
        nearest = self.near[patient.facility * self.kinds + stage.kind]
        found = self._find(patient, stage.kind, stage.reach)
        if found is None and stage.fallback >= 0:
            found = self._find(patient, stage.fallback, stage.reach)
        if found is not None:
            if patient.place:
                self._give_up_place(patient)
            self._take(patient, *found)
            return
        if patient.stage == self.municipal_stage and patient.place:
            owed, patient.owed = patient.owed, 0.0
            self._at(self.now + owed, patient)
            return
        gives_up = not nearest or stage.patience == DOES_NOT_WAIT
        if patient.place and (
            gives_up or self.rank[stage.kind] >= self.rank[patient.place.kind]
        ):
            self._give_up_place(patient)
        if gives_up:
            if nearest:
                self.diary.left[nearest[0][0], patient.source] += 1
            self._go(patient, "left_untreated")
        else:
            self._wait(patient, self.stations[nearest[0][0]])

    def _find(self, patient, kind, reach):
        """Return the nearest free place that the patient may be moved to."""
        for i, (number, hours) in enumerate(
            self.near[patient.facility * self.kinds + kind]
        ):
            station = self.stations[number]
            if i > 0 and hours > reach:
                return None
            if station.takes(patient) and (
                station.facility == patient.facility or self._may_move(patient, station)
            ):
                return station, hours
        return None

    def _may_move(self, patient, station):
        zone = self.zone[self.today]
        if zone[patient.facility] != zone[station.facility]:
            return False
        region, klass = self.region[patient.facility], self.intensive[station.kind]
        done = self.moves[self.today, region, klass]
        return done < self.limit[self.today][region][klass]

    def _enter(self, patient, station):
        """Let a patient hold a place, and see whether there was one."""
        self.diary.overfull += len(station.inside) >= station.capacity
        self.diary.overfull += (
            station.isolates(patient) and station.rooms_used() >= station.rooms
        )
        station.look(self.now)
        station.inside.append(patient)
        patient.place, patient.since, patient.doing = station, self.now, "inside"
        self.diary.started[station.number] += 1

    def _take(self, patient, station, hours):
        """Let a patient have a place."""
        self._enter(patient, station)
        begin = self.now
        if station.facility != patient.facility:
            region, klass = self.region[patient.facility], self.intensive[station.kind]
            self.moves[self.today, region, klass] += 1
            self.diary.write(patient, "moved")
            patient.facility = station.facility
            begin += hours / 24
        self._begin_stay(patient, station, begin)

    def _begin_stay(self, patient, station, begin):
        stay = self._stay(patient)
        patient.stay = None
        stay, cut = self._shortened(
            patient, patient.stage, station.facility, begin, stay
        )
        if patient.stage == self.municipal_stage:
            patient.owed = 0.0
        patient.owed = single(patient.owed + cut)
        self._at(begin + stay, patient)

    def _give_up_place(self, patient):
        """Leave a place, which others may then have."""
        self.freed.append(patient.place)
        self._leave_place(patient)

    def _leave_place(self, patient):
        station = patient.place
        station.look(self.now)
        station.inside.remove(patient)
        self.diary.stay_days[station.number] += self.now - patient.since
        self.diary.stays.append((station.number, patient.since, self.now))
        patient.place = None

    # --------------------------------------------------------------------- waiting

    def _wait(self, patient, station):
        stage = self._stage(patient)
        station.look(self.now)
        station.lines[stage.priority * 2 + station.isolates(patient)].append(patient)
        patient.queue, patient.queued = station, self.now
        patient.event += 1
        if patient.place:
            patient.doing = "blocked"
            return
        patient.doing = "waiting"
        if stage.patience != WAITS_FOR_EVER:
            _, word, _, _ = self._stage_words(patient)
            self._at(self.now + read(self.tables[stage.patience], word), patient)

    def _stop_waiting(self, patient):
        station = patient.queue
        station.look(self.now)
        for line in station.lines.values():
            if patient in line:
                line.remove(patient)
        self.diary.wait_days[station.number] += self.now - patient.queued
        patient.queue = None
        patient.event += 1

    def _fill_freed(self):
        """Fill the places that became free, the last freed first."""
        while self.freed:
            station = self.freed.pop()
            while len(station.inside) < station.capacity:
                chosen = self._choose(station)
                if chosen is None:
                    break
                patient, hours = chosen
                self._stop_waiting(patient)
                if patient.place:
                    self._give_up_place(patient)
                self._take(patient, station, hours)

    def _choose(self, station):
        """Return who gets a place: one of the own line, else the most urgent near."""
        lines = [n for n in sorted(station.lines) if self._may_use(station, n)]
        for line in lines:
            for patient in station.lines[line]:
                if patient.facility == station.facility:
                    return patient, 0.0
                if self._may_move(patient, station):
                    return patient, self._hours(patient, station)
        best = None
        for number, between_them in self.askers[station.number]:
            other = self.stations[number]
            first = self._front(other, station)
            if first is None or (best and first[0] >= best[0]):
                continue
            line, patient = first
            hours = between_them
            if patient.facility != other.facility:
                hours = self._hours(patient, station, between_them)
            if hours <= self._stage(patient).reach and self._may_move(patient, station):
                best = line, patient, hours
        return best and best[1:]

    def _front(self, other, station):
        """Return class and patient of the first in line who may use a place, or None.

        More urgent ones first; of equally urgent ones those without infection.
        """
        for line in sorted(other.lines):
            if other.lines[line] and self._may_use(station, line):
                return line, other.lines[line][0]
        return None

    @staticmethod
    def _may_use(station, line):
        """Say whether a line of patients may use what is free: odd ones need a room."""
        return line % 2 == 0 or station.rooms_used() < station.rooms

    def _hours(self, patient, station, otherwise=None):
        """Return the hours it takes to come, if the station is one of the nearest."""
        near = dict(self.near[patient.facility * self.kinds + station.kind])
        return near.get(station.number, otherwise)

    def _lose_patience(self, patient):
        station, stage = patient.queue, self._stage(patient)
        self._stop_waiting(patient)
        _, _, fate, turn = self._stage_words(patient)
        if unit(fate) < stage.waiting_death or (
            stage.worse >= 0 and patient.worsened == 3
        ):
            self.diary.died[station.number, patient.source] += 1
            self._go(patient, "died_waiting")
        elif stage.worse >= 0:
            patient.category = stage.worse
            patient.worsened += 1
            self._follow(patient, stage.worse, unit(turn))
            patient.stay = None
            self.diary.write(patient, "worsened")
            self._seek(patient)
        else:
            self.diary.left[station.number, patient.source] += 1
            self._go(patient, "left_untreated")

    # ---------------------------------------------------------------------- staying

    def _finish_stage(self, patient):
        before = self._stage(patient).kind
        if patient.stage < patient.last:
            patient.stage += 1
        elif patient.owed > 0 and patient.stage != self.municipal_stage:
            patient.stage = patient.last = self.municipal_stage
        else:
            self._give_up_place(patient)
            self._end(patient)
            return
        if self._stage(patient).kind == patient.place.kind == before:
            stay, cut = self._shortened(
                patient, patient.stage, patient.facility, self.now, self._stay(patient)
            )
            patient.owed = single(patient.owed + cut)
            self._at(self.now + stay, patient)
            return
        if patient.place.momentary:
            self._give_up_place(patient)
        self._seek(patient)

    def _stay(self, patient):
        if patient.stay is not None:
            return patient.stay
        if patient.stage == self.municipal_stage:
            return patient.owed
        word, _, _, _ = self._stage_words(patient)
        return single(read(self.tables[self._stage(patient).table], word))

    def _shortened(self, patient, stage, facility, begin, stay):
        """Return the stay that is left after early discharge, and what is cut off."""
        rule = self.early[facility]
        if self.stages[stage].kind != self.ward or patient.early >= rule.share:
            return stay, 0.0
        if rule.on <= begin < rule.off:
            return stay * rule.kept, stay * (1 - rule.kept)
        if begin < rule.on < begin + stay:
            until_out = rule.on + rule.ramp * (patient.early / rule.share) - begin
            if until_out < stay:
                return until_out, stay - until_out
        return stay, 0.0

    # --------------------------------------------------------------------- counting

    def _need(self, patient, begin):
        """Write down where the patient would be if every place were free."""
        facility, stage, stay, owed = patient.facility, patient.stage, patient.stay, 0.0
        time = begin
        while time < self.days:
            row = self.stages[stage]
            if stay is None and stage == self.municipal_stage:
                stay, owed = owed, 0.0
            elif stay is None:
                word, _, _, _ = self._words(STAGE, patient, row.number)
                stay = single(read(self.tables[row.table], word))
            nearest = self.near[facility * self.kinds + row.kind]
            if not nearest:
                break
            station = self.stations[nearest[0][0]]
            facility = station.facility
            stay, cut = self._shortened(patient, stage, facility, time, stay)
            owed += cut
            alone = station.isolates(patient)
            patient.walk.append(len(self.diary.needs))
            self.diary.needs.append(
                (station.number, patient.source, time, time + stay, alone)
            )
            if row.kind == self.theatre:
                self.diary.operations[station.region, int(time)] += 1
            time, stay = time + stay, None
            if stage < patient.last:
                stage += 1
            elif owed > 0:
                stage = self.municipal_stage
            else:
                break
        self.diary.illnesses.append((patient.region, patient.category, begin, time))

    def follow(self, patient, facility):
        """Let a patient need from now on where he is taken; None is abroad."""
        for n in patient.walk:
            number, source, begin, end, alone = self.diary.needs[n]
            if end <= self.now:
                continue
            station = self.stations[number]
            to = None
            if facility is not None:
                nearest = self.near[facility * self.kinds + station.kind]
                if not nearest:
                    continue
                to = self.stations[nearest[0][0]]
                facility = to.facility
            later = max(begin, self.now)
            self.diary.needs[n] = number, source, begin, later, alone
            self._count_operation(station, begin, -1)
            if to:
                alone = to.isolates(patient)
                self.diary.needs.append((to.number, source, later, end, alone))
                self._count_operation(to, begin, 1)

    def _count_operation(self, station, begin, number):
        if station.kind == self.theatre and self.now <= begin < self.days:
            self.diary.operations[station.region, int(begin)] += number

    def _end(self, patient):
        """Let an illness come to its end."""
        dies = patient.dying < self.categories[patient.category].death
        self._go(patient, "died_of_illness" if dies else "discharged")

    def _go(self, patient, outcome):
        self.diary.write(patient, outcome)
        patient.doing = "gone"
        del self.present[patient.serial]

    def _close(self):
        end = float(self.days)
        for patient in self.present.values():
            there = {"waiting": "waiting", "abroad": "abroad"}
            self.diary.write(patient, there.get(patient.doing, "inside"))
            if patient.place:
                number = patient.place.number
                self.diary.stay_days[number] += end - patient.since
                self.diary.stays.append((number, patient.since, end))
            if patient.queue:
                self.diary.wait_days[patient.queue.number] += end - patient.queued
        for station in self.stations:
            station.look(end)

    # ----------------------------------------------------------------------- reading

    def _stage(self, patient):
        return self.stages[patient.stage]

    def _words(self, purpose, patient, stage):
        return self.numbers.words(purpose, patient.stream, patient.index, stage)

    def _stage_words(self, patient):
        number = self._stage(patient).number + 64 * patient.worsened
        return self._words(STAGE, patient, number)
