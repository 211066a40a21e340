package io.keyden.cli.user;

import io.keyden.client.user.User;

/** Whose account it is. */
public enum AccountKind {
  /** A person, who signs in with a password or at a provider. */
  PERSON("user", "a person", "people"),

  /** A program, which has keys and nothing else. */
  SERVICE("service-account", "a service account", "service accounts");

  private final String noun;
  private final String one;
  private final String many;

  AccountKind(String noun, String one, String many) {
    this.noun = noun;
    this.one = one;
    this.many = many;
  }

  /** The noun of its commands. */
  public String noun() {
    return noun;
  }

  String one() {
    return one;
  }

  String many() {
    return many;
  }

  static AccountKind of(User account) {
    return account.service() ? SERVICE : PERSON;
  }
}
