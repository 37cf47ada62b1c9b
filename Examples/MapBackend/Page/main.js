// The page: keeps what is asked, the address, the map and the panel in step.

import { AnswerList } from "./answers.js";
import { Controls } from "./controls.js";
import { element, icon, refill } from "./elements.js";
import { MapView } from "./mapview.js";
import { metresBetween, metresPerPixel } from "./mercator.js";
import { outside, position } from "./position.js";
import { hashOf, questionFrom } from "./question.js";
import { RoadTiles } from "./roadtiles.js";
import { Scene } from "./scene.js";
import { explain, missing, nearMisses, search, wishes } from "./searching.js";
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
  if (!question.from && question.mode !== "along" && map) question.from = start();
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
  speak();
  lookAtAnswer();
  loadStops();
}

// MARK: Words and controls

function show() {
  document.documentElement.lang = words.language === "zh" ? "zh-CN" : "en";
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
  refill(byId("answers"), ...answerParts());
  refill(byId("about"), ...aboutParts());
  const spoken = answer ? headline() : "";
  byId("map").setAttribute("aria-label", words.say("map", spoken));
}

function headline() {
  if (question.mode === "coverage") return "";
  const name = { near: "headNear", along: "headAlong", reach: "headReach" }[question.mode];
  return words.count(name, answer.stops.length, question.minutes);
}

function answerParts() {
  const list = new AnswerList(words, actions);
  if (failure) {
    const [head, text] = words.failure(failure);
    const buttons = [list.button(words.say("retry"), () => (map ? run() : begin()))];
    if (["NoSegment", "NotImplemented", "NoRoute"].includes(failure.code) && question.mode === "near" && question.by !== "line") {
      buttons.unshift(list.button(words.say("useLine"), () => change({ by: "line" })));
    }
    return [list.message("failure", head, text, ...buttons)];
  }
  const lacking = missing(question);
  if (lacking && map) {
    const name = lacking === "from" ? "pointFirst" : "pointTo";
    return [list.message("hint", words.say(name), words.say(`${name}Text`))];
  }
  if (!answer) return [element("p", { class: "busy" }, words.say("searching"))];
  const parts = [];
  const today = answer.at;
  const other = question.stop && !answer.stops.some((stop) => stop.id === question.stop) ? scene.stops.get(question.stop) : null;
  if (other) parts.push(otherStop(list, other, today));
  if (answer.coverage) return [...parts, list.coverage(answer.coverage)];
  if (answer.stops.length === 0) return [...parts, emptyAnswer(list)];
  parts.push(element(
    "div", { class: "head" }, element("h2", {}, headline()),
    answer.direct ? element("p", {}, words.say("direct", words.duration(answer.direct.duration))) : null));
  parts.push(list.list(answer.stops.slice(0, 100), question.stop, today, question.needs));
  if (question.mode === "near") parts.push(whyNot(list, words.say("whyNot"), (explanation) => list.rejections(explanation)));
  return parts;
}

/** A stop that somebody has tapped and that is no answer. */
function otherStop(list, stop, today) {
  const near = { ...stop, distance: question.from ? metresBetween(question.from, stop.location) : undefined };
  return element(
    "article", { class: "other" },
    element(
      "div", { class: "other-head" },
      element("div", {}, element("h2", {}, words.name(stop)), element("p", { class: "under" }, list.state(stop, today))),
      element("button", { type: "button", class: "ghost icon-only", "aria-label": words.say("closeDetail"), onclick: () => actions.choose(null) }, icon("close"))),
    question.mode === "coverage" ? null : list.ends(stop, question.mode === "along"),
    ...list.detail(near, today, question.needs),
    question.mode === "near"
      ? whyNot(list, words.say("whyThis"), (explanation) => {
        const one = explanation.rejected.find((rejected) => rejected.id === stop.id);
        return element("p", {}, one ? list.reasons(one) : words.say("farther"));
      })
      : null);
}

