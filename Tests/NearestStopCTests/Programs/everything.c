/* Every function of neareststop.h once, from C: everything MAP, where MAP is the sample.
 *
 * Prints what it found; the exit status is 1 where something is not as expected. What answers have to be is
 * tested from Swift: here it is that a program in C compiles, links, gets them, and loses no memory:
 *
 *   valgrind --leak-check=full --show-leak-kinds=definite --errors-for-leak-kinds=definite everything MAP */

#include "neareststop.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char message[NSTOP_MESSAGE_BYTES];
#define WORDS message, sizeof message

static void fail(int line, const char *what) {
  fprintf(stderr, "line %d: %s: %s\n", line, what, message);
  exit(1);
}

/* Expects a status; expects something to be true. */
#define GIVES(status, call) ((call) == (status) ? (void)0 : fail(__LINE__, #call))
#define OK(call) GIVES(NSTOP_OK, call)
#define IS(condition) ((condition) ? (void)0 : fail(__LINE__, #condition))

static nstop_text text(const char *string) {
  nstop_text text = {string, strlen(string)};
  return text;
}

enum { ROWS = 600, WIDTH = 3, THREADS = 3 };

static double latitudes[ROWS], longitudes[ROWS];
static uint32_t single[ROWS * WIDTH], shared[ROWS * WIDTH];
static double single_seconds[ROWS * WIDTH], shared_seconds[ROWS * WIDTH];
static const nstop_stops *map;

/* One thread's part of a batch, with a workspace of its own. */
static void *ask_part(void *argument) {
  const size_t part = *(const size_t *)argument;
  const size_t first = ROWS * part / THREADS, end = ROWS * (part + 1) / THREADS;
  nstop_question question = NSTOP_QUESTION_INIT;
  nstop_workspace *workspace = NULL;
  nstop_status status = nstop_workspace_create(&workspace, NULL, 0);
  question.mode = NSTOP_BY_EBIKE;
  if (status == NSTOP_OK)
    status = nstop_stops_nearest_batch(map, workspace, &question, latitudes + first, longitudes + first,
                                       end - first, WIDTH, shared + WIDTH * first, NULL,
                                       shared_seconds + WIDTH * first, NULL, NULL, NULL, NULL, 0);
  nstop_workspace_destroy(workspace);
  return status == NSTOP_OK ? argument : NULL;
}

static void batches(void) {
  nstop_question question = NSTOP_QUESTION_INIT;
  pthread_t threads[THREADS];
  size_t parts[THREADS];
  uint32_t counts[ROWS];
  nstop_status statuses[ROWS];
  for (size_t row = 0; row < ROWS; row++) {
    latitudes[row] = 39.88 + 0.08 * (double)(row * 37 % ROWS) / ROWS;
    longitudes[row] = 116.33 + 0.05 * (double)(row * 91 % ROWS) / ROWS;
  }
  question.mode = NSTOP_BY_EBIKE;
  OK(nstop_stops_nearest_batch(map, NULL, &question, latitudes, longitudes, ROWS, WIDTH, single, NULL,
                               single_seconds, NULL, counts, statuses, WORDS));
  for (size_t row = 0; row < ROWS; row++) IS(statuses[row] == NSTOP_OK ? counts[row] == WIDTH : counts[row] == 0);
  for (size_t part = 0; part < THREADS; part++) {
    parts[part] = part;
    IS(pthread_create(&threads[part], NULL, ask_part, &parts[part]) == 0);
  }
  for (size_t part = 0; part < THREADS; part++) {
    void *result = NULL;
    IS(pthread_join(threads[part], &result) == 0 && result != NULL);
  }
  IS(memcmp(single, shared, sizeof single) == 0);
  IS(memcmp(single_seconds, shared_seconds, sizeof single_seconds) == 0);
}

