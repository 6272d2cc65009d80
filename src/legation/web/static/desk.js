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
  let pending = "";
  addEventListener("keydown", e => {
    if (e.ctrlKey || e.metaKey || e.altKey) return;
    if (/^(INPUT|TEXTAREA|SELECT)$/.test(e.target.tagName) && e.target.type !== "checkbox") { if (e.key === "Escape") e.target.blur(); return; }
    if (e.key === "Escape") { const open = all("details[name][open]"); if (open.length) { const f = open[0].querySelector("summary"); open.forEach(d => { d.open = false; }); f?.focus(); } return; }
    if (!keysOn()) return;
    if (pending === "g") { pending = ""; const to = document.querySelector(`[data-go="${CSS.escape(e.key)}"]`); if (to) { e.preventDefault(); location.assign(to.href); return; } }
    pending = e.key === "g" ? "g" : "";
    const row = rows()[here()], click = s => { const b = row?.querySelector(s); b?.click(); return !!b; };
    const act = {j: () => go(1), k: () => go(-1), m: () => click("[data-read]"), e: () => click("[data-done]"), z: () => document.querySelector("[data-undo]")?.click(),
      n: () => document.querySelector("[data-next]")?.click(),
      "/": () => document.querySelector(".find input")?.focus(), "?": () => box ? box.togglePopover() : location.assign("/keys"),
      "]": () => jump(1), "[": () => jump(-1),
      o: () => { const d = row?.closest("details") || row?.querySelector("details"); d ? d.querySelector("summary").click() : row?.querySelector("h3 a,a")?.click(); }}[e.key];
    if (act) { e.preventDefault(); act(); }
  });

  // A passage is fetched when it is first opened: <details data-from="/…">, the fragment goes into its [data-into].
  const fill = async d => {
    const into = d.querySelector("[data-into]"); if (!into || d.dataset.filled) return;
    d.dataset.filled = "1"; into.setAttribute("aria-busy", "true");
    try { const r = await fetch(d.dataset.from, {headers: {"X-Part": "1"}}); if (!r.ok) throw new Error(r.status); into.innerHTML = await r.text(); }
    catch { delete d.dataset.filled; }
    into.removeAttribute("aria-busy");
  };
  document.addEventListener("toggle", e => { if (e.target.open && e.target.dataset?.from) fill(e.target); }, true);

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
