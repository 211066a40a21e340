package io.keyden.storage.postgres;

/**
 * What the connections of a pool do at one moment.
 *
 * @param name {@code read} or {@code write}
 * @param active how many work
 * @param idle how many wait to be used
 * @param waiting how many threads wait for one
 */
public record PoolFigures(String name, int active, int idle, int waiting) {}
