/** The head of a page: where it is, what it is called, what can be done. */

import { html, nothing } from "lit";
import { icon } from "./icon.js";

/**
 * @param {{title: unknown, above?: {label: string, href: string}, text?: unknown, actions?: unknown}} options
 *     `above`: the page that one comes from
 */
export function pageHeading({ title, above, text = nothing, actions = nothing }) {
  return html`<header class="page-heading">
    ${above
      ? html`<nav aria-label="Breadcrumb"><a class="small" href=${above.href}>${icon("chevron-left")} ${above.label}</a></nav>`
      : nothing}
    <div class="d-flex flex-wrap align-items-center gap-2">
      <h1 class="h3 me-auto mb-0" tabindex="-1">${title}</h1>
      ${actions === nothing ? nothing : html`<div class="d-flex flex-wrap gap-2">${actions}</div>`}
    </div>
    ${text === nothing ? nothing : html`<p class="text-body-secondary mb-0 mt-2">${text}</p>`}
  </header>`;
}
