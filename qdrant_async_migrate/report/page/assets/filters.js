// Theme, and the filters of findings and files. Works where there is no picture as well.
const root = document.documentElement;
const stored = () => { try { return localStorage.getItem("qam-theme"); } catch { return null; } };
const dark = matchMedia("(prefers-color-scheme: dark)");
const themed = () => { root.dataset.theme = stored() || (dark.matches ? "dark" : "light"); };
dark.addEventListener("change", themed);
document.getElementById("theme").addEventListener("click", () => {
  const next = root.dataset.theme === "dark" ? "light" : "dark";
  try { localStorage.setItem("qam-theme", next); } catch { /* a page from a file may have no store */ }
  root.dataset.theme = next;
});

function filter(name, accepts) {
  const box = document.getElementById(name);
  if (!box?.querySelector("form")) return;  // nothing to filter
  const rows = [...box.querySelectorAll("[data-row]")];
  const apply = () => {
    const form = box.querySelector("form");
    const values = new FormData(form), words = String(values.get("words") || "").toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const row of rows) {
      row.hidden = !(words.every((word) => row.dataset.row.includes(word)) && accepts(row, values));
      shown += !row.hidden;
    }
    box.querySelector(".count").textContent = shown === rows.length ? `${rows.length}` : `${shown} of ${rows.length}`;
  };
  box.querySelector("form").addEventListener("input", apply);
  box.querySelector("form").addEventListener("submit", (event) => event.preventDefault());
  for (const button of box.querySelectorAll("[data-open]")) {
    button.addEventListener("click", () => rows.forEach((row) => { if (!row.hidden) row.open = button.dataset.open === "1"; }));
  }
  apply();
}
filter("findings", (row, values) => values.getAll("severity").includes(row.dataset.severity) && (!values.get("code") || values.get("code") === row.dataset.code));
filter("changes", () => true);

// A link to a file opens it.
function opened() {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target?.tagName === "DETAILS") { target.open = true; target.hidden = false; target.scrollIntoView(); }
}
addEventListener("hashchange", opened);
opened();
