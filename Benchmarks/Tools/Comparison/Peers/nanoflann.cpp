// nanoflann: a k-d tree over unit vectors in three dimensions.
//
// LEAF_SIZE is the number of points in a leaf; 10 is the library's default.

#include "peer.h"

#include <algorithm>
#include <memory>
#include <nanoflann.hpp>
#include <string>
#include <vector>

#ifndef LEAF_SIZE
#define LEAF_SIZE 10
#endif

namespace {

struct Stops {
  const double *positions;
  const uint64_t *amenities;
  uint32_t count;

  size_t kdtree_get_point_count() const { return count; }
  double kdtree_get_pt(uint32_t stop, size_t axis) const { return positions[3 * stop + axis]; }
  template <class Box>
  bool kdtree_get_bbox(Box &) const {
    return false;
  }
};

using Tree = nanoflann::KDTreeSingleIndexAdaptor<nanoflann::L2_Simple_Adaptor<double, Stops>,
                                                 Stops, 3, uint32_t>;
using Nearest = nanoflann::KNNResultSet<double, uint32_t>;

// A result set that takes no notice of stops without the needs.
class NearestOffering {
public:
  using DistanceType = double;

  NearestOffering(Nearest &nearest, const uint64_t *amenities, uint64_t needs)
      : nearest_(nearest), amenities_(amenities), needs_(needs) {}

  size_t size() const { return nearest_.size(); }
  bool full() const { return nearest_.full(); }
  double worstDist() const { return nearest_.worstDist(); }
  bool addPoint(double distance, uint32_t stop) {
    if ((amenities_[stop] & needs_) != needs_) return true;
    return nearest_.addPoint(distance, stop);
  }

private:
  Nearest &nearest_;
  const uint64_t *amenities_;
  uint64_t needs_;
};

struct Index {
  Stops stops;
  Tree tree;

  explicit Index(Stops all)
      : stops(all), tree(3, stops, nanoflann::KDTreeSingleIndexAdaptorParams(LEAF_SIZE)) {
    tree.buildIndex();
  }
};

}  // namespace

const char *peer_name() {
  static const std::string name = "nanoflann " + std::to_string(NANOFLANN_VERSION >> 8) + "." +
                                  std::to_string(NANOFLANN_VERSION >> 4 & 15) + "." +
                                  std::to_string(NANOFLANN_VERSION & 15) + ", leaves of " +
                                  std::to_string(LEAF_SIZE);
  return name.c_str();
}

int peer_filters() { return 1; }

void *peer_build(const double *positions, const uint64_t *amenities, uint32_t count) {
  return new Index(Stops{positions, amenities, count});
}

void peer_free(void *index) { delete static_cast<Index *>(index); }

void peer_ask(void *opaque, const double *origins, uint32_t count, uint32_t wanted,
              uint64_t needs, uint32_t *answers, uint64_t stride) {
  const Index &index = *static_cast<const Index *>(opaque);
  const nanoflann::SearchParams exact;
  std::vector<double> distances(wanted);
  for (uint32_t i = 0; i < count; i++) {
    uint32_t *answer = answers + i * stride;
    Nearest nearest(wanted);
    nearest.init(answer, distances.data());
    if (needs == 0) {
      index.tree.findNeighbors(nearest, origins + 3 * i, exact);
    } else {
      NearestOffering offering(nearest, index.stops.amenities, needs);
      index.tree.findNeighbors(offering, origins + 3 * i, exact);
    }
    std::fill(answer + nearest.size(), answer + wanted, UINT32_MAX);
  }
}
