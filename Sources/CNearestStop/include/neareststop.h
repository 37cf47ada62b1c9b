/* neareststop.h: the nearest stops that offer what is needed, by straight line or by road.
 *
 *   nstop_stops *stops = NULL;
 *   char message[NSTOP_MESSAGE_BYTES];
 *   if (nstop_stops_open("city.waystation", NSTOP_ALL_PROFILES, 0, &stops, message, sizeof message))
 *     return fprintf(stderr, "%s\n", message), 1;
 *   nstop_question question = NSTOP_QUESTION_INIT;
 *   question.mode = NSTOP_BY_EBIKE;
 *   uint32_t ordinals[3];
 *   double seconds[3];
 *   size_t count = 0;
 *   nstop_stops_nearest(stops, NULL, &question, 39.9074, 116.3675, 3, ordinals, NULL, seconds, NULL,
 *                       &count, message, sizeof message);
 *
 * Rules that hold for all of it:
 *
 * - Handles are opaque; NULL, a handle of another kind and a closed one whose memory has not been used again
 *   give NSTOP_BAD_HANDLE. There is no global state. What `const` handles stand for never changes: any number
 *   of threads may use one at once. A workspace and changes that are being put together belong to one thread
 *   at a time. A handle must not be destroyed while another thread uses it.
 * - Functions that can fail return a status and say why in English, UTF-8, in `message`: at most
 *   `message_capacity` bytes, a zero at the end included, cut between characters. NULL or 0 for no words.
 *   On success `message` is left alone, and on failure everything else, unless said otherwise.
 * - Numbers are checked: NaN, infinities where none belong, unknown constants, lengths that overflow, ordinals
 *   that no stop has, texts that are no UTF-8 give an error. Of pointers only NULL can be checked; arrays must
 *   have the lengths that are given with them, and may be NULL where that is 0. When memory runs out the
 *   process ends.
 * - Coordinates are degrees in WGS-84, latitude first. Times are seconds since 1970-01-01 00:00 UTC: the
 *   library has no clock. Lengths are metres, durations seconds.
 * - An ordinal is a stop's place in the order of ids, 0 up to the number of stops. Those of a map mean the same
 *   for all who open that file; those of a moment of a live map mean something for that moment alone.
 * - Structures that may grow begin with their size, which the macros NSTOP_…_INIT set. Within one
 *   NSTOP_ABI_VERSION nothing is taken away: functions come, constants come, structures grow at their end,
 *   and a size that an older header has is accepted.
 */
#ifndef NEARESTSTOP_H
#define NEARESTSTOP_H

#include <math.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* MARK: Versions and errors */

/* The interface that this header describes. */
#define NSTOP_ABI_VERSION 1

/* The interface that the library was built for: the same as NSTOP_ABI_VERSION, or the two don't fit. */
uint32_t nstop_abi_version(void);

/* How a call went. */
typedef int32_t nstop_status;
enum {
  /* Done. That nothing was found is no error. */
  NSTOP_OK = 0,
  /* A pointer that is NULL, a number out of its range, a text that is no UTF-8, a structure of unknown size. */
  NSTOP_BAD_ARGUMENT = 1,
  /* Not a handle of the kind that is needed. */
  NSTOP_BAD_HANDLE = 2,
  /* A latitude or longitude that is none. */
  NSTOP_BAD_COORDINATE = 3,
  /* A buffer has too little room; how much is needed has been told. */
  NSTOP_TOO_SMALL = 4,
  /* No stop, amenity or reading of that name; no such part of an answer. */
  NSTOP_NOT_FOUND = 5,
  /* The system did not open the file. */
  NSTOP_NOT_OPENED = 6,
  /* Not a map, a damaged one, or one of another version of the format. */
  NSTOP_DAMAGED = 7,
  /* The map has no roads. */
  NSTOP_NO_ROADS = 8,
  /* The map was opened without this profile. */
  NSTOP_NOT_PREPARED = 9,
  /* There is no road near a place. */
  NSTOP_OFF_THE_MAP = 10,
  /* There are roads, and no way. */
  NSTOP_NOT_REACHABLE = 11,
  /* Live changes that cannot be; none of them was made. */
  NSTOP_REFUSED = 12,
  /* A workspace is in use on another thread, or too many readers were interrupted: try again. */
  NSTOP_BUSY = 13
};

/* A status as it is written here, "NSTOP_OK"; "?" for an unknown one. Never NULL, never to be freed. */
const char *nstop_status_name(nstop_status status);

/* Room enough for every message that tells of no long id. */
#define NSTOP_MESSAGE_BYTES 512

/* A text that somebody else keeps: UTF-8, any length, no zero at the end needed.
 * `bytes` is NULL for one that is unknown; of length 0 for an empty one. */
typedef struct nstop_text {
  const char *bytes;
  size_t length;
} nstop_text;

/* MARK: Maps */

/* The stops and roads of a map, or of one moment of a live map. Never changes. */
typedef struct nstop_stops nstop_stops;

/* Ways of moving by road, one bit each. */
enum { NSTOP_FOOT = 1, NSTOP_BICYCLE = 2, NSTOP_EBIKE = 4, NSTOP_ALL_PROFILES = 7 };

/* How a map is opened; bits, 0 for neither. */
enum {
  /* Checks the frame, not every byte, for a file that was verified before: O(1) instead of O(bytes). No
   * content makes a query read outside the map; a file that was made to lie gets wrong answers. */
  NSTOP_SKIP_CHECKSUMS = 1,
  /* The bytes stay where they are and as they are until every handle that comes from them is closed: they are
   * not copied when they begin at a multiple of 64. */
  NSTOP_BORROW_BYTES = 2
};

