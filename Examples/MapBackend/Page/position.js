// Where the device is. Browsers say it in WGS-84, as the map is.

import { metresBetween } from "./mercator.js";

/** A place and how far off it may be in metres, or why there is none: `denied`, `missing`, `insecure`. */
export function position() {
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
export function outside([west, south, east, north], place) {
  const nearest = [Math.max(west, Math.min(east, place[0])), Math.max(south, Math.min(north, place[1]))];
  return metresBetween(place, nearest);
}
