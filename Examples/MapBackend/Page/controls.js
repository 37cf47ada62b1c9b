// The questions of the panel: what each control shows, and what it changes.

import { element, icon, refill, segments } from "./elements.js";
import { isTime, modes, placeFrom, placeText, profiles } from "./question.js";

const byId = (id) => document.getElementById(id);

export class Controls {
  /**
   * - `change(part)`: the question is another.
   * - `place(end)`: the next tap on the map sets this end.
   */
  constructor(change, place) {
    this.change = change;
    this.place = place;
    byId("ask").addEventListener("submit", (event) => event.preventDefault());
    byId("at").addEventListener("change", ({ target }) => {
      if (isTime(target.value)) this.change({ open: target.value });
    });
  }

  /** Shows a question. `map` is what /map/v1 says, or `null` before it does. */
  show(question, words, map, end) {
    const say = (name, ...values) => words.say(name, ...values);
    const hasRoads = !map || map.profiles.length > 0;
    this.#modes(question, say, hasRoads);
    this.#ends(question, say, end);
    this.#needs(question, words, map);
    segments(
      byId("by"), "by",
      profiles.map((value) => ({
        value,
        label: say(`profile.${value}`),
        picture: value,
        disabled: value === "line" ? question.mode !== "near" : Boolean(map) && !map.profiles.includes(value),
      })),
      question.by, (by) => this.change({ by }));
    const open = isTime(question.open) ? "at" : question.open;
    segments(
      byId("open"), "open", ["any", "now", "at"].map((value) => ({ value, label: say(`openWord.${value}`) })), open,
      (value) => this.change({ open: value === "at" ? map?.at ?? localNow() : value }));
    byId("at-field").hidden = open !== "at";
    if (open === "at") byId("at").value = question.open;
    this.#amount(question, say, map);
    this.#summary(question, words, map);
  }