/* Opens a file that `waystation compile` made, mapped into memory: shared by all processes that have it open.
 * It must not be written to meanwhile; to replace it by another of its name is fine.
 *
 * path      ends with a zero.
 * profiles  for which ways of moving roads are prepared, NSTOP_FOOT…; 0 for straight lines only. Of a compact
 *           map each takes about 0.1 s for a city, of a prepared one nothing.
 * flags     NSTOP_SKIP_CHECKSUMS or 0.
 * stops     is given the handle, NULL on failure. */
nstop_status nstop_stops_open(const char *path, uint32_t profiles, uint32_t flags, nstop_stops **stops,
                              char *message, size_t message_capacity);

/* The same for a map in memory, which is copied unless NSTOP_BORROW_BYTES is given. */
nstop_status nstop_stops_open_bytes(const void *bytes, size_t length, uint32_t profiles, uint32_t flags,
                                    nstop_stops **stops, char *message, size_t message_capacity);

/* Lets go of a map or a moment. What was made from it stays: routes, live maps. Nothing for NULL. */
void nstop_stops_close(nstop_stops *stops);

/* What a map holds. */
typedef struct nstop_info {
  size_t size; /* sizeof(nstop_info) */
  /* Stops, closed and temporary ones included. */
  size_t stop_count;
  /* Junctions and dead ends, and the roads between them; 0 without roads. */
  size_t vertex_count;
  size_t segment_count;
  /* For which ways of moving roads are prepared, NSTOP_FOOT…; 0 for straight lines only. */
  uint32_t profiles;
  uint32_t has_roads;
  /* What the stops offer, all together: see nstop_amenity_bit. */
  uint64_t amenities;
  /* What holds all stops; west > east over the antimeridian; NaN without stops. */
  double south;
  double west;
  double north;
  double east;
} nstop_info;

#define NSTOP_INFO_INIT {sizeof(nstop_info), 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}

/* Tells what a map holds. O(stops). */
nstop_status nstop_stops_info(const nstop_stops *stops, nstop_info *info, char *message,
                              size_t message_capacity);

/* MARK: Stops */

/* The bit of an amenity by its word, as files and the command have it: "water", "phone_charging",
 * "battery_swap", …; NSTOP_NOT_FOUND for an unknown one. */
nstop_status nstop_amenity_bit(nstop_text word, uint64_t *bit, char *message, size_t message_capacity);

/* The word of an amenity by its number, 0…63: that of the bit 1 << number. NSTOP_NOT_FOUND where a number has
 * not been given out.
 *
 * buffer  NULL, or room for `capacity` bytes; what is written ends with a zero.
 * needed  is told how many bytes that takes, the zero included, also with NSTOP_TOO_SMALL; may be NULL. */
nstop_status nstop_amenity_word(uint32_t number, char *buffer, size_t capacity, size_t *needed, char *message,
                                size_t message_capacity);

/* The ordinal of the stop with an id, compared byte by byte; NSTOP_NOT_FOUND when there is none. O(log n). */
nstop_status nstop_stops_find(const nstop_stops *stops, nstop_text id, uint32_t *ordinal, char *message,
                              size_t message_capacity);

/* How fully a stop is equipped. */
enum { NSTOP_TIER_UNKNOWN = 0, NSTOP_CORNER = 1, NSTOP_POINT = 2, NSTOP_STATION = 3 };

/* How one gets in. */
enum {
  NSTOP_ENTRY_UNKNOWN = 0,
  NSTOP_ENTRY_OPEN = 1,
  NSTOP_ENTRY_QR_CODE = 2,
  NSTOP_ENTRY_DOOR_CODE = 3,
  NSTOP_ENTRY_ASK_STAFF = 4,
  NSTOP_ENTRY_CUSTOMERS_ONLY = 5,
  NSTOP_ENTRY_PRIVATE = 6,
  NSTOP_ENTRY_NOBODY = 7
};

/* Whether a stop costs something. */
enum { NSTOP_FEE_UNKNOWN = 0, NSTOP_FREE = 1, NSTOP_CHARGED = 2 };

/* What is true of a stop at the moment. */
enum { NSTOP_STOP_CLOSED = 1, NSTOP_STOP_TEMPORARY = 2 };

/* What is said about one amenity of a stop. */
typedef struct nstop_note {
  uint64_t amenity; /* one bit: see nstop_amenity_bit */
  nstop_text text;
} nstop_note;

/* A way into a stop: a gate of a park, a door of a building. By road one goes to the best of those that
 * couriers may use. */
typedef struct nstop_entrance {
  double latitude;
  double longitude;
  /* What is written above it. */
  nstop_text name;
  /* Unknown: whenever the stop is open. */
  nstop_text opening_hours;
  int32_t access;    /* NSTOP_ENTRY_OPEN…; unknown: as the stop's */
  uint32_t reserved; /* 0 */
} nstop_entrance;

/* What is known of a stop. Zero, and a text without bytes, is unknown: never "no". */
typedef struct nstop_stop {
  size_t size; /* sizeof(nstop_stop) */
  double latitude;
  double longitude;
  /* See nstop_amenity_bit. */
  uint64_t amenities;
  int32_t tier;   /* NSTOP_CORNER… */
  int32_t access; /* NSTOP_ENTRY_OPEN…: the usual way in */
  int32_t fee;    /* NSTOP_FREE, NSTOP_CHARGED */
  uint32_t flags; /* NSTOP_STOP_CLOSED… */
  nstop_text id;
  nstop_text name_zh;
  nstop_text name_en;
  nstop_text kind;
  /* As OpenStreetMap's opening_hours: "Mo-Fr 08:00-20:00". */
  nstop_text opening_hours;
  /* Exceptions to the way in: "qr_code @ (22:00-08:00)". */
  nstop_text conditional_access;
  nstop_text charge;
  nstop_text phone;
  nstop_text operator_name;
  nstop_text address;
  nstop_text subdistrict;
  nstop_text audience;
  nstop_text source;
  /* YYYY-MM-DD. */
  nstop_text verified_on;
  /* Lists, NULL where they are empty: other names, notes, and entrances, where the stop has any besides its
   * own place. */
  const nstop_text *aliases;
  size_t alias_count;
  const nstop_note *notes;
  size_t note_count;
  const nstop_entrance *entrances;
  size_t entrance_count;
} nstop_stop;

