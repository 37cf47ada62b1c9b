// What is asked, and its form behind the # of the address: shared, restored, and never sent to a server unasked,
// since it says where somebody is.

export const modes = ["near", "along", "reach", "coverage"];
/** What the map is drawn on, where the server has both: another host's pictures, or its own roads alone. */
export const bases = ["online", "roads"];
export const profiles = ["foot", "bicycle", "ebike", "line"];

/** The question that nobody has changed yet. */
export const defaults = Object.freeze({
  mode: "near",
  from: null,
  to: null,
  by: "ebike",
  needs: Object.freeze([]),
  open: "now",
  number: 5,
  minutes: 5,
  detour: 10,
  stop: null,
  lang: null,
  base: "online",
  view: null,
});

/** A place as [longitude, latitude] from latitude first, as people write it; `null` for anything else. */
export function placeFrom(text) {
  const found = /^(-?\d{1,2}(?:\.\d{1,9})?),(-?\d{1,3}(?:\.\d{1,9})?)$/.exec(text ?? "");
  if (!found) return null;
  const [latitude, longitude] = [Number(found[1]), Number(found[2])];
  return Math.abs(latitude) <= 85 && Math.abs(longitude) <= 180 ? [longitude, latitude] : null;
}

/** Latitude first, about a decimetre. */
export const placeText = (place) => `${place[1].toFixed(6)},${place[0].toFixed(6)}`;

const whole = (text, low, high, other) =>
  /^\d{1,4}$/.test(text ?? "") && Number(text) >= low && Number(text) <= high ? Number(text) : other;

export const isTime = (text) => /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text ?? "");

/** The question of an address. Whatever in it is not understood is as if it were not there. */
export function questionFrom(hash) {
  const items = new URLSearchParams(hash.replace(/^#/, ""));
  const word = (name, words, other) => (words.includes(items.get(name)) ? items.get(name) : other);
  const open = items.get("open");
  const view = /^([^,]+,[^,]+),(\d{1,2}(?:\.\d{1,3})?)$/.exec(items.get("view") ?? "");
  const centre = view && placeFrom(view[1]);
  return {
    mode: word("mode", modes, defaults.mode),
    from: placeFrom(items.get("from")),
    to: placeFrom(items.get("to")),
    by: word("by", profiles, defaults.by),
    needs: (items.get("needs") ?? "").split(",").filter((need) => /^[a-z_]{2,20}$/.test(need)),
    open: open === "any" || isTime(open) ? open : defaults.open,
    number: whole(items.get("number"), 1, 20, defaults.number),
    minutes: whole(items.get("minutes"), 1, 60, defaults.minutes),
    detour: whole(items.get("detour"), 0, 60, defaults.detour),
    stop: /^[^\u0000-\u001f]{1,100}$/.test(items.get("stop") ?? "") ? items.get("stop") : null,
    lang: word("lang", ["zh", "en"], null),
    base: word("base", bases, defaults.base),
    view: centre ? { place: centre, zoom: Number(view[2]) } : null,
  };
}

/** The part of an address behind the #: what differs from the defaults. */
export function hashOf(question) {
  const items = [];
  const add = (name, value) => items.push(`${name}=${encodeURIComponent(value).replace(/%2C/g, ",").replace(/%3A/g, ":")}`);
  for (const name of ["mode", "by", "open", "number", "minutes", "detour", "base"]) {
    if (question[name] !== defaults[name]) add(name, question[name]);
  }
  if (question.from) add("from", placeText(question.from));
  if (question.to) add("to", placeText(question.to));
  if (question.needs.length) add("needs", question.needs.join(","));
  if (question.stop) add("stop", question.stop);
  if (question.lang) add("lang", question.lang);
  if (question.view) add("view", `${placeText(question.view.place)},${question.view.zoom.toFixed(2)}`);
  return items.length ? `#${items.join("&")}` : "";
}

/** A question with what the map knows in place of what an address leaves open, or has wrong. */
export function completed(question, map) {
  if (!map) return question;
  const hasRoads = map.profiles.length > 0;
  const mode = hasRoads ? question.mode : "near";
  const isKnown = question.by === "line" ? mode === "near" : map.profiles.includes(question.by);
  const words = map.amenities.map(({ word }) => word);
  return {
    ...question,
    mode,
    by: isKnown ? question.by : map.profiles.at(-1) ?? "line",
    needs: question.needs.filter((need) => words.includes(need)),
    // The middle of the map when nobody has said where, so that there is an answer at once.
    from: question.from ?? (mode === "along" || !map.bbox
      ? null : [(map.bbox[0] + map.bbox[2]) / 2, (map.bbox[1] + map.bbox[3]) / 2]),
  };
}
