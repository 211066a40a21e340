/** A form: its values, what the server says of each, and the sending of it. */

import { ApiProblem } from "./api.js";

/**
 * Keeps the state of a form for the element that shows it.
 *
 * Names are those of the members of the request's body, so that each fault that the server finds
 * stands at its field. What belongs to no field stands above the form.
 */
export class Form {
  /**
   * @param {import("lit").ReactiveElement} host
   * @param {Record<string, unknown>} values what the fields start with
   */
  constructor(host, values = {}) {
    this.host = host;
    this.values = { ...values };
    this.faults = {};
    /** Faults that belong to no field that is shown. */
    this.general = [];
    this.busy = false;
    this.shown = new Set();
    host.addController(this);
  }

  hostConnected() {}

  /** The fields say anew which of them are there. */
  hostUpdate() {
    this.shown.clear();
  }

  /** Called by a field that is shown. */
  shows(name) {
    this.shown.add(name);
  }

  /** Starts over with `values`. */
  reset(values) {
    this.values = { ...values };
    this.faults = {};
    this.general = [];
    this.host.requestUpdate();
  }

  set(name, value) {
    this.values[name] = value;
    if (this.faults[name]) {
      delete this.faults[name];
    }
    this.host.requestUpdate();
  }

  /** Puts a fault at a field, before anything is sent. */
  fault(name, text) {
    (this.faults[name] ??= []).push(text);
  }

  get hasFaults() {
    return this.general.length > 0 || Object.keys(this.faults).length > 0;
  }

  /**
   * Sends the form.
   *
   * @param {() => void} [check] puts faults at fields; then nothing is sent
   * @param {(values: Record<string, unknown>) => Promise<unknown>} send
   * @returns {Promise<boolean>} whether it went well
   */
  async submit(send, check = () => {}) {
    if (this.busy) {
      return false;
    }
    this.faults = {};
    this.general = [];
    check();
    if (!this.hasFaults) {
      this.busy = true;
      this.host.requestUpdate();
      try {
        await send(this.values);
      } catch (error) {
        this.#take(error);
      } finally {
        this.busy = false;
      }
    }
    this.host.requestUpdate();
    await this.host.updateComplete;
    this.#showFirstFault();
    return !this.hasFaults;
  }

  /** Sorts what the server said to the fields. */
  #take(error) {
    if (!(error instanceof ApiProblem)) {
      throw error;
    }
    const placed = new Set();
    for (const [member, texts] of Object.entries(error.details)) {
      const name = [...this.shown].find((each) => each.toLowerCase() === member.toLowerCase());
      if (name !== undefined) {
        this.faults[name] = texts;
        texts.forEach((text) => placed.add(text));
      }
    }
    this.general = error.sentences.filter((text) => !placed.has(text));
    if (this.general.length === 0 && placed.size === 0) {
      this.general = [error.message];
    }
  }

  #showFirstFault() {
    if (this.hasFaults) {
      const first = this.host.querySelector(".form-faults, [aria-invalid='true']");
      first?.focus();
    }
  }
}
