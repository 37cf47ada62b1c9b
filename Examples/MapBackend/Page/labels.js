// Words and pictures of what stands in index.html.

import { icon } from "./elements.js";

const byId = (id) => document.getElementById(id);

/** Says everything that doesn't depend on a question in a language. */
export function showLabels(words) {
  document.documentElement.lang = words.language === "zh" ? "zh-CN" : "en";
  document.title = words.say("documentTitle");
  for (const one of document.querySelectorAll("[data-say]")) one.textContent = words.say(one.dataset.say);
  for (const one of document.querySelectorAll("[data-say-label]")) {
    one.setAttribute("aria-label", words.say(one.dataset.sayLabel));
  }
  byId("language").textContent = words.say("otherLanguage");
  byId("language").lang = words.language === "zh" ? "en" : "zh-CN";
  showTool("locate", "locate", words.say("locate"));
  showTool("zoom-in", "plus", words.say("zoomIn"));
  showTool("zoom-out", "minus", words.say("zoomOut"));
  showTool("fit", "fit", words.say("fit"));
  showTool("share", "share", words.say("share"));
  showTool("online", "layers", words.say("onlineMap"));
}

/** The picture of a button, and what it is called. */
export function showTool(id, picture, label) {
  const button = byId(id);
  if (button.dataset.picture !== picture) button.replaceChildren(icon(picture, 24));
  button.dataset.picture = picture;
  button.setAttribute("aria-label", label);
  button.title = label;
}
