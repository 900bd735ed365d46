// Read a chart in place: by the pointer, or by the arrow keys when it has the focus.

export function readCharts(root) {
  for (const figure of root.querySelectorAll("[data-chart]:not([data-read])")) {
    figure.dataset.read = "";
    const words = figure.querySelector("[data-reading-here]");
    for (const drawing of figure.querySelectorAll(".drawing")) readChart(drawing, words);
  }
}

function readChart(drawing, words) {
  const marks = [...drawing.querySelectorAll("[data-reading]")];
  let at = -1;
  if (marks.length === 0) return;

  const show = (index) => {
    marks[at]?.classList.remove("here");
    at = index;
    marks[at]?.classList.add("here");
    words.textContent = marks[at]?.dataset.reading ?? "";
  };
  drawing.addEventListener("pointermove", (event) => show(nearest(marks, event)));
  drawing.addEventListener("pointerleave", () => show(-1));
  drawing.addEventListener("blur", () => show(-1));
  drawing.addEventListener("keydown", (event) => {
    const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
    const ends = { Home: 0, End: marks.length - 1 };
    if (event.key in ends) show(ends[event.key]);
    else if (event.key in steps) {
      show(Math.min(marks.length - 1, Math.max(0, at + steps[event.key])));
    } else return;
    event.preventDefault();
  });
}

// Upright rules are found by how far they are to the side, bars by how far up or down.
function nearest(marks, event) {
  let best = -1;
  let least = Infinity;
  marks.forEach((mark, index) => {
    const box = mark.getBoundingClientRect();
    const aside = Math.max(box.left - event.clientX, event.clientX - box.right, 0);
    const apart = Math.max(box.top - event.clientY, event.clientY - box.bottom, 0);
    if (aside + apart < least) [least, best] = [aside + apart, index];
  });
  return best;
}
