// What every peer library is wrapped in: functions that the driver finds with dlsym().
//
// Positions are unit vectors: three doubles for every stop or origin.

#ifndef PEER_H
#define PEER_H

#include <cstdint>

extern "C" {

// The library's name and version, and how it is used.
const char *peer_name();

// Builds an index over `count` stops. `positions` and `amenities` (a bit each) outlive it.
void *peer_build(const double *positions, const uint64_t *amenities, uint32_t count);

void peer_free(void *index);

// Finds the `wanted` nearest stops that offer all `needs` for each of `count` origins, and writes
// their ordinals, UINT32_MAX where there are fewer. The answer to origin i begins at
// answers[i * stride]; with a stride of 0 all go to the same place.
void peer_ask(void *index, const double *origins, uint32_t count, uint32_t wanted, uint64_t needs,
              uint32_t *answers, uint64_t stride);

// Whether queries with needs can be asked.
int peer_filters();
}

#endif
