// The page: keeps what is asked, the address, the map and the panel in step.

import { wayIn } from "./answers.js";
import { aboutParts, answerParts, headline, spoken } from "./answerpanel.js";
import { Controls } from "./controls.js";
import { element, icon, refill } from "./elements.js";
import { listenToKeys } from "./keys.js";
import { MapView } from "./mapview.js";
import { metresPerPixel } from "./mercator.js";
import { notice, offerRetry } from "./notices.js";
import { outside, position } from "./position.js";
import { hashOf, questionFrom } from "./question.js";
import { RoadTiles } from "./roadtiles.js";
import { Scene } from "./scene.js";
import { missing, nearMisses, search, wishes } from "./searching.js";
import { ask, places } from "./server.js";
import { isNarrow, Sheet } from "./sheet.js";
import { preferredLanguage, Words } from "./words.js";

const byId = (id) => document.getElementById(id);

let question = questionFrom(location.hash);
let words = new Words(question.lang ?? preferredLanguage());
/** What /map/v1 says. */
let map = null;
/** The answer that is shown, or why there is none. */
let answer = null;
let failure = null;
let misses = null;
/** Which end the next tap sets. */
let end = "from";
let asking = null;
let hasLooked = question.view !== null;
/** The address has said where to look. */
let isLookingAsTold = hasLooked;
const linksOf = new Map();

const roads = new RoadTiles(() => view.redraw(), roadsFailed);
const scene = new Scene(roads);
const view = new MapView(byId("map"), (context, map, isResting) => scene.draw(context, map, isResting), grab);
const sheet = new Sheet(byId("panel"), byId("grip"));
const controls = new Controls(
  (part) => change(part),
  (name) => {
    end = name;
    show();
  });
/** For the tests: what drawing takes, and whether all is drawn. */
window.waystation = { view, roads, get isAsking() { return asking !== null; } };

// MARK: What is asked

/** Asks something else. */
function change(part, { isReplacing = false } = {}) {
  const before = question;
  question = { ...question, ...part };
  if (question.mode === "along") {
    if (before.mode !== "along" || part.from || part.to) end = question.from && !question.to ? "to" : end;
  } else end = "from";
  remember(isReplacing);
  const isOnlyChoice = Object.keys(part).every((name) => ["stop", "lang", "view"].includes(name));
  show();
  if (!isOnlyChoice) run();
}

function remember(isReplacing) {
  const hash = hashOf(question);
  if (hash === location.hash) return;
  const address = hash || location.pathname + location.search;
  if (isReplacing) history.replaceState(null, "", address);
  else history.pushState(null, "", address);
}

addEventListener("popstate", () => {
  question = questionFrom(location.hash);
  words = new Words(question.lang ?? preferredLanguage());
  complete();
  isLookingAsTold = question.view !== null;
  if (question.view) view.look(question.view.place, question.view.zoom);
  show();
  run();
});

view.addEventListener("rest", () => {
  question = { ...question, view: { place: view.place, zoom: view.zoom } };
  remember(true);
});

/** Asks the server, and shows what it says. */
async function run() {
  asking?.abort();
  failure = null;
  misses = null;
  scene.question = question;
  roads.profile = question.by;
  view.redraw();
  if (!map || missing(question)) {
    answer = null;
    asking = null;
    return showAnswer();
  }
  const control = new AbortController();
  asking = control;
  const asked = question;
  const slow = setTimeout(() => byId("answers").setAttribute("aria-busy", "true"), 200);
  try {
    const found = await search(asked, control.signal);
    let fewer = null;
    if (asked.mode !== "coverage" && found.stops.length === 0) fewer = await nearMisses(asked, map.limits, control.signal);
    if (asking !== control) return;
    answer = found;
    misses = fewer;
  } catch (error) {
    if (asking !== control || error.name === "AbortError") return;
    answer = null;
    failure = error;
  } finally {
    clearTimeout(slow);
    if (asking === control) {
      asking = null;
      byId("answers").removeAttribute("aria-busy");
    }
  }
  showAnswer();
  byId("live").textContent = spoken(state());
  lookAtAnswer();
  loadStops();
}