#define NSTOP_STOP_INIT                                                                                     \
  {sizeof(nstop_stop), 0, 0, 0, 0, 0, 0, 0, {NULL, 0}, {NULL, 0}, {NULL, 0}, {NULL, 0}, {NULL, 0},          \
   {NULL, 0}, {NULL, 0}, {NULL, 0}, {NULL, 0}, {NULL, 0}, {NULL, 0}, {NULL, 0}, {NULL, 0}, {NULL, 0},       \
   NULL, 0, NULL, 0, NULL, 0}

/* Tells what is known of a stop. Its texts and lists are written into a buffer of the caller's, each text with a
 * zero at its end, and `stop` points into it.
 *
 * buffer  NULL, or room for `capacity` bytes, anywhere: lists are aligned within it.
 * needed  is told how many bytes that takes, also with NSTOP_TOO_SMALL; then `stop` has all but texts and lists.
 *         May be NULL. 1,000 bytes do for most stops. */
nstop_status nstop_stops_read(const nstop_stops *stops, uint32_t ordinal, nstop_stop *stop, char *buffer,
                              size_t capacity, size_t *needed, char *message, size_t message_capacity);

/* The days by which PH and SH in opening hours are decided. */
typedef struct nstop_holidays nstop_holidays;

/* Reads a calendar, a day a line: `2026-10-01,public_holiday`, as Data/calendar/CN-2026.csv has it. */
nstop_status nstop_holidays_create(nstop_text csv, nstop_holidays **holidays, char *message,
                                   size_t message_capacity);

/* Nothing for NULL. */
void nstop_holidays_destroy(nstop_holidays *holidays);

/* China's clocks, eight hours ahead of UTC. */
#define NSTOP_UTC_OFFSET_CHINA 28800

/* For good, or no end in sight. */
#define NSTOP_FOR_GOOD INT64_MAX

/* Whether a stop is open, as far as its source says. */
enum { NSTOP_HOURS_UNKNOWN = 0, NSTOP_HOURS_OPEN = 1, NSTOP_HOURS_CLOSED = 2 };

/* Whether a stop is open at a time, and how one gets in then. */
typedef struct nstop_hours {
  size_t size;   /* sizeof(nstop_hours) */
  int32_t state; /* NSTOP_HOURS_OPEN… */
  int32_t entry; /* NSTOP_ENTRY_OPEN… */
  /* Until when it is open for certain, or when it is open again; NSTOP_FOR_GOOD where there is no such time
   * in sight, and with unknown hours. */
  int64_t until;
} nstop_hours;

#define NSTOP_HOURS_INIT {sizeof(nstop_hours), 0, 0, 0}

/* Tells whether a stop is open. That a live map has it closed is another matter: NSTOP_STOP_CLOSED.
 *
 * time        in years 1…9999.
 * utc_offset  by how many seconds the stops' clocks are ahead of UTC; within 26 hours.
 * holidays    NULL where none are known. */
nstop_status nstop_stops_hours(const nstop_stops *stops, uint32_t ordinal, int64_t time, int32_t utc_offset,
                               const nstop_holidays *holidays, nstop_hours *hours, char *message,
                               size_t message_capacity);

/* MARK: The nearest stops */

/* The memory of the searches of one thread. It grows to some kilobytes with the first questions; after that
 * they allocate nothing. Where NULL is given in place of one, each call makes its own. */
typedef struct nstop_workspace nstop_workspace;

nstop_status nstop_workspace_create(nstop_workspace **workspace, char *message, size_t message_capacity);

/* Nothing for NULL. */
void nstop_workspace_destroy(nstop_workspace *workspace);

/* Stops that are not to be found. */
typedef struct nstop_exclusion nstop_exclusion;

/* Of what a stop may have none left; bits. */
enum { NSTOP_PLACES = 1, NSTOP_BATTERIES = 2 };

/* Leaves stops out, by their ids; those that no stop has are ignored. O(stops ÷ 64 + ids).
 *
 * exhausted  NSTOP_PLACES, NSTOP_BATTERIES: leaves out the stops that have none left of one of these, as far as
 *            somebody has said so; of moments of live maps.
 *
 * Holds for the map or the moment it was made for; questions to others give NSTOP_BAD_ARGUMENT. */
nstop_status nstop_exclusion_create(const nstop_stops *stops, const nstop_text *ids, size_t id_count,
                                    uint32_t exhausted, nstop_exclusion **exclusion, char *message,
                                    size_t message_capacity);

/* Nothing for NULL. */
void nstop_exclusion_destroy(nstop_exclusion *exclusion);

/* How one gets to a stop. */
enum { NSTOP_BY_LINE = 0, NSTOP_ON_FOOT = 1, NSTOP_BY_BICYCLE = 2, NSTOP_BY_EBIKE = 3 };

/* What is asked of the opening hours. */
enum {
  /* Nothing. */
  NSTOP_ANY_HOURS = 0,
  /* Open on arrival and for the whole stay, or nobody knows. */
  NSTOP_OPEN_OR_UNKNOWN = 1,
  /* Open on arrival and for the whole stay for certain. */
  NSTOP_OPEN = 2
};

/* What is asked of stops, from wherever it is. */
typedef struct nstop_question {
  size_t size; /* sizeof(nstop_question) */
  /* What every stop must offer: see nstop_amenity_bit. */
  uint64_t needs;
  /* NULL for none. */
  const nstop_exclusion *excluding;
  int32_t mode; /* NSTOP_BY_LINE… */
  int32_t open; /* NSTOP_ANY_HOURS…; by straight line when one leaves */
  /* How far away at the most, inclusive; INFINITY for any distance. */
  double within_metres;
  /* How long the way may take at the most, inclusive; INFINITY for any time, and by straight line. */
  double within_seconds;
  /* The rest counts where `open` asks for it. When one leaves, in years 1…9999. */
  int64_t departure;
  /* By how many seconds the stops' clocks are ahead of UTC. */
  int32_t utc_offset;
  /* How many minutes the stop must stay open at least. */
  uint32_t stay_minutes;
  /* NULL where none are known. */
  const nstop_holidays *holidays;
} nstop_question;

