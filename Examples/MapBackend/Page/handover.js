// Addresses that lead to a stop in other apps, asked for once each.

import { wayIn } from "./answers.js";
import { ask, places } from "./server.js";

const known = new Map();

/** The links of a stop, by a way of moving. */
export function linksTo(stop, by) {
  const profile = by === "line" ? "foot" : by;
  const key = `${stop.id} ${stop.entrance} ${profile}`;
  if (!known.has(key)) {
    const place = wayIn(stop)?.location ?? stop.location;
    const found = ask("links", [profile, places(place)], { name: stop.name.zh ?? stop.name.en ?? stop.id })
      .then((answer) => answer.links);
    found.catch(() => known.delete(key));
    known.set(key, found);
  }
  return known.get(key);
}
