package io.keyden.benchmarks.load;

/**
 * What is measured.
 *
 * @param name what is asked for
 * @param keys how many keys the store holds at the start
 * @param connections how many requests are under way at any time
 */
record Scenario(String name, int keys, int connections) {}
