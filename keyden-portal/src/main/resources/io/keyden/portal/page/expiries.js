/** When keys end: what a list of keys can be asked for by it, and the chart of it. */

import { html, nothing, svg } from "lit";
import { PortalElement } from "../element/base.js";
import { plainTable } from "../element/table.js";
import { get, withQuery } from "../foundation/api.js";
import { daysFromNow } from "../foundation/dates.js";

const MONTH = /^(\d{4})-(\d{2})$/;

/** How many months beside the present one the server counts one by one. */
const MONTHS_AHEAD = 36;

const WITHIN_DAYS = [7, 20, 30, 90];

const monthName = new Intl.DateTimeFormat(undefined, { month: "long", year: "numeric", timeZone: "UTC" });
const monthSign = new Intl.DateTimeFormat(undefined, { month: "short", timeZone: "UTC" });

/** The beginning of a month in UTC, `later` months after `month` (`2026-11`). */
function startOf(month, later = 0) {
  const [, year, number] = MONTH.exec(month);
  return new Date(Date.UTC(Number(year), Number(number) - 1 + later));
}

/** What a month is called: "November 2026". */
const monthText = (month) => monthName.format(startOf(month));

const presentMonth = () => new Date().toISOString().slice(0, 7);

const latest = (...instants) => new Date(Math.max(...instants));

/**
 * What the server is asked for.
 *
 * @param {string} expiry empty for all; `never`, `expired`, `later`, a number of days or a month
 *     (`2026-11`)
 */
export function expiryQuery(expiry) {
  const now = new Date();
  if (expiry === "never") {
    return { neverExpires: true };
  }
  if (expiry === "expired") {
    return { expiresTo: now.toISOString() };
  }
  if (expiry === "later") {
    return { expiresFrom: startOf(presentMonth(), MONTHS_AHEAD + 1).toISOString() };
  }
  if (MONTH.test(expiry)) {
    return {
      // What ended earlier in the present month is with those that have expired.
      expiresFrom: latest(startOf(expiry), now).toISOString(),
      expiresTo: startOf(expiry, 1).toISOString(),
    };
  }
  const days = Number.parseInt(expiry, 10);
  return Number.isNaN(days) ? {} : { expiresFrom: now.toISOString(), expiresTo: daysFromNow(days).toISOString() };
}

/** What can be chosen, and what is chosen if it is a bar of the chart. */
export function expiryChoices(expiry) {
  return [
    { value: "", label: "Any expiry" },
    { value: "expired", label: "Already expired" },
    ...WITHIN_DAYS.map((days) => ({ value: String(days), label: `Expires within ${days} days` })),
    { value: "never", label: "Never expires" },
    ...(MONTH.test(expiry) ? [{ value: expiry, label: `Expires in ${monthText(expiry)}` }] : []),
    ...(expiry === "later" ? [{ value: "later", label: "Expires much later" }] : []),
  ];
}

const TYPING_MILLIS = 250;
const HEIGHT = 132;
const FOOT = 22;
const HEAD = 18;
/** How wide a bar with its gap is at most, and how wide a label under it is. */
const STEP_MAX = 64;
const LABEL_WIDTH = 36;
/** Each how many months there can be a label, so that each January has one, which shows the year. */
const LABEL_STEPS = [1, 2, 3, 4, 6, 12];

/**
 * How many keys end in which month, of those that `query` lets through. Says `choose`, with an
 * expiry that `expiryQuery` knows in `detail`; `chosen` is the one that is.
 */
class ExpiryChart extends PortalElement {
  static properties = {
    query: { attribute: false },
    chosen: { attribute: false },
    counts: { state: true },
    width: { state: true },
  };

