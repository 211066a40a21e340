package io.keyden.core.permission;

/** A kind of thing that a right in a space can be narrowed to. */
public enum Restriction {
  PROJECTS("projects"),
  ENVIRONMENTS("environments"),
  TENANTS("tenants"),
  PROJECT_GROUPS("projectgroups");

  private final String wireName;

  Restriction(String wireName) {
    this.wireName = wireName;
  }

  /** The name on the wire, one of the four that {@code SupportedRestrictions} may hold. */
  public String wireName() {
    return wireName;
  }
}
