// Files that stand in the program itself, so that it can be moved and no request reaches a file system.
#ifndef BUNDLED_H
#define BUNDLED_H

#include <stddef.h>

/// A file of the page or of the documentation.
typedef struct {
  /// The path under which it is served.
  const char *_Nonnull path;
  const unsigned char *_Nonnull bytes;
  size_t count;
} BundledFile;

/// How many there are.
size_t bundled_file_count(void);

/// One of them; the index is less than their number.
BundledFile bundled_file(size_t index);

#endif
