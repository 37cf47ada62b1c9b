// The system's zlib (https://zlib.net), for MapImport's compressed OSM files.
// ZLIB_CONST makes the input pointer one to constant bytes.
#define ZLIB_CONST
#include <zlib.h>