#define NSTOP_QUESTION_INIT                                                                                 \
  {sizeof(nstop_question), 0, NULL, NSTOP_BY_LINE, NSTOP_ANY_HOURS, INFINITY, INFINITY, 0,                  \
   NSTOP_UTC_OFFSET_CHINA, 0, NULL}

/* No stop. */
#define NSTOP_NO_STOP UINT32_MAX

/* None of a stop's entrances: it has none, or one goes by straight line. */
#define NSTOP_NO_ENTRANCE UINT32_MAX

/* The stops that are nearest by straight line, or reached first by road: exact, at equal distance or time in the
 * order of ids.
 *
 * workspace  NULL for one of the call's own; not looked at by straight line.
 * capacity   how many at the most, 1…UINT32_MAX; room in each array. More than there are stops costs no more.
 * ordinals   is given the stops, nearest first.
 * metres     is given how far they are: by straight line, or along the way; NULL where nobody wants to know,
 *            which saves most of the time by road.
 * seconds    is given how long the ways take; NaN by straight line; NULL where nobody wants to know.
 * entrances  is given to which of its entrances the way to each stop leads, by its place in the stop's list, or
 *            NSTOP_NO_ENTRANCE; NULL where nobody wants to know, which saves as much as with metres.
 * count      is told how many were found; 0 when no stop will do.
 *
 * NSTOP_OFF_THE_MAP and NSTOP_NOT_REACHABLE by road only: no road is near, or a stop would do and none can be
 * reached at all, whatever the limits. */
nstop_status nstop_stops_nearest(const nstop_stops *stops, nstop_workspace *workspace,
                                 const nstop_question *question, double latitude, double longitude,
                                 size_t capacity, uint32_t *ordinals, double *metres, double *seconds,
                                 uint32_t *entrances, size_t *count, char *message,
                                 size_t message_capacity);

/* The same for each of many places, on this thread: several threads ask for a part each. Each row is what
 * nstop_stops_nearest finds.
 *
 * latitudes, longitudes  of `row_count` places.
 * width     how many stops at the most for each, 1…UINT32_MAX.
 * ordinals  row_count × width, row by row; behind the last stop of a row NSTOP_NO_STOP.
 * metres, seconds  as many, NaN behind the last stop of a row; NULL as above.
 * entrances  as many, NSTOP_NO_ENTRANCE behind the last stop of a row; NULL as above.
 * counts    row_count: how many each row has; may be NULL.
 * statuses  row_count: NSTOP_OK, or NSTOP_BAD_COORDINATE, NSTOP_OFF_THE_MAP, NSTOP_NOT_REACHABLE for a row that
 *           is empty because of that; may be NULL. One bad place spoils no batch. */
nstop_status nstop_stops_nearest_batch(const nstop_stops *stops, nstop_workspace *workspace,
                                       const nstop_question *question, const double *latitudes,
                                       const double *longitudes, size_t row_count, size_t width,
                                       uint32_t *ordinals, double *metres, double *seconds,
                                       uint32_t *entrances, uint32_t *counts, nstop_status *statuses,
                                       char *message, size_t message_capacity);

/* The travel times from each of some places to each of some stops, by road.
 *
 * mode      NSTOP_ON_FOOT, NSTOP_BY_BICYCLE, NSTOP_BY_EBIKE.
 * latitudes, longitudes  of `origin_count` places, all of them valid.
 * ordinals  of `stop_count` stops, in any order.
 * seconds   is given origin_count × stop_count times, row by row; INFINITY where there is no way, and in the row
 *           of a place off the map. */
nstop_status nstop_stops_table(const nstop_stops *stops, nstop_workspace *workspace, int32_t mode,
                               const double *latitudes, const double *longitudes, size_t origin_count,
                               const uint32_t *ordinals, size_t stop_count, double *seconds,
                               char *message, size_t message_capacity);

/* MARK: Routes */

/* A way from one place to another. Never changes, and needs no map any more. */
typedef struct nstop_route nstop_route;

/* The shortest way between two places, by road. */
nstop_status nstop_route_create(const nstop_stops *stops, nstop_workspace *workspace, int32_t mode,
                                double from_latitude, double from_longitude, double to_latitude,
                                double to_longitude, nstop_route **route, char *message,
                                size_t message_capacity);

/* The shortest way to a stop, from the road at which the stop is attached: as long as nstop_stops_nearest says. */
nstop_status nstop_route_create_to_stop(const nstop_stops *stops, nstop_workspace *workspace, int32_t mode,
                                        double from_latitude, double from_longitude, uint32_t ordinal,
                                        nstop_route **route, char *message, size_t message_capacity);

/* Nothing for NULL. */
void nstop_route_destroy(nstop_route *route);

/* How long a way is and takes, what is walked between places and roads included. Either may be NULL. */
nstop_status nstop_route_measure(const nstop_route *route, double *metres, double *seconds, char *message,
                                 size_t message_capacity);

/* To which of the stop's entrances a way leads, by its place in the stop's list; NSTOP_NO_ENTRANCE where the
 * stop has none, and to another place. */
nstop_status nstop_route_entrance(const nstop_route *route, uint32_t *entrance, char *message,
                                  size_t message_capacity);

/* How one gets along. */
enum { NSTOP_WALKING = 0, NSTOP_RIDING = 1, NSTOP_PUSHING = 2, NSTOP_FERRY = 3 };

