// What stands in the panel below the questions: answers, why there are none, and what to do then.

import { AnswerList } from "./answers.js";
import { element, icon } from "./elements.js";
import { metresBetween } from "./mercator.js";
import { explain, missing } from "./searching.js";

// `state`: { question, answer, failure, misses, map, words, stops, actions }, where `actions` are those of AnswerList,
// and `change(part)`, `again()`.

/** How many stops there are, in words. */
export function headline({ question, answer, words }) {
  if (question.mode === "coverage") return "";
  const name = { near: "headNear", along: "headAlong", reach: "headReach" }[question.mode];
  return words.count(name, answer.stops.length, question.minutes);
}

/** The answer, or what is in its place. */
export function answerParts(state) {
  const { question, answer, failure, map, words, stops, actions } = state;
  const list = new AnswerList(words, actions);
  if (failure) {
    const [head, text] = words.failure(failure);
    const buttons = [list.button(words.say("retry"), actions.again)];
    if (["NoSegment", "NotImplemented", "NoRoute"].includes(failure.code) && question.mode === "near" && question.by !== "line") {
      buttons.unshift(list.button(words.say("useLine"), () => actions.change({ by: "line" })));
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
  const other = question.stop && !answer.stops.some((stop) => stop.id === question.stop) ? stops.get(question.stop) : null;
  if (other) parts.push(otherStop(state, list, other));
  if (answer.coverage) return [...parts, list.coverage(answer.coverage)];
  if (answer.stops.length === 0) return [...parts, emptyAnswer(state, list)];
  parts.push(element(
    "div", { class: "head" }, element("h2", {}, headline(state)),
    answer.direct ? element("p", {}, words.say("direct", words.duration(answer.direct.duration))) : null));
  parts.push(list.list(answer.stops.slice(0, 100), question.stop, today, question.needs));
  if (question.mode === "near") parts.push(whyNot(state, words.say("whyNot"), (explanation) => list.rejections(explanation)));
  return parts;
}

/** A stop that somebody has tapped and that is no answer. */
function otherStop(state, list, stop) {
  const { question, answer, words, actions } = state;
  const today = answer.at;
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
      ? whyNot(state, words.say("whyThis"), (explanation) => {
        const one = explanation.rejected.find((rejected) => rejected.id === stop.id);
        return element("p", {}, one ? list.reasons(one) : words.say("farther"));
      })
      : null);
}

/** Asked only when somebody wants to know. */
function whyNot({ question, words }, title, write) {
  const box = element("div", {});
  const details = element("details", { class: "why" }, element("summary", {}, title), box);
  details.addEventListener("toggle", async () => {
    if (!details.open || box.childElementCount > 0) return;
    box.replaceChildren(element("p", {}, words.say("searching")));
    try {
      box.replaceChildren(write(await explain(question)));
    } catch (error) {
      box.replaceChildren(element("p", { role: "alert" }, words.failure(error)[0]));
    }
  });
  return details;
}

/** That nothing was found. */
const emptyHead = ({ question, words }) =>
  ({
    near: words.say("nothing"), reach: words.say("nothingReach", question.minutes), along: words.say("nothingAlong", question.detour),
  })[question.mode];

/** What would have been found if one asked for less. */
function emptyAnswer({ question, misses, words, actions }, list) {
  const message = list.message("empty", emptyHead({ question, words }));
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
          "button", { type: "button", class: "miss", onclick: () => actions.change(miss.change) },
          element("b", {}, label), element("span", {}, words.say("nearestIs", words.name(miss.stop), cost))));
    })));
  } else {
    message.append(element("p", {}, words.say("stillNothing")));
  }
  message.append(element("p", { class: "row" }, list.button(words.say("dropAll"), () => actions.change({ needs: [], open: "any" }), "quiet")));
  return message;
}

/** What is served, and what signs mean. */
export function aboutParts({ map, words }) {
  if (!map) return [];
  const legend = (state) => element("li", {}, element("span", { class: `swatch ${state}` }), words.say(`legend${state[0].toUpperCase()}${state.slice(1)}`));
  return [
    element("ul", { class: "legend", "aria-label": words.say("legend") }, legend("open"), legend("closed"), legend("unknown")),
    map.profiles.length ? null : element("p", {}, words.say("noRoadsMode")),
    element("p", {}, words.say("dataAbout", map.stops, map.roads, map.at.replace("T", " ")), " ", element("a", { href: "openapi.json" }, words.say("api"))),
  ];
}

/** The answer in a sentence, for whoever doesn't see it. */
export function spoken(state) {
  const { answer, failure, words } = state;
  if (failure || !answer) return "";
  if (answer.coverage) {
    return `${words.percent(answer.coverage.roads.share)} ${words.say("coverageShare", answer.coverage.minutes)}`;
  }
  const [first] = answer.stops;
  if (!first) return emptyHead(state);
  const cost =
    first.detour !== undefined ? words.detour(first.detour)
      : first.duration === undefined ? words.distance(first.distance) : words.duration(first.duration);
  const stop = words.language === "zh" ? "。" : ". ";
  return `${headline(state)}${stop}${words.say("speakFirst", words.name(first), cost, words.state(first, answer.at))}`;
}
