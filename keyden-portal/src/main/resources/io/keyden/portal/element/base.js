import { LitElement } from "lit";

/**
 * What all elements of the portal share: they render into the document itself, where one style
 * sheet, labels and password managers reach them.
 */
export class PortalElement extends LitElement {
  createRenderRoot() {
    return this;
  }
}
