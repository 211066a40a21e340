/** Times as people read them: in their language and zone, with UTC at hand. */

import { html, nothing } from "lit";

const DAY_MILLIS = 24 * 60 * 60 * 1000;

const day = new Intl.DateTimeFormat(undefined, { dateStyle: "medium" });
const minute = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });
const relative = new Intl.RelativeTimeFormat(undefined, { numeric: "auto" });

const STEPS = [
  ["year", 365 * DAY_MILLIS],
  ["month", 30 * DAY_MILLIS],
  ["week", 7 * DAY_MILLIS],
  ["day", DAY_MILLIS],
  ["hour", 60 * 60 * 1000],
  ["minute", 60 * 1000],
];

/** How many days before the end of a key its owner should act. */
export const NOTICE_DAYS = 20;

/** The distance from now in the largest step that fits: "in 3 months", "yesterday". */
export function distance(instant, now = Date.now()) {
  const away = new Date(instant).getTime() - now;
  for (const [unit, millis] of STEPS) {
    // Days up to two weeks and weeks up to two months: "in 20 days" helps more than "in 2 weeks".
    const least = unit === "week" ? 5 * millis : unit === "month" ? 2 * millis : millis;
    if (Math.abs(away) >= least) {
      return relative.format(Math.trunc(away / millis), unit);
    }
  }
  return relative.format(0, "second");
}

/** The day, in the reader's language and zone. */
export const dayText = (instant) => day.format(new Date(instant));

/** Day and minute, in the reader's language and zone. */
export const minuteText = (instant) => minute.format(new Date(instant));

/** The same in UTC, for machines and for people in other zones. */
export const utcText = (instant) =>
  `${new Date(instant).toISOString().slice(0, 19).replace("T", " ")} UTC`;

/**
 * A time element; UTC is shown on hover.
 *
 * @param {string | null} instant
 * @param {"exact" | "day" | "relative" | "both"} [form]
 * @param {string} [otherwise] what stands there if there is none
 */
export function time(instant, form = "exact", otherwise = "never") {
  if (!instant) {
    return html`<span class="text-body-secondary">${otherwise}</span>`;
  }
  const exact = form === "day" ? dayText(instant) : minuteText(instant);
  return html`<time datetime=${instant} title=${utcText(instant)}
    >${form === "relative" ? distance(instant) : exact}${form === "both"
      ? html` <span class="text-body-secondary small d-block">${distance(instant)}</span>`
      : nothing}</time
  >`;
}

/** The instant at which the day `days` after today ends, in the browser's zone. */
export function endOfDay(days, now = new Date()) {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, 23, 59, 59, 999);
}

/** The instant at which a day of a date field (`2027-01-31`) ends, in the browser's zone. */
export function endOfDate(text) {
  const [year, month, date] = text.split("-").map(Number);
  return new Date(year, month - 1, date, 23, 59, 59, 999);
}

/** The instant at which a day of a date field begins, in the browser's zone. */
export function startOfDate(text) {
  const [year, month, date] = text.split("-").map(Number);
  return new Date(year, month - 1, date);
}

/** The value of a date field for an instant, in the browser's zone. */
export function dateValue(instant) {
  const date = new Date(instant);
  const two = (number) => String(number).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** The instant `days` from now. */
export const daysFromNow = (days, now = Date.now()) => new Date(now + days * DAY_MILLIS);

/** How far the end of a key is: `"never"`, `"expired"`, `"soon"` or `"later"`. */
export function remaining(expires, now = Date.now()) {
  if (!expires) {
    return "never";
  }
  const away = new Date(expires).getTime() - now;
  return away <= 0 ? "expired" : away < NOTICE_DAYS * DAY_MILLIS ? "soon" : "later";
}
