// The few vector operations that Swift's SIMD types don't turn into single instructions: minimum and
// maximum by lane, the packing of a comparison into bits, and what is made of them. Everything is `static inline`, so the
// Swift optimizer sees through it; there is nothing to link.

#ifndef C_LANES_H
#define C_LANES_H

#include <stdint.h>

typedef float lanes_f4 __attribute__((__vector_size__(16)));
typedef double lanes_d2 __attribute__((__vector_size__(16)));

#if defined(__SSE2__)
#include <emmintrin.h>

// The second operand where a lane is not a number.
static inline lanes_f4 lanes_least(lanes_f4 a, lanes_f4 b) { return _mm_min_ps(a, b); }
static inline lanes_f4 lanes_greatest(lanes_f4 a, lanes_f4 b) { return _mm_max_ps(a, b); }
static inline lanes_d2 lanes_least_d2(lanes_d2 a, lanes_d2 b) { return _mm_min_pd(a, b); }
static inline lanes_d2 lanes_greatest_d2(lanes_d2 a, lanes_d2 b) { return _mm_max_pd(a, b); }

// One bit per lane, the lowest for the first, set where a <= b.
static inline uint32_t lanes_at_most(lanes_f4 a, lanes_f4 b) {
  return (uint32_t)_mm_movemask_ps(_mm_cmple_ps(a, b));
}

#elif defined(__ARM_NEON) && defined(__aarch64__)
#include <arm_neon.h>

static inline lanes_f4 lanes_least(lanes_f4 a, lanes_f4 b) { return vminq_f32(a, b); }
static inline lanes_f4 lanes_greatest(lanes_f4 a, lanes_f4 b) { return vmaxq_f32(a, b); }
static inline lanes_d2 lanes_least_d2(lanes_d2 a, lanes_d2 b) { return vminq_f64(a, b); }
static inline lanes_d2 lanes_greatest_d2(lanes_d2 a, lanes_d2 b) { return vmaxq_f64(a, b); }

static inline uint32_t lanes_at_most(lanes_f4 a, lanes_f4 b) {
  const uint32x4_t bits = {1, 2, 4, 8};
  return vaddvq_u32(vandq_u32(vcleq_f32(a, b), bits));
}

#else

static inline lanes_f4 lanes_least(lanes_f4 a, lanes_f4 b) {
  for (int i = 0; i < 4; i++) a[i] = a[i] < b[i] ? a[i] : b[i];
  return a;
}
static inline lanes_f4 lanes_greatest(lanes_f4 a, lanes_f4 b) {
  for (int i = 0; i < 4; i++) a[i] = a[i] > b[i] ? a[i] : b[i];
  return a;
}
static inline lanes_d2 lanes_least_d2(lanes_d2 a, lanes_d2 b) {
  for (int i = 0; i < 2; i++) a[i] = a[i] < b[i] ? a[i] : b[i];
  return a;
}
static inline lanes_d2 lanes_greatest_d2(lanes_d2 a, lanes_d2 b) {
  for (int i = 0; i < 2; i++) a[i] = a[i] > b[i] ? a[i] : b[i];
  return a;
}

static inline uint32_t lanes_at_most(lanes_f4 a, lanes_f4 b) {
  uint32_t bits = 0;
  for (int i = 0; i < 4; i++) bits |= (uint32_t)(a[i] <= b[i]) << i;
  return bits;
}

#endif

// The square of how far each lane of q lies outside its interval; 0 inside.
static inline lanes_f4 lanes_squared_outside(lanes_f4 q, lanes_f4 low, lanes_f4 high) {
  const lanes_f4 zero = {0, 0, 0, 0};
  const lanes_f4 outside = lanes_greatest(lanes_greatest(low - q, q - high), zero);
  return outside * outside;
}

#include "CSnapLanes.h"

#endif