/* A way in parts on which one gets along in one way: rides, then pushes, then walks.
 *
 * manners     NULL, or room for `capacity` parts: NSTOP_WALKING….
 * metres, seconds, sentences  as many: how long the parts are and take, and how many sentences of
 *             nstop_route_directions belong to each; NULL where nobody wants to know.
 * needed      is told how many parts there are, also with NSTOP_TOO_SMALL; may be NULL. */
nstop_status nstop_route_stages(const nstop_route *route, int32_t *manners, double *metres, double *seconds,
                                uint32_t *sentences, size_t capacity, size_t *needed, char *message,
                                size_t message_capacity);

/* The line along the roads, at least one point.
 *
 * latitudes, longitudes  NULL both, or room for `capacity` points each.
 * needed                 is told how many points there are, also with NSTOP_TOO_SMALL; may be NULL. */
nstop_status nstop_route_points(const nstop_route *route, double *latitudes, double *longitudes,
                                size_t capacity, size_t *needed, char *message, size_t message_capacity);

/* The line as an encoded polyline with 5 decimals (Google, OSRM) or 6 (Valhalla). `buffer`, `capacity` and
 * `needed` as in nstop_amenity_word. */
nstop_status nstop_route_polyline(const nstop_route *route, uint32_t decimals, char *buffer, size_t capacity,
                                  size_t *needed, char *message, size_t message_capacity);

/* The languages of directions. */
enum { NSTOP_ENGLISH = 0, NSTOP_CHINESE = 1 };

/* What one does on the way, a sentence a line. `buffer`, `capacity` and `needed` as in nstop_amenity_word. */
nstop_status nstop_route_directions(const nstop_route *route, int32_t language, char *buffer, size_t capacity,
                                    size_t *needed, char *message, size_t message_capacity);

/* MARK: Stops on the way, and tours */

/* What else is wanted of an answer; bits, 0 for nothing. */
enum {
  /* The ways, too. */
  NSTOP_WITH_ROUTES = 1,
  /* Needs of a tour are met in the order given. */
  NSTOP_IN_ORDER = 2,
  /* The area that is reached, too. */
  NSTOP_WITH_AREA = 4
};

/* Stops on the way from place to place, the least detour first. Never changes, and needs no map any more. */
typedef struct nstop_trip nstop_trip;

/* The stops that make a trip longer by the least: from one place to another, or by several in their order,
 * where a stop may be put between any two. Exact, at equal length in the order of ids.
 *
 * question   by road, its limits INFINITY; hours are those on arrival, `departure` that of the whole trip.
 * latitudes, longitudes  of `place_count` places, 2 or more, in the order of travel.
 * extra_seconds  by how much the trip may become longer at the most, inclusive; INFINITY for any time.
 * count      how many at the most, 1…UINT32_MAX.
 * options    NSTOP_WITH_ROUTES or 0.
 *
 * NSTOP_OFF_THE_MAP and NSTOP_NOT_REACHABLE where there is no way from one place to the next. */
nstop_status nstop_trip_create(const nstop_stops *stops, nstop_workspace *workspace,
                               const nstop_question *question, const double *latitudes,
                               const double *longitudes, size_t place_count, double extra_seconds,
                               size_t count, uint32_t options, nstop_trip **trip, char *message,
                               size_t message_capacity);

/* Nothing for NULL. */
void nstop_trip_destroy(nstop_trip *trip);

/* How long the trip takes without a stop, and how many stops were found. Either may be NULL. */
nstop_status nstop_trip_measure(const nstop_trip *trip, double *seconds, size_t *stop_count, char *message,
                                size_t message_capacity);

/* How long it takes from each place to the next without a stop: place_count - 1 times.
 *
 * seconds  NULL, or room for `capacity` times.
 * needed   is told how many there are, also with NSTOP_TOO_SMALL; may be NULL. */
nstop_status nstop_trip_legs(const nstop_trip *trip, double *seconds, size_t capacity, size_t *needed,
                             char *message, size_t message_capacity);

/* A stop on the way. */
typedef struct nstop_detour {
  size_t size; /* sizeof(nstop_detour) */
  uint32_t ordinal;
  uint32_t entrance; /* by which one comes and goes; or NSTOP_NO_ENTRANCE */
  /* Behind which of the places it is best put: 0 for the first. */
  size_t leg;
  /* From that place to the stop, and from there to the next place. */
  double seconds_to_stop;
  double seconds_from_stop;
  /* From the beginning of the trip to the stop. */
  double arrival_seconds;
  /* The whole trip with the stop, and by how much that is longer than without; seldom below 0, since who stops
   * may turn round there. */
  double trip_seconds;
  double extra_seconds;
} nstop_detour;

#define NSTOP_DETOUR_INIT {sizeof(nstop_detour), 0, 0, 0, 0, 0, 0, 0, 0}

/* Tells of a stop on the way.
 *
 * rank  0 for that with the least detour, up to the number of stops. */
nstop_status nstop_trip_stop(const nstop_trip *trip, size_t rank, nstop_detour *detour, char *message,
                             size_t message_capacity);

/* The two ways of a detour. */
enum { NSTOP_TO_STOP = 0, NSTOP_FROM_STOP = 1 };

/* The way to a stop from the place before, or from it to the next place, as a route of its own, to be destroyed;
 * NSTOP_NOT_FOUND without NSTOP_WITH_ROUTES. */
nstop_status nstop_trip_route(const nstop_trip *trip, size_t rank, int32_t way, nstop_route **route,
                              char *message, size_t message_capacity);

/* A tour by stops that together offer all that is needed. Never changes, and needs no map any more. */
typedef struct nstop_tour nstop_tour;

/* The most needs of one tour. */
#define NSTOP_MOST_NEEDS 8

