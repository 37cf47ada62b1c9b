#ifndef CALLOCATEDBYTES_H
#define CALLOCATEDBYTES_H

// What has been allocated and not given back; 0 where the C library doesn't tell.
unsigned long allocated_bytes(void);

#endif
