// Runs before the first paint, so that nobody who reads in the dark is flashed at.
(() => {
  const dark = matchMedia("(prefers-color-scheme: dark)");

  function apply() {
    let chosen = null;
    try {
      chosen = localStorage.getItem("keyden.theme");
    } catch {
      // A browser that stores nothing follows the system.
    }
    const theme = chosen === "dark" || chosen === "light" ? chosen : dark.matches ? "dark" : "light";
    document.documentElement.setAttribute("data-bs-theme", theme);
  }

  apply();
  dark.addEventListener("change", apply);
  document.addEventListener("keyden-theme", apply);
})();
