// Keeps the page as the program says: each event has the id of a part, and its HTML.
"use strict";
(() => {
  const connection = document.getElementById("connection"), answer = document.getElementById("answer");
  const trainings = document.getElementById("trainings"), held = new Map();
  let source = null, ended = false, failures = 0;

  function say(text, lost) {
    if (connection.textContent !== text) connection.textContent = text;
    connection.classList.toggle("lost", lost);
    document.documentElement.dataset.connection = lost ? "lost" : ended ? "ended" : "open";
  }

  // A chart that someone is looking into stands still until it is whole again.
  const inUse = part => part.querySelector("svg.zoomed, svg.dragging") !== null;

  function place(id, html) {
    let part = document.getElementById(id);
    if (part === null) {
      part = trainings.appendChild(document.createElement("div"));
      part.id = id;
    }
    if (inUse(part)) {
      held.set(id, html);
      return;
    }
    held.delete(id);
    part.innerHTML = html;
    part.dispatchEvent(new Event("placed", { bubbles: true }));
    buttons();
  }

  function buttons() {
    for (const button of document.querySelectorAll("button[data-act]")) {
      const number = button.dataset.training;
      const state = document.querySelector(number === undefined ? "#summary > *" : `#t${number}-status > *`)?.dataset;
      const off = ended || state === undefined || state.stops === "true" || state.ended === "true";
      button.disabled = off && !(button.dataset.act === "keep" && state?.ended === "false" && !ended);
      if (button.dataset.act === "keep" && state) button.setAttribute("aria-pressed", state.keep);
    }
  }

  function connect() {
    source = new EventSource("events");
    source.onopen = () => {
      failures = 0;
      say("Live.", false);
    };
    source.addEventListener("part", event => {
      const [id, ...html] = event.data.split("\n");
      place(id, html.join("\n"));
    });
    source.addEventListener("gone", event => document.getElementById(event.data)?.remove());
    source.addEventListener("end", () => {
      ended = true;
      source.close();
      say("The program has ended. This is its last state.", false);
      buttons();
    });
    source.onerror = () => {
      if (ended) return;
      failures++;
      if (source.readyState === EventSource.CLOSED) setTimeout(connect, 2000);
      say(failures < 3 ? "The connection is lost. Trying again …"
          : "The program does not answer: it has ended, or was stopped. Trying again …", true);
    };
  }

  document.addEventListener("click", async event => {
    const button = event.target.closest("button[data-act]");
    if (button === null) return;
    const { act, training } = button.dataset;
    const wanted = act === "keep" && button.getAttribute("aria-pressed") !== "true" ? "&wanted" : "";
    try {
      const reply = await fetch(`${act}?training=${training ?? 0}${wanted}`, { method: "POST" });
      answer.textContent = await reply.text();
    } catch (error) {
      answer.textContent = "The program does not answer.";
    }
  });
  document.addEventListener("dblclick", () => {
    for (const [id, html] of [...held]) place(id, html);
  });
  // A page that nobody sees costs the training nothing.
  document.addEventListener("visibilitychange", () => {
    if (ended) return;
    source.close();
    if (!document.hidden) connect();
  });
  buttons();
  connect();
})();
