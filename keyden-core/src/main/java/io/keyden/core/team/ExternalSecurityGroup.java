package io.keyden.core.team;

/**
 * A group of an outside directory that a team names. Keyden keeps it for clients; nobody becomes a
 * member by it.
 *
 * @param id the directory's id
 * @param displayName the name for people, may be empty
 * @param displayIdAndName whether portals show both
 */
public record ExternalSecurityGroup(String id, String displayName, boolean displayIdAndName) {}
