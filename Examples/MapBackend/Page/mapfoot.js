// What stands at the foot of the map: how long a metre is, and who made the pictures.

import { element, refill } from "./elements.js";
import { metresPerPixel } from "./mercator.js";

/** A round length, and a line as long. */
export function showScale(scale, view, words) {
  const perPixel = metresPerPixel(view.place[1], view.zoom);
  const most = perPixel * 96;
  const power = 10 ** Math.floor(Math.log10(most));
  const metres = [5, 2, 1].map((step) => step * power).find((step) => step <= most);
  scale.style.width = `${metres / perPixel}px`;
  scale.textContent = metres < 1000 ? words.distance(metres) : words.say("kilometres", metres / 1000);
}

/** Who made the pictures that are shown. An address at the end of the text is what the text leads to. */
export function showAttribution(box, online) {
  box.hidden = !online.isShown;
  if (box.hidden) return;
  const { attribution } = online.source;
  const [, text, address] = /^(.*\S)\s+(https:\/\/\S+)$/.exec(attribution) ?? [null, attribution, null];
  refill(box, address
    ? element("a", { href: address, rel: "noopener noreferrer", target: "_blank" }, text)
    : element("span", {}, text));
}
