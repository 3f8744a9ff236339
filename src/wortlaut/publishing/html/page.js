"use strict";
(() => {
  const held = JSON.parse(document.getElementById("evidence").textContent);
  const panel = document.getElementById("panel");
  const shown = document.getElementById("shown");
  const wide = window.matchMedia("(min-width: 64rem)");
  const order = [...document.querySelectorAll(".s")];
  const steps = [[document.getElementById("previous"), -1], [document.getElementById("next"), 1]];
  let active = null;

  const make = (tag, words, name) => {
    const node = document.createElement(tag);
    if (words) node.textContent = words; // never innerHTML: sources are text
    if (name) node.className = name;
    return node;
  };

  const outlet = (source) => source.outlet || source.title;

  const different = (text, kind) => {
    if (kind === 2) return [make("del", text), " "];
    return [kind === 1 ? make("em", text) : text];
  };

  const wordings = (known) => {
    const box = make("section", "", "wordings");
    box.append(make("h3", held.words.wordings));
    const list = make("ul");
    for (const wording of known) {
      const line = make("li");
      const words = make("span", held.marks[0], "words");
      for (const [text, differs] of wording.parts) words.append(...different(text, differs));
      words.append(held.marks[1]);
      const sources = wording.sources.map((name) => held.sources[name]);
      const names = [...new Set([...sources.map(outlet), ...sources.map((source) => source.language)])].filter(Boolean);
      line.append(words, make("span", names.join(" · "), "names"));
      list.append(line);
    }
    box.append(list);
    const note = known.length === 1 ? held.words.same_wording : held.words.other_wording;
    box.append(make("p", note, "hint"));
    return box;
  };

  const passage = (known) => {
    const quote = make("blockquote");
    for (const [text, evident] of known.parts) {
      const words = text.replace(/[^\S\n]*\n\s*/g, "\n");
      quote.append(evident ? make("mark", words) : document.createTextNode(words));
    }
    const lang = held.sources[known.source].lang;
    if (lang) quote.lang = lang;
    return quote;
  };

  const away = (words, address) => {
    const link = make("a", words + " ↗", "open");
    link.href = address;
    link.rel = "noopener noreferrer nofollow";
    link.target = "_blank";
    return link;
  };

  const card = (source, passages) => {
    const box = make("article");
    const head = make("p", "", "source");
    if (source.number) {
      const mark = make("a", String(source.number), "number");
      mark.href = "#ref-" + source.number;
      mark.setAttribute("aria-label", held.words.reference + " " + source.number);
      head.append(mark);
    }
    if (source.outlet) head.append(make("b", source.outlet));
    if (source.published) head.append(make("time", source.published));
    box.append(head, make("p", source.title, "title"));
    for (const known of passages) {
      const note = held.words["shows_" + known.of];
      if (note) box.append(make("p", note, "of"));
      box.append(passage(known));
      if (known.url) box.append(away(held.words.open_source, known.url));
      if (known.proof) box.append(" ", away(held.words.stored_copy, known.proof));
    }
    if (source.file && !source.url) {
      box.append(make("p", source.file, "file"));
    }
    return box;
  };

  const show = (name, { focus = false, sheet = true } = {}) => {
    const known = held.sentences[name];
    const sentence = document.getElementById(name);
    if (!known || !sentence) return;
    if (active) active.classList.remove("active");
    active = sentence;
    active.classList.add("active");
    shown.replaceChildren();
    if (known.by) shown.append(make("p", known.by, "by"));
    if (known.wordings.length) shown.append(wordings(known.wordings));
    const bySource = new Map();
    for (const place of known.passages) {
      const found = held.passages[place];
      if (!bySource.has(found.source)) bySource.set(found.source, []);
      bySource.get(found.source).push(found);
    }
    for (const [source, passages] of bySource) shown.append(card(held.sources[source], passages));
    if (known.more) shown.append(make("p", held.words.not_shown.replace("{n}", known.more), "hint"));
    panel.scrollTop = 0;
    const at = order.indexOf(active);
    document.getElementById("place").textContent =
      held.words.place.replace("{n}", at + 1).replace("{all}", order.length);
    for (const [button, by] of steps) button.disabled = !order[at + by];
    if (sheet) document.body.classList.add("open");
    if (focus) panel.focus({ preventScroll: true });
  };

  const choose = (name, options) => {
    show(name, options);
    history.replaceState(null, "", "#" + name);
    if (!wide.matches) active.scrollIntoView({ block: "start", behavior: "instant" });
  };

  // From one sentence to the next: who reads all of them keeps a finger on one key.
  const step = (by) => {
    const other = active && order[order.indexOf(active) + by];
    if (!other) return;
    choose(other.id, { focus: document.activeElement === panel });
    if (wide.matches) active.scrollIntoView({ block: "nearest", behavior: "instant" });
  };

  const close = () => {
    document.body.classList.remove("open");
    if (!active) return;
    active.classList.remove("active");
    active.querySelector(".t").focus({ preventScroll: true });
    active = null;
    document.getElementById("place").textContent = "";
    for (const [button] of steps) button.disabled = true;
    shown.replaceChildren(make("p", held.words.hint, "hint"));
  };

  const sentenceAt = (event) => {
    if (event.target.closest("a")) return null;
    const reach = [0, -6, 6]; // the gap between two lines belongs to the paragraph, a finger means the sentence
    const touched = reach.map((step) => document.elementFromPoint(event.clientX, event.clientY + step));
    return touched.map((node) => node && node.closest(".s")).find(Boolean);
  };

  document.getElementById("note").addEventListener("click", (event) => {
    const sentence = sentenceAt(event);
    if (!sentence || !getSelection().isCollapsed) return;
    choose(sentence.id);
  });
  document.getElementById("note").addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    if (!event.target.matches(".t")) return;
    event.preventDefault();
    choose(event.target.closest(".s").id, { focus: true });
  });
  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.key === "Escape") close();
    if (event.target.closest(".wide")) return; // a wide drawing scrolls with the same keys
    if (event.key === "ArrowLeft") step(-1);
    if (event.key === "ArrowRight") step(1);
  });
  for (const [button, by] of steps) button.addEventListener("click", () => step(by));
  document.getElementById("close").addEventListener("click", close);
  window.addEventListener("hashchange", () => show(location.hash.slice(1)));

  if (held.sentences[location.hash.slice(1)]) {
    show(location.hash.slice(1));
  } else if (wide.matches) {
    const first = document.querySelector("section.theme .s");
    if (first) show(first.id, { sheet: false });
  }
})();
