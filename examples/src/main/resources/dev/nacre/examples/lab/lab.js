// The lab's page: sends settings, plays the frames that come back. It knows nothing of any experiment.
"use strict";
(() => {
  const fragment = new URLSearchParams(location.hash.slice(1));
  if (fragment.has("token")) localStorage.setItem("token", fragment.get("token"));
  const headers = {
    "X-Nacre-Token": localStorage.getItem("token") || "",
    "X-Nacre-Page": Array.from(crypto.getRandomValues(new Uint8Array(8)), b => b.toString(16).padStart(2, "0")).join(""),
    "Content-Type": "application/x-www-form-urlencoded",
  };
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const FRAME_MILLIS = 80, CHANGE_MILLIS = 150;
  const sections = [...document.querySelectorAll("section.experiment")];
  let open = null, stopping = Promise.resolve();

  const short = value => String(Number(value.toPrecision(3)));
  const real = input => input.dataset.logarithmic ? short(10 ** Number(input.value)) : input.value;
  const post = (path, more) => fetch(path, { method: "POST", headers, ...more });

  function experiment(section) {
    const one = selector => section.querySelector(selector);
    const form = one("form"), status = one(".status"), result = one(".result"), time = one(".time"), play = one(".play");
    const starts = new Map([...form.querySelectorAll("input[type=hidden]")].map(input => [input, input.value]));
    let frames = [], shown = -1, playing = true, asked = null, timer = null, changed = null;

    function settings() {
      const values = new Map();
      for (const input of form.elements) {
        if (!input.name || input.type === "checkbox" && !input.checked) continue;
        values.set(input.name, values.has(input.name) ? values.get(input.name) + " " + real(input) : real(input));
      }
      for (const box of form.querySelectorAll("input[type=checkbox]")) if (!values.has(box.name)) values.set(box.name, "");
      return new URLSearchParams([...values]);
    }

    function restore(values) {
      for (const input of form.elements) {
        if (!input.name || !values.has(input.name)) continue;
        const value = values.get(input.name);
        if (input.type === "checkbox") input.checked = value.split(" ").includes(input.value);
        else input.value = input.dataset.logarithmic ? Math.log10(Number(value)) : value;
      }
    }

    function outputs() {
      for (const input of form.querySelectorAll("input[type=range]")) {
        input.nextElementSibling.value = real(input);
        input.setAttribute("aria-valuetext", real(input));
      }
      for (const paint of form.querySelectorAll(".paint")) paint.dispatchEvent(new Event("restored"));
    }

    function say(text, error) {
      status.textContent = text;
      status.classList.toggle("error", Boolean(error));
    }

    function show(index) {
      shown = index;
      result.innerHTML = frames[index].html;
      result.classList.remove("stale");
      for (const paint of form.querySelectorAll(".paint"))
        paint.dispatchEvent(new CustomEvent("background", { detail: frames[index].figures[paint.previousElementSibling.name] }));
      one(".label").value = frames[index].label;
      time.max = frames.length - 1;
      time.value = index;
      time.setAttribute("aria-valuetext", frames[index].label);
      one(".timeline").hidden = frames.length < 2;
    }

    function tick() {
      if (!playing || shown >= frames.length - 1) return;
      show(still ? frames.length - 1 : shown + 1);
    }

    function pause(on) {
      playing = !on;
      play.textContent = on ? "Play" : "Pause";
    }

    function line(text) {
      const got = JSON.parse(text);
      if (got.html !== undefined) {
        frames.push(got);
        time.max = frames.length - 1;
        if (frames.length === 1) show(0);
      } else if (got.configuration !== undefined) one(".configuration").textContent = got.configuration;
      else if (got.error !== undefined) say(got.error, true);
      else if (got.end !== undefined) { say(""); section.dataset.done = "true"; }
    }

    async function run() {
      clearTimeout(changed);
      if (asked) asked.abort();
      const mine = asked = new AbortController();
      frames = [];
      shown = -1;
      pause(false);
      delete section.dataset.done;
      result.classList.add("stale");
      say("computing …");
      const values = settings();
      history.replaceState(null, "", "#experiment=" + section.id + "&" + values);
      try {
        await stopping; // else it could stop this run
        if (mine !== asked) return;
        const response = await post("/run/" + section.id, { body: values, signal: mine.signal });
        if (!response.ok) return say((await response.json()).error, true);
        const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
        let rest = "";
        for (let piece; !(piece = await reader.read()).done;) {
          const lines = (rest + piece.value).split("\n");
          rest = lines.pop();
          if (mine === asked) lines.forEach(line);
        }
        if (mine === asked && rest) line(rest);
        if (mine === asked && status.textContent === "computing …") say("the lab ended before the experiment did", true);
      } catch (e) {
        if (mine === asked && e.name !== "AbortError") say("the lab does not answer; is examples/run lab still running?", true);
      }
    }

    function stop() {
      if (asked) asked.abort();
      asked = null;
      stopping = post("/stop", { keepalive: true }).catch(() => {});
      say("stopped");
    }

    function change() {
      outputs();
      clearTimeout(changed);
      changed = setTimeout(run, CHANGE_MILLIS);
    }

    form.addEventListener("input", change);
    form.addEventListener("submit", event => { event.preventDefault(); run(); });
    form.addEventListener("reset", () => setTimeout(() => {
      starts.forEach((value, input) => input.value = value);
      change();
    }));
    one(".stop").addEventListener("click", stop);
    play.addEventListener("click", () => {
      if (playing && shown < frames.length - 1) return pause(true);
      if (shown >= frames.length - 1 && frames.length) show(0);
      pause(false);
    });
    time.addEventListener("input", () => { pause(true); show(Number(time.value)); });
    const copy = (button, text) => one(button).addEventListener("click", () =>
      navigator.clipboard.writeText(text()).then(() => say("copied"), () => say("the browser did not allow copying", true)));
    copy(".copy", () => one(".configuration").textContent);
    copy(".copy-link", () => location.href);
    copy(".copy-figures", () => JSON.stringify(frames[shown] ? frames[shown].figures : {}));
    form.querySelectorAll(".paint").forEach(paint => paintable(paint, change));

    return {
      open(values) {
        restore(values);
        outputs();
        timer = setInterval(tick, FRAME_MILLIS);
        run();
      },
      /** The next experiment's run takes the place of this one's. */
      close() {
        clearInterval(timer);
        clearTimeout(changed);
        if (asked) asked.abort();
        asked = null;
      },
      leave() {
        if (asked) stop();
      },
    };
  }

  // A grid of pixels, on the figures that a frame has under the field's name: the pointer paints, a second button or Shift wipes; arrow keys, space, x and . do the same.
  function paintable(paint, change) {
    const field = paint.previousElementSibling, side = Number(paint.dataset.side), NS = "http://www.w3.org/2000/svg";
    const svg = paint.appendChild(document.createElementNS(NS, "svg"));
    svg.setAttribute("viewBox", `0 0 ${side} ${side}`);
    let at = 0, mark = null, background = [];
    const cells = Array.from({ length: side * side }, (_, i) => {
      const cell = svg.appendChild(document.createElementNS(NS, "rect"));
      for (const [key, value] of [["x", i % side], ["y", Math.floor(i / side)], ["width", 1], ["height", 1]])
        cell.setAttribute(key, value);
      return cell;
    });
    const draw = () => cells.forEach((cell, i) => {
      const painted = field.value[i];
      cell.setAttribute("class", painted === "." ? "as-it-is" : painted === "9" ? "ink" : "blank");
      cell.setAttribute("fill-opacity", painted === "." ? background[i] || 0 : painted === "9" ? 1 : .3);
      cell.classList.toggle("at", i === at && document.activeElement === paint);
    });
    function set(index, value) {
      if (field.value[index] === value) return;
      field.value = field.value.slice(0, index) + value + field.value.slice(index + 1);
      draw();
      change();
    }
    function touch(event) {
      const box = svg.getBoundingClientRect();
      const x = Math.floor((event.clientX - box.left) / box.width * side), y = Math.floor((event.clientY - box.top) / box.height * side);
      if (x >= 0 && y >= 0 && x < side && y < side) set(y * side + x, mark);
    }
    paint.addEventListener("pointerdown", event => {
      mark = event.shiftKey || event.button === 2 ? "0" : "9";
      if (event.isTrusted) paint.setPointerCapture(event.pointerId);
      touch(event);
    });
    paint.addEventListener("pointermove", event => { if (mark !== null) touch(event); });
    for (const end of ["pointerup", "pointercancel"]) paint.addEventListener(end, () => { mark = null; });
    paint.addEventListener("contextmenu", event => event.preventDefault());
    paint.addEventListener("keydown", event => {
      const moves = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -side, ArrowDown: side }, marks = { " ": "9", x: "0", ".": "." };
      if (event.key in moves) at = Math.max(0, Math.min(side * side - 1, at + moves[event.key]));
      else if (event.key in marks) set(at, marks[event.key]);
      else return;
      event.preventDefault();
      draw();
    });
    paint.addEventListener("background", event => { background = event.detail || []; draw(); });
    for (const type of ["focus", "blur", "restored"]) paint.addEventListener(type, draw);
    draw();
  }

  const experiments = new Map(sections.map(section => [section.id, experiment(section)]));

  function follow() {
    const values = new URLSearchParams(location.hash.slice(1));
    const name = experiments.has(values.get("experiment")) ? values.get("experiment") : sections[0].id;
    if (open) experiments.get(open).close();
    open = name;
    for (const section of sections) section.hidden = section.id !== name;
    for (const link of document.querySelectorAll("nav a"))
      if (link.hash === "#experiment=" + name) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    experiments.get(name).open(values);
  }
  addEventListener("hashchange", follow);
  addEventListener("pagehide", () => { if (open) experiments.get(open).leave(); });
  follow();
})();
