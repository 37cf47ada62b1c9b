// Eight straight pieces of road against one place: the inner loop of snapping.
//
// A piece is four offsets of 16 bits, in whole 10^-7 degrees, from the corner of the window around its
// cell: latitude and longitude of its start, of its end; those of a kind one after the other. Differences
// are formed as integers, so nothing is lost before they become single precision.

#ifndef C_SNAP_LANES_H
#define C_SNAP_LANES_H

#include <stdint.h>
#include <string.h>

// Part of CLanes.h, which has defined the operations on four lanes before.

typedef int32_t lanes_i4 __attribute__((__vector_size__(16)));
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

// Which of eight pieces may be within the bound, one bit for each, the bound, and the square of how far
// the first and the last four pieces are at least.
typedef struct {
  uint32_t within;
  float bound;
  lanes_f4 first, last;
} lanes_near;

// The mark of a piece that is too long for its offsets; they say something else.
#define LANES_LONG_PIECE 0x8000

static inline lanes_f4 lanes_splat(float x) { return (lanes_f4){x, x, x, x}; }

static inline lanes_f4 lanes_where(lanes_i4 which, lanes_f4 yes, lanes_f4 no) {
  return (lanes_f4)(((lanes_i4)yes & which) | ((lanes_i4)no & ~which));
}

// Four of eight numbers, the lower or the upper half.
static inline lanes_i4 lanes_half(lanes_h8 numbers, int half) {
  const lanes_h4 four = half == 0 ? __builtin_shufflevector(numbers, numbers, 0, 1, 2, 3)
                                  : __builtin_shufflevector(numbers, numbers, 4, 5, 6, 7);
  return __builtin_convertvector(four, lanes_i4);
}

static inline lanes_f4 lanes_float(lanes_i4 numbers) {
  return __builtin_convertvector(numbers, lanes_f4);
}

// One bit for each lane that is not zero.
static inline uint32_t lanes_bits(lanes_h8 numbers) {
#if defined(__SSE2__)
  const __m128i zero = _mm_setzero_si128();
  return ~(uint32_t)_mm_movemask_epi8(
             _mm_packs_epi16(_mm_cmpeq_epi16((__m128i)numbers, zero), zero)) & 0xFF;
#else
  uint32_t bits = 0;
  for (int i = 0; i < 8; i++) bits |= (uint32_t)(numbers[i] != 0) << i;
  return bits;
#endif
}

// The first `count` of eight pieces, those that have something in common with the mask. Numbers of a
// kind are `stride` apart; what lies behind them is read, and has to be memory of the caller's. Rounding
// errs by less than 2^-20 of the squared extent of a piece and its distance together; twice that much is
// allowed for. A long piece may always be within the bound. Where only the nearest piece is wanted, each
// of the others lowers the bound.
static inline lanes_near lanes_pieces_near(
    const uint16_t *pieces, long stride, uint32_t count, uint16_t mask,
    const lanes_place *place, float bound, int lowers_bound) {
  const lanes_f4 zero = lanes_splat(0), one = lanes_splat(1), tiny = lanes_splat(1e-30f);
  lanes_h8 south, west, north, east, marks;
  memcpy(&south, pieces, sizeof south);
  memcpy(&west, pieces + stride, sizeof west);
  memcpy(&north, pieces + 2 * stride, sizeof north);
  memcpy(&east, pieces + 3 * stride, sizeof east);
  memcpy(&marks, pieces + 4 * stride, sizeof marks);
  const lanes_f4 per_latitude = lanes_splat(place->metres_per_latitude);
  const lanes_f4 per_longitude = lanes_splat(place->metres_per_longitude);
  const uint32_t inside = count < 8 ? (1u << count) - 1 : 0xFF;
  const uint32_t wanted = lanes_bits(marks & mask) & inside;
  // Greater than zero where a mark is wanted and the piece is not long: that would be the sign.
  const lanes_h8 places = {0, 1, 2, 3, 4, 5, 6, 7};
  const lanes_h8 within =
      (lanes_h8)((lanes_s8)(marks & (uint16_t)(mask | LANES_LONG_PIECE)) > 0) &
      (lanes_h8)((lanes_s8)places < (int16_t)(count < 8 ? count : 8));
  lanes_f4 lower[2], least = lanes_splat(bound);
  for (int half = 0; half < 2; half++) {
    const lanes_i4 from_south = lanes_half(south, half), from_west = lanes_half(west, half);
    const lanes_f4 y = (lanes_float(from_south - place->latitude) -
                        lanes_splat(place->latitude_rest)) * per_latitude;
    const lanes_f4 x = (lanes_float(from_west - place->longitude) -
                        lanes_splat(place->longitude_rest)) * per_longitude;
    const lanes_f4 dy = lanes_float(lanes_half(north, half) - from_south) * per_latitude;
    const lanes_f4 dx = lanes_float(lanes_half(east, half) - from_west) * per_longitude;
    const lanes_f4 length = dx * dx + dy * dy;
    const lanes_f4 along = -(x * dx + y * dy) / lanes_greatest(length, tiny);
    const lanes_f4 share = lanes_least(lanes_greatest(along, zero), one);
    const lanes_f4 nx = x + dx * share, ny = y + dy * share;
    const lanes_f4 square = nx * nx + ny * ny;
    const lanes_f4 slack = (x * x + y * y + length) * lanes_splat(0x1p-19f);
    const lanes_i4 which = -(lanes_half(within, half) & 1);
    least = lanes_least(lanes_where(which, square + slack, least), least);
    // What a long piece has instead of offsets says nothing.
    const lanes_i4 is_long = -(lanes_half(marks, half) >> 15);
    lower[half] = lanes_where(is_long, zero, square - slack);
  }
  lanes_near near;
  near.bound = bound;
  near.first = lower[0];
  near.last = lower[1];
  if (lowers_bound) {
    least = lanes_least(least, __builtin_shufflevector(least, least, 2, 3, 0, 1));
    least = lanes_least(least, __builtin_shufflevector(least, least, 1, 0, 3, 2));
    near.bound = least[0];
  }
  near.within = lanes_at_most(lower[0], lanes_splat(near.bound)) |
                lanes_at_most(lower[1], lanes_splat(near.bound)) << 4;
  near.within &= wanted;
  return near;
}

#endif