/** Asked only when somebody wants to know. */
function whyNot(list, title, write) {
  const asked = question;
  const box = element("div", {});
  const details = element("details", { class: "why" }, element("summary", {}, title), box);
  details.addEventListener("toggle", async () => {
    if (!details.open || box.childElementCount > 0) return;
    box.replaceChildren(element("p", {}, words.say("searching")));
    try {
      box.replaceChildren(write(await explain(asked)));
    } catch (error) {
      box.replaceChildren(element("p", { role: "alert" }, words.failure(error)[0]));
    }
  });
  return details;
}

/** What would have been found if one asked for less. */
function emptyAnswer(list) {
  const head = {
    near: words.say("nothing"), reach: words.say("nothingReach", question.minutes), along: words.say("nothingAlong", question.detour),
  }[question.mode];
  const message = list.message("empty", head);
  if (misses?.length) {
    message.append(element("p", {}, words.say("wouldBe")), element("ul", { class: "misses" }, ...misses.map((miss) => {
      const label =
        miss.without === "open" ? words.say("withoutOpen")
          : miss.without === "minutes" ? words.say("withMinutes", miss.change.minutes ?? miss.change.detour)
            : words.say("without", words.amenity(miss.without));
      const cost =
        miss.stop.detour !== undefined ? words.detour(miss.stop.detour)
          : miss.stop.duration === undefined ? words.distance(miss.stop.distance) : words.duration(miss.stop.duration);
      return element(
        "li", {},
        element(
          "button", { type: "button", class: "miss", onclick: () => change(miss.change) },
          element("b", {}, label), element("span", {}, words.say("nearestIs", words.name(miss.stop), cost))));
    })));
  } else {
    message.append(element("p", {}, words.say("stillNothing")));
  }
  message.append(element("p", { class: "row" }, list.button(words.say("dropAll"), () => change({ needs: [], open: "any" }), "quiet")));
  return message;
}

function aboutParts() {
  if (!map) return [];
  const legend = (state) => element("li", {}, element("span", { class: `swatch ${state}` }), words.say(`legend${state[0].toUpperCase()}${state.slice(1)}`));
  return [
    element("ul", { class: "legend", "aria-label": words.say("legend") }, legend("open"), legend("closed"), legend("unknown")),
    map.profiles.length ? null : element("p", {}, words.say("noRoadsMode")),
    element("p", {}, words.say("dataAbout", map.stops, map.roads, map.at.replace("T", " ")), " ", element("a", { href: "openapi.json" }, words.say("api"))),
  ];
}

/** Tells the answer to whoever doesn't see it. */
function speak() {
  let text = "";
  if (failure) return;
  if (answer?.coverage) {
    text = `${words.percent(answer.coverage.roads.share)} ${words.say("coverageShare", answer.coverage.minutes)}`;
  } else if (answer) {
    const [first] = answer.stops;
    text = answer.stops.length === 0 ? byId("answers").querySelector("h2")?.textContent ?? "" : headline();
    if (first) {
      const cost = first.detour !== undefined ? words.detour(first.detour) : first.duration === undefined ? words.distance(first.distance) : words.duration(first.duration);
      text += `${words.language === "zh" ? "。" : ". "}${words.say("speakFirst", words.name(first), cost, words.state(first, answer.at))}`;
    }
  }
  byId("live").textContent = text;
}

const actions = {
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
    const key = `${stop.id} ${by} ${words.language}`;
    if (!linksOf.has(key)) {
      const found = ask("links", [by, places(stop.location)], { name: stop.name.zh ?? stop.name.en ?? stop.id })
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
  const stop = scene.stopAt(view, x, y);
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

const canvas = byId("map");
canvas.addEventListener("focus", () => focusChanged(true));
canvas.addEventListener("blur", () => focusChanged(false));
function focusChanged(isFocused) {
  scene.isFocused = isFocused && canvas.matches(":focus-visible");
  view.redraw();
}

canvas.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const arrows = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  const keys = {
    "+": () => view.zoomBy(0.5), "=": () => view.zoomBy(0.5), "-": () => view.zoomBy(-0.5), "−": () => view.zoomBy(-0.5),
    0: () => fitAll(), l: locate, L: locate, "/": () => byId("answers").focus(),
    Enter: () => question.mode !== "coverage" && change({ [end]: view.middle, stop: null }),
    Escape: () => actions.choose(null),
  };
  if (arrows[event.key]) {
    const [right, down] = arrows[event.key];
    if (event.shiftKey && question.mode !== "coverage") moveEnd(20 * right, 20 * down);
    else view.pan(90 * right, 90 * down);
  } else if (keys[event.key]) keys[event.key]();
  else return;
  event.preventDefault();
});