// MARK: Words and controls

function show() {
  document.documentElement.lang = words.language === "zh" ? "zh-CN" : "en";
  roads.language = words.language;
  document.title = words.say("documentTitle");
  for (const one of document.querySelectorAll("[data-say]")) one.textContent = words.say(one.dataset.say);
  for (const one of document.querySelectorAll("[data-say-label]")) {
    one.setAttribute("aria-label", words.say(one.dataset.sayLabel));
  }
  byId("language").textContent = words.say("otherLanguage");
  byId("language").lang = words.language === "zh" ? "en" : "zh-CN";
  tool("locate", "locate", words.say("locate"));
  tool("zoom-in", "plus", words.say("zoomIn"));
  tool("zoom-out", "minus", words.say("zoomOut"));
  tool("fit", "fit", words.say("fit"));
  tool("share", "share", words.say("share"));
  tool("theme", theme, words.say(`theme.${theme}`));
  byId("grip").setAttribute("aria-label", words.say(`grip.${sheet.stage}`));
  scene.end = end;
  scene.chosen = question.stop;
  scene.question = question;
  controls.show(question, words, map, end);
  showAnswer();
  view.redraw();
}

function tool(id, picture, label) {
  const button = byId(id);
  if (button.dataset.picture !== picture) button.replaceChildren(icon(picture, 24));
  button.dataset.picture = picture;
  button.setAttribute("aria-label", label);
  button.title = label;
}

function showAnswer() {
  scene.found = answer?.stops ?? [];
  scene.area = answer?.area ?? null;
  scene.chosen = question.stop;
  view.redraw();
  refill(byId("answers"), ...answerParts(state()));
  refill(byId("about"), ...aboutParts(state()));
  byId("map").setAttribute("aria-label", words.say("map", answer && !answer.coverage ? headline(state()) : ""));
}

/** What the panel tells of. */
const state = () => ({ question, answer, failure, misses, map, words, stops: scene.stops, actions });

const actions = {
  change: (part) => change(part),
  again: () => (map ? run() : begin()),
  choose(id) {
    change({ stop: id });
    if (id === null) return;
    const stop = answer?.stops.find((one) => one.id === id) ?? scene.stops.get(id);
    if (stop) view.reveal(stop.location);
    const row = byId("answers").querySelector(".chosen, .other");
    row?.scrollIntoView({ block: isNarrow.matches ? "start" : "nearest" });
  },
  startHere: (stop) => change({ from: stop.location, stop: null }),
  endHere: (stop) => change({ to: stop.location, stop: null }),
  name: (id) => (scene.stops.has(id) ? words.name(scene.stops.get(id)) : id),
  links(stop) {
    const by = question.by === "line" ? "foot" : question.by;
    const key = `${stop.id} ${stop.entrance} ${by}`;
    if (!linksOf.has(key)) {
      const found = ask("links", [by, places(wayIn(stop)?.location ?? stop.location)], { name: stop.name.zh ?? stop.name.en ?? stop.id })
        .then((answer) => answer.links);
      found.catch(() => linksOf.delete(key));
      linksOf.set(key, found);
    }
    return linksOf.get(key);
  },
};

// MARK: The map

function grab(x, y) {
  const held = scene.endAt(view, x, y);
  if (!held) return null;
  return (place, isDone) => {
    scene.carried = isDone ? null : { end: held, place };
    if (isDone) change({ [held]: place });
  };
}

view.addEventListener("point", ({ detail: { x, y } }) => {
  // Who is asked for a place doesn't mean a stop.
  const stop = missing(question) ? null : scene.stopAt(view, x, y);
  if (stop) {
    if (sheet.stage === "peek") sheet.set("half");
    return actions.choose(stop);
  }
  if (question.mode === "coverage") return question.stop ? actions.choose(null) : undefined;
  change({ [end]: view.placeAt(x, y), stop: null });
});

