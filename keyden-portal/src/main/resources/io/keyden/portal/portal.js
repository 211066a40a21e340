/** The frame around all pages: who is signed in, where one is, what needs attention. */

import { html, nothing } from "lit";
import { connect, get, sessionEnded, withQuery } from "./foundation/api.js";
import { daysFromNow, distance, NOTICE_DAYS } from "./foundation/dates.js";
import { go, place, watchPlace } from "./foundation/router.js";
import { forget, loadSession, may, mayAnywhere, session, signOut } from "./foundation/session.js";
import { PortalElement } from "./element/base.js";
import { icon } from "./element/icon.js";
import "./element/menu.js";
import "./element/notice.js";
import { notify, notifyProblem } from "./element/notice.js";
import { loadingState, problemState } from "./element/table.js";
import { OPEN_PAGES, PAGES } from "./pages.js";

/** The sections of the configuration, and the right without which each shows nothing. */
const SECTIONS = [
  { path: "/configuration/users", label: "Users", icon: "people", visible: () => may("UserView") },
  { path: "/configuration/apiKeys", label: "API keys", icon: "key", visible: () => may("AdministerSystem") },
  { path: "/configuration/teams", label: "Teams", icon: "person-badge", visible: () => mayAnywhere("TeamView") },
  { path: "/configuration/roles", label: "Roles", icon: "shield-check", visible: () => may("UserRoleView") },
  { path: "/configuration/spaces", label: "Spaces", icon: "bullseye", visible: () => true },
  { path: "/configuration/audit", label: "Audit", icon: "journal-text", visible: () => mayAnywhere("EventView") },
  { path: "/configuration/settings", label: "Settings", icon: "gear", visible: () => may("ConfigureServer") },
];

const THEMES = ["system", "light", "dark"];

class Portal extends PortalElement {
  /** How often a page was asked for: one whose script comes late is not shown over a later one. */
  #asked = 0;
  /** Whether a page was there before: its visitor has moved, and the focus moves along. */
  #moving = false;

  static properties = {
    ready: { state: true },
    problem: { state: true },
    page: { state: true },
    ending: { state: true },
  };

  constructor() {
    super();
    this.ready = false;
    this.problem = null;
    this.page = null;
    /** Whether the page is one for those who are not signed in, which stands without the frame. */
    this.open = false;
    this.ending = [];
    /** Where somebody wanted to go before they had to sign in. */
    this.wanted = null;
    this.path = "/";
  }

  connectedCallback() {
    super.connectedCallback();
    sessionEnded.addEventListener("ended", () => this.#sessionEnded());
    session.addEventListener("changed", () => {
      if (session.user === null) {
        // Nothing of who was signed in stays on the screen.
        this.page = null;
      }
      this.requestUpdate();
      this.#lookForEnds();
    });
    addEventListener("keyden-keys-changed", () => this.#lookForEnds());
    this.#start();
  }

  async #start() {
    try {
      await connect();
      await loadSession();
    } catch (error) {
      this.problem = error;
      return;
    }
    this.problem = null;
    this.ready = true;
    watchPlace((where) => this.#show(where));
  }

  #sessionEnded() {
    if (session.user !== null) {
      forget();
      notify("Your session has ended. Sign in to go on where you were.", "danger");
      this.#show(place());
    }
  }

  /** Which of the user's keys end soon; what every page warns of. */
  async #lookForEnds() {
    if (session.user === null) {
      this.ending = [];
      return;
    }
    try {
      const page = await get(
        withQuery("/api/users/me/apikeys", {
          expiresFrom: new Date().toISOString(),
          expiresTo: daysFromNow(NOTICE_DAYS).toISOString(),
          sort: "Expires",
          take: 1,
        }),
      );
      this.ending = page.Items.map((key) => ({ key, total: page.TotalResults }));
    } catch {
      this.ending = [];
    }
  }

  async #show({ path, query }) {
    const asked = ++this.#asked;
    // The vendor's addresses have the space in front: /Spaces-1/users/me/apiKeys.
    const inSpace = /^\/(Spaces-\d+)(\/.+)$/i.exec(path);
    const inner = inSpace ? inSpace[2] : path;
    const open = OPEN_PAGES.find(inner);
    if (session.user === null && !open) {
      this.wanted = inner === "/" ? null : location.hash;
      go("/signin", {}, { replace: true });
      return;
    }
    const found = open ?? PAGES.find(inner) ?? PAGES.find("/nowhere");
    this.path = inner;
    let element;
    try {
      const module = await found.page();
      element = document.createElement(module.default);
    } catch (error) {
      if (asked !== this.#asked) {
        return;
      }
      console.warn(error);
      this.page = problemState(
        { message: "This page could not be loaded. After an upgrade of the server a reload helps." },
        () => location.reload(),
      );
      return;
    }
    if (asked !== this.#asked) {
      return;
    }
    element.parameters = found.parameters;
    element.query = query;
    element.addEventListener("signed-in", () => this.#goOn());
    // Together: a page that changed its place in the tree would load what it shows once more.
    this.open = Boolean(open);
    this.page = element;
    await this.updateComplete;
    this.#arrive(element, !this.#moving);
    this.#moving = true;
  }

