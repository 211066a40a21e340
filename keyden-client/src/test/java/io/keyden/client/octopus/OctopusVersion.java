package io.keyden.client.octopus;

/** Which server of the vendor the fixture stands in for; the differences are all asked of here. */
public enum OctopusVersion {
  /**
   * 2021.2: keys without access level, actor type and last use, keys may live for ever, no search
   * among keys, no token exchange, and a deletion answers with an empty body.
   */
  OLD("2021.2.4488", "old"),

  /**
   * 2026.3: keys with access level, actor type and last use, a default life of 180 days and at most
   * 366, search among keys, token exchange, and a deletion answers with an empty object.
   */
  CURRENT("2026.3.1204", "current");

  private final String number;
  private final String folder;

  OctopusVersion(String number, String folder) {
    this.number = number;
    this.folder = folder;
  }

  /** The number as the root document gives it. */
  public String number() {
    return number;
  }

  /** Where the JSON texts lie that only this version uses. */
  String folder() {
    return folder;
  }

  /** Whether a key's life has a default and a limit (since 2025.4). */
  boolean keysExpire() {
    return this == CURRENT;
  }

  /** Whether a key names its actor and its last use (since 2026.1). */
  boolean keysNameTheirActor() {
    return this == CURRENT;
  }

  /** Whether keys and users can be searched by more than their name. */
  boolean searchesFinely() {
    return this == CURRENT;
  }

  /** Whether access tokens exist (since late 2023). */
  boolean accessTokens() {
    return this == CURRENT;
  }

  /** Whether sign-ins are events (since 2022.1). */
  boolean recordsSignIns() {
    return this == CURRENT;
  }

  /** Whether a deletion answers with {@code {}} instead of nothing. */
  boolean deletionHasBody() {
    return this == CURRENT;
  }

  /**
   * The permission to look at another user and at the keys there: {@code UserEdit} from 2018 on,
   * {@code UserView} since the list of all keys came in 2025.
   */
  String permissionToReadOthers() {
    return this == CURRENT ? "UserView" : "UserEdit";
  }
}
