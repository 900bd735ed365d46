// What a page does beyond HTML: reading charts, moving on the map, asking before leaving.

import { readCharts } from "./chart.js";
import { openMaps } from "./map.js";

// On a phone the open page's tab may stand outside: it is brought in, the page stays.
const bringIn = (tab) => {
  const row = tab.closest(".tabs");
  row.scrollLeft = tab.offsetLeft - row.offsetLeft - (row.clientWidth - tab.offsetWidth) / 2;
};

const begin = (root) => {
  root.querySelectorAll(".tabs [aria-current]").forEach(bringIn);
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
