"""Who and what the plain course moves about: patients and stations."""

from collections import defaultdict, deque
from dataclasses import dataclass, field


@dataclass(eq=False)
class Patient:
    """Somebody who needs care."""

    serial: int
    stream: int
    index: int
    category: int
    source: int
    facility: int
    region: int
    stage: int = -1
    last: int = -1
    stay: float | None = None
    dying: float = 1.0
    early: float = 1.0
    isolated: bool = False
    owed: float = 0.0
    worsened: int = 0
    came_as: int = 0
    doing: str = "arriving"
    place: "Station | None" = None
    queue: "Station | None" = None
    since: float = 0.0
    queued: float = 0.0
    event: int = 0
    due: float = 0.0
    came: float = 0.0
    abroad: int = -1
    walk: list = field(default_factory=list)


@dataclass(eq=False)
class Station:
    """Places of one kind at one facility, and who waits for them."""

    number: int
    kind: int
    facility: int
    region: int
    capacity: int
    rooms: int
    momentary: bool
    isolating: bool
    inside: list = field(default_factory=list)
    lines: dict = field(default_factory=lambda: defaultdict(deque))
    inside_days: float = 0.0
    waiting_days: float = 0.0
    looked: float = 0.0

    def waiting(self):
        return sum(len(line) for line in self.lines.values())

    def rooms_used(self):
        return sum(self.isolates(patient) for patient in self.inside)

    def isolates(self, patient):
        """Say whether this patient needs an isolation room here."""
        return patient.isolated and self.isolating

    def look(self, now):
        """Add the time since the last look to the areas under the two curves."""
        passed = now - self.looked
        self.inside_days += passed * len(self.inside)
        self.waiting_days += passed * self.waiting()
        self.looked = now

    def takes(self, patient):
        """Say whether there is a free place for this patient."""
        if len(self.inside) >= self.capacity:
            return False
        return not self.isolates(patient) or self.rooms_used() < self.rooms
