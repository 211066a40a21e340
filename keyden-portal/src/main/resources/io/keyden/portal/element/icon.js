import { html } from "lit";

/** A picture beside a word that says the same; readers of screens pass it over. */
export const icon = (name) => html`<span class="icon icon-${name}" aria-hidden="true"></span>`;
