package io.keyden.benchmarks.load;

/** What is asked of a server, in this order: later ones use what earlier ones made. */
enum GrowthStep {
  REMEMBERED("authenticate, key remembered"),
  FIRST("authenticate for the first time in a round"),
  CREATE("create a key"),
  NEW_KEY("authenticate, key not remembered"),
  LIST_OF_ONE("keys of an account, first page of 100"),
  GET_KEY("one key"),
  LIST_OF_ALL("keys of all, first page"),
  LIST_USERS("users, first page"),
  GET_USER("one user"),
  LIST_EVENTS("events, first page"),
  EVENTS_OF_USER("events of one user"),
  REVOKE("revoke a key");

  private final String title;

  GrowthStep(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }
}