/* The tour that ends soonest: exact, of all stops in all orders. Where a stop is not open yet, one waits.
 *
 * question   by road, its needs 0 and its limits INFINITY. With `open` each stop is open for the whole stay, and
 *            all visits begin within a day of `departure`; `stay_minutes` is how long one stays at each anyway.
 * latitudes, longitudes  of 1 or 2 places: where one is, and where the tour ends, else at its last stop.
 * needs      `need_count` of them, 1…NSTOP_MOST_NEEDS: what one stop must offer to meet a need, all of it.
 * options    NSTOP_IN_ORDER, NSTOP_WITH_ROUTES or 0.
 * tour       is given the handle, also when no tour meets all needs: then it has no visits. */
nstop_status nstop_tour_create(const nstop_stops *stops, nstop_workspace *workspace,
                               const nstop_question *question, const double *latitudes,
                               const double *longitudes, size_t place_count, const uint64_t *needs,
                               size_t need_count, uint32_t options, nstop_tour **tour, char *message,
                               size_t message_capacity);

/* Nothing for NULL. */
void nstop_tour_destroy(nstop_tour *tour);

/* How long a tour takes, ways, waiting and stays; how long the way from its last stop to the destination
 * takes; how many stops are visited, 0 when there is no tour. NaN for times that there are none of. Each may
 * be NULL. */
nstop_status nstop_tour_measure(const nstop_tour *tour, double *seconds, double *seconds_to_destination,
                                size_t *visit_count, char *message, size_t message_capacity);

/* A stop that is visited. Times are counted from the beginning of the tour. */
typedef struct nstop_visit {
  size_t size; /* sizeof(nstop_visit) */
  uint32_t ordinal;
  uint32_t entrance; /* by which one comes and goes; or NSTOP_NO_ENTRANCE */
  /* Which of the needs are met here first, the bit 1 << n for needs[n]. */
  uint32_t meets;
  uint32_t reserved; /* 0 */
  /* How long the way from the place before takes. */
  double way_seconds;
  /* When one is there; when the stop is open for the whole stay, later where one waits; when one goes on. */
  double arrival_seconds;
  double start_seconds;
  double end_seconds;
} nstop_visit;

#define NSTOP_VISIT_INIT {sizeof(nstop_visit), 0, 0, 0, 0, 0, 0, 0, 0}

/* Tells of a visit, 0 for the first one. */
nstop_status nstop_tour_visit(const nstop_tour *tour, size_t number, nstop_visit *visit, char *message,
                              size_t message_capacity);

/* The way to a visit from the place before, or with the number of visits that to the destination, as a route
 * of its own, to be destroyed; NSTOP_NOT_FOUND without NSTOP_WITH_ROUTES or a destination. */
nstop_status nstop_tour_route(const nstop_tour *tour, size_t number, nstop_route **route, char *message,
                              size_t message_capacity);

/* MARK: What is reached, and what is covered */

/* What is reached from a place within a time. Never changes, and needs no map any more. */
typedef struct nstop_reach nstop_reach;

/* The stops and roads that are reached in time.
 *
 * question  by road; `within_seconds`, a number, is the time, `within_metres` INFINITY.
 * options   NSTOP_WITH_AREA or 0. */
nstop_status nstop_reach_create(const nstop_stops *stops, nstop_workspace *workspace,
                                const nstop_question *question, double latitude, double longitude,
                                uint32_t options, nstop_reach **reach, char *message,
                                size_t message_capacity);

/* Nothing for NULL. */
void nstop_reach_destroy(nstop_reach *reach);

/* The stops that are reached, nearest first.
 *
 * ordinals  NULL, or room for `capacity` stops.
 * seconds   as many: how long the ways take; NULL where nobody wants to know.
 * needed    is told how many there are, also with NSTOP_TOO_SMALL; may be NULL. */
nstop_status nstop_reach_stops(const nstop_reach *reach, uint32_t *ordinals, double *seconds, size_t capacity,
                               size_t *needed, char *message, size_t message_capacity);

/* The rings around the area within 40 m of what is reached of the roads, as RFC 7946 wants polygons: of each
 * polygon first the outer ring, counterclockwise, then holes, clockwise; the first point of a ring is also
 * its last. NSTOP_NOT_FOUND without NSTOP_WITH_AREA.
 *
 * polygons  NULL, or room for `capacity` rings: to which polygon each belongs, 0 for the first.
 * counts    as many: how many points each has.
 * needed    as above. */
nstop_status nstop_reach_rings(const nstop_reach *reach, uint32_t *polygons, uint32_t *counts, size_t capacity,
                               size_t *needed, char *message, size_t message_capacity);

/* The points of all rings, one ring after the other.
 *
 * latitudes, longitudes  NULL both, or room for `capacity` points each.
 * needed    as above. */
nstop_status nstop_reach_points(const nstop_reach *reach, double *latitudes, double *longitudes,
                                size_t capacity, size_t *needed, char *message, size_t message_capacity);

/* From which roads a stop is reached in time. Never changes. */
typedef struct nstop_coverage nstop_coverage;

/* Exact: a point of a road is covered where nstop_stops_nearest finds a stop from it. Needs no prepared
 * profile.
 *
 * question  by road; `within_seconds`, a number, is the time, `within_metres` INFINITY. With `open` stops
 *           count that are open at `departure`, and those apart of which nobody knows; the stay is not asked. */
nstop_status nstop_coverage_create(const nstop_stops *stops, nstop_workspace *workspace,
                                   const nstop_question *question, nstop_coverage **coverage, char *message,
                                   size_t message_capacity);

/* Nothing for NULL. */
void nstop_coverage_destroy(nstop_coverage *coverage);

/* How much is covered. */
typedef struct nstop_covered {
  size_t size; /* sizeof(nstop_covered) */
  /* Of the stops that offer the needs: all or those that are open, of which nobody knows, that are closed. */
  size_t open_count;
  size_t unknown_count;
  size_t closed_count;
  /* The length of the roads that count; what is covered for certain, and what is when those stops are open, too,
   * of which nobody knows; both as shares, 0 to 1. */
  double metres;
  double covered_metres;
  double possible_metres;
  double share;
  double possible_share;
} nstop_covered;

