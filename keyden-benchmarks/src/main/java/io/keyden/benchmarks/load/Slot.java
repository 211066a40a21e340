package io.keyden.benchmarks.load;

import java.time.Duration;

/**
 * What requests of one kind cost, one after the other for a while.
 *
 * @param count how many there were
 * @param p50Micros how long half of the answers took at most
 * @param server CPU of the server for all of them
 * @param database CPU of PostgreSQL for all of them; none where the database is embedded
 */
record Slot(int count, double p50Micros, Duration server, Duration database) {}
