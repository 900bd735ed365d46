// The plain network by hand: the limit that the compiled kernel is measured against.
//
// The same algorithm as the product's kernel, with the same addresses of random numbers,
// so that every count comes out the same; but only what the plain network asks for: no
// queues, no isolation, no changes of capacity. Calendar of one list a day and fine
// buckets for today; lists run through the patient records.
//
// network PLAN COUNTS SEED FIRST DRAWS: reads the plan, runs the draws one after the
// other, writes the counts of the last one, and prints the seconds of each draw.

#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <vector>

namespace {

constexpr int CELLS = 1024;
constexpr int ROW = 2 * (CELLS + 1);
constexpr double UNIT = 1.0 / 4294967296.0;
enum Purpose : uint32_t { COUNT = 1, PATIENT = 2, STAGE = 4 };
enum Outcome { ARRIVED, DISCHARGED, LEFT, MOVED, INSIDE, OUTCOMES };

struct Arrival {
  double rate, opens, closes;
  uint32_t stream;
  int32_t facility, category, region;
};

struct Stage {
  int32_t kind, table, number, unused;
};

struct Route {
  double below;
  int32_t begin, end;
};

struct Station {
  int32_t occupied, capacity, facility, region;
};

struct Plan {
  int32_t days, kinds, regions, categories, facilities, buckets;
  std::vector<float> tables;
  std::vector<Stage> stages;
  std::vector<int32_t> first_route, routes_of;
  std::vector<Route> routes;
  std::vector<Station> stations;
  std::vector<int32_t> near_start, near_station;
  std::vector<float> near_hours;
  std::vector<Arrival> arrivals;
  std::vector<int32_t> day_start;
};

template <class T>
void read_into(std::FILE* file, std::vector<T>& values) {
  int64_t count = 0;
  if (std::fread(&count, sizeof count, 1, file) != 1) std::exit(3);
  values.resize(count);
  if (std::fread(values.data(), sizeof(T), count, file) != size_t(count)) std::exit(3);
}

Plan read_plan(const char* path) {
  std::FILE* file = std::fopen(path, "rb");
  if (!file) std::exit(3);
  Plan plan;
  std::vector<int32_t> sizes;
  read_into(file, sizes);
  plan.days = sizes[0];
  plan.kinds = sizes[1];
  plan.regions = sizes[2];
  plan.categories = sizes[3];
  plan.facilities = sizes[4];
  plan.buckets = sizes[5];
  read_into(file, plan.tables);
  read_into(file, plan.stages);
  read_into(file, plan.first_route);
  read_into(file, plan.routes_of);
  read_into(file, plan.routes);
  read_into(file, plan.stations);
  read_into(file, plan.near_start);
  read_into(file, plan.near_station);
  read_into(file, plan.near_hours);
  read_into(file, plan.arrivals);
  read_into(file, plan.day_start);
  std::fclose(file);
  return plan;
}

struct Block {
  uint32_t w[4];
};

inline Block block(uint64_t seed, uint32_t purpose, uint32_t draw, uint32_t stream,
                   uint32_t index, uint32_t stage) {
  uint32_t k0 = uint32_t(seed), k1 = uint32_t(seed >> 32) + purpose * 0x9E3779B9u;
  uint32_t c0 = draw, c1 = stream, c2 = index, c3 = stage;
  for (int i = 0; i < 10; i++) {
    uint64_t p0 = uint64_t(0xD2511F53u) * c0, p1 = uint64_t(0xCD9E8D57u) * c2;
    c0 = uint32_t(p1 >> 32) ^ c1 ^ k0;
    c1 = uint32_t(p1);
    c2 = uint32_t(p0 >> 32) ^ c3 ^ k1;
    c3 = uint32_t(p0);
    k0 += 0x9E3779B9u;
    k1 += 0xBB67AE85u;
  }
  return {{c0, c1, c2, c3}};
}

inline double unit(uint32_t word) { return (double(word) + 0.5) * UNIT; }

int poisson(uint64_t seed, uint32_t draw, uint32_t stream, uint32_t index, double mean) {
  int total = 0;
  for (uint32_t part = 0; mean > 0.0; part++) {
    double piece = mean < 32.0 ? mean : 32.0;
    mean -= piece;
    Block b = block(seed, COUNT, draw, stream, index, part);
    double u = (double(b.w[0]) + (double(b.w[1]) + 0.5) * UNIT) * UNIT;
    double chance = std::exp(-piece), below = chance;
    int n = 0;
    while (u > below && n < 200) {
      n++;
      chance *= piece / n;
      below += chance;
    }
    total += n;
  }
  return total;
}

struct Patient {
  double time, since;
  int32_t next, before;
  uint32_t serial, index;
  uint32_t stream;
  int32_t station;
  float stay;
  int16_t facility, region;
  int16_t stage, last;
  int16_t category;
  int8_t inside, unused;
};

// The stays of the last stages, from when the need was counted.
constexpr int KEPT = 8;
using Stays = std::array<float, KEPT>;

// What one draw gives: the same counts as the product's kernel, those of the civil
// source and of the outcomes that can occur.
struct Counts {
  std::vector<float> need, occupied, patient_days, admitted;
  std::vector<int64_t> ledger, left, started;
  std::vector<double> stay_days;

