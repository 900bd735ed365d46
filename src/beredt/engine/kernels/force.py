"""The force of infection: at the places where people meet, and on those who go there.

Infectious people may be whole persons or expected numbers.
"""

from numba import njit

from beredt.engine.kernels.compartments import BANDS


@njit(cache=True, nogil=True, forceinline=True)
def spread(country, law, infectious, seen, field, day):
    """Work out the force at each place into `field`; return whether there is any.

    Axes of `infectious`: municipality, band; of `seen`, those who are infectious at
    each place, and of `field`: place, band.
    """
    seen[:] = 0.0
    anything = False
    for m in range(len(country.people)):
        row = infectious[m]
        some = False
        for b in range(BANDS):
            some |= row[b] > 0
        if not some:
            continue
        anything = True
        control = law.control[day, m]
        for i in range(country.start[m], country.start[m + 1]):
            share = country.share[i] * control
            place = seen[country.at[i]]
            for b in range(BANDS):
                place[b] += share * row[b]
    if not anything:
        return False
    for n in range(len(seen)):
        size = law.force / country.present[n] if country.present[n] > 0.0 else 0.0
        for a in range(BANDS):
            total = 0.0
            for b in range(BANDS):
                total += country.contacts[a, b] * seen[n, b]
            field[n, a] = size * total
    return True


@njit(cache=True, nogil=True, forceinline=True)
def expose(country, law, field, force, m, day):
    """Work out the force on the residents of m into `force`; return if there is any."""
    force[:] = 0.0
    for i in range(country.start[m], country.start[m + 1]):
        share = country.share[i]
        place = field[country.at[i]]
        for a in range(BANDS):
            force[a] += share * place[a]
    control = law.control[day, m]
    largest = 0.0
    for a in range(BANDS):
        force[a] *= control
        largest = max(largest, force[a])
    return largest > 0.0
