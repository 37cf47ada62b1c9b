#include "XichengSample.h"

// #embed is C23; clang has it in every language mode and says so.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char stops[] = {
#embed "xicheng/stops.geojson"
};

static const unsigned char corners[] = {
#embed "xicheng/corners.geojson"
};

static const unsigned char holidays[] = {
#embed "calendar/CN-2026.csv"
};

// A snapshot is used where it stands, so its sections have to be aligned.
_Alignas(64) static const unsigned char map[] = {
#embed "xicheng/xicheng.waystation"
};

const unsigned char *xicheng_stops(void) { return stops; }
size_t xicheng_stops_size(void) { return sizeof stops; }

const unsigned char *xicheng_corners(void) { return corners; }
size_t xicheng_corners_size(void) { return sizeof corners; }

const unsigned char *china_holidays(void) { return holidays; }
size_t china_holidays_size(void) { return sizeof holidays; }

const unsigned char *xicheng_map(void) { return map; }
size_t xicheng_map_size(void) { return sizeof map; }
