// Counts this thread's heap allocations, so that a test can show that a search makes none.

#ifndef ALLOCATION_COUNTER_H
#define ALLOCATION_COUNTER_H

#include <stdint.h>

/// Whether allocations are counted here: on Linux with glibc, without a sanitizer.
int allocation_counter_works(void);

/// How many blocks this thread has allocated so far.
uint64_t allocation_count(void);

#endif
