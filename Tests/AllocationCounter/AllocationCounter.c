#include "AllocationCounter.h"

#include <stddef.h>

// An executable's own definition of malloc takes precedence over the C library's, which stays
// reachable under a second name. A sanitizer brings definitions of its own; it is left alone.
#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define SANITIZED 1
#endif
#endif

#if defined(__linux__) && !defined(SANITIZED)
#include <errno.h>
#include <features.h>
#endif

#if defined(__GLIBC__) && !defined(SANITIZED)

static __thread uint64_t count;

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t number, size_t size);
extern void *__libc_realloc(void *block, size_t size);
extern void *__libc_memalign(size_t alignment, size_t size);

void *malloc(size_t size) {
  count++;
  return __libc_malloc(size);
}

void *calloc(size_t number, size_t size) {
  count++;
  return __libc_calloc(number, size);
}

void *realloc(void *block, size_t size) {
  count++;
  return __libc_realloc(block, size);
}

void *aligned_alloc(size_t alignment, size_t size) {
  count++;
  return __libc_memalign(alignment, size);
}

int posix_memalign(void **block, size_t alignment, size_t size) {
  count++;
  *block = __libc_memalign(alignment, size);
  return *block == NULL ? ENOMEM : 0;
}

int allocation_counter_works(void) { return 1; }
uint64_t allocation_count(void) { return count; }

#else

int allocation_counter_works(void) { return 0; }
uint64_t allocation_count(void) { return 0; }

#endif