  explicit Counts(const Plan& plan)
      : need(plan.stations.size() * plan.days),
        occupied(plan.stations.size() * plan.days),
        patient_days(plan.regions * plan.categories * plan.days),
        admitted(plan.regions * plan.categories * plan.days),
        ledger(plan.regions * plan.categories * OUTCOMES),
        left(plan.stations.size()),
        started(plan.stations.size()),
        stay_days(plan.stations.size()) {}

  void write(const char* path) const {
    std::FILE* file = std::fopen(path, "wb");
    if (!file) std::exit(3);
    auto put = [file](const auto& values) {
      std::fwrite(values.data(), sizeof(values[0]), values.size(), file);
    };
    put(need), put(occupied), put(patient_days), put(admitted);
    put(ledger), put(left), put(started), put(stay_days);
    std::fclose(file);
  }
};

class Course {
 public:
  Course(const Plan& plan, uint64_t seed, uint32_t draw)
      : plan_(plan),
        seed_(seed),
        draw_(draw),
        counts(plan),
        stations_(plan.stations),
        buckets_(plan.buckets, -1),
        later_(plan.days, -1) {
    patients_.reserve(32768);
    stays_.reserve(32768);
  }

  void run() {
    for (today_ = 0; today_ < plan_.days; today_++) {
      open_day();
      admit_day();
      for (int row = 0; row < plan_.buckets; row++)
        while (buckets_[row] >= 0) step(row);
      for (size_t s = 0; s < stations_.size(); s++)
        counts.occupied[s * plan_.days + today_] = float(stations_[s].occupied);
    }
    close();
  }

 private:
  const Plan& plan_;
  const uint64_t seed_;
  const uint32_t draw_;

 public:
  Counts counts;

 private:
  std::vector<Station> stations_;
  std::vector<int32_t> buckets_, later_;
  std::vector<Patient> patients_;
  std::vector<Stays> stays_;
  int32_t free_ = -1;
  uint32_t serial_ = 0;
  int today_ = 0;

  double sample(int table, uint32_t word) const {
    double x = (double(word) + 0.5) * (UNIT * CELLS);
    int64_t cell = int64_t(x);
    if (cell >= CELLS - 1) {
      x = (x - double(cell)) * CELLS;
      cell = int64_t(x) + CELLS + 1;
      x += CELLS + 1;
    }
    const float* row = &plan_.tables[size_t(table) * ROW + cell];
    double low = row[0];
    return low + (x - double(cell)) * (double(row[1]) - low);
  }

