#ifndef C_ALLOCATION_COUNTER_H
#define C_ALLOCATION_COUNTER_H

/// How often the process has asked for memory so far: malloc, calloc, realloc, aligned_alloc,
/// memalign and posix_memalign together. Counts on Linux with glibc; -1 elsewhere.
long allocation_count(void);

#endif
