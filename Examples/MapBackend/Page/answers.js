// Answers as lists and sentences.

import { element, icon } from "./elements.js";

/** What of an answer there is to read: everything that a row needs, whatever was asked. */
export class AnswerList {
  /**
   * - `words`: of the language.
   * - `actions`: `choose(id)`, `startHere(stop)`, `endHere(stop)`, `links(stop)`, `whyNot()`, `name(id)`.
   */
  constructor(words, actions) {
    this.words = words;
    this.actions = actions;
  }

  /** The rows of stops, one of them opened. */
  list(found, chosen, today, needs) {
    return element(
      "ol", { class: "stops" },
      ...found.map((stop, index) => this.#row(stop, index + 1, stop.id === chosen, today, needs)));
  }

  #row(stop, number, isChosen, today, needs) {
    const { words } = this;
    const button = element(
      "button",
      {
        type: "button",
        class: "stop",
        "data-id": stop.id,
        "data-key": `stop-${stop.id}`,
        "aria-expanded": String(isChosen),
        onclick: () => this.actions.choose(isChosen ? null : stop.id),
      },
      element("span", { class: "rank" }, String(number)),
      element(
        "span", { class: "what" },
        element("b", { class: "name" }, words.name(stop)),
        element("span", { class: "under" }, this.state(stop, today), stop.temporary ? element("span", { class: "tag" }, words.say("temporary")) : null)),
      element("span", { class: "cost" }, ...this.#cost(stop)));
    return element(
      "li", { class: isChosen ? "chosen" : "" }, button,
      isChosen ? element("div", { class: "detail" }, ...this.detail(stop, today, needs)) : null);
  }

  #cost(stop) {
    const { words } = this;
    if (stop.detour !== undefined) {
      return [element("b", {}, words.detour(stop.detour)), element("span", {}, words.duration(stop.duration))];
    }
    const far = stop.distance === undefined ? null : words.distance(stop.distance);
    return stop.duration === undefined
      ? [element("b", {}, far)]
      : [element("b", {}, words.duration(stop.duration)), far && element("span", {}, far)];
  }

  /** Open, closed or unknown: a mark, a word, and a colour. */
  state(stop, today) {
    const state = stop.closed ? "closed" : stop.open.state;
    return element("span", { class: `state ${state}` }, this.words.state(stop, today));
  }

  /** Everything that is known of a stop, and where to go from here. */
  detail(stop, today, needs) {
    const { words } = this;
    const parts = [];
    const other = words.otherName(stop);
    if (other) parts.push(element("p", { class: "other-name", lang: words.language === "zh" ? "en" : "zh" }, other));
    parts.push(element(
      "ul", { class: "offers" },
      ...stop.amenities.map((word) =>
        element(
          "li", { class: needs.includes(word) ? "asked" : "" }, icon(word, 18),
          words.amenity(word) + (stop.amenity_notes?.[word] ? ` (${stop.amenity_notes[word]})` : "")))));
    parts.push(this.#links(stop));
    if (stop.route) parts.push(this.#steps(words.say("directions"), stop.route));
    if (stop.route_to_stop) parts.push(this.#steps(words.say("before"), stop.route_to_stop));
    if (stop.route_from_stop) parts.push(this.#steps(words.say("after"), stop.route_from_stop));
    parts.push(this.#facts(stop));
    return parts;
  }

  #links(stop) {
    const list = element("p", { class: "links", "aria-busy": "true" });
    const box = element("div", { class: "hand-over" }, element("h3", {}, this.words.say("goThere")), list);
    this.actions.links(stop).then(
      (links) => {
        list.removeAttribute("aria-busy");
        list.replaceChildren(
          ...links
            // What the server says is an address, too, and a script is no app.
            .filter(({ url }) => /^(https:\/\/|baidumap:\/\/|geo:)/.test(url))
            .map(({ app, url }) =>
              element(
                "a", { class: "link", href: url, rel: "noopener noreferrer", target: url.startsWith("https") ? "_blank" : null },
                this.words.say(`app.${app}`) || app, icon("open_link", 16))));
      },
      () => list.replaceChildren(this.words.say("noLinks")));
    return box;
  }

  #steps(title, route) {
    const { words } = this;
    return element(
      "details", { class: "directions" },
      element(
        "summary", {}, element("span", {}, title),
        element("span", { class: "sum" }, `${words.duration(route.duration)} · ${words.distance(route.distance)}`)),
      element(
        "ol", {},
        ...route.steps.map((step) =>
          element("li", {}, icon(turnIcon(step), 20), element("span", {}, step.text[words.language])))));
  }

  #facts(stop) {
    const { words } = this;
    const entrance = wayIn(stop);
    const rows = [
      ["entrance", entrance && [
        entrance.name, entrance.access && words.access(entrance.access),
        entrance.opening_hours && words.openingHours(entrance.opening_hours),
      ].filter(Boolean).join(" · ")],
      ["hoursText", stop.opening_hours && words.openingHours(stop.opening_hours)],
      ["access", stop.access && words.access(stop.access)],
      ["fee", stop.fee && (stop.fee === "no" ? words.say("free") : stop.fee === "yes" ? words.say("charged") : stop.fee)],
      ["left", stop.left && [
        stop.left.places && words.say("places", stop.left.places.count),
        stop.left.batteries && words.say("batteries", stop.left.batteries.count),
      ].filter(Boolean).join(" · ")],
      ["address", stop.address],
      ["operator", stop.operator],
      ["phone", stop.phone],
      ["alsoNamed", stop.aliases?.join(" · ")],
      ["verified", stop.verified_on],
    ].filter(([, value]) => value);
    return element("dl", {}, ...rows.flatMap(([name, value]) => [element("dt", {}, words.say(name)), element("dd", {}, value)]));
  }

  /** Buttons that make a stop an end of what is asked. */
  ends(stop, canEnd) {
    return element(
      "p", { class: "row" },
      element("button", { type: "button", class: "quiet", onclick: () => this.actions.startHere(stop) }, this.words.say("startHere")),
      canEnd && element("button", { type: "button", class: "quiet", onclick: () => this.actions.endHere(stop) }, this.words.say("endHere")));
  }

  /** Why stops nearer by were left out. */
  rejections(explanation) {
    const { words } = this;
    if (explanation.rejected.length === 0) return element("p", {}, words.say("whyNotNone"));
    return element(
      "ul", { class: "rejected" },
      ...explanation.rejected.slice(0, 20).map((one) =>
        element(
          "li", {},
          element(
            "button", { type: "button", class: "plain", onclick: () => this.actions.choose(one.id) },
            this.actions.name(one.id)),
          element("span", {}, `${words.say("straight", words.distance(one.distance))} — ${this.reasons(one)}`))));
  }

  reasons(one) {
    const { words } = this;
    const and = words.language === "zh" ? "；" : "; ";
    return one.reasons
      .map((reason) => {
        const value = {
          lacks: () => reason.amenities.map((word) => words.amenity(word)).join(words.language === "zh" ? "、" : ", "),
          closed: () => reason.at?.slice(11),
          slower: () => (one.duration === undefined ? "" : words.duration(one.duration)),
        }[reason.reason]?.();
        return words.say(`reason.${reason.reason}`, value ?? "") || reason.reason;
      })
      .join(and);
  }

  /** A message in place of answers. */
  message(kind, head, text, ...buttons) {
    return element(
      "div", { class: `message ${kind}`, role: kind === "failure" ? "alert" : null },
      kind === "failure" ? icon("warning", 28) : null,
      element("h2", {}, head), text && element("p", {}, text),
      buttons.length ? element("p", { class: "row" }, ...buttons) : null);
  }

  button(label, action, kind = "primary") {
    return element("button", { type: "button", class: kind, onclick: action }, label);
  }

  /** How much of the roads is covered, now and through the day. */
  coverage(answer) {
    const { words } = this;
    const say = (name, ...values) => words.say(name, ...values);
    const bars = (answer.hours ?? []).map((hour) => {
      const bar = element("span", { class: "bar-of-hour" });
      const certain = element("i");
      certain.style.height = `${hour.share * 100}%`;
      const possible = element("i", { class: "maybe" });
      possible.style.height = `${Math.max(0, hour.possible_share - hour.share) * 100}%`;
      bar.append(possible, certain);
      bar.title = say("coverageText", hour.at.slice(11), words.percent(hour.share), hour.open);
      return bar;
    });
    const { roads, stops } = answer;
    return element(
      "div", { class: "coverage" },
      element(
        "p", { class: "big" }, element("b", {}, words.percent(roads.share)), " ",
        element("span", {}, say("coverageShare", answer.minutes))),
      words.percent(roads.possible_share) !== words.percent(roads.share) ? element("p", { class: "small" }, say("possibly", words.percent(roads.possible_share))) : null,
      element(
        "ul", { class: "roads-legend", "aria-label": say("legend") },
        ...["yes", "possibly", "no"]
          .filter((word) => word !== "possibly" || roads.possibly_covered > roads.covered)
          .map((word) => element("li", {}, element("span", { class: `stroke ${word}` }), say(`legendRoads.${word}`)))),
      bars.length
        ? element(
          "section", {}, element("h3", {}, say("coverageHour")),
          element("div", { class: "hours", "aria-hidden": "true" }, ...bars),
          element("p", { class: "hour-marks", "aria-hidden": "true" }, ...["0", "6", "12", "18", "24"].map((text) => element("span", {}, text))),
          element(
            "table", { class: "hidden" },
            element("thead", {}, element("tr", {}, ...["hour", "share", "open"].map((name) => element("th", { scope: "col" }, say(`coverageTable.${name}`))))),
            element(
              "tbody", {},
              ...answer.hours.map((hour) =>
                element(
                  "tr", {}, element("th", { scope: "row" }, hour.at.slice(11)), element("td", {}, words.percent(hour.share)),
                  element("td", {}, String(hour.open)))))))
        : null,
      element(
        "dl", { class: "counts" },
        ...["offering", "open", "unknown", "closed"].flatMap((name) => [
          element("dt", {}, say(`coverageStops.${name}`)), element("dd", {}, String(stops[name]))])));
  }
}

/** The entrance to which a way leads, where some are known. */
export const wayIn = (stop) => stop.entrances?.[stop.entrance];

function turnIcon(step) {
  if (step.action === "walk_to_road") return "walk";
  if (step.action === "walk_from_road") return "arrive";
  return step.turn === "depart" ? "straight" : step.turn ?? "straight";
}
