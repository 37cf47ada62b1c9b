#include "XichengSample.h"

// #embed is C23; clang has it in every language mode and says so.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char stops[] = {
#embed "xicheng/stops.geojson"
};

static const unsigned char corners[] = {
#embed "xicheng/corners.geojson"
};

const unsigned char *xicheng_stops(void) { return stops; }
size_t xicheng_stops_size(void) { return sizeof stops; }

const unsigned char *xicheng_corners(void) { return corners; }
size_t xicheng_corners_size(void) { return sizeof corners; }