  #stop = null;
  #timer = null;
  #asked = null;
  #measure = new ResizeObserver(([entry]) => {
    this.width = Math.floor(entry.contentRect.width);
  });

  constructor() {
    super();
    this.query = {};
    this.chosen = "";
    this.counts = null;
    this.width = 0;
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
    this.#stop?.abort();
    this.#measure.disconnect();
    super.disconnectedCallback();
  }

  willUpdate(changed) {
    const address = withQuery("/api/apikeys/expiries", this.query);
    if (changed.has("query") && address !== this.#asked) {
      const first = this.#asked === null;
      this.#asked = address;
      clearTimeout(this.#timer);
      if (first) {
        this.reload();
      } else {
        this.#timer = setTimeout(() => this.reload(), TYPING_MILLIS);
      }
    }
  }

  updated() {
    const figure = this.querySelector(".expiries");
    if (figure !== null) {
      this.#measure.observe(figure);
    }
  }

  /** Counts anew. */
  async reload() {
    this.#stop?.abort();
    const stop = new AbortController();
    this.#stop = stop;
    try {
      const counts = await get(this.#asked, { signal: stop.signal });
      if (!stop.signal.aborted) {
        this.counts = counts;
      }
    } catch {
      // The list below says what is wrong; it asks the same server.
      if (!stop.signal.aborted) {
        this.counts = null;
      }
    }
  }

  #choose(expiry) {
    this.dispatchEvent(new CustomEvent("choose", { detail: expiry === this.chosen ? "" : expiry }));
  }

  render() {
    if (this.counts === null) {
      return nothing;
    }
    const { NeverExpires, Expired, Later, Months } = this.counts;
    const total = Months.reduce((sum, { Count }) => sum + Count, 0);
    if (total + NeverExpires + Expired + Later === 0) {
      return nothing;
    }
    return html`<figure class="card-plain">
      <figcaption class="h6">Keys by the month in which they expire</figcaption>
      <div class="d-flex flex-wrap gap-2 mb-2">
        ${this.#fact("expired", "Already expired", Expired)} ${this.#fact("never", "Never expire", NeverExpires)}
        ${Later > 0 ? this.#fact("later", "Much later", Later) : nothing}
      </div>
      <div class="expiries">${Months.length > 0 ? this.#bars(Months) : "No key expires in the next three years."}</div>
      ${Months.length > 0
        ? html`<details class="mt-2">
            <summary>As a table</summary>
            ${this.#table(Months)}
          </details>`
        : nothing}
    </figure>`;
  }

  #fact(expiry, label, count) {
    const pressed = this.chosen === expiry;
    return html`<button
      class="btn btn-sm ${pressed ? "btn-primary" : "btn-outline-secondary"}"
      aria-pressed=${pressed ? "true" : "false"}
      @click=${() => this.#choose(expiry)}
    >
      ${label}: <strong>${count.toLocaleString()}</strong>
    </button>`;
  }

  /** For the eye and the mouse; the table below says and does the same. */
  #bars(months) {
    const highest = Math.max(1, ...months.map(({ Count }) => Count));
    const step = Math.min(STEP_MAX, this.width / months.length);
    const each = LABEL_STEPS.find((count) => count * step >= LABEL_WIDTH) ?? 12;
    return html`<svg class="d-block" width=${this.width} height=${HEIGHT} aria-hidden="true">
      ${months.map((month, index) => this.#bar(month, index, { highest, step, each }))}
    </svg>`;
  }

  #bar({ Month, Count }, index, { highest, step, each }) {
    const room = HEIGHT - HEAD - FOOT;
    // A single key beside thousands is seen all the same.
    const height = Count === 0 ? 0 : Math.max(2, (room * Count) / highest);
    const middle = step * (index + 0.5);
    const wide = Math.max(1, step * 0.7);
    const base = HEIGHT - FOOT;
    const start = startOf(Month);
    const sign = start.getUTCMonth() === 0 ? String(start.getUTCFullYear()) : monthSign.format(start);
    return svg`<g class="bar ${Month === this.chosen ? "chosen-bar" : ""}" @click=${() => this.#choose(Month)}>
      <title>${monthText(Month)}: ${Count.toLocaleString()}</title>
      <rect class="bar-room" x=${step * index} y="0" width=${step} height=${HEIGHT}></rect>
      <rect class="bar-count" x=${middle - wide / 2} y=${base - height} width=${wide} height=${height} rx="2"></rect>
      ${Count > 0 && step >= 20 ? svg`<text x=${middle} y=${base - height - 5}>${Count.toLocaleString()}</text>` : nothing}
      ${start.getUTCMonth() % each === 0 ? svg`<text x=${this.#within(middle)} y=${HEIGHT - 6}>${sign}</text>` : nothing}
    </g>`;
  }

  /** Where the middle of a label is, so that it is seen whole. */
  #within(middle) {
    const half = LABEL_WIDTH / 2;
    return Math.min(Math.max(middle, half), Math.max(this.width - half, half));
  }

  #table(months) {
    return plainTable({
      caption: "Keys by the month in which they expire",
      items: months,
      key: ({ Month }) => Month,
      columns: [
        { label: "Month", cell: ({ Month }) => monthText(Month) },
        { label: "Keys", cell: ({ Count }) => Count.toLocaleString() },
        {
          label: "Actions",
          actions: true,
          style: "text-end",
          cell: ({ Month }) =>
            html`<button
              class="btn btn-sm btn-outline-secondary"
              aria-pressed=${Month === this.chosen ? "true" : "false"}
              aria-label="Show the keys of ${monthText(Month)}"
              @click=${() => this.#choose(Month)}
            >
              ${Month === this.chosen ? "Show all" : "Show"}
            </button>`,
        },
      ],
    });
  }
}

customElements.define("keyden-expiry-chart", ExpiryChart);
