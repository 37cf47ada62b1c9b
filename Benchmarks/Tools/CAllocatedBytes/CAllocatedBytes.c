#include "CAllocatedBytes.h"

#include <stdlib.h>

#ifdef __GLIBC__
#include <malloc.h>
#endif

unsigned long allocated_bytes(void) {
#if defined(__GLIBC__) && (__GLIBC__ > 2 || __GLIBC_MINOR__ >= 33)
  const struct mallinfo2 memory = mallinfo2();
  return memory.uordblks + memory.hblkhd;
#else
  return 0;
#endif
}