/** Moves an end by keys; asks when they rest. */
let settling = 0;
function moveEnd(right, down) {
  const place = scene.place(end) ?? view.middle;
  const [x, y] = view.pointOf(place);
  const moved = view.placeAt(x + right, y + down);
  scene.carried = { end, place: moved };
  view.reveal(moved);
  view.redraw();
  clearTimeout(settling);
  settling = setTimeout(() => {
    scene.carried = null;
    change({ [end]: moved, stop: null });
  }, 350);
}

byId("panel").addEventListener("keydown", (event) => {
  const rows = [...byId("answers").querySelectorAll(".stop")];
  const place = rows.indexOf(document.activeElement);
  if (event.key === "Escape" && question.stop) actions.choose(null);
  if (place < 0) return;
  const next = { ArrowDown: place + 1, ArrowUp: place - 1, Home: 0, End: rows.length - 1 }[event.key];
  if (next === undefined) return;
  event.preventDefault();
  rows[Math.max(0, Math.min(rows.length - 1, next))].focus();
});

byId("answers").addEventListener("keydown", (event) => {
  if (event.target === byId("answers") && event.key === "ArrowDown") {
    event.preventDefault();
    byId("answers").querySelector(".stop")?.focus();
  }
});

async function locate() {
  notice(words.say("position.searching"));
  try {
    const { place, accuracy } = await position();
    const metres = map?.bbox ? outside(map.bbox, place) : 0;
    if (metres > 3_000) return notice(words.say("position.outside", words.distance(metres)));
    notice(words.say("position.found", words.distance(accuracy)), 5_000);
    change({ from: place, stop: null });
    view.look(place, Math.max(15, view.zoom));
  } catch (why) {
    notice(words.say(`position.${why}`) || words.say("position.missing"), 9_000);
  }
}

// MARK: Messages, colours, sharing

let noticeTimer = 0;
function notice(text, milliseconds = 0, ...buttons) {
  const box = byId("notice");
  clearTimeout(noticeTimer);
  box.hidden = !text;
  box.replaceChildren(
    element("span", {}, text), ...buttons,
    element("button", { type: "button", class: "ghost icon-only", "aria-label": words.say("closeDetail"), onclick: () => notice("") }, icon("close", 20)));
  if (milliseconds) noticeTimer = setTimeout(() => notice(""), milliseconds);
}

let haveRoadsFailed = false;
function roadsFailed(error) {
  if (!error) {
    if (haveRoadsFailed) notice("");
    haveRoadsFailed = false;
    return;
  }
  if (haveRoadsFailed || map?.profiles.length === 0) return;
  haveRoadsFailed = true;
  notice(words.say("roadsFailed"), 0, element("button", {
    type: "button", class: "quiet",
    onclick: () => {
      haveRoadsFailed = false;
      notice("");
      roads.retry();
    },
  }, words.say("retry")));
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
      notice(words.say("copied"), 4_000);
    }
  } catch (error) {
    if (error.name === "AbortError") return;
    const field = element("input", { type: "text", readonly: true, "aria-label": words.say("copyThis") });
    field.value = url;
    notice(words.say("copyThis"), 0, field);
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
    notice(words.say("stopsFailed"), 0, element("button", {
      type: "button", class: "quiet",
      onclick: () => {
        notice("");
        loadStops();
      },
    }, words.say("retry")));
  }
}
view.addEventListener("rest", () => map && map.stops > map.limits.catalog_stops && loadStops());

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
  if (question.by !== "line" && !map.profiles.includes(question.by)) question.by = map.profiles[0] ?? "line";
  if (!question.from && question.mode !== "along") question.from = start();
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
