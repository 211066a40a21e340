package io.keyden.core.key;

/**
 * Who is meant to use a key. It changes no right; keys of agents are told apart in lists and in the
 * record.
 */
public enum ActorType {
  /** A person, or a program of theirs. */
  USER,
  /** An AI agent. */
  AI_AGENT
}
