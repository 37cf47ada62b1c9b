// The address of what is seen, for somebody else.

import { element } from "./elements.js";
import { notice } from "./notices.js";
import { isNarrow } from "./sheet.js";

/** Hands the address on as the device does it, or copies it, or at least shows it. */
export async function share(words) {
  const url = location.href;
  try {
    if (isNarrow.matches && navigator.share) await navigator.share({ title: document.title, url });
    else {
      await navigator.clipboard.writeText(url);
      notice(words.say("copied"), words, 4_000);
    }
  } catch (error) {
    if (error.name === "AbortError") return;
    const field = element("input", { type: "text", readonly: true, "aria-label": words.say("copyThis") });
    field.value = url;
    notice(words.say("copyThis"), words, 0, field);
    field.select();
  }
}
