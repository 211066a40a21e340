import { html, nothing } from "lit";
import { PortalElement } from "../element/base.js";
import { pageHeading } from "../element/heading.js";
import { identifier } from "../element/identifier.js";
import { loadingState, plainTable, problemState } from "../element/table.js";
import { get, segment } from "../foundation/api.js";
import { time, utcText } from "../foundation/dates.js";
import { Loaded } from "../foundation/list.js";
import { Names } from "../foundation/names.js";
import { address } from "../foundation/router.js";
import { actor, categoryBadge, changes, keyHint, memberWords, messageText, sideOf } from "./events.js";
import { whereText } from "./references.js";

/** All that is known of something that happened. */
class EventPage extends PortalElement {
  static properties = { parameters: { attribute: false } };

  pageTitle = "Event";

  constructor() {
    super();
    this.parameters = {};
    this.names = new Names(this);
    this.event = new Loaded(this, () => get(`/api/events/${segment(this.parameters.id)}`));
  }

  render() {
    if (this.event.problem) {
      return problemState(this.event.problem, () => this.event.reload());
    }
    if (!this.event.value) {
      return loadingState();
    }
    const event = this.event.value;
    return html`
      ${pageHeading({ title: `Event ${event.Id.replace(/^Events-/i, "")}`, above: { label: "Audit", href: "#/configuration/audit" } })}
      <section class="card-plain" aria-label="What happened">
        <p class="fs-5 cell-text">${messageText(event)}</p>
        <dl class="facts">${this.#facts(event).map(([name, value]) => (value ? html`<dt>${name}</dt><dd>${value}</dd>` : nothing))}</dl>
      </section>
      ${this.#changes(event)}
    `;
  }

  /** Names and values; what the event does not tell is left out. */
  #facts(event) {
    return [
      ["Id", identifier(event.Id)],
      ["Kind", categoryBadge(event)],
      ["When", html`${time(event.Occurred, "both")}<span class="d-block small">${utcText(event.Occurred)}</span>`],
      ["Who", actor(event)],
      ["Signed in with", event.IdentityEstablishedWith],
      ["API key", event.ApiKeyId ? html`${keyHint(event)} ${identifier(event.ApiKeyId)}` : null],
      ["Address", event.IpAddress],
      ["Program", event.UserAgent],
      ["Where", whereText(this.names, event.SpaceId)],
      ["Details", event.Details ? html`<span class="changed-value">${event.Details}</span>` : null],
      ["Regarding", this.#related(event)],
    ];
  }

  /** Each id leads to all that happened to it. */
  #related(event) {
    const ids = event.RelatedDocumentIds ?? [];
    return ids.length === 0
      ? null
      : html`<ul class="list-unstyled mb-0">
          ${ids.map(
            (id) => html`<li>
              ${identifier(id)} <a href=${address("/configuration/audit", { regarding: id })}>All events about it</a>
            </li>`,
          )}
        </ul>`;
  }

  #changes(event) {
    const rows = changes(event);
    return rows.length === 0
      ? nothing
      : html`<section aria-labelledby="changes">
          <h2 class="h5" id="changes">Changes</h2>
          ${plainTable({
            caption: "Changes",
            items: rows,
            key: (row) => row.path,
            columns: [
              { label: "What", cell: (row) => html`<span title=${row.path}>${memberWords(row.path)}</span>` },
              { label: "Before", style: "cell-wide", cell: (row) => sideOf(this.names, row, "before") },
              { label: "After", style: "cell-wide", cell: (row) => sideOf(this.names, row, "after") },
            ],
          })}
        </section>`;
  }
}

customElements.define("keyden-event-page", EventPage);
export default "keyden-event-page";