  /** Tells readers of screens, and the title of the window, that the page is another one. */
  async #arrive(element, first) {
    await element.updateComplete;
    document.title = `${element.pageTitle ?? "Keyden"} – Keyden`;
    scrollTo(0, 0);
    if (!first) {
      const target = element.querySelector("[autofocus]") ?? element.querySelector("h1");
      target?.focus({ preventScroll: true });
    } else {
      element.querySelector("[autofocus]")?.focus({ preventScroll: true });
    }
  }

  #goOn() {
    const wanted = this.wanted ?? "#/users/me/apiKeys";
    this.wanted = null;
    go(wanted.slice(1), {}, { replace: true });
  }

  async #signOut() {
    try {
      await signOut();
    } catch (error) {
      notifyProblem(error);
      return;
    }
    this.wanted = null;
    go("/signin");
  }

  #nextTheme() {
    let now = "system";
    try {
      now = localStorage.getItem("keyden.theme") ?? "system";
    } catch {
      return now;
    }
    return THEMES[(THEMES.indexOf(now) + 1) % THEMES.length];
  }

  #changeTheme() {
    const next = this.#nextTheme();
    try {
      localStorage.setItem("keyden.theme", next);
    } catch {
      // A browser that stores nothing follows the system.
    }
    document.dispatchEvent(new Event("keyden-theme"));
    this.requestUpdate();
  }

  render() {
    if (this.problem) {
      return html`<main class="container py-5">${problemState(this.problem, () => this.#start())}</main>`;
    }
    if (!this.ready) {
      return html`<main class="container py-5">${loadingState()}</main>`;
    }
    return session.user === null || this.open ? this.#outside() : this.#inside();
  }

  #outside() {
    return html`
      <main class="outside" id="main">
        <div class="outside-brand">${this.#brand()}</div>
        ${this.page}
      </main>
      <keyden-notices></keyden-notices>
    `;
  }

  #brand() {
    return html`<span class="brand"><span class="brand-mark" aria-hidden="true"></span>Keyden</span>`;
  }

  #inside() {
    const sections = SECTIONS.filter((section) => section.visible());
    const configuring = this.path.toLowerCase().startsWith("/configuration");
    return html`
      <a class="skip-link" href="#main" @click=${this.#skip}>Skip to the content</a>
      <header class="topbar">
        <div class="topbar-inner">
          <a class="text-decoration-none" href="#/users/me/apiKeys" aria-label="Keyden, my API keys">${this.#brand()}</a>
          <nav class="topbar-nav" aria-label="Main">
            ${this.#link("#/users/me/apiKeys", "My API keys", /^\/(users\/me\/apikeys.*)?$/i.test(this.path))}
            ${sections.length > 0
              ? this.#link(`#${sections[0].path}`, "Configuration", configuring)
              : nothing}
          </nav>
          <keyden-menu
            label="Account of ${session.user.DisplayName}"
            .face=${html`${icon("person")} <span class="menu-name">${session.user.DisplayName}</span> ${icon("chevron-down")}`}
            .items=${[
              { label: "Profile", icon: "person", href: "#/users/me" },
              { label: `Theme: ${this.#nextTheme()}`, icon: "circle-half", action: () => this.#changeTheme() },
              { label: "Sign out", icon: "box-arrow-right", action: () => this.#signOut() },
            ]}
          ></keyden-menu>
        </div>
      </header>
      ${this.#note()}
      <div class="layout ${configuring ? "with-sections" : ""}">
        ${configuring
          ? html`<nav class="sections" aria-label="Configuration">
              ${sections.map((section) =>
                this.#link(
                  `#${section.path}`,
                  html`${icon(section.icon)} ${section.label}`,
                  this.path.toLowerCase().startsWith(section.path.toLowerCase()),
                ),
              )}
            </nav>`
          : nothing}
        <main id="main" tabindex="-1">${this.page}</main>
      </div>
      <keyden-notices></keyden-notices>
    `;
  }

  #link(href, label, current) {
    return html`<a href=${href} class=${current ? "current" : ""} aria-current=${current ? "page" : "false"}>${label}</a>`;
  }

  #skip(event) {
    // The part of the address behind # is the place, not an anchor.
    event.preventDefault();
    document.getElementById("main").focus();
  }

  #note() {
    if (this.ending.length === 0) {
      return nothing;
    }
    const [{ key, total }] = this.ending;
    const what =
      total === 1
        ? html`Your API key <strong>${key.Purpose}</strong> ends ${distance(key.Expires)}.`
        : html`${total} of your API keys end within ${NOTICE_DAYS} days, the first, <strong>${key.Purpose}</strong>,
            ${distance(key.Expires)}.`;
    return html`<aside class="ending-note" aria-label="Keys that end soon">
      ${icon("hourglass-split")}<span>${what} Make a new one before what uses it stops working.</span>
      <a href="#/users/me/apiKeys?sort=Expires&descending=false">Show</a>
    </aside>`;
  }
}

customElements.define("keyden-portal", Portal);
