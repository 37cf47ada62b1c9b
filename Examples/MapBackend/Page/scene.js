// What the map shows, from back to front, and what is below a finger.

import { wayIn } from "./answers.js";
import { Marks } from "./marks.js";
import { RoadNames } from "./roadnames.js";

const names = [
  "ground", "paper", "casing", "street", "lane", "farStreet", "farLane", "pushing", "stairs", "ferry", "accent",
  "onAccent", "pin", "onPin", "halo", "end", "otherWay", "area", "open", "onOpen", "closed", "unknown", "shadow",
  "name", "nameHalo", "veil", "covered", "possiblyCovered", "uncovered",
];
/** How much of the roads is left on another host's pictures, which show them, too. */
const onPictures = 0.45;

/** How far from a mark a finger still means it, in CSS pixels. */
const finger = 24;
/** Answers that have a pin: in an area in reach there may be hundreds. */
const pins = { near: 20, along: 20, reach: 9, coverage: 0 };

export class Scene {
  /** All stops, by their ids. */
  stops = new Map();
  /** Answers in their order, the area in reach, which of them is looked at, and what one has asked. */
  found = [];
  area = null;
  chosen = null;
  question = null;
  /** Which end the keyboard moves. */
  end = "from";
  isFocused = false;
  /** An end that is being dragged, before it is asked about. */
  carried = null;

  #marks = new Marks();
  #names = new RoadNames();
  #colours = {};

  constructor(online, roads, coverage) {
    this.online = online;
    this.roads = roads;
    this.coverage = coverage;
  }

  /** Takes colours from the style sheet. */
  recolour() {
    const style = getComputedStyle(document.documentElement);
    for (const name of names) {
      this.#colours[name] = style.getPropertyValue(`--map-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`).trim();
    }
    this.#marks.repaint();
    this.#names.repaint();
    this.roads.repaint();
    this.coverage.repaint();
  }

  /** The answer that is looked at: the chosen one, else the first. */
  get shown() {
    if (!this.chosen) return this.question?.mode === "reach" ? undefined : this.found[0];
    return this.found.find((stop) => stop.id === this.chosen);
  }

  get pinned() {
    return this.found.slice(0, pins[this.question?.mode ?? "near"]);
  }

  place(end) {
    return this.carried?.end === end ? this.carried.place : this.question?.[end];
  }

  draw(context, view, isResting) {
    const colours = this.#colours;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.fillStyle = colours.ground;
    context.fillRect(0, 0, context.canvas.width, context.canvas.height);
    this.online.draw(context, view, colours, isResting);
    // Where pictures are missing, the roads are the map.
    const isOnPictures = this.online.isShown && !this.online.isTorn;
    context.globalAlpha = isOnPictures ? onPictures : 1;
    this.roads.draw(context, view, colours, isResting);
    context.globalAlpha = 1;
    if (this.coverage.isShown) this.coverage.draw(context, view, colours, isResting);
    context.setTransform(view.ratio, 0, 0, view.ratio, 0, 0);
    const drawNames = () => isOnPictures || this.#names.draw(context, view, colours, this.roads.seen, isResting);
    if (!this.question) return drawNames();
    if (this.area && !this.carried) this.#marks.area(context, view, colours, this.area);
    const shown = this.shown;
    if (!this.carried && this.question.mode !== "reach") {
      for (const stop of this.found) if (stop !== shown) this.#way(context, view, stop, false);
    }
    if (shown && !this.carried) this.#way(context, view, shown, true);
    drawNames();
    const numbered = new Set(this.pinned.map((stop) => stop.id));
    this.#marks.stops(
      context, view, colours, this.stops.values(), this.question.needs, (id) => numbered.has(id), this.coverage.isShown);
    if (this.chosen && !shown && this.stops.has(this.chosen)) {
      this.#marks.ring(context, view, colours, this.stops.get(this.chosen).location);
    }
    // The nearest lies on top, and above all what is looked at.
    for (let index = this.pinned.length - 1; index >= 0; index--) {
      const stop = this.pinned[index];
      if (stop !== shown) this.#marks.pin(context, view, colours, stop.location, index + 1, false);
    }
    if (shown) this.#marks.pin(context, view, colours, shown.location, this.found.indexOf(shown) + 1, true);
    if (this.question.mode === "coverage") return;
    const isTrip = this.question.mode === "along";
    for (const end of isTrip ? ["to", "from"] : ["from"]) {
      const place = this.place(end);
      if (!place) continue;
      this.#marks.end(
        context, view, colours, place, isTrip ? { from: "A", to: "B" }[end] : null, this.isFocused && this.end === end);
    }
  }

  #way(context, view, stop, isChosen) {
    const colours = this.#colours;
    if (this.question.by === "line") {
      if (this.question.from) this.#marks.way(context, view, colours, [this.question.from, stop.location], isChosen, [9, 7]);
      return;
    }
    const door = wayIn(stop)?.location ?? stop.location;
    for (const [name, start, end] of [
      ["route", this.question.from, door],
      ["route_to_stop", this.question.from, door],
      ["route_from_stop", door, this.question.to],
    ]) {
      const line = stop[name]?.geometry.coordinates;
      if (!line) continue;
      if (isChosen && start && end) {
        this.#marks.way(context, view, colours, [start, line[0]], false, [1, 6]);
        this.#marks.way(context, view, colours, [line.at(-1), end], false, [1, 6]);
      }
      this.#marks.way(context, view, colours, line, isChosen);
    }
  }

  /** The end of the question at a point, if any. */
  endAt(view, x, y) {
    if (!this.question || this.question.mode === "coverage") return null;
    for (const end of this.question.mode === "along" ? ["from", "to"] : ["from"]) {
      const place = this.place(end);
      if (!place) continue;
      const [px, py] = view.pointOf(place);
      if (Math.hypot(px - x, py - y) <= finger) return end;
    }
    return null;
  }

  /** The stop at a point, if any: answers before others, pins before dots. */
  stopAt(view, x, y) {
    let best = null;
    let least = finger;
    const look = (stop, above, bonus) => {
      const [px, py] = view.pointOf(stop.location);
      const distance = Math.hypot(px - x, py - above - y) - bonus;
      if (distance < least) [best, least] = [stop.id, distance];
    };
    for (const stop of this.pinned) look(stop, 18, 6);
    if (best) return best;
    // Stops that lack something are small, and so is what means them.
    least = view.zoom > 14.6 ? 20 : 11;
    for (const stop of this.stops.values()) look(stop, 0, 0);
    return best;
  }
}
