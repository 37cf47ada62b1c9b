// The header as C++ reads it.

#include "neareststop.h"

#include <cstdio>

int main() {
  const nstop_question question = NSTOP_QUESTION_INIT;
  const nstop_stop stop = NSTOP_STOP_INIT;
  const nstop_info info = NSTOP_INFO_INIT;
  const nstop_hours hours = NSTOP_HOURS_INIT;
  const nstop_reading reading = NSTOP_READING_INIT;
  const nstop_detour detour = NSTOP_DETOUR_INIT;
  const nstop_visit visit = NSTOP_VISIT_INIT;
  const nstop_covered covered = NSTOP_COVERED_INIT;
  const nstop_considered considered = NSTOP_CONSIDERED_INIT;
  const nstop_found found = NSTOP_FOUND_INIT;
  const nstop_rejection rejection = NSTOP_REJECTION_INIT;
  const nstop_road road = NSTOP_ROAD_INIT;
  if (detour.size + visit.size + covered.size + considered.size + found.size + rejection.size + road.size == 0)
    return 1;
  if (question.size + stop.size + info.size + hours.size + reading.size == 0) return 1;
  std::printf("%s\n", nstop_status_name(NSTOP_OK));
  return nstop_abi_version() == NSTOP_ABI_VERSION ? 0 : 1;
}
