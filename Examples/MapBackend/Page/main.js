// The page: keeps what is asked, the address, the map and the panel in step.

import { aboutParts, answerParts, headline, spoken } from "./answerpanel.js";
import { Controls } from "./controls.js";
import { CoverageTiles } from "./coveragetiles.js";
import { refill } from "./elements.js";
import { linksTo } from "./handover.js";
import { Inquiry } from "./inquiry.js";
import { listenToKeys } from "./keys.js";
import { showLabels, showTool } from "./labels.js";
import { LineReader } from "./linereader.js";
import { Lookout } from "./lookout.js";
import { showAttribution, showScale } from "./mapfoot.js";
import { MapView } from "./mapview.js";
import { notice, offerRetry } from "./notices.js";
import { OnlineMap } from "./onlinemap.js";
import { locate } from "./position.js";
import { completed, hashOf, questionFrom } from "./question.js";
import { RoadTiles } from "./roadtiles.js";
import { Scene } from "./scene.js";
import { missing } from "./searching.js";
import { ask } from "./server.js";
import { share } from "./sharing.js";
import { isNarrow, Sheet } from "./sheet.js";
import { StopsAround } from "./stopsaround.js";
import { Theme } from "./theme.js";
import { preferredLanguage, Words } from "./words.js";

const byId = (id) => document.getElementById(id);

let question = questionFrom(location.hash);
let words = new Words(question.lang ?? preferredLanguage());
/** What /map/v1 says. */
let map = null;
/** Which end the next tap sets. */
let end = "from";

const reader = new LineReader();
const roads = new RoadTiles(reader, () => view.redraw(), (error) => linesFailed(roads, error));
const coverage = new CoverageTiles(reader, () => view.redraw(), (error) => linesFailed(coverage, error));
const online = new OnlineMap(() => view.redraw());
const scene = new Scene(online, roads, coverage);
const view = new MapView(byId("map"), (context, map, isResting) => scene.draw(context, map, isResting), grab);
const lookout = new Lookout(view, question.view !== null);
const around = new StopsAround(
  view,
  (stops) => {
    scene.stops = stops;
    showAnswer();
  },
  () => offerRetry(words.say("stopsFailed"), words, () => around.load(question)));
const inquiry = new Inquiry((isSlow) => {
  if (isSlow) byId("answers").setAttribute("aria-busy", "true");
  else byId("answers").removeAttribute("aria-busy");
});
const theme = new Theme(() => {
  scene.recolour();
  view.redraw();
});
const sheet = new Sheet(byId("panel"), byId("grip"));
const controls = new Controls(
  (part) => change(part),
  (name) => {
    end = name;
    show();
  });
/** For the tests: what drawing takes, and whether all is drawn. */
window.waystation = {
  view, roads, coverage, online,
  get isBusy() { return inquiry.isUnderWay || ![roads, coverage, online].every((layer) => layer.isComplete); },
};

// MARK: What is asked

/** Asks something else. */
function change(part, { isReplacing = false } = {}) {
  const before = question;
  question = { ...question, ...part };
  if (question.mode === "along") {
    if (before.mode !== "along" || part.from || part.to) end = question.from && !question.to ? "to" : end;
  } else end = "from";
  remember(isReplacing);
  const isOnlyChoice = Object.keys(part).every((name) => ["stop", "lang", "view", "base"].includes(name));
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
  question = completed(questionFrom(location.hash), map);
  words = new Words(question.lang ?? preferredLanguage());
  lookout.isTold = question.view !== null;
  if (question.view) view.look(question.view.place, question.view.zoom);
  show();
  run();
});

view.addEventListener("rest", () => {
  question = { ...question, view: { place: view.place, zoom: view.zoom } };
  remember(true);
  showScale(byId("scale"), view, words);
  if (!around.isWhole) around.load(question);
});

/** Asks the server, and shows what it says. */
async function run() {
  scene.question = question;
  roads.profile = question.by;
  view.redraw();
  const inquired = inquiry.ask(question, map);
  if (!inquiry.isUnderWay) showAnswer();
  if (!(await inquired)) return;
  showAnswer();
  byId("live").textContent = spoken(state());
  lookout.lookAt(question, inquiry.answer, scene.shown ?? inquiry.answer?.stops[0], map);
  around.load(question);
}

// MARK: Words and controls

function show() {
  showLabels(words);
  roads.language = words.language;
  showTheme();
  showOnline();
  byId("grip").setAttribute("aria-label", words.say(`grip.${sheet.stage}`));
  scene.end = end;
  scene.chosen = question.stop;
  scene.question = question;
  controls.show(question, words, map, end);
  showAnswer();
  view.redraw();
}

