// S2: S2ClosestPointQuery over an S2PointIndex.
//
// The query of this version takes no filter, so questions with needs are left out.

#include "peer.h"

#include <algorithm>
#include <s2/s2closest_point_query.h>
#include <s2/s2point_index.h>
#include <vector>

namespace {

using Points = S2PointIndex<uint32_t>;
using Query = S2ClosestPointQuery<uint32_t>;

struct Index {
  Points points;
  Query query{&points};
};

S2Point point(const double *position) { return S2Point(position[0], position[1], position[2]); }

}  // namespace

#ifndef S2_VERSION
#define S2_VERSION ""
#endif

const char *peer_name() { return "S2ClosestPointQuery " S2_VERSION; }

int peer_filters() { return 0; }

void *peer_build(const double *positions, const uint64_t *, uint32_t count) {
  Index *index = new Index;
  for (uint32_t i = 0; i < count; i++) index->points.Add(point(positions + 3 * i), i);
  index->query.ReInit();
  return index;
}

void peer_free(void *index) { delete static_cast<Index *>(index); }

void peer_ask(void *opaque, const double *origins, uint32_t count, uint32_t wanted, uint64_t,
              uint32_t *answers, uint64_t stride) {
  Query &query = static_cast<Index *>(opaque)->query;
  query.mutable_options()->set_max_results(wanted);
  std::vector<Query::Result> results;
  for (uint32_t i = 0; i < count; i++) {
    Query::PointTarget target(point(origins + 3 * i));
    query.FindClosestPoints(&target, &results);
    uint32_t *answer = answers + i * stride;
    for (const auto &result : results) *answer++ = result.data();
    std::fill(answer, answers + i * stride + wanted, UINT32_MAX);
  }
}
