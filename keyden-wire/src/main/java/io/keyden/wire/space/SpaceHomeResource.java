package io.keyden.wire.space;

import java.util.Map;

/**
 * Where the things of a space are. It has no version, else the Go client takes it for the root, and
 * no links of accounts and teams: a link here hides the root's of the same name in .NET.
 */
public record SpaceHomeResource(String id, Map<String, String> links) {}
