// Eight boxes, or eight straight pieces of road, against one place: the inner loop of snapping.
//
// Coordinates are whole 10^-7 degrees, eight of a kind one after the other: south, west, north, east
// for boxes, start latitude, start longitude, end latitude, end longitude for pieces. Differences are
// formed as integers, so near the place nothing is lost before they become single precision; they wrap
// around at 429 degrees, which never makes a far one near.

#ifndef C_SNAP_LANES_H
#define C_SNAP_LANES_H

#include <stdint.h>
#include <string.h>

// Part of CLanes.h, which has defined the operations on four lanes before.

typedef int32_t lanes_i4 __attribute__((__vector_size__(16)));
typedef uint32_t lanes_u4 __attribute__((__vector_size__(16)));

// A place, and how long a unit is there.
typedef struct {
  int32_t latitude, longitude;
  // What the whole numbers leave over, 0 to 1.
  float latitude_rest, longitude_rest;
  float metres_per_latitude, metres_per_longitude;
} lanes_place;

static inline lanes_f4 lanes_splat(float x) { return (lanes_f4){x, x, x, x}; }

// Where four coordinates lie as seen from the place's, in metres.
static inline lanes_f4 lanes_from(const int32_t *at, int32_t place, float rest, float metres) {
  lanes_u4 value;
  memcpy(&value, at, sizeof value);
  const uint32_t from = (uint32_t)place;
  const lanes_i4 difference = (lanes_i4)(value - (lanes_u4){from, from, from, from});
  return (__builtin_convertvector(difference, lanes_f4) - lanes_splat(rest)) * lanes_splat(metres);
}

// One bit for each of eight marks that has something in common with the mask.
static inline uint32_t lanes_marked(const uint16_t *marks, uint16_t mask) {
#if defined(__SSE2__)
  const __m128i all = _mm_loadu_si128((const __m128i *)marks);
  const __m128i none =
      _mm_cmpeq_epi16(_mm_and_si128(all, _mm_set1_epi16((short)mask)), _mm_setzero_si128());
  return ~(uint32_t)_mm_movemask_epi8(_mm_packs_epi16(none, _mm_setzero_si128())) & 0xFF;
#else
  uint32_t bits = 0;
  for (int i = 0; i < 8; i++) bits |= (uint32_t)((marks[i] & mask) != 0) << i;
  return bits;
#endif
}

// The squared distance of each of eight boxes, and one bit for each that is marked and within the bound.
static inline uint32_t lanes_boxes_within(
    const int32_t *boxes, const uint16_t *marks, uint16_t mask, const lanes_place *place,
    float bound, float *squares) {
  const lanes_f4 zero = lanes_splat(0);
  uint32_t within = 0;
  for (int half = 0; half < 8; half += 4) {
    const lanes_f4 south = lanes_from(
        boxes + half, place->latitude, place->latitude_rest, place->metres_per_latitude);
    const lanes_f4 west = lanes_from(
        boxes + 8 + half, place->longitude, place->longitude_rest, place->metres_per_longitude);
    const lanes_f4 north = lanes_from(
        boxes + 16 + half, place->latitude, place->latitude_rest, place->metres_per_latitude);
    const lanes_f4 east = lanes_from(
        boxes + 24 + half, place->longitude, place->longitude_rest, place->metres_per_longitude);
    const lanes_f4 y = lanes_greatest(lanes_greatest(south, -north), zero);
    const lanes_f4 x = lanes_greatest(lanes_greatest(west, -east), zero);
    const lanes_f4 square = x * x + y * y;
    memcpy(squares + half, &square, sizeof square);
    within |= lanes_at_most(square, lanes_splat(bound)) << half;
  }
  return within & lanes_marked(marks, mask);
}

// One bit for each of eight pieces that is marked and may be within the bound. Rounding errs by less
// than 2^-20 of the squared extent of a piece and its distance together; that much is allowed for.
static inline uint32_t lanes_pieces_within(
    const int32_t *pieces, const uint16_t *marks, uint16_t mask, const lanes_place *place,
    float bound) {
  const lanes_f4 zero = lanes_splat(0), one = lanes_splat(1), tiny = lanes_splat(1e-30f);
  uint32_t within = 0;
  for (int half = 0; half < 8; half += 4) {
    const lanes_f4 y = lanes_from(
        pieces + half, place->latitude, place->latitude_rest, place->metres_per_latitude);
    const lanes_f4 x = lanes_from(
        pieces + 8 + half, place->longitude, place->longitude_rest, place->metres_per_longitude);
    const lanes_f4 dy = lanes_from(
        pieces + 16 + half, place->latitude, place->latitude_rest, place->metres_per_latitude) - y;
    const lanes_f4 dx = lanes_from(
        pieces + 24 + half, place->longitude, place->longitude_rest, place->metres_per_longitude) - x;
    const lanes_f4 length = dx * dx + dy * dy;
    const lanes_f4 along = -(x * dx + y * dy) / lanes_greatest(length, tiny);
    const lanes_f4 share = lanes_least(lanes_greatest(along, zero), one);
    const lanes_f4 nx = x + dx * share, ny = y + dy * share;
    const lanes_f4 slack = (x * x + y * y + length) * lanes_splat(0x1p-19f);
    within |= lanes_at_most(nx * nx + ny * ny - slack, lanes_splat(bound)) << half;
  }
  return within & lanes_marked(marks, mask);
}

#endif