static void facts(uint32_t ordinal) {
  nstop_stop stop = NSTOP_STOP_INIT;
  nstop_hours hours = NSTOP_HOURS_INIT;
  nstop_holidays *holidays = NULL;
  size_t needed = 0;
  uint32_t found = 0;
  GIVES(NSTOP_TOO_SMALL, nstop_stops_read(map, ordinal, &stop, NULL, 0, &needed, WORDS));
  char *buffer = malloc(needed);
  IS(buffer != NULL);
  OK(nstop_stops_read(map, ordinal, &stop, buffer, needed, NULL, WORDS));
  printf("%.*s: %.*s\n", (int)stop.id.length, stop.id.bytes, (int)stop.name_zh.length, stop.name_zh.bytes);
  OK(nstop_stops_find(map, stop.id, &found, WORDS));
  IS(found == ordinal);
  free(buffer);
  OK(nstop_holidays_create(text("2026-10-01,public_holiday\n"), &holidays, WORDS));
  OK(nstop_stops_hours(map, ordinal, 1790000000, NSTOP_UTC_OFFSET_CHINA, holidays, &hours, WORDS));
  printf("state %d, entry %d, until %lld\n", hours.state, hours.entry, (long long)hours.until);
  nstop_holidays_destroy(holidays);
}

static void routes(uint32_t ordinal) {
  nstop_route *route = NULL, *other = NULL;
  double metres = 0, seconds = 0, stages[8];
  int32_t manners[8];
  uint32_t entrance = 0, sentences[8];
  size_t needed = 0;
  OK(nstop_route_create_to_stop(map, NULL, NSTOP_ON_FOOT, 39.9074, 116.3675, ordinal, &route, WORDS));
  OK(nstop_route_measure(route, &metres, &seconds, WORDS));
  OK(nstop_route_entrance(route, &entrance, WORDS));
  IS(entrance == NSTOP_NO_ENTRANCE);
  OK(nstop_route_stages(route, manners, stages, NULL, sentences, 8, &needed, WORDS));
  IS(needed == 1 && manners[0] == NSTOP_WALKING && stages[0] <= metres + 0.01 && sentences[0] > 0);
  GIVES(NSTOP_TOO_SMALL, nstop_route_points(route, NULL, NULL, 0, &needed, WORDS));
  double *line = malloc(2 * needed * sizeof *line);
  IS(line != NULL);
  OK(nstop_route_points(route, line, line + needed, needed, NULL, WORDS));
  OK(nstop_route_create(map, NULL, NSTOP_ON_FOOT, line[0], line[needed], 39.9174, 116.3675, &other, WORDS));
  free(line);
  GIVES(NSTOP_TOO_SMALL, nstop_route_directions(route, NSTOP_ENGLISH, NULL, 0, &needed, WORDS));
  char *buffer = malloc(needed);
  IS(buffer != NULL);
  OK(nstop_route_directions(route, NSTOP_ENGLISH, buffer, needed, NULL, WORDS));
  printf("%.1f m, %.1f s\n%s\n", metres, seconds, buffer);
  IS(strlen(buffer) == needed - 1);
  free(buffer);
  GIVES(NSTOP_TOO_SMALL, nstop_route_polyline(route, 5, NULL, 0, &needed, WORDS));
  nstop_route_destroy(other);
  nstop_route_destroy(route);
}