view.addEventListener("resize", () => covers());
sheet.addEventListener("stage", () => {
  covers();
  byId("grip").setAttribute("aria-label", words.say(`grip.${sheet.stage}`));
});

function covers() {
  view.cover = sheet.cover;
  document.documentElement.style.setProperty("--covered", `${view.cover.bottom}px`);
  view.redraw();
}

/** Looks at the answers where they can't be seen. */
function lookAtAnswer() {
  if (isLookingAsTold) {
    isLookingAsTold = false;
    return;
  }
  const shown = scene.shown ?? answer?.stops[0];
  const ends = [question.from, question.mode === "along" ? question.to : null].filter(Boolean);
  if (!hasLooked) {
    hasLooked = true;
    const area = answer?.area?.flat(2) ?? [];
    const seen = [...ends, ...(answer?.stops ?? []).slice(0, 5).map((stop) => stop.location), ...area];
    if (question.mode === "coverage") fitAll(false);
    else if (seen.length) view.fit(seen, { isFlight: false, highest: seen.length > 1 ? 16.5 : 15 });
    return;
  }
  if (!shown) return;
  const isSeen = [...ends, shown.location].every((place) => {
    const [x, y] = view.pointOf(place);
    return x > view.cover.left && x < view.width - view.cover.right && y > view.cover.top && y < view.height - view.cover.bottom;
  });
  if (!isSeen) view.fit([...ends, shown.location, ...(answer.area?.flat(2) ?? [])], { highest: Math.max(14, view.zoom) });
}

function fitAll(isFlight = true) {
  if (map?.bbox) view.fit([[map.bbox[0], map.bbox[1]], [map.bbox[2], map.bbox[3]]], { isFlight });
}

const scale = byId("scale");
function showScale() {
  const perPixel = metresPerPixel(view.place[1], view.zoom);
  const most = perPixel * 96;
  const power = 10 ** Math.floor(Math.log10(most));
  const metres = [5, 2, 1].map((step) => step * power).find((step) => step <= most);
  scale.style.width = `${metres / perPixel}px`;
  scale.textContent = words.distance(metres);
}
view.addEventListener("rest", showScale);

byId("zoom-in").addEventListener("click", () => view.zoomBy(1));
byId("zoom-out").addEventListener("click", () => view.zoomBy(-1));
byId("fit").addEventListener("click", () => fitAll());
byId("locate").addEventListener("click", locate);
listenToKeys(byId("map"), byId("panel"), byId("answers"), view, scene, {
  change, choose: actions.choose, fit: fitAll, locate, question: () => question, end: () => end,
});

async function locate() {
  notice(words.say("position.searching"), words);
  try {
    const { place, accuracy } = await position();
    const metres = map?.bbox ? outside(map.bbox, place) : 0;
    if (metres > 3_000) return notice(words.say("position.outside", words.distance(metres)), words);
    notice(words.say("position.found", words.distance(accuracy)), words, 5_000);
    change({ from: place, stop: null });
    view.look(place, Math.max(15, view.zoom));
  } catch (why) {
    notice(words.say(`position.${why}`) || words.say("position.missing"), words, 9_000);
  }
}

// MARK: Messages, colours, sharing

let haveRoadsFailed = false;
function roadsFailed(error) {
  if (!error) {
    if (haveRoadsFailed) notice("");
    haveRoadsFailed = false;
    return;
  }
  if (haveRoadsFailed || map?.profiles.length === 0) return;
  haveRoadsFailed = true;
  offerRetry(words.say("roadsFailed"), words, () => {
    haveRoadsFailed = false;
    roads.retry();
  });
}

byId("language").addEventListener("click", () => {
  words = new Words(words.language === "zh" ? "en" : "zh");
  change({ lang: words.language }, { isReplacing: true });
  showScale();
});

