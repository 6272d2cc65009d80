/* The desk works without this file. With it: keys, remembered theme, undo, passages fetched beside their line. No inline script anywhere. */
(() => {
  const root = document.documentElement, store = window.localStorage;
  const kept = store.getItem("theme"); if (kept) root.dataset.theme = kept;
  const all = (what, from = document) => [...from.querySelectorAll(what)];

  // Rows, and moving among them. The focus is the place: a screen reader reads what the eye sees.
  const rows = () => all("[data-row]").filter(e => e.checkVisibility ? e.checkVisibility() : e.offsetParent);
  let last = -1;
  const here = () => { const i = rows().findIndex(e => e.contains(document.activeElement)); if (i >= 0) last = i; return i; };
  const focus = row => { const t = row.matches("a,summary") ? row : row.querySelector("summary,h3 a,a"); t?.focus(); t?.scrollIntoView({block: "nearest"}); };
  const go = by => { const r = rows(); if (!r.length) return; const i = here(); focus(r[Math.max(0, Math.min(r.length - 1, i >= 0 ? i + by : last >= 0 ? last : 0))]); };
  const jump = by => { const s = all(".sec[id]"), i = s.findIndex(x => x.getBoundingClientRect().top > 80);
    s[Math.max(0, Math.min(s.length - 1, (i < 0 ? s.length : i) + (by > 0 ? 0 : -2)))]?.scrollIntoView(); };

  // Keys can be switched off (WCAG 2.1.4).
  const singles = all("[data-single]");
  const keysOn = () => store.getItem("keys") !== "off";
  singles.forEach(s => { s.checked = keysOn(); s.addEventListener("change", () => { store.setItem("keys", s.checked ? "on" : "off"); singles.forEach(o => { o.checked = s.checked; }); }); });
  const box = document.getElementById("keys");
  const undo = () => { const f = document.querySelector('form[action="/undo"]'); f?.requestSubmit(); };
  let pending = "";
  addEventListener("keydown", e => {
    if (e.ctrlKey || e.metaKey || e.altKey) return;
    if (/^(INPUT|TEXTAREA|SELECT)$/.test(e.target.tagName) && e.target.type !== "checkbox") { if (e.key === "Escape") e.target.blur(); return; }
    if (e.key === "Escape") { const open = all("details[name][open]"); if (open.length) { const f = open[0].querySelector("summary"); open.forEach(d => { d.open = false; }); f?.focus(); } return; }
    if (!keysOn()) return;
    if (pending === "g") { pending = ""; const to = document.querySelector(`[data-go="${CSS.escape(e.key)}"]`); if (to) { e.preventDefault(); location.assign(to.href); return; } }
    pending = e.key === "g" ? "g" : "";
    const row = rows()[here()] ?? document.querySelector(".story.here"), click = s => { const b = row?.querySelector(s); b?.click(); return !!b; };
    const act = {j: () => go(1), k: () => go(-1), m: () => click("[data-read]"), e: () => click("[data-done]"), z: () => undo(), b: () => click("[data-brief]"),
      n: () => document.querySelector("[data-next]")?.click(),
      "/": () => document.querySelector(".find input")?.focus(), "?": () => box ? box.togglePopover() : location.assign("/keys"),
      "]": () => jump(1), "[": () => jump(-1),
      o: () => { const d = row?.closest("details") || row?.querySelector("details"); d ? d.querySelector("summary").click() : row?.querySelector("h3 a,a")?.click(); }}[e.key];
    if (act) { e.preventDefault(); act(); }
  });

  // A passage is fetched when it is first opened: the link in its [data-into] says from where, and what comes takes its place.
  const fill = async d => {
    const into = d.querySelector(":scope > [data-into]"), from = d.dataset.from || into?.querySelector("a")?.href; if (!into || !from || d.dataset.filled) return;
    d.dataset.filled = "1"; into.setAttribute("aria-busy", "true");
    try { const r = await fetch(from, {headers: {"X-Part": "1"}}); if (!r.ok) throw new Error(r.status); into.innerHTML = await r.text(); }
    catch { delete d.dataset.filled; }
    into.removeAttribute("aria-busy");
  };
  document.addEventListener("toggle", e => { if (e.target.open && e.target.matches?.("details")) fill(e.target); }, true);
  all("details[open]").forEach(fill);

  // Triage without leaving the list: the row takes its new look, and the list stays where it is.
  const say = (words, undo) => { document.querySelector(".toast")?.remove(); const t = document.createElement("div"); t.className = "toast"; t.setAttribute("role", "status");
    const s = document.createElement("span"); s.textContent = words; t.append(s);
    if (undo) { const b = document.createElement("button"); b.type = "button"; b.textContent = "Undo z"; b.addEventListener("click", () => undo()); t.append(b); }
    document.body.append(t); setTimeout(() => t.remove(), 8000); };
  const send = (form, button) => { const d = new FormData(form); if (button?.name) d.append(button.name, button.value); return fetch(form.getAttribute("action"), {method: "POST", body: new URLSearchParams(d), redirect: "manual"}); };
  addEventListener("submit", async e => {
    const b = e.submitter, row = b?.closest("article.story");
    if (!row || !(b.hasAttribute("data-read") || b.hasAttribute("data-done"))) return;
    e.preventDefault();
    const done = b.hasAttribute("data-done"), read = row.classList.contains("read");
    const r = await send(e.target, b);
    if (r.status === 401) { location.assign("/sign-in?back=" + encodeURIComponent(location.pathname + location.search)); return; }
    if (!(r.type === "opaqueredirect" || r.ok)) { say("That was not kept: somebody else is writing to this office. Try again."); return; }
    const add = (to, by) => to.forEach(o => { o.textContent = Number(o.textContent) + by; });
    add(all("[data-seen]"), (done || !read) - read);
    const left = row.classList.contains("done") - done;
    add(all("[data-left]").filter(o => !o.dataset.left || o.dataset.left === row.dataset.group), left);
    row.classList.toggle("read", done || !read); row.classList.toggle("done", done);
    row.querySelector(".dot .vh").textContent = done ? "done" : read ? "unread" : "read";
    const mark = row.querySelector("[data-read]"), to = !done && read ? "read" : "unread";
    mark.value = mark.value.replace(/\S+$/, to); mark.title = to === "read" ? "Mark read" : "Mark unread"; mark.setAttribute("aria-label", mark.title);
    say(`${done ? "Done for this morning" : read ? "Marked unread" : "Marked read"}: ${row.querySelector("h3").textContent}`, undo);
    if (done) go(1);
  });

  // The margin shows what changed in the story in hand.
  const margin = document.getElementById("hand"); let asked;
  if (margin) addEventListener("focusin", e => {
    const row = e.target.closest?.("[data-hand]"); if (!row || row.classList.contains("here")) return;
    all(".story.here").forEach(o => o.classList.remove("here")); row.classList.add("here");
    clearTimeout(asked); asked = setTimeout(async () => { const r = await fetch(row.dataset.hand); if (r.ok && row.classList.contains("here")) margin.innerHTML = await r.text(); }, 120);
  });

  // Where work goes on, the page follows it (server-sent events); without scripts it loads itself anew.
  // At its end what it changed on the page is made anew; fields that are being filled in stay, and nobody who is on his way to another
  // page is held back: to load a page anew would end what he began. Who only fetched a file is still here a while later.
  let going = 0; addEventListener("beforeunload", () => { going = Date.now(); });
  const written = () => all("textarea,input").some(o => o.type === "checkbox" || o.type === "radio" ? o.checked !== o.defaultChecked : o.value !== o.defaultValue);
  const anew = from => { if (Date.now() - going < 5000) { setTimeout(() => anew(from), 5000); return; } if (!written()) { location.reload(); return; }
    const p = document.createElement("p"), a = document.createElement("a"); a.href = location.href.split("#")[0]; a.textContent = "Load the page anew"; p.append(from.dataset.anewPage, " ", a, " when you have done what you began."); from.replaceChildren(p); };
  const follow = () => {
    const work = document.querySelector("[data-work]"); if (!work || !window.EventSource) return;
    const from = new EventSource(work.dataset.work);
    const whole = work.hasAttribute("data-anew-page");
    from.addEventListener("state", e => { if (!whole) work.innerHTML = e.data; });
    from.addEventListener("end", async () => { from.close(); if (whole) { anew(work); return; }
      const r = await fetch(work.dataset.then); if (!r.ok) return;
      const made = new DOMParser().parseFromString(await r.text(), "text/html"); document.title = made.title;
      all("[data-anew]", made).forEach(n => { const o = document.getElementById(n.id); if (!o) return; o.className = n.className; if (n.dataset.anew) o.innerHTML = n.innerHTML; });
      follow(); });
  };
  follow();

  // The rail says where one is.
  const links = new Map(all('.rail a[href^="#"]').filter(a => a.hash.length > 1).map(a => [a.hash.slice(1), a]));
  if (links.size) {
    const seen = new IntersectionObserver(es => es.forEach(x => { if (x.isIntersecting && links.has(x.target.id)) links.forEach((a, id) => id === x.target.id ? a.setAttribute("aria-current", "true") : a.removeAttribute("aria-current")); }), {rootMargin: "-70px 0px -75% 0px"});
    all(".sec[id]").forEach(s => links.has(s.id) && seen.observe(s));
  }

  addEventListener("click", e => {
    const t = e.target.closest("[data-theme-to]");
    if (t) { const to = t.dataset.themeTo; if (to) { root.dataset.theme = to; store.setItem("theme", to); } else { delete root.dataset.theme; store.removeItem("theme"); } }
    const k = e.target.closest("[data-keys]"); if (k && box?.togglePopover) { e.preventDefault(); box.togglePopover(); }
  });
})();