/* Stops on the way, and a tour: by foot, from place to place. */
static void trips(void) {
  const double there[2][2] = {{39.9074, 39.9174}, {116.3675, 116.3575}};
  const uint64_t needs[] = {1, 1 << 1};
  nstop_question question = NSTOP_QUESTION_INIT;
  nstop_trip *trip = NULL;
  nstop_tour *tour = NULL;
  nstop_route *route = NULL;
  nstop_detour detour = NSTOP_DETOUR_INIT;
  nstop_visit visit = NSTOP_VISIT_INIT;
  double seconds = 0, rest = 0, leg = 0, way = 0;
  size_t count = 0, needed = 0;
  question.mode = NSTOP_ON_FOOT;
  OK(nstop_trip_create(map, NULL, &question, there[0], there[1], 2, INFINITY, 3, NSTOP_WITH_ROUTES, &trip, WORDS));
  OK(nstop_trip_measure(trip, &seconds, &count, WORDS));
  GIVES(NSTOP_TOO_SMALL, nstop_trip_legs(trip, NULL, 0, &needed, WORDS));
  OK(nstop_trip_legs(trip, &leg, 1, &needed, WORDS));
  IS(count == 3 && needed == 1 && leg == seconds);
  OK(nstop_trip_stop(trip, 0, &detour, WORDS));
  GIVES(NSTOP_BAD_ARGUMENT, nstop_trip_stop(trip, 3, &detour, WORDS));
  printf("stop %u, %.1f s more than %.1f s\n", detour.ordinal, detour.extra_seconds, seconds);
  OK(nstop_trip_route(trip, 0, NSTOP_FROM_STOP, &route, WORDS));
  nstop_trip_destroy(trip);
  OK(nstop_route_measure(route, NULL, &way, WORDS));
  IS(way == detour.seconds_from_stop);
  nstop_route_destroy(route);
  OK(nstop_tour_create(map, NULL, &question, there[0], there[1], 2, needs, 2, NSTOP_WITH_ROUTES | NSTOP_IN_ORDER,
                       &tour, WORDS));
  OK(nstop_tour_measure(tour, &seconds, &rest, &count, WORDS));
  IS(count > 0 && rest < seconds);
  OK(nstop_tour_visit(tour, 0, &visit, WORDS));
  IS((visit.meets & 1) == 1 && visit.way_seconds == visit.arrival_seconds);
  printf("%zu visits, the first at stop %u after %.1f s, all done after %.1f s\n", count, visit.ordinal,
         visit.arrival_seconds, seconds);
  OK(nstop_tour_route(tour, count, &route, WORDS));
  OK(nstop_route_measure(route, NULL, &way, WORDS));
  IS(way == rest);
  nstop_route_destroy(route);
  nstop_tour_destroy(tour);
}

/* What is reached, what is covered, and why. */
static void around(void) {
  const double here[] = {39.9074, 116.3675};
  nstop_question question = NSTOP_QUESTION_INIT;
  nstop_reach *reach = NULL;
  nstop_coverage *coverage = NULL;
  nstop_explanation *explanation = NULL;
  nstop_covered covered = NSTOP_COVERED_INIT;
  nstop_considered considered = NSTOP_CONSIDERED_INIT;
  nstop_found found = NSTOP_FOUND_INIT;
  nstop_rejection rejection = NSTOP_REJECTION_INIT;
  size_t stops = 0, rings = 0, points = 0;
  int32_t state = 0;
  question.mode = NSTOP_ON_FOOT;
  question.within_seconds = 600;
  OK(nstop_reach_create(map, NULL, &question, here[0], here[1], NSTOP_WITH_AREA, &reach, WORDS));
  GIVES(NSTOP_TOO_SMALL, nstop_reach_stops(reach, NULL, NULL, NULL, 0, &stops, WORDS));
  GIVES(NSTOP_TOO_SMALL, nstop_reach_rings(reach, NULL, NULL, 0, &rings, WORDS));
  GIVES(NSTOP_TOO_SMALL, nstop_reach_points(reach, NULL, NULL, 0, &points, WORDS));
  uint32_t *numbers = malloc((stops + 2 * rings) * sizeof *numbers);
  double *line = malloc((stops + 2 * points) * sizeof *line);
  IS(numbers != NULL && line != NULL);
  OK(nstop_reach_stops(reach, numbers, line, NULL, stops, NULL, WORDS));
  IS(line[stops - 1] <= 600);
  OK(nstop_reach_rings(reach, numbers + stops, numbers + stops + rings, rings, NULL, WORDS));
  OK(nstop_reach_points(reach, line + stops, line + stops + points, points, NULL, WORDS));
  const size_t last = stops + numbers[stops + rings] - 1;
  IS(line[stops] == line[last] && line[stops + points] == line[last + points]);
  printf("%zu stops and %zu rings of %zu points in 10 minutes\n", stops, rings, points);
  free(numbers);
  free(line);
  nstop_reach_destroy(reach);
  question.needs = 1;
  OK(nstop_coverage_create(map, NULL, &question, &coverage, WORDS));
  OK(nstop_coverage_measure(coverage, &covered, WORDS));
  OK(nstop_coverage_points(coverage, &here[0], &here[1], 1, &state, WORDS));
  printf("%.0f of %.0f m are covered\n", covered.covered_metres, covered.metres);
  IS(covered.share > 0.1 && covered.possible_share == covered.share && state == NSTOP_COVERED);
  nstop_coverage_destroy(coverage);
  OK(nstop_amenity_bit(text("battery_swap"), &question.needs, WORDS));
  question.within_seconds = INFINITY;
  OK(nstop_explanation_create(map, NULL, &question, here[0], here[1], 2, &explanation, WORDS));
  OK(nstop_explanation_measure(explanation, &considered, WORDS));
  OK(nstop_explanation_found(explanation, 0, &found, WORDS));
  IS(considered.found_count == 2 && considered.rejection_count > 0 && found.lacks_hours == 0);
  OK(nstop_explanation_rejection(explanation, 0, &rejection, WORDS));
  IS(rejection.reasons == NSTOP_WHY_LACKS && rejection.lacking == question.needs && rejection.arrival == NSTOP_FOR_GOOD);
  nstop_explanation_destroy(explanation);
}

