// The sample district, embedded in the binary so that a fresh clone answers at once, from any
// folder, and the built command can be moved.
#ifndef XICHENG_SAMPLE_H
#define XICHENG_SAMPLE_H

#include <stddef.h>

/// The 355 sample stops, as the bytes of `xicheng/stops.geojson`.
const unsigned char *xicheng_stops(void);
size_t xicheng_stops_size(void);

/// The 1,500 sample corners, as the bytes of `xicheng/corners.geojson`.
const unsigned char *xicheng_corners(void);
size_t xicheng_corners_size(void);

/// China's public holidays and make-up workdays, as the bytes of `calendar/CN-2026.csv`.
const unsigned char *china_holidays(void);
size_t china_holidays_size(void);

/// Roads and the 355 stops, compiled: the bytes of `xicheng/xicheng.waystation`, at an address that is a
/// multiple of 64.
const unsigned char *xicheng_map(void);
size_t xicheng_map_size(void);

#endif