  int64_t& ledger(const Patient& patient, Outcome outcome) {
    return counts.ledger[(patient.region * plan_.categories + patient.category) *
                             OUTCOMES + outcome];
  }

  void push(int32_t& head, int32_t p) {
    Patient& patient = patients_[p];
    patient.next = head;
    patient.before = -1;
    if (head >= 0) patients_[head].before = p;
    head = p;
  }

  void schedule(int32_t p, double time) {
    patients_[p].time = time;
    int64_t day = int64_t(time);
    if (day == today_)
      push(buckets_[int64_t((time - today_) * plan_.buckets)], p);
    else if (day < plan_.days)
      push(later_[day], p);
    else
      patients_[p].next = patients_[p].before = -1;
  }

  void open_day() {
    int32_t p = later_[today_];
    while (p >= 0) {
      int32_t after = patients_[p].next;
      push(buckets_[int64_t((patients_[p].time - today_) * plan_.buckets)], p);
      p = after;
    }
  }

  static void count(float* row, int days, double begin, double end) {
    int64_t first = int64_t(begin);
    if (first < days) {
      row[first] += 1.0f;
      int64_t last = int64_t(end);
      if (last < days) row[last] -= 1.0f;
    }
  }

  void admit_day() {
    for (int a = plan_.day_start[today_]; a < plan_.day_start[today_ + 1]; a++) {
      const Arrival& arrival = plan_.arrivals[a];
      int number = poisson(seed_, draw_, arrival.stream, today_, arrival.rate);
      int cell = arrival.region * plan_.categories + arrival.category;
      counts.ledger[cell * OUTCOMES + ARRIVED] += number;
      counts.admitted[cell * plan_.days + today_] += float(number);
      for (int i = 0; i < number; i++) admit(arrival, i);
    }
  }

  void admit(const Arrival& arrival, int i) {
    int32_t p = free_;
    if (p >= 0) {
      free_ = patients_[p].next;
    } else {
      p = int32_t(patients_.size());
      patients_.emplace_back();
      stays_.emplace_back();
    }
    Patient& patient = patients_[p];
    patient.serial = serial_++;
    patient.stream = arrival.stream;
    patient.index = uint32_t(today_ << 20) | uint32_t(i);
    patient.facility = int16_t(arrival.facility);
    patient.region = int16_t(arrival.region);
    patient.category = int16_t(arrival.category);
    patient.station = -1;
    Block b = block(seed_, PATIENT, draw_, patient.stream, patient.index, 0);
    int route = plan_.first_route[patient.category];
    int last = route + plan_.routes_of[patient.category] - 1;
    while (route < last && unit(b.w[1]) >= plan_.routes[route].below) route++;
    patient.stage = int16_t(plan_.routes[route].begin);
    patient.last = int16_t(plan_.routes[route].end - 1);
    patient.stay = float(sample(plan_.stages[patient.stage].table, b.w[3]));
    patient.inside = 1;
    double time =
        today_ + arrival.opens + unit(b.w[0]) * (arrival.closes - arrival.opens);
    need_places(patient, stays_[p], time);
    schedule(p, time);
  }

  uint32_t stage_word(const Patient& patient, int number) const {
    return block(seed_, STAGE, draw_, patient.stream, patient.index, number).w[0];
  }

  void need_places(const Patient& patient, Stays& stays, double begin) {
    stays.fill(-1.0f);
    double time = begin, stay = patient.stay;
    int facility = patient.facility;
    for (int stage = patient.stage; time < plan_.days; stage++) {
      const Stage& step = plan_.stages[stage];
      if (stage != patient.stage) {
        float single = float(sample(step.table, stage_word(patient, step.number)));
        if (patient.last - stage < KEPT) stays[patient.last - stage] = single;
        stay = single;
      }
      int at = plan_.near_start[facility * plan_.kinds + step.kind];
      int station = plan_.near_station[at];
      const Station& place = stations_[station];
      facility = place.facility;
      double until = time + stay;
      count(&counts.need[station * plan_.days], plan_.days, time, until);
      time = until;
      if (stage == patient.last) break;
    }
    count(&counts.patient_days[(patient.region * plan_.categories + patient.category) *
                               plan_.days],
          plan_.days, begin, time);
  }

