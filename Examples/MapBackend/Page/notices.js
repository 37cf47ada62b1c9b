// Short messages above the map.

import { element, icon } from "./elements.js";

let timer = 0;

/** Shows a message until it is closed, or for some time; none for an empty text. */
export function notice(text, words, milliseconds = 0, ...buttons) {
  const box = document.getElementById("notice");
  clearTimeout(timer);
  box.hidden = !text;
  if (!text) return box.replaceChildren();
  const close = element(
    "button",
    { type: "button", class: "ghost icon-only", "aria-label": words.say("closeDetail"), onclick: () => notice("") },
    icon("close", 20));
  box.replaceChildren(element("span", {}, text), ...buttons, close);
  if (milliseconds) timer = setTimeout(() => notice(""), milliseconds);
}

/** A message with a button that tries again. */
export function offerRetry(text, words, retry) {
  notice(text, words, 0, element("button", {
    type: "button", class: "quiet",
    onclick: () => {
      notice("");
      retry();
    },
  }, words.say("retry")));
}
