// What is asked of the server, for each thing one may want to know.

import { isTime } from "./question.js";
import { ask, places } from "./server.js";

/** Whether a question can be asked already; else what is missing: `from` or `to`. */
export function missing(question) {
  if (question.mode === "coverage") return null;
  if (!question.from) return "from";
  return question.mode === "along" && !question.to ? "to" : null;
}

/** What must be true of stops. */
export const wishes = (question) => ({
  needs: question.needs.join(","),
  open: question.open === "any" ? "any" : "now",
  at: isTime(question.open) ? question.open : undefined,
});

/**
 * Asks. The answer of every mode has `stops`; that of reach also `area`; that of coverage what
 * the server says of it, and the profile and the options with which it is asked again.
 */
export async function search(question, signal, number = question.number) {
  const { by } = question;
  switch (question.mode) {
    case "near":
      return ask(
        "stops", [by, places(question.from)],
        { ...wishes(question), number, routes: by === "line" ? undefined : "true" }, signal);
    case "along":
      return ask(
        "along", [by, places(question.from, question.to)],
        { ...wishes(question), number, detour: question.detour, routes: "true" }, signal);
    case "reach": {
      const answer = await ask(
        "reach", [by, places(question.from)], { ...wishes(question), minutes: question.minutes }, signal);
      const [area, ...stops] = answer.features;
      return { at: answer.at, area: area.geometry.coordinates, stops: stops.map((feature) => feature.properties) };
    }
    default: {
      const query = { ...wishes(question), minutes: question.minutes };
      const answer = await ask("coverage", [by], { ...query, hourly: "true" }, signal);
      // The time that was answered, so that what is drawn is what is told.
      return { at: answer.at, coverage: answer, asked: [by, { ...query, at: answer.at }], stops: [] };
    }
  }
}

/** Why stops nearer by straight line are no answers. */
export const explain = async (question, signal) =>
  (await ask(
    "stops", [question.by, places(question.from)],
    { ...wishes(question), number: question.number, explain: "true" }, signal)).explanation;

/**
 * What would be found if one condition were dropped, nearest first: `{ change, stop }`, where `change` is the
 * part of the question that differs.
 */
export async function nearMisses(question, limits, signal) {
  const changes = question.needs.map((need) => ({ without: need, needs: question.needs.filter((one) => one !== need) }));
  if (question.open !== "any") changes.push({ without: "open", open: "any" });
  if (question.mode === "reach" && question.minutes < limits.minutes) {
    changes.push({ without: "minutes", minutes: Math.min(limits.minutes, Math.max(question.minutes * 2, 15)) });
  }
  if (question.mode === "along" && question.detour < 60) {
    changes.push({ without: "minutes", detour: Math.min(60, Math.max(question.detour * 2, 15)) });
  }
  const found = await Promise.all(
    changes.map(async ({ without, ...change }) => {
      const answer = await search({ ...question, ...change }, signal, 1);
      return { without, change, stop: answer.stops[0] };
    }));
  const cost = ({ stop }) => stop.detour ?? stop.duration ?? stop.distance;
  return found.filter(({ stop }) => stop).sort((first, second) => cost(first) - cost(second));
}