  /** What is asked behind the fold, in a line. */
  #summary(question, words, map) {
    const amount = {
      near: () => words.count("headNear", question.number), along: () => words.say("extra", words.say("minute", question.detour)),
      reach: () => words.say("minute", question.minutes), coverage: () => words.say("minute", question.minutes),
    }[question.mode]();
    const open = isTime(question.open) ? words.time(question.open, map?.at) : words.say(`openShort.${question.open}`);
    byId("summary").replaceChildren(
      icon(question.by, 22), element("span", {}, [words.say(`profile.${question.by}`), open, amount].join(" · ")));
    byId("summary").setAttribute("aria-label", `${words.say("options")}: ${byId("summary").textContent}`);
  }

  #modes(question, say, hasRoads) {
    refill(
      byId("modes"),
      ...modes.map((mode) =>
        element(
          "button",
          {
            type: "button",
            "aria-pressed": String(mode === question.mode),
            "data-key": mode,
            class: "mode",
            disabled: !hasRoads && mode !== "near",
            onclick: () => this.change({ mode, stop: null, by: mode !== "near" && question.by === "line" ? "ebike" : question.by }),
          },
          icon(mode, 22), element("span", {}, say(`mode.${mode}`)))));
  }

  #ends(question, say, end) {
    const isTrip = question.mode === "along";
    const parent = byId(isTrip ? "trip" : "ends");
    byId("trip").hidden = !isTrip;
    byId("ends").hidden = isTrip || question.mode === "coverage";
    byId(isTrip ? "ends" : "trip").replaceChildren();
    const field = (name, letter) => {
      const input = element("input", {
        type: "text",
        inputmode: "text",
        id: name,
        "aria-label": say(name),
        placeholder: isTrip && end === name ? say("setTo") : "39.9340,116.3790",
        onchange: ({ target }) => {
          const place = placeFrom(target.value.replace(/\s+/g, ""));
          target.setAttribute("aria-invalid", String(!place));
          if (place) this.change({ [name]: place });
        },
      });
      if (question[name]) input.value = placeText(question[name]).replace(/(\.\d{5})\d*/g, "$1").replace(",", ", ");
      return element(
        "div", { class: isTrip && end === name ? "end next" : "end" },
        isTrip
          ? element(
            "button",
            {
              type: "button", class: "letter", "data-key": `set-${name}`, "aria-pressed": String(end === name),
              "aria-label": `${say("nextTap")}: ${say(name)}`, onclick: () => this.place(name),
            },
            letter)
          : element("span", { class: "letter", "aria-hidden": "true" }, ""),
        element("span", { class: "end-name", "aria-hidden": "true" }, say(name)), input);
    };
    refill(
      parent,
      ...(isTrip
        ? [
          element("div", { class: "both" }, field("from", "A"), field("to", "B")),
          element(
            "button",
            {
              type: "button", class: "ghost icon-only", id: "swap", "aria-label": say("swap"), title: say("swap"),
              onclick: () => this.change({ from: question.to, to: question.from }),
            },
            icon("swap")),
        ]
        : [field("from", "")]));
  }

  #needs(question, words, map) {
    const parent = byId("needs");
    const amenities = map?.amenities ?? [];
    if (amenities.length === 0) return;
    const chips = parent.getElementsByClassName("need");
    if (chips.length !== amenities.length) {
      parent.replaceChildren(
        ...amenities.map(({ word }) =>
          element("button", { type: "button", class: "chip need", "data-need": word }, icon(word, 20), element("span"))),
        element("button", { type: "button", class: "chip fold", onclick: () => this.#fold(parent) }));
    }
    const fold = parent.lastElementChild;
    fold.textContent = words.say(parent.classList.contains("all") ? "fewerNeeds" : "moreNeeds");
    fold.setAttribute("aria-expanded", String(parent.classList.contains("all")));
    this.words = words;
    // The same buttons stay, so that neither the focus nor the place in a row that is scrolled is lost.
    for (const chip of chips) {
      const { need } = chip.dataset;
      const isAsked = question.needs.includes(need);
      chip.setAttribute("aria-pressed", String(isAsked));
      chip.lastChild.textContent = words.amenity(need);
      chip.onclick = () =>
        this.change({ needs: isAsked ? question.needs.filter((one) => one !== need) : [...question.needs, need] });
    }
  }

  /** Shows the rarer needs as well; on a phone all of them are in a row that is scrolled. */
  #fold(parent) {
    const isAll = parent.classList.toggle("all");
    parent.lastElementChild.textContent = this.words.say(isAll ? "fewerNeeds" : "moreNeeds");
    parent.lastElementChild.setAttribute("aria-expanded", String(isAll));
  }

  #amount(question, say, map) {
    const name = { near: "number", along: "detour", reach: "minutes", coverage: "minutes" }[question.mode];
    const low = name === "detour" ? 0 : 1;
    const high = name === "number" ? Math.min(20, map?.limits.stops ?? 20) : Math.min(60, map?.limits.minutes ?? 60);
    const now = question[name];
    const step = name === "number" ? 1 : now >= 15 ? 5 : 1;
    const stepDown = name === "number" ? 1 : now > 15 ? 5 : 1;
    const shown = name === "number" ? String(now) : say("minute", now);
    const button = (sign, value, label) =>
      element(
        "button",
        {
          type: "button", class: "step", id: `amount-${sign}`, disabled: value < low || value > high,
          "aria-label": `${say(name)}: ${label}`, onclick: () => this.change({ [name]: value }),
        },
        icon(sign, 20));
    refill(
      byId("amount"),
      element("span", { class: "amount-name" }, say(name)),
      button("minus", now - stepDown, say("less")),
      element("output", { "aria-label": `${say(name)}: ${shown}` }, shown),
      button("plus", now + step, say("more")));
  }
}

/** Now on this device's clock, for an input of date and time. */
function localNow() {
  const now = new Date();
  return new Date(now - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
