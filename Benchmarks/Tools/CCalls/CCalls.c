#include "CCalls.h"

#include <dlfcn.h>
#include <stdlib.h>

// The one header there is; the library is opened by its name, because the probe that calls this has the same
// code inside, as Swift.
#include "../../../Sources/CNearestStop/include/neareststop.h"

struct c_caller {
  nstop_stops *stops;
  nstop_workspace *workspace;
  nstop_status (*nearest)(const nstop_stops *, nstop_workspace *, const nstop_question *, double, double,
                          size_t, uint32_t *, double *, double *, uint32_t *, size_t *, char *, size_t);
  nstop_status (*batch)(const nstop_stops *, nstop_workspace *, const nstop_question *, const double *,
                        const double *, size_t, size_t, uint32_t *, double *, double *, uint32_t *,
                        uint32_t *, nstop_status *, char *, size_t);
};

c_caller *c_caller_open(const char *path, const char *map) {
  void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
  c_caller *caller = calloc(1, sizeof *caller);
  if (!library || !caller) return NULL;
  nstop_status (*open)(const char *, uint32_t, uint32_t, nstop_stops **, char *, size_t);
  nstop_status (*create)(nstop_workspace **, char *, size_t);
  *(void **)&open = dlsym(library, "nstop_stops_open");
  *(void **)&create = dlsym(library, "nstop_workspace_create");
  *(void **)&caller->nearest = dlsym(library, "nstop_stops_nearest");
  *(void **)&caller->batch = dlsym(library, "nstop_stops_nearest_batch");
  if (!open || !create || !caller->nearest || !caller->batch) return NULL;
  if (open(map, NSTOP_ALL_PROFILES, 0, &caller->stops, NULL, 0)) return NULL;
  if (create(&caller->workspace, NULL, 0)) return NULL;
  return caller;
}

static nstop_question question_of(int32_t mode, uint64_t needs) {
  nstop_question question = NSTOP_QUESTION_INIT;
  question.mode = mode;
  question.needs = needs;
  return question;
}

uint64_t c_caller_ask(c_caller *caller, int32_t mode, uint64_t needs, size_t count, const double *latitudes,
                      const double *longitudes, size_t places) {
  const nstop_question question = question_of(mode, needs);
  uint32_t ordinals[64];
  uint64_t sum = 0;
  for (size_t place = 0; place < places; place++) {
    size_t found = 0;
    if (caller->nearest(caller->stops, caller->workspace, &question, latitudes[place], longitudes[place], count,
                        ordinals, NULL, NULL, NULL, &found, NULL, 0))
      continue;
    for (size_t rank = 0; rank < found; rank++) sum += ordinals[rank];
  }
  return sum;
}

uint64_t c_caller_ask_batch(c_caller *caller, int32_t mode, uint64_t needs, size_t count,
                            const double *latitudes, const double *longitudes, size_t places) {
  const nstop_question question = question_of(mode, needs);
  uint32_t *ordinals = malloc(places * count * sizeof *ordinals);
  uint64_t sum = 0;
  if (!ordinals) return 0;
  if (!caller->batch(caller->stops, caller->workspace, &question, latitudes, longitudes, places, count, ordinals,
                     NULL, NULL, NULL, NULL, NULL, NULL, 0))
    for (size_t cell = 0; cell < places * count; cell++)
      if (ordinals[cell] != NSTOP_NO_STOP) sum += ordinals[cell];
  free(ordinals);
  return sum;
}