#define NSTOP_COVERED_INIT {sizeof(nstop_covered), 0, 0, 0, 0, 0, 0, 0, 0}

nstop_status nstop_coverage_measure(const nstop_coverage *coverage, nstop_covered *covered, char *message,
                                    size_t message_capacity);

/* How a place stands to a coverage. */
enum {
  NSTOP_UNCOVERED = 0,
  NSTOP_COVERED = 1,
  /* By a stop of which nobody knows whether it is open. */
  NSTOP_POSSIBLY_COVERED = 2,
  /* There is no road near. */
  NSTOP_NOT_ON_THE_MAP = 3
};

/* Tells how some places stand to it: addresses, say.
 *
 * latitudes, longitudes  of `count` places, all of them valid.
 * states    room for as many: NSTOP_COVERED…. */
nstop_status nstop_coverage_points(const nstop_coverage *coverage, const double *latitudes,
                                   const double *longitudes, size_t count, int32_t *states, char *message,
                                   size_t message_capacity);

/* MARK: Why */

/* Why a search found what it found. Never changes, and needs no map any more. */
typedef struct nstop_explanation nstop_explanation;

/* Explains what nstop_stops_nearest answers to the same question. O(stops).
 *
 * count  how many are asked for, 1…UINT32_MAX. */
nstop_status nstop_explanation_create(const nstop_stops *stops, nstop_workspace *workspace,
                                      const nstop_question *question, double latitude, double longitude,
                                      size_t count, nstop_explanation **explanation, char *message,
                                      size_t message_capacity);

/* Nothing for NULL. */
void nstop_explanation_destroy(nstop_explanation *explanation);

/* What there was to choose from. */
typedef struct nstop_considered {
  size_t size; /* sizeof(nstop_considered) */
  /* How many stops were found, and how many were not though they are nearer than the last one found. */
  size_t found_count;
  size_t rejection_count;
  /* How many stops there are, without those that are closed for now; how many of them are no farther than the last
   * one found, or where too few were found than the limit. */
  size_t stop_count;
  size_t considered_count;
  /* 1 where the hours of a stop depend on holidays in a year of which none are known, else 0. */
  uint32_t lacks_holidays;
  uint32_t reserved; /* 0 */
} nstop_considered;

#define NSTOP_CONSIDERED_INIT {sizeof(nstop_considered), 0, 0, 0, 0, 0, 0}

nstop_status nstop_explanation_measure(const nstop_explanation *explanation, nstop_considered *considered,
                                       char *message, size_t message_capacity);

/* A stop that was found. */
typedef struct nstop_found {
  size_t size; /* sizeof(nstop_found) */
  uint32_t ordinal;
  uint32_t entrance; /* or NSTOP_NO_ENTRANCE */
  double metres;
  double seconds; /* NaN by straight line */
  /* 1 where hours are asked for and nobody knows whether it is open then, else 0. */
  uint32_t lacks_hours;
  uint32_t reserved; /* 0 */
} nstop_found;

#define NSTOP_FOUND_INIT {sizeof(nstop_found), 0, 0, 0, 0, 0, 0}

/* Tells of a stop that was found, 0 for the first. */
nstop_status nstop_explanation_found(const nstop_explanation *explanation, size_t rank, nstop_found *found,
                                     char *message, size_t message_capacity);

/* What stood in the way of a stop; bits. */
enum {
  /* Some of the needs are not offered. */
  NSTOP_WHY_LACKS = 1,
  /* Somebody left it out. */
  NSTOP_WHY_EXCLUDED = 2,
  /* It is closed for the time being. */
  NSTOP_WHY_CLOSED_FOR_NOW = 4,
  /* It has none left of something that was asked for. */
  NSTOP_WHY_EXHAUSTED = 8,
  /* No road leads to it, or it is off the map. */
  NSTOP_WHY_NOT_REACHABLE = 16,
  /* It is closed on arrival. */
  NSTOP_WHY_CLOSED = 32,
  /* None of its entrances is open on arrival, though it is open inside. */
  NSTOP_WHY_ENTRANCES_CLOSED = 64,
  /* It is open on arrival, and closes before one is done. */
  NSTOP_WHY_CLOSES_DURING_STAY = 128,
  /* Nobody knows its hours, and that was not good enough. */
  NSTOP_WHY_HOURS_UNKNOWN = 256,
  /* The way takes longer, or is longer, than the limit. */
  NSTOP_WHY_BEYOND_LIMIT = 512,
  /* Near as the crow flies; by road others come first. */
  NSTOP_WHY_SLOWER = 1024
};

/* A stop that was not found. */
typedef struct nstop_rejection {
  size_t size; /* sizeof(nstop_rejection) */
  uint32_t ordinal;
  uint32_t reasons;   /* NSTOP_WHY_LACKS…, one or more */
  uint64_t lacking;   /* what is not offered, with NSTOP_WHY_LACKS */
  uint32_t exhausted; /* NSTOP_PLACES…, with NSTOP_WHY_EXHAUSTED */
  uint32_t reserved;  /* 0 */
  double metres;      /* as the crow flies */
  double seconds;     /* how long the way takes; NaN where there is none, and by straight line */
  /* The minute of arrival, where its hours stood in the way; NSTOP_FOR_GOOD where they did not. */
  int64_t arrival;
} nstop_rejection;

#define NSTOP_REJECTION_INIT {sizeof(nstop_rejection), 0, 0, 0, 0, 0, 0, 0, 0}

/* Tells of a stop that was not found: 0 for the one that is reached first; those that are not reached come
 * last. */
nstop_status nstop_explanation_rejection(const nstop_explanation *explanation, size_t rank,
                                         nstop_rejection *rejection, char *message,
                                         size_t message_capacity);

/* MARK: Stops and roads that change */

/* A map whose stops and roads change while others ask. Any number of threads may read and apply at once. */
typedef struct nstop_live nstop_live;

