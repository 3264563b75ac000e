// Zooms line charts: drag over one to zoom in, double-click to zoom out.
"use strict";
(() => {
  const W = 520, H = 260, L = 50, R = 12, T = 10, B = 38, NS = "http://www.w3.org/2000/svg";
  const numbers = text => text ? text.split(" ").map(Number) : [];

  function ticks(min, max) {
    const rough = (max - min) / 5, power = 10 ** Math.floor(Math.log10(rough));
    const step = [1, 2, 5, 10].map(s => s * power).find(s => s >= rough * 0.999);
    const found = [];
    for (let i = Math.ceil(min / step - 1e-9); i <= Math.floor(max / step + 1e-9); i++) found.push(i * step);
    return found;
  }
  const label = value => String(Number(value.toPrecision(4)));
  function element(name, attributes, text) {
    const made = document.createElementNS(NS, name);
    for (const key in attributes) made.setAttribute(key, attributes[key]);
    if (text !== undefined) made.textContent = text;
    return made;
  }

  function zoomable(svg) {
    const lines = [...svg.querySelectorAll("g.line")].map(g => ({ g, x: numbers(g.dataset.x), y: numbers(g.dataset.y), whole: g.innerHTML }));
    const axes = svg.querySelector("g.axes"), wholeAxes = axes.innerHTML, logarithmic = svg.dataset.log === "true";
    const full = [0, Math.max(1, ...lines.flatMap(line => line.x))];
    let range = full, from = null;
    const box = svg.appendChild(element("rect", { class: "zoom", y: T, height: H - T - B, visibility: "hidden" }));
    const at = event => {
      const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse());
      return Math.min(W - R, Math.max(L, point.x));
    };

    function whole() {
      range = full;
      axes.innerHTML = wholeAxes;
      for (const line of lines) line.g.innerHTML = line.whole;
      svg.classList.remove("zoomed");
    }

    function show(a, b) {
      const seen = lines.map(line => line.x.map((x, i) => [x, line.y[i]])
          .filter(([x, y]) => x >= a && x <= b && Number.isFinite(y)));
      const values = seen.flat().map(point => point[1]);
      if (seen.every(points => points.length < 2)) return;
      range = [a, b];
      let low = Math.min(...values), high = Math.max(...values);
      if (low === high) { low -= 0.05 * Math.abs(low) || 0.05; high += 0.05 * Math.abs(high) || 0.05; }
      const scale = y => logarithmic && low > 0 ? Math.log(y / low) / Math.log(high / low) : (y - low) / (high - low);
      const left = x => L + (x - a) / (b - a) * (W - L - R), top = y => H - B - scale(y) * (H - T - B);
      axes.replaceChildren();
      for (const y of ticks(low, high)) {
        axes.append(element("path", { class: "grid", d: `M${L} ${top(y)}H${W - R}` }),
            element("text", { class: "tick", x: L - 8, y: top(y) + 4, "text-anchor": "end" }, label(y)));
      }
      for (const x of ticks(a, b)) if (Number.isInteger(x))
        axes.append(element("text", { class: "tick", x: left(x), y: H - B + 17, "text-anchor": "middle" }, label(x)));
      lines.forEach((line, i) => {
        line.g.replaceChildren(element("polyline", { points: seen[i].map(([x, y]) => left(x) + "," + top(y)).join(" ") }));
        if (seen[i].length <= 200) for (const [x, y] of seen[i]) {
          const dot = element("circle", { cx: left(x), cy: top(y), r: 5 });
          dot.append(element("title", {}, `${line.g.dataset.name}, ${svg.dataset.across} ${x}: ${y}`));
          line.g.append(dot);
        }
      });
      svg.classList.add("zoomed");
    }

    svg.addEventListener("pointerdown", event => {
      if (event.button !== 0) return;
      from = at(event);
      svg.classList.add("dragging");
      if (event.isTrusted) svg.setPointerCapture(event.pointerId);
    });
    svg.addEventListener("pointermove", event => {
      if (from === null) return;
      const to = at(event);
      box.setAttribute("x", Math.min(from, to));
      box.setAttribute("width", Math.abs(to - from));
      box.setAttribute("visibility", "visible");
    });
    svg.addEventListener("pointerup", event => {
      if (from === null) return;
      const value = left => range[0] + (left - L) / (W - L - R) * (range[1] - range[0]);
      const ends = [value(from), value(at(event))].sort((a, b) => a - b);
      const far = Math.abs(at(event) - from) > 8;
      from = null;
      svg.classList.remove("dragging");
      box.setAttribute("visibility", "hidden");
      if (far) show(ends[0], ends[1]);
    });
    svg.addEventListener("dblclick", whole);
  }

  function all(root) {
    for (const svg of root.querySelectorAll("figure.chart svg")) if (svg.querySelector("g.line")) zoomable(svg);
  }

  all(document);
  document.addEventListener("placed", event => all(event.target)); // a live page draws its charts again and again
  window.addEventListener("beforeprint", () => {
    for (const svg of document.querySelectorAll("svg.zoomed")) svg.dispatchEvent(new MouseEvent("dblclick"));
  });
  document.documentElement.dataset.ready = "true";
})();