static void changes(void) {
  nstop_live *live = NULL;
  nstop_stops *moment = NULL;
  nstop_changes *all = NULL;
  nstop_stop tent = NSTOP_STOP_INIT, told = NSTOP_STOP_INIT;
  nstop_reading reading = NSTOP_READING_INIT;
  nstop_road road = NSTOP_ROAD_INIT;
  nstop_question question = NSTOP_QUESTION_INIT;
  nstop_exclusion *exclusion = NULL;
  const double corners[2][3] = {{39.917, 39.918, 39.917}, {116.36, 116.36, 116.361}};
  const nstop_text excluded[] = {text("tent"), text("nobody")};
  const nstop_text alias = text("booth");
  const nstop_note note = {1, text("cold")};
  const nstop_entrance flap = {39.9075, 116.3676, text("flap"), text("24/7"), NSTOP_ENTRY_OPEN, 0};
  uint32_t ordinal = 0, entrance = NSTOP_NO_ENTRANCE;
  size_t count = 0;
  char buffer[1000];
  tent.id = text("tent");
  tent.latitude = 39.9074;
  tent.longitude = 116.3675;
  tent.aliases = &alias;
  tent.notes = &note;
  tent.entrances = &flap;
  tent.alias_count = tent.note_count = tent.entrance_count = 1;
  OK(nstop_amenity_bit(text("battery_swap"), &tent.amenities, WORDS));
  reading.count = 0;
  reading.as_of = 100;
  reading.until = 200;
  OK(nstop_live_create(map, &live, WORDS));
  OK(nstop_live_read(live, 100, &moment, WORDS));
  OK(nstop_changes_create(&all, WORDS));
  OK(nstop_changes_add_stop(all, &tent, 300, WORDS));
  OK(nstop_changes_close_stop(all, tent.id, NSTOP_FOR_GOOD, WORDS));
  OK(nstop_changes_reopen_stop(all, tent.id, WORDS));
  OK(nstop_changes_report(all, tent.id, NSTOP_BATTERIES, &reading, WORDS));
  OK(nstop_changes_block_circle(all, text("works"), 39.9074, 116.3675, 30, NSTOP_FOOT, NSTOP_FOR_GOOD, WORDS));
  OK(nstop_changes_block_polygon(all, text("parade"), corners[0], corners[1], 3, NSTOP_ALL_PROFILES,
                                 NSTOP_FOR_GOOD, WORDS));
  OK(nstop_changes_unblock_roads(all, text("works"), WORDS));
  OK(nstop_stops_road(moment, NSTOP_ON_FOOT, 39.9174, 116.3575, &road, WORDS));
  OK(nstop_changes_block_segments(all, text("fallen tree"), &road.segment, 1, NSTOP_FOOT, NSTOP_FOR_GOOD, WORDS));
  OK(nstop_live_apply(live, all, 100, WORDS));
  GIVES(NSTOP_REFUSED, nstop_live_apply(live, all, 100, WORDS));
  printf("%s\n", message);
  OK(nstop_live_weigh_roads(live, 100, WORDS));
  OK(nstop_live_read(live, 100, &moment, WORDS));
  question.needs = tent.amenities;
  question.mode = NSTOP_BY_BICYCLE;
  OK(nstop_stops_nearest(moment, NULL, &question, 39.9074, 116.3675, 1, &ordinal, NULL, NULL, &entrance, &count,
                         WORDS));
  OK(nstop_stops_read(moment, ordinal, &told, buffer, sizeof buffer, NULL, WORDS));
  IS(count == 1 && strcmp(told.id.bytes, "tent") == 0 && told.flags == NSTOP_STOP_TEMPORARY);
  IS(told.alias_count == 1 && strcmp(told.aliases[0].bytes, "booth") == 0);
  IS(told.note_count == 1 && told.notes[0].amenity == 1 && strcmp(told.notes[0].text.bytes, "cold") == 0);
  IS(entrance == 0 && told.entrance_count == 1 && strcmp(told.entrances[entrance].name.bytes, "flap") == 0);
  OK(nstop_stops_reading(moment, ordinal, NSTOP_BATTERIES, &reading, WORDS));
  IS(reading.count == 0 && reading.until == 200);
  OK(nstop_exclusion_create(moment, excluded, 2, NSTOP_BATTERIES, &exclusion, WORDS));
  question.excluding = exclusion;
  OK(nstop_stops_nearest(moment, NULL, &question, 39.9074, 116.3675, 1, &ordinal, NULL, NULL, NULL, &count, WORDS));
  OK(nstop_stops_read(moment, ordinal, &told, buffer, sizeof buffer, NULL, WORDS));
  IS(strcmp(told.id.bytes, "tent") != 0);
  nstop_exclusion_destroy(exclusion);
  nstop_changes_destroy(all);
  OK(nstop_changes_create(&all, WORDS));
  OK(nstop_changes_remove_stop(all, tent.id, WORDS));
  OK(nstop_live_apply(live, all, 100, WORDS));
  nstop_changes_destroy(all);
  nstop_live_destroy(live);
  nstop_stops_close(moment);
}

