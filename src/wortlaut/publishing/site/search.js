"use strict";
(() => {
  const held = JSON.parse(document.getElementById("notes").textContent);
  const words = held.words;
  const asked = document.getElementById("asked");
  const found = document.getElementById("found");
  const status = document.getElementById("status");
  const NOTES = 50; // shown; more are a reason to ask for one more word
  const PASSAGES = 3; // of a note, until the reader asks for the others
  const SHORT = 3; // letters: a word as short as this is looked for at the beginning of words only
  const LETTERS = { "ß": "ss", "æ": "a", "œ": "o", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i" };
  const QUOTES = /[’‘‛ʼ`´]/g;

  // One spelling for all: small letters, no accents, and "ae", "ä" and "a" alike: who has no umlaut key finds them.
  const fold = (text) =>
    text.toLowerCase().replace(/[ßæœøłđðþı]/g, (letter) => LETTERS[letter]).normalize("NFKD")
      .replace(/\p{M}+/gu, "").replace(/([aou])e/g, "$1").replace(QUOTES, "'").replace(/[‐‑‒–—]/g, "-");

  // The same letter by letter, with where each came from: to mark in the text what was found in its folded form.
  const folded = (text) => {
    let plain = "";
    const from = [];
    let position = 0;
    let joined = false;
    for (const letter of text) {
      const step = fold(letter);
      joined = !joined && step === "e" && /[aou]$/.test(plain);
      if (!joined) for (const part of step) {
        plain += part;
        for (let unit = 0; unit < part.length; unit++) from.push(position);
      }
      position += letter.length;
    }
    from.push(position);
    return [plain, from];
  };

  const isLetter = (letter) => letter !== undefined && /[\p{L}\p{N}]/u.test(letter);
  const place = (plain, term, from = 0) => {
    let at = plain.indexOf(term, from);
    if (term.length > SHORT || term.includes(" ")) return at;
    while (at > 0 && isLetter(plain[at - 1])) at = plain.indexOf(term, at + 1);
    return at;
  };

  let index = null;
  const prepared = () => {
    index ??= held.notes.map(([page, title, person, date, lang, themes, told]) => ({
      page, title, person, date, lang, themes, told,
      head: fold(`${title} ${person}`),
      heads: themes.map(fold),
      lines: fold(told.map((one) => one[2]).join("\n")).split("\n"),
    }));
    return index;
  };

  const termsOf = (query) =>
    [...query.matchAll(/["“”„«»]([^"“”„«»]+)["“”„«»]|(\S+)/g)]
      .map((match) => fold(match[1] ?? match[2]).replace(/["“”„«»]/g, "").trim()).filter(Boolean);

  const hits = (note, terms) => {
    const inHead = terms.map((term) => place(note.head, term) >= 0);
    const inTheme = note.heads.map((head) => terms.map((term) => place(head, term) >= 0));
    const passages = [];
    note.lines.forEach((line, at) => {
      let own = 0;
      for (let one = 0; one < terms.length; one++) {
        if (place(line, terms[one]) >= 0) own++;
        else if (!inHead[one] && !inTheme[note.told[at][1]][one]) return;
      }
      if (own) passages.push({ at, own });
    });
    passages.sort((one, other) => other.own - one.own || one.at - other.at);
    return passages.length || inHead.every(Boolean) || inTheme.some((known) => known.every(Boolean))
      ? { note, passages, best: passages.length ? passages[0].own : 0 } : null;
  };

  const make = (tag, text, name) => {
    const node = document.createElement(tag);
    if (text) node.textContent = text; // never innerHTML: sources are text
    if (name) node.className = name;
    return node;
  };

  const marked = (text, terms) => {
    const [plain, from] = folded(text);
    const stretches = [];
    for (const term of terms)
      for (let at = place(plain, term); at >= 0; at = place(plain, term, at + term.length))
        stretches.push([from[at], from[at + term.length]]);
    stretches.sort((one, other) => one[0] - other[0]);
    const nodes = [];
    let position = 0;
    for (const [start, end] of stretches) {
      if (start < position) continue;
      nodes.push(text.slice(position, start), make("mark", text.slice(start, end)));
      position = end;
    }
    return [...nodes, text.slice(position)];
  };

  const passage = (note, { at }, terms) => {
    const [number, theme, text] = note.told[at];
    const line = make("li");
    const link = make("a");
    link.href = `${note.page}#s${number}`;
    link.append(...marked(text, terms));
    line.append(link);
    if (note.themes[theme]) line.append(make("span", note.themes[theme], "details"));
    return line;
  };

  const shown = ({ note, passages }, terms) => {
    const box = make("li");
    box.lang = note.lang;
    const head = make("a", "", "note");
    head.href = note.page;
    head.append(...marked(note.title, terms));
    box.append(head, make("span", [note.person, note.date].filter(Boolean).join(" · "), "details"));
    const list = make("ul", "", "told");
    list.append(...passages.slice(0, PASSAGES).map((one) => passage(note, one, terms)));
    if (passages.length) box.append(list);
    if (passages.length > PASSAGES) {
      const more = make("button", words.search_more.replace("{n}", passages.length - PASSAGES));
      more.type = "button";
      more.lang = document.documentElement.lang;
      more.addEventListener("click", () => {
        const rest = passages.slice(PASSAGES).map((one) => passage(note, one, terms));
        list.append(...rest);
        more.remove();
        rest[0].querySelector("a").focus();
      });
      box.append(more);
    }
    return box;
  };

  const counted = (what, count) =>
    count === 1 ? words[`${what}_one`] : words[`${what}_many`].replace("{n}", count);

  const search = () => {
    const query = asked.value.trim();
    history.replaceState(null, "", query ? "#q=" + encodeURIComponent(query) : location.pathname + location.search);
    const terms = termsOf(query);
    found.replaceChildren();
    status.textContent = "";
    if (!terms.length || query.length < 2 && query < "\u2e80") return;
    const all = prepared().map((note) => hits(note, terms)).filter(Boolean);
    all.sort((one, other) => other.best - one.best); // stable: the latest of the equally good ones first
    const passages = all.reduce((sum, one) => sum + one.passages.length, 0);
    const rest = all.length > NOTES ? ". " + words.search_rest.replace("{n}", NOTES) : "";
    status.textContent = all.length
      ? words.search_found.replace("{notes}", counted("note", all.length))
        .replace("{passages}", counted("passage", passages)) + rest
      : words.search_none;
    found.append(...all.slice(0, NOTES).map((one) => shown(one, terms)));
  };

  const fromAddress = () => {
    const known = /^#q=(.*)$/.exec(location.hash);
    if (!known) return;
    try {
      asked.value = decodeURIComponent(known[1]);
    } catch {
      asked.value = known[1];
    }
    search();
  };

  let waiting = 0;
  asked.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(search, 90);
  });
  asked.addEventListener("keydown", (event) => {
    if (event.key === "Enter") search();
    if (event.key === "Escape") {
      asked.value = "";
      search();
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.target === asked) return;
    event.preventDefault();
    asked.focus();
    asked.select();
  });
  window.addEventListener("hashchange", fromAddress);
  fromAddress();
})();
