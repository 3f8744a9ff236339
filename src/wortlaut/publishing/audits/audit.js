"use strict";
(() => {
  const cards = [...document.querySelectorAll("#findings article")];
  const marks = [...document.querySelectorAll("#note [data-of]")];
  const buttons = [...document.querySelectorAll(".filter")];
  const byNumber = new Map(cards.map((card) => [card.id.slice(1), card]));
  let active = null;

  const numbers = (mark) => mark.dataset.of.split(" ");
  const visible = () => cards.filter((card) => !card.hidden);
  const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
  const reach = (node, block) => node && node.scrollIntoView({ block, behavior: still ? "auto" : "smooth" });

  const show = (card, from) => {
    if (!card) return;
    const number = card.id.slice(1);
    cards.forEach((one) => one.classList.toggle("on", one === card));
    const here = marks.filter((mark) => numbers(mark).includes(number));
    marks.forEach((mark) => mark.classList.toggle("on", here.includes(mark)));
    active = card;
    history.replaceState(null, "", "#f" + number);
    if (from !== "card") reach(card, from === "note" ? "start" : "nearest");
    if (from !== "note") reach(here[0], "center");
    if (from === "key") card.focus({ preventScroll: true });
  };

  const sift = () => {
    const on = new Set(buttons.filter((one) => one.getAttribute("aria-pressed") === "true").map((one) => one.dataset.level));
    cards.forEach((card) => { card.hidden = !on.has(card.dataset.level); });
    marks.forEach((mark) => mark.classList.toggle("off", numbers(mark).every((one) => byNumber.get(one).hidden)));
    if (active && active.hidden) active = null;
  };

  const toggle = (button) => {
    button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true"));
    sift();
  };

  buttons.forEach((button) => button.addEventListener("click", () => toggle(button)));
  document.getElementById("note").addEventListener("click", (event) => {
    const mark = event.target.closest("[data-of]");
    if (!mark || !getSelection().isCollapsed) return;
    const all = numbers(mark).map((one) => byNumber.get(one)).filter((card) => !card.hidden);
    const next = all[(all.indexOf(active) + 1) % all.length]; // a second click goes on to the finding around it
    if (next) { event.preventDefault(); show(next, "note"); }
  });
  document.getElementById("findings").addEventListener("click", (event) => {
    const card = event.target.closest("article");
    if (!card || event.target.closest("a:not(.badge)") || !getSelection().isCollapsed) return;
    if (event.target.closest(".badge")) event.preventDefault();
    show(card, "card");
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const known = visible();
    const place = known.indexOf(active);
    const step = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 }[event.key];
    const arrow = event.key.startsWith("Arrow");
    if (step && known.length && !(arrow && !event.target.closest("#findings"))) {
      event.preventDefault();
      show(known[place < 0 ? (step > 0 ? 0 : known.length - 1) : Math.min(Math.max(place + step, 0), known.length - 1)], "key");
    } else if ("123".includes(event.key) && buttons[event.key - 1]) {
      toggle(buttons[event.key - 1]);
    } else if (event.key === "Escape") {
      cards.forEach((card) => card.classList.remove("on"));
      marks.forEach((mark) => mark.classList.remove("on"));
      active = null;
      if (document.activeElement) document.activeElement.blur();
    }
  });
  const asked = document.getElementById(location.hash.slice(1));
  if (asked && cards.includes(asked)) show(asked, "link");
})();
