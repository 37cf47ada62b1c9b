#ifndef CCALLS_H
#define CCALLS_H

#include <stddef.h>
#include <stdint.h>

/* Asks libneareststop as a program in C does, call by call and in one batch. */
typedef struct c_caller c_caller;

/* NULL when the library or the map was not opened. */
c_caller *c_caller_open(const char *library, const char *map);

/* Asks for the `count` nearest stops that meet `needs` from each place; gives back the sum of the ordinals
 * found, which has to be that of whoever asks the same. `mode` is one of neareststop.h. */
uint64_t c_caller_ask(c_caller *caller, int32_t mode, uint64_t needs, size_t count, const double *latitudes,
                      const double *longitudes, size_t places);

/* The same in one call. */
uint64_t c_caller_ask_batch(c_caller *caller, int32_t mode, uint64_t needs, size_t count,
                            const double *latitudes, const double *longitudes, size_t places);

#endif
