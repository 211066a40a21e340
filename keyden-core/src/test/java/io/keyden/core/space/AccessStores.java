package io.keyden.core.space;

import io.keyden.core.role.ScopedUserRoleStore;
import io.keyden.core.role.UserRoleStore;
import io.keyden.core.store.Transactions;
import io.keyden.core.team.TeamStore;
import io.keyden.core.user.UserStore;

/** The stores that the contracts run over, all of one database. */
public record AccessStores(
    Transactions transactions,
    UserStore users,
    SpaceStore spaces,
    TeamStore teams,
    UserRoleStore roles,
    ScopedUserRoleStore scopedRoles) {}