  void step(int row) {
    int32_t best = buckets_[row];
    for (int32_t p = patients_[best].next; p >= 0; p = patients_[p].next)
      if (patients_[p].time < patients_[best].time ||
          (patients_[p].time == patients_[best].time &&
           patients_[p].serial < patients_[best].serial))
        best = p;
    Patient& patient = patients_[best];
    if (patient.before >= 0)
      patients_[patient.before].next = patient.next;
    else
      buckets_[row] = patient.next;
    if (patient.next >= 0) patients_[patient.next].before = patient.before;
    if (patient.station >= 0) {
      if (patient.stage == patient.last) {
        release(patient);
        leave(best, DISCHARGED);
        return;
      }
      patient.stage++;
      patient.stay = -1.0f;
    }
    ask(best, patient.time);
  }

  void ask(int32_t p, double now) {
    Patient& patient = patients_[p];
    int slot = patient.facility * plan_.kinds + plan_.stages[patient.stage].kind;
    int begin = plan_.near_start[slot];
    for (int j = begin; j < plan_.near_start[slot + 1]; j++) {
      Station& place = stations_[plan_.near_station[j]];
      if (place.occupied < place.capacity) {
        if (patient.station >= 0) release(patient);
        start(p, j, now);
        return;
      }
    }
    if (patient.station >= 0) release(patient);
    counts.left[plan_.near_station[begin]]++;
    leave(p, LEFT);
  }

  void start(int32_t p, int j, double now) {
    Patient& patient = patients_[p];
    int station = plan_.near_station[j];
    Station& place = stations_[station];
    place.occupied++;
    double begin = now;
    if (place.facility != patient.facility) {
      ledger(patient, MOVED)++;
      patient.facility = int16_t(place.facility);
      begin += double(plan_.near_hours[j]) / 24.0;
    }
    double stay = patient.stay;
    int left = patient.last - patient.stage;
    if (stay < 0.0 && left < KEPT) stay = stays_[p][left];
    if (stay < 0.0) {
      const Stage& step = plan_.stages[patient.stage];
      stay = float(sample(step.table, stage_word(patient, step.number)));
    }
    patient.station = station;
    patient.since = now;
    counts.started[station]++;
    schedule(p, begin + stay);
  }

  void release(Patient& patient) {
    stations_[patient.station].occupied--;
    counts.stay_days[patient.station] += patient.time - patient.since;
    patient.station = -1;
  }

  void leave(int32_t p, Outcome outcome) {
    ledger(patients_[p], outcome)++;
    patients_[p].inside = 0;
    patients_[p].next = free_;
    free_ = p;
  }

  void close() {
    for (const Patient& patient : patients_) {
      if (!patient.inside) continue;
      ledger(patient, INSIDE)++;
      if (patient.station >= 0)
        counts.stay_days[patient.station] += plan_.days - patient.since;
    }
  }
};

double processor_seconds() {
  std::timespec now;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return double(now.tv_sec) + 1e-9 * double(now.tv_nsec);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 6) return 2;
  const Plan plan = read_plan(argv[1]);
  const uint64_t seed = std::strtoull(argv[3], nullptr, 10);
  const int first = std::atoi(argv[4]), draws = std::atoi(argv[5]);
  for (int d = 0; d < draws; d++) {
    const double begin = processor_seconds();
    Course course(plan, seed, uint32_t(first + d));
    course.run();
    std::printf("%.9f\n", processor_seconds() - begin);
    if (d + 1 == draws) course.counts.write(argv[2]);
  }
}
