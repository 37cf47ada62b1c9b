// Boost.Geometry: an R*-tree over unit vectors in three dimensions, packed when it is built.

#include "peer.h"

#include <algorithm>
#include <boost/geometry.hpp>
#include <boost/geometry/index/rtree.hpp>
#include <boost/version.hpp>
#include <string>
#include <utility>
#include <vector>

namespace {

namespace bg = boost::geometry;
namespace bgi = boost::geometry::index;

using Point = bg::model::point<double, 3, bg::cs::cartesian>;
using Value = std::pair<Point, uint32_t>;
using Tree = bgi::rtree<Value, bgi::rstar<16>>;

struct Index {
  const uint64_t *amenities;
  Tree tree;
};

// Writes ordinals where the answer belongs, without a container in between.
struct OrdinalWriter {
  using iterator_category = std::output_iterator_tag;
  using value_type = void;
  using difference_type = void;
  using pointer = void;
  using reference = void;

  uint32_t *next;

  OrdinalWriter &operator*() { return *this; }
  OrdinalWriter &operator++() { return *this; }
  OrdinalWriter operator++(int) { return *this; }
  OrdinalWriter &operator=(const Value &value) {
    *next++ = value.second;
    return *this;
  }
};

Point point(const double *position) { return Point(position[0], position[1], position[2]); }

}  // namespace

const char *peer_name() {
  static const std::string name = "Boost.Geometry R-tree " +
                                  std::to_string(BOOST_VERSION / 100000) + "." +
                                  std::to_string(BOOST_VERSION / 100 % 1000) + ", rstar<16>, packed";
  return name.c_str();
}

int peer_filters() { return 1; }

void *peer_build(const double *positions, const uint64_t *amenities, uint32_t count) {
  std::vector<Value> values;
  values.reserve(count);
  for (uint32_t i = 0; i < count; i++) values.emplace_back(point(positions + 3 * i), i);
  return new Index{amenities, Tree(values.begin(), values.end())};
}

void peer_free(void *index) { delete static_cast<Index *>(index); }

void peer_ask(void *opaque, const double *origins, uint32_t count, uint32_t wanted,
              uint64_t needs, uint32_t *answers, uint64_t stride) {
  const Index &index = *static_cast<const Index *>(opaque);
  const uint64_t *amenities = index.amenities;
  const auto offers = [=](const Value &value) {
    return (amenities[value.second] & needs) == needs;
  };
  for (uint32_t i = 0; i < count; i++) {
    uint32_t *answer = answers + i * stride;
    const Point origin = point(origins + 3 * i);
    size_t found;
    if (needs == 0) {
      found = index.tree.query(bgi::nearest(origin, wanted), OrdinalWriter{answer});
    } else {
      found = index.tree.query(bgi::nearest(origin, wanted) && bgi::satisfies(offers),
                               OrdinalWriter{answer});
    }
    std::fill(answer + found, answer + wanted, UINT32_MAX);
  }
}