const themes = ["auto", "light", "dark"];
let theme = "auto";
try {
  theme = themes.includes(localStorage.getItem("theme")) ? localStorage.getItem("theme") : "auto";
} catch {
  // Nothing is remembered in private windows.
}
function applyTheme() {
  document.documentElement.dataset.theme = theme;
  scene.recolour();
  view.redraw();
}
byId("theme").addEventListener("click", () => {
  theme = themes[(themes.indexOf(theme) + 1) % themes.length];
  try {
    localStorage.setItem("theme", theme);
  } catch {
    // As above.
  }
  applyTheme();
  tool("theme", theme, words.say(`theme.${theme}`));
  byId("live").textContent = words.say(`theme.${theme}`);
});
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", applyTheme);

byId("share").addEventListener("click", async () => {
  const url = location.href;
  try {
    if (isNarrow.matches && navigator.share) await navigator.share({ title: document.title, url });
    else {
      await navigator.clipboard.writeText(url);
      notice(words.say("copied"), words, 4_000);
    }
  } catch (error) {
    if (error.name === "AbortError") return;
    const field = element("input", { type: "text", readonly: true, "aria-label": words.say("copyThis") });
    field.value = url;
    notice(words.say("copyThis"), words, 0, field);
    field.select();
  }
});

// MARK: The beginning

/** Where to start from when nobody has said: the middle of the map, so that there is an answer at once. */
const start = () => (map.bbox ? [(map.bbox[0] + map.bbox[2]) / 2, (map.bbox[1] + map.bbox[3]) / 2] : null);

let stopsKey = null;
/** All stops, or those that are looked at where there are too many. */
async function loadStops() {
  const isWhole = map.stops <= map.limits.catalog_stops;
  if (!isWhole && view.zoom < 13.5) return;
  const [west, north] = view.placeAt(-200, -200);
  const [east, south] = view.placeAt(view.width + 200, view.height + 200);
  const bbox = isWhole ? undefined : [west, south, east, north].map((degrees) => degrees.toFixed(4)).join(",");
  const { at } = wishes(question);
  const key = `${bbox} ${at}`;
  if (key === stopsKey) return;
  stopsKey = key;
  try {
    const found = await ask("catalog", [], { bbox, at });
    if (key !== stopsKey) return;
    scene.stops = new Map(found.features.map((feature) => [feature.properties.id, feature.properties]));
    showAnswer();
  } catch {
    stopsKey = null;
    offerRetry(words.say("stopsFailed"), words, loadStops);
  }
}
view.addEventListener("rest", () => map && map.stops > map.limits.catalog_stops && loadStops());

/** Puts what the map knows in place of what an address leaves open, or has wrong. */
function complete() {
  if (!map) return;
  const words = map.amenities.map(({ word }) => word);
  question.needs = question.needs.filter((need) => words.includes(need));
  const isKnown = question.by === "line" ? question.mode === "near" : map.profiles.includes(question.by);
  if (!isKnown) question.by = map.profiles.at(-1) ?? "line";
  if (map.profiles.length === 0) question.mode = "near";
  if (!question.from && question.mode !== "along") question.from = start();
}

async function begin() {
  failure = null;
  showAnswer();
  try {
    map = await ask("map");
  } catch (error) {
    failure = error;
    return showAnswer();
  }
  roads.bounds = map.bbox ?? null;
  if (map.bbox) {
    const [west, south, east, north] = map.bbox;
    Object.assign(view.limits, { west: west - 0.3, south: south - 0.3, east: east + 0.3, north: north + 0.3 });
  }
  complete();
  if (question.mode === "along" && question.from && !question.to) end = "to";
  if (question.view) view.look(question.view.place, question.view.zoom);
  else fitAll(false);
  show();
  loadStops();
  await run();
}

applyTheme();
covers();
show();
begin();