int main(int count, char **arguments) {
  nstop_stops *stops = NULL, *bytes = NULL;
  nstop_info info = NSTOP_INFO_INIT;
  nstop_question question = NSTOP_QUESTION_INIT;
  uint32_t ordinals[WIDTH];
  double metres[WIDTH], seconds[WIDTH], table[WIDTH];
  const double latitude = 39.9074, longitude = 116.3675;
  size_t found = 0;
  char word[32];
  if (count != 2) return fprintf(stderr, "usage: everything MAP\n"), 2;
  IS(nstop_abi_version() == NSTOP_ABI_VERSION);
  GIVES(NSTOP_NOT_OPENED, nstop_stops_open("/no/map", NSTOP_ALL_PROFILES, 0, &stops, WORDS));
  printf("%s: %s\n", nstop_status_name(NSTOP_NOT_OPENED), message);
  IS(stops == NULL);
  GIVES(NSTOP_DAMAGED, nstop_stops_open_bytes(arguments, 8, 0, NSTOP_BORROW_BYTES, &bytes, WORDS));
  OK(nstop_stops_open(arguments[1], NSTOP_ALL_PROFILES, 0, &stops, WORDS));
  map = stops;
  OK(nstop_stops_info(map, &info, WORDS));
  printf("%zu stops, %zu segments\n", info.stop_count, info.segment_count);
  OK(nstop_amenity_word(0, word, sizeof word, NULL, WORDS));
  IS(strcmp(word, "water") == 0);
  question.mode = NSTOP_ON_FOOT;
  question.open = NSTOP_OPEN_OR_UNKNOWN;
  question.departure = 1790000000;
  question.stay_minutes = 20;
  OK(nstop_stops_nearest(map, NULL, &question, latitude, longitude, WIDTH, ordinals, metres, seconds, NULL,
                         &found, WORDS));
  IS(found == WIDTH);
  OK(nstop_stops_table(map, NULL, NSTOP_ON_FOOT, &latitude, &longitude, 1, ordinals, WIDTH, table, WORDS));
  IS(memcmp(table, seconds, sizeof table) == 0);
  batches();
  facts(ordinals[0]);
  routes(ordinals[0]);
  trips();
  around();
  changes();
  nstop_stops_close(stops);
  return 0;
}