function showTheme() {
  showTool("theme", theme.chosen, words.say(`theme.${theme.chosen}`));
}

function showOnline() {
  online.isWanted = question.base === "online";
  byId("online").hidden = online.source === null;
  byId("online").setAttribute("aria-pressed", String(online.isShown));
  showAttribution(byId("attribution"), online);
}

function showAnswer() {
  const { answer } = inquiry;
  scene.found = answer?.stops ?? [];
  scene.area = answer?.area ?? null;
  coverage.show(question.mode === "coverage" ? answer?.asked : null);
  scene.chosen = question.stop;
  view.redraw();
  refill(byId("answers"), ...answerParts(state()));
  refill(byId("about"), ...aboutParts(state()));
  byId("map").setAttribute("aria-label", words.say("map", answer && !answer.coverage ? headline(state()) : ""));
}

/** What the panel tells of. */
const state = () => {
  const { answer, failure, misses } = inquiry;
  return { question, answer, failure, misses, map, words, stops: scene.stops, actions };
};

const actions = {
  change: (part) => change(part),
  again: () => (map ? run() : begin()),
  choose(id) {
    change({ stop: id });
    if (id === null) return;
    const stop = inquiry.answer?.stops.find((one) => one.id === id) ?? scene.stops.get(id);
    if (stop) view.reveal(stop.location);
    const row = byId("answers").querySelector(".chosen, .other");
    row?.scrollIntoView({ block: isNarrow.matches ? "start" : "nearest" });
  },
  startHere: (stop) => change({ from: stop.location, stop: null }),
  endHere: (stop) => change({ to: stop.location, stop: null }),
  name: (id) => (scene.stops.has(id) ? words.name(scene.stops.get(id)) : id),
  links: (stop) => linksTo(stop, question.by),
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

byId("zoom-in").addEventListener("click", () => view.zoomBy(1));
byId("zoom-out").addEventListener("click", () => view.zoomBy(-1));
byId("fit").addEventListener("click", () => lookout.fitAll(map));
byId("locate").addEventListener("click", startHere);
byId("online").addEventListener("click", () => change({ base: online.isShown ? "roads" : "online" }, { isReplacing: true }));
listenToKeys(byId("map"), byId("panel"), byId("answers"), view, scene, {
  change, choose: actions.choose, fit: () => lookout.fitAll(map), locate: startHere, question: () => question, end: () => end,
});

async function startHere() {
  const place = await locate(words, map?.bbox);
  if (!place) return;
  change({ from: place, stop: null });
  view.look(place, Math.max(15, view.zoom));
}

// MARK: Messages, colours, sharing

/** The layers of which something could not be had. */
const torn = new Set();
function linesFailed(layer, error) {
  const wasTorn = torn.size > 0;
  if (error) torn.add(layer);
  else torn.delete(layer);
  if (wasTorn === (torn.size > 0) || map?.profiles.length === 0) return;
  if (wasTorn) return notice("");
  offerRetry(words.say("roadsFailed"), words, () => {
    torn.clear();
    roads.retry();
    coverage.retry();
  });
}

byId("language").addEventListener("click", () => {
  words = new Words(words.language === "zh" ? "en" : "zh");
  change({ lang: words.language }, { isReplacing: true });
  showScale(byId("scale"), view, words);
});

byId("theme").addEventListener("click", () => {
  theme.turn();
  showTheme();
  byId("live").textContent = words.say(`theme.${theme.chosen}`);
});

byId("share").addEventListener("click", () => share(words));

// MARK: The beginning

async function begin() {
  inquiry.fail(null);
  showAnswer();
  try {
    map = await ask("map");
  } catch (error) {
    inquiry.fail(error);
    return showAnswer();
  }
  around.map = map;
  online.source = map.tiles ?? null;
  roads.bounds = coverage.bounds = map.bbox ?? null;
  if (map.bbox) {
    const [west, south, east, north] = map.bbox;
    Object.assign(view.limits, { west: west - 0.3, south: south - 0.3, east: east + 0.3, north: north + 0.3 });
  }
  question = completed(question, map);
  if (question.mode === "along" && question.from && !question.to) end = "to";
  if (question.view) view.look(question.view.place, question.view.zoom);
  else lookout.fitAll(map, false);
  show();
  around.load(question);
  await run();
}

theme.apply();
covers();
show();
begin();
