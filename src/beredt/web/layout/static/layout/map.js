// Move on the map: drag, wheel and buttons; arrows go from place to place.

const MOST = 24;
const STEP = 1.6;

export function openMaps(root) {
  for (const figure of root.querySelectorAll("[data-map]:not([data-read])")) {
    figure.dataset.read = "";
    new CountryMap(figure);
  }
}

class CountryMap {
  constructor(figure) {
    this.view = figure.querySelector("[data-map-view]");
    this.svg = this.view.querySelector("svg");
    this.words = figure.querySelector("[data-reading-here]");
    this.symbols = [...this.svg.querySelectorAll(".symbol")];
    const box = this.svg.getAttribute("viewBox").split(" ").map(Number);
    const [left, top, width, height] = box;
    this.whole = { left, top, width, height };
    this.here = null;
    this.showWhole();
    figure.addEventListener("click", (event) => this.useTool(event));
    this.view.addEventListener("keydown", (event) => this.press(event));
    this.listenToPointer();
  }

  useTool(event) {
    const tool = event.target.closest("[data-map-tool]")?.dataset.mapTool;
    if (tool === "in") this.zoom(STEP);
    if (tool === "out") this.zoom(1 / STEP);
    if (tool === "whole") this.showWhole();
  }

  showWhole() {
    this.scale = 1;
    const { left, top, width, height } = this.whole;
    this.centre = { x: left + width / 2, y: top + height / 2 };
    this.draw();
  }

  zoom(factor, around = this.here ? placeOf(this.here) : this.centre) {
    const scale = Math.min(MOST, Math.max(1, this.scale * factor));
    const share = this.scale / scale;
    this.centre = {
      x: around.x + (this.centre.x - around.x) * share,
      y: around.y + (this.centre.y - around.y) * share,
    };
    this.scale = scale;
    this.draw();
  }

  draw() {
    const width = this.whole.width / this.scale;
    const height = this.whole.height / this.scale;
    const within = (value, half, least, whole) =>
      Math.min(least + whole - half, Math.max(least + half, value));
    const { left, top } = this.whole;
    this.centre.x = within(this.centre.x, width / 2, left, this.whole.width);
    this.centre.y = within(this.centre.y, height / 2, top, this.whole.height);
    const corner = `${this.centre.x - width / 2} ${this.centre.y - height / 2}`;
    this.svg.setAttribute("viewBox", `${corner} ${width} ${height}`);
    // Symbols grow more slowly than the land, so that crowded places come apart.
    const size = Math.pow(this.scale, 0.25) / this.scale;
    for (const symbol of this.symbols) {
      const { x, y, size: usual } = symbol.dataset;
      symbol.setAttribute("transform", `translate(${x} ${y}) scale(${usual * size})`);
    }
  }

  point(symbol) {
    this.here?.classList.remove("here");
    this.here = symbol;
    symbol?.classList.add("here");
    symbol?.parentNode.append(symbol);
    this.words.textContent = symbol?.dataset.label ?? "";
  }

  open(symbol) {
    if (symbol?.dataset.address) window.location.assign(symbol.dataset.address);
  }

  press(event) {
    const ways = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    if (event.key in ways) this.step(...ways[event.key]);
    else if (event.key === "+") this.zoom(STEP);
    else if (event.key === "-" || event.key === "−") this.zoom(1 / STEP);
    else if (event.key === "0") this.showWhole();
    else if (event.key === "Enter") this.open(this.here);
    else return;
    event.preventDefault();
  }

  step(dx, dy) {
    const from = this.here ? placeOf(this.here) : this.centre;
    let best = null;
    let least = Infinity;
    for (const symbol of this.symbols) {
      const to = placeOf(symbol);
      const ahead = (to.x - from.x) * dx + (to.y - from.y) * dy;
      const aside = Math.abs((to.x - from.x) * dy) + Math.abs((to.y - from.y) * dx);
      if (symbol !== this.here && ahead > 0.01 && ahead + 2 * aside < least) {
        [least, best] = [ahead + 2 * aside, symbol];
      }
    }
    if (best === null) return;
    this.point(best);
    this.keepInSight(placeOf(best));
  }

  keepInSight(place) {
    const wide = this.whole.width / this.scale / 2.4;
    const high = this.whole.height / this.scale / 2.4;
    const near = (value, centre, reach) =>
      Math.min(value + reach, Math.max(value - reach, centre));
    this.centre.x = near(place.x, this.centre.x, wide);
    this.centre.y = near(place.y, this.centre.y, high);
    this.draw();
  }

  listenToPointer() {
    let last = null;
    let moved = 0;
    this.view.addEventListener("pointerdown", (event) => {
      if (event.button !== 0) return;
      last = { x: event.clientX, y: event.clientY };
      moved = 0;
    });
    this.view.addEventListener("pointermove", (event) => {
      if (last === null || event.buttons === 0) {
        last = null;
        const symbol = event.target.closest(".symbol");
        if (symbol && symbol !== this.here) this.point(symbol);
        return;
      }
      const unit = this.unit();
      moved += Math.abs(event.clientX - last.x) + Math.abs(event.clientY - last.y);
      this.centre.x -= (event.clientX - last.x) * unit;
      this.centre.y -= (event.clientY - last.y) * unit;
      last = { x: event.clientX, y: event.clientY };
      this.draw();
    });
    this.view.addEventListener("click", (event) => {
      const symbol = event.target.closest(".symbol");
      if (!symbol || moved > 6) return;
      if (this.here === symbol || event.pointerType === "mouse") this.open(symbol);
      this.point(symbol);
    });
    this.view.addEventListener(
      "wheel",
      (event) => {
        if (!event.ctrlKey && document.activeElement !== this.view) return;
        event.preventDefault();
        this.zoom(event.deltaY < 0 ? STEP : 1 / STEP, this.under(event));
      },
      { passive: false },
    );
  }

  unit() {
    const box = this.svg.getBoundingClientRect();
    const fit = Math.min(box.width / this.whole.width, box.height / this.whole.height);
    return 1 / (fit * this.scale);
  }

  under(event) {
    const point = new DOMPoint(event.clientX, event.clientY);
    return point.matrixTransform(this.svg.getScreenCTM().inverse());
  }
}

function placeOf(symbol) {
  return { x: Number(symbol.dataset.x), y: Number(symbol.dataset.y) };
}
