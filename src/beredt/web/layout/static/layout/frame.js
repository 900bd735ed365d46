// What a page does beyond HTML: reading charts, moving on the map, asking before leaving.

import { readCharts } from "./chart.js";
import { openMaps } from "./map.js";

const begin = (root) => {
  readCharts(root);
  openMaps(root);
};

begin(document);
document.addEventListener("htmx:afterSwap", (event) => begin(event.target));

// A form that was changed and not sent is not lost by a slip of the finger.
let changed = false;
document.addEventListener("input", (event) => {
  changed ||= event.target.closest("form[data-guard]") !== null;
});
document.addEventListener("submit", () => {
  changed = false;
});
window.addEventListener("beforeunload", (event) => {
  if (changed) event.preventDefault();
});
