// Where the device is. Browsers say it in WGS-84, as the map is.

import { metresBetween } from "./mercator.js";
import { notice } from "./notices.js";

/** Farther from the map than this there is nothing to answer, in metres. */
const reach = 3_000;

/** Where the device is, near [west, south, east, north]; else says why not, and finds nothing. */
export async function locate(words, bounds) {
  notice(words.say("position.searching"), words);
  try {
    const { place, accuracy } = await position();
    const metres = bounds ? outside(bounds, place) : 0;
    if (metres <= reach) {
      notice(words.say("position.found", words.distance(accuracy)), words, 5_000);
      return place;
    }
    notice(words.say("position.outside", words.distance(metres)), words);
  } catch (why) {
    notice(words.say(`position.${why}`) || words.say("position.missing"), words, 9_000);
  }
  return null;
}

/** A place and how far off it may be in metres, or why there is none: `denied`, `missing`, `insecure`. */
function position() {
  return new Promise((found, failed) => {
    if (!("geolocation" in navigator)) return failed("missing");
    if (!isSecureContext) return failed("insecure");
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => found({ place: [coords.longitude, coords.latitude], accuracy: coords.accuracy }),
      (error) => failed(error.code === error.PERMISSION_DENIED ? "denied" : "missing"),
      { enableHighAccuracy: true, timeout: 15_000, maximumAge: 10_000 });
  });
}

/** How many metres a place lies outside of [west, south, east, north]; 0 within. */
function outside([west, south, east, north], place) {
  const nearest = [Math.max(west, Math.min(east, place[0])), Math.max(south, Math.min(north, place[1]))];
  return metresBetween(place, nearest);
}