/* A live map to which nothing has happened yet. Several may be made of one map.
 *
 * map  one that was opened, not a moment. */
nstop_status nstop_live_create(const nstop_stops *map, nstop_live **live, char *message,
                               size_t message_capacity);

/* Moments that were read stay. Nothing for NULL. */
void nstop_live_destroy(nstop_live *live);

/* Reads the stops and roads as they are: a moment, which never changes, and is asked as a map is. Wait-free, and
 * without allocation where a handle is used again.
 *
 * now    what time it is: what has expired by then is not seen.
 * stops  points to NULL, or to a moment that was read before, which is let go: the same handle then stands for
 *        the new one. Nobody else may use that handle meanwhile. To be closed at the end. */
nstop_status nstop_live_read(const nstop_live *live, int64_t now, nstop_stops **stops, char *message,
                             size_t message_capacity);

/* How many of something a stop has left. */
typedef struct nstop_reading {
  size_t size; /* sizeof(nstop_reading) */
  uint32_t count;
  uint32_t reserved; /* 0 */
  /* When it was counted, and from when on nobody should rely on it. */
  int64_t as_of;
  int64_t until;
} nstop_reading;

#define NSTOP_READING_INIT {sizeof(nstop_reading), 0, 0, 0, 0}

/* Tells what a stop has left at a moment; NSTOP_NOT_FOUND when nobody has said, or it was too long ago.
 *
 * resource  NSTOP_PLACES or NSTOP_BATTERIES. */
nstop_status nstop_stops_reading(const nstop_stops *moment, uint32_t ordinal, uint32_t resource,
                                 nstop_reading *reading, char *message, size_t message_capacity);

/* Changes that are made together: all of them or none, in the order in which they were added. */
typedef struct nstop_changes nstop_changes;

/* None yet. */
nstop_status nstop_changes_create(nstop_changes **changes, char *message, size_t message_capacity);

/* Nothing for NULL. */
void nstop_changes_destroy(nstop_changes *changes);

/* Until when something holds: NSTOP_FOR_GOOD, or the time from which on it does not any more. */

/* A stop is as if it were not there. */
nstop_status nstop_changes_close_stop(nstop_changes *changes, nstop_text id, int64_t until, char *message,
                                      size_t message_capacity);

/* A closed stop is there again. */
nstop_status nstop_changes_reopen_stop(nstop_changes *changes, nstop_text id, char *message,
                                       size_t message_capacity);

/* Somebody has counted what a stop has left. Of two counts that of the later time holds, in whatever order they
 * come.
 *
 * resource  NSTOP_PLACES or NSTOP_BATTERIES. */
nstop_status nstop_changes_report(nstop_changes *changes, nstop_text id, uint32_t resource,
                                  const nstop_reading *reading, char *message, size_t message_capacity);

/* A stop that is not on the map, for the time being. What `stop` points to is copied; its flags are 0. */
nstop_status nstop_changes_add_stop(nstop_changes *changes, const nstop_stop *stop, int64_t until,
                                    char *message, size_t message_capacity);

/* A temporary stop is gone. */
nstop_status nstop_changes_remove_stop(nstop_changes *changes, nstop_text id, char *message,
                                       size_t message_capacity);

/* Nobody gets through the roads of which any point lies within a distance of a place.
 *
 * id        by which the block is lifted again.
 * profiles  for whom: NSTOP_FOOT…. */
nstop_status nstop_changes_block_circle(nstop_changes *changes, nstop_text id, double latitude,
                                        double longitude, double radius_metres, uint32_t profiles,
                                        int64_t until, char *message, size_t message_capacity);

/* The same for the inside of a closed line of 3 to 1,000 corners. */
nstop_status nstop_changes_block_polygon(nstop_changes *changes, nstop_text id, const double *latitudes,
                                         const double *longitudes, size_t corner_count, uint32_t profiles,
                                         int64_t until, char *message, size_t message_capacity);

/* A road, between two junctions or dead ends. */
typedef struct nstop_road {
  size_t size; /* sizeof(nstop_road) */
  uint32_t segment;
  uint32_t reserved; /* 0 */
  /* The point of it that is nearest to a place, and how far away that is. */
  double latitude;
  double longitude;
  double metres;
} nstop_road;

#define NSTOP_ROAD_INIT {sizeof(nstop_road), 0, 0, 0, 0, 0}

/* Tells which road is nearest to a place, of those that one may use, blocked ones included; NSTOP_OFF_THE_MAP
 * when none is near. Needs no prepared profile.
 *
 * mode  NSTOP_ON_FOOT, NSTOP_BY_BICYCLE, NSTOP_BY_EBIKE. */
nstop_status nstop_stops_road(const nstop_stops *stops, int32_t mode, double latitude, double longitude,
                              nstop_road *road, char *message, size_t message_capacity);

/* The same as a block of an area for single roads, 1 to 65,536: `segment` of nstop_road, of this map. */
nstop_status nstop_changes_block_segments(nstop_changes *changes, nstop_text id, const uint32_t *segments,
                                          size_t segment_count, uint32_t profiles, int64_t until,
                                          char *message, size_t message_capacity);

/* Roads are open again. */
nstop_status nstop_changes_unblock_roads(nstop_changes *changes, nstop_text id, char *message,
                                         size_t message_capacity);

/* Makes changes and shows them to everybody who reads after this has returned: all, or with NSTOP_REFUSED none.
 * `changes` stay as they are, and can be made again elsewhere. */
nstop_status nstop_live_apply(const nstop_live *live, const nstop_changes *changes, int64_t now, char *message,
                              size_t message_capacity);

/* Makes answers by road fast again after roads were blocked or opened; they stay the same. 10 ms for each profile
 * of a city, while others read and apply. Does nothing when nothing has changed. */
nstop_status nstop_live_weigh_roads(const nstop_live *live, int64_t now, char *message,
                                    size_t message_capacity);

#ifdef __cplusplus
}
#endif

#endif
