// Eight straight pieces of road against one place: the inner loop of snapping.
//
// A piece is four offsets of 16 bits, in whole 10^-7 degrees, from the corner of the window around its
// cell: latitude and longitude of its start, of its end. Differences are formed as integers, so nothing
// is lost before they become single precision.

#ifndef C_SNAP_LANES_H
#define C_SNAP_LANES_H

#include <stdint.h>
#include <string.h>

// Part of CLanes.h, which has defined the operations on four lanes before.

typedef int32_t lanes_i4 __attribute__((__vector_size__(16)));
typedef int16_t lanes_s4 __attribute__((__vector_size__(8)));
typedef int16_t lanes_s8 __attribute__((__vector_size__(16)));
typedef uint16_t lanes_h4 __attribute__((__vector_size__(8)));
typedef uint16_t lanes_h8 __attribute__((__vector_size__(16)));

// A place, and how long a unit is there.
typedef struct {
  // From the corner of the window.
  int32_t latitude, longitude;
  // What the whole numbers leave over, 0 to 1.
  float latitude_rest, longitude_rest;
  float metres_per_latitude, metres_per_longitude;
} lanes_place;

// Which of eight pieces may be within the bound, one bit for each, and the bound.
typedef struct {
  uint32_t within;
  float bound;
} lanes_near;

// The mark of a piece that is too long for its offsets; they say something else.
#define LANES_LONG_PIECE 0x8000

static inline lanes_f4 lanes_splat(float x) { return (lanes_f4){x, x, x, x}; }

static inline lanes_f4 lanes_where(lanes_i4 which, lanes_f4 yes, lanes_f4 no) {
  return (lanes_f4)(((lanes_i4)yes & which) | ((lanes_i4)no & ~which));
}

static inline lanes_i4 lanes_wide(lanes_h4 offsets) {
  return __builtin_convertvector(offsets, lanes_i4);
}

// The first `count` of eight pieces, those that have something in common with the mask. What lies behind
// them is read, and has to be memory of the caller's. Rounding errs by less than 2^-20 of the squared
// extent of a piece and its distance together; twice that much is allowed for. A long piece may always
// be within the bound. Where only the nearest piece is wanted, each of the others lowers the bound.
static inline lanes_near lanes_pieces_near(
    const uint16_t *pieces, const uint16_t *marks, uint32_t count, uint16_t mask,
    const lanes_place *place, float bound, int lowers_bound) {
  const lanes_f4 zero = lanes_splat(0), one = lanes_splat(1), tiny = lanes_splat(1e-30f);
  const lanes_f4 far = lanes_splat(__builtin_inff()), never = lanes_splat(__builtin_nanf(""));
  const lanes_h8 places = {0, 1, 2, 3, 4, 5, 6, 7};
  lanes_h8 all;
  memcpy(&all, marks, sizeof all);
  const uint16_t end = count < 8 ? (uint16_t)count : 8;
  const lanes_s8 wanted =
      (lanes_s8)((lanes_s8)places < (int16_t)end) & ~(lanes_s8)((all & mask) == 0);
  const lanes_s8 lengthy = (lanes_s8)all < (lanes_s8){0};
  lanes_f4 lower[2], least = far;
  for (int half = 0; half < 2; half++) {
    lanes_h8 a, b;
    memcpy(&a, pieces + 16 * half, sizeof a);
    memcpy(&b, pieces + 16 * half + 8, sizeof b);
    const lanes_f4 y =
        (__builtin_convertvector(
             lanes_wide(__builtin_shufflevector(a, b, 0, 4, 8, 12)) - place->latitude, lanes_f4) -
         lanes_splat(place->latitude_rest)) * lanes_splat(place->metres_per_latitude);
    const lanes_f4 x =
        (__builtin_convertvector(
             lanes_wide(__builtin_shufflevector(a, b, 1, 5, 9, 13)) - place->longitude, lanes_f4) -
         lanes_splat(place->longitude_rest)) * lanes_splat(place->metres_per_longitude);
    const lanes_f4 dy =
        __builtin_convertvector(
            lanes_wide(__builtin_shufflevector(a, b, 2, 6, 10, 14)) -
                lanes_wide(__builtin_shufflevector(a, b, 0, 4, 8, 12)), lanes_f4) *
        lanes_splat(place->metres_per_latitude);
    const lanes_f4 dx =
        __builtin_convertvector(
            lanes_wide(__builtin_shufflevector(a, b, 3, 7, 11, 15)) -
                lanes_wide(__builtin_shufflevector(a, b, 1, 5, 9, 13)), lanes_f4) *
        lanes_splat(place->metres_per_longitude);
    const lanes_f4 length = dx * dx + dy * dy;
    const lanes_f4 along = -(x * dx + y * dy) / lanes_greatest(length, tiny);
    const lanes_f4 share = lanes_least(lanes_greatest(along, zero), one);
    const lanes_f4 nx = x + dx * share, ny = y + dy * share;
    const lanes_f4 square = nx * nx + ny * ny;
    const lanes_f4 slack = (x * x + y * y + length) * lanes_splat(0x1p-19f);
    const lanes_i4 is_wanted = __builtin_convertvector(
        half == 0 ? __builtin_shufflevector(wanted, wanted, 0, 1, 2, 3)
                  : __builtin_shufflevector(wanted, wanted, 4, 5, 6, 7), lanes_i4);
    const lanes_i4 is_long = __builtin_convertvector(
        half == 0 ? __builtin_shufflevector(lengthy, lengthy, 0, 1, 2, 3)
                  : __builtin_shufflevector(lengthy, lengthy, 4, 5, 6, 7), lanes_i4);
    least = lanes_least(lanes_where(is_wanted & ~is_long, square + slack, far), least);
    lower[half] = lanes_where(is_wanted, lanes_where(is_long, -far, square - slack), never);
  }
  least = lanes_least(least, __builtin_shufflevector(least, least, 2, 3, 0, 1));
  least = lanes_least(least, __builtin_shufflevector(least, least, 1, 0, 3, 2));
  lanes_near near;
  near.bound = lowers_bound && least[0] < bound ? least[0] : bound;
  near.within = lanes_at_most(lower[0], lanes_splat(near.bound)) |
                lanes_at_most(lower[1], lanes_splat(near.bound)) << 4;
  return near;
}

#endif
