package io.keyden.core.role;

import static io.keyden.core.permission.Permission.ACCOUNT_CREATE;
import static io.keyden.core.permission.Permission.ACCOUNT_DELETE;
import static io.keyden.core.permission.Permission.ACCOUNT_EDIT;
import static io.keyden.core.permission.Permission.ACCOUNT_VIEW;
import static io.keyden.core.permission.Permission.ACTION_TEMPLATE_CREATE;
import static io.keyden.core.permission.Permission.ACTION_TEMPLATE_DELETE;
import static io.keyden.core.permission.Permission.ACTION_TEMPLATE_EDIT;
import static io.keyden.core.permission.Permission.ACTION_TEMPLATE_VIEW;
import static io.keyden.core.permission.Permission.ADMINISTER_SYSTEM;
import static io.keyden.core.permission.Permission.ARTIFACT_CREATE;
import static io.keyden.core.permission.Permission.ARTIFACT_DELETE;
import static io.keyden.core.permission.Permission.ARTIFACT_EDIT;
import static io.keyden.core.permission.Permission.ARTIFACT_VIEW;
import static io.keyden.core.permission.Permission.BUILD_INFORMATION_ADMINISTER;
import static io.keyden.core.permission.Permission.BUILD_INFORMATION_PUSH;
import static io.keyden.core.permission.Permission.BUILT_IN_FEED_ADMINISTER;
import static io.keyden.core.permission.Permission.BUILT_IN_FEED_DOWNLOAD;
import static io.keyden.core.permission.Permission.BUILT_IN_FEED_PUSH;
import static io.keyden.core.permission.Permission.CERTIFICATE_CREATE;
import static io.keyden.core.permission.Permission.CERTIFICATE_DELETE;
import static io.keyden.core.permission.Permission.CERTIFICATE_EDIT;
import static io.keyden.core.permission.Permission.CERTIFICATE_EXPORT_PRIVATE_KEY;
import static io.keyden.core.permission.Permission.CERTIFICATE_VIEW;
import static io.keyden.core.permission.Permission.DEFECT_REPORT;
import static io.keyden.core.permission.Permission.DEFECT_RESOLVE;
import static io.keyden.core.permission.Permission.DEPLOYMENT_CREATE;
import static io.keyden.core.permission.Permission.DEPLOYMENT_VIEW;
import static io.keyden.core.permission.Permission.ENVIRONMENT_CREATE;
import static io.keyden.core.permission.Permission.ENVIRONMENT_DELETE;
import static io.keyden.core.permission.Permission.ENVIRONMENT_EDIT;
import static io.keyden.core.permission.Permission.ENVIRONMENT_VIEW;
import static io.keyden.core.permission.Permission.EVENT_VIEW;
import static io.keyden.core.permission.Permission.FEED_VIEW;
import static io.keyden.core.permission.Permission.INTERRUPTION_SUBMIT;
import static io.keyden.core.permission.Permission.INTERRUPTION_VIEW;
import static io.keyden.core.permission.Permission.INTERRUPTION_VIEW_SUBMIT_RESPONSIBLE;
import static io.keyden.core.permission.Permission.LIBRARY_VARIABLE_SET_CREATE;
import static io.keyden.core.permission.Permission.LIBRARY_VARIABLE_SET_DELETE;
import static io.keyden.core.permission.Permission.LIBRARY_VARIABLE_SET_EDIT;
import static io.keyden.core.permission.Permission.LIBRARY_VARIABLE_SET_VIEW;
import static io.keyden.core.permission.Permission.LIFECYCLE_VIEW;
import static io.keyden.core.permission.Permission.MACHINE_CREATE;
import static io.keyden.core.permission.Permission.MACHINE_DELETE;
import static io.keyden.core.permission.Permission.MACHINE_EDIT;
import static io.keyden.core.permission.Permission.MACHINE_POLICY_CREATE;
import static io.keyden.core.permission.Permission.MACHINE_POLICY_DELETE;
import static io.keyden.core.permission.Permission.MACHINE_POLICY_EDIT;
import static io.keyden.core.permission.Permission.MACHINE_POLICY_VIEW;
import static io.keyden.core.permission.Permission.MACHINE_VIEW;
import static io.keyden.core.permission.Permission.PROCESS_EDIT;
import static io.keyden.core.permission.Permission.PROCESS_VIEW;
import static io.keyden.core.permission.Permission.PROJECT_CREATE;
import static io.keyden.core.permission.Permission.PROJECT_DELETE;
import static io.keyden.core.permission.Permission.PROJECT_EDIT;
import static io.keyden.core.permission.Permission.PROJECT_GROUP_VIEW;
import static io.keyden.core.permission.Permission.PROJECT_VIEW;
import static io.keyden.core.permission.Permission.PROXY_CREATE;
import static io.keyden.core.permission.Permission.PROXY_DELETE;
import static io.keyden.core.permission.Permission.PROXY_EDIT;
import static io.keyden.core.permission.Permission.PROXY_VIEW;
import static io.keyden.core.permission.Permission.RELEASE_CREATE;
import static io.keyden.core.permission.Permission.RELEASE_DELETE;
import static io.keyden.core.permission.Permission.RELEASE_EDIT;
import static io.keyden.core.permission.Permission.RELEASE_VIEW;
import static io.keyden.core.permission.Permission.RUNBOOK_EDIT;
import static io.keyden.core.permission.Permission.RUNBOOK_RUN_CREATE;
import static io.keyden.core.permission.Permission.RUNBOOK_RUN_DELETE;
import static io.keyden.core.permission.Permission.RUNBOOK_RUN_VIEW;
import static io.keyden.core.permission.Permission.RUNBOOK_VIEW;
import static io.keyden.core.permission.Permission.TASK_CANCEL;
import static io.keyden.core.permission.Permission.TASK_CREATE;
import static io.keyden.core.permission.Permission.TASK_VIEW;
import static io.keyden.core.permission.Permission.TEAM_VIEW;
import static io.keyden.core.permission.Permission.TENANT_CREATE;
import static io.keyden.core.permission.Permission.TENANT_DELETE;
import static io.keyden.core.permission.Permission.TENANT_EDIT;
import static io.keyden.core.permission.Permission.TENANT_VIEW;
import static io.keyden.core.permission.Permission.TRIGGER_CREATE;
import static io.keyden.core.permission.Permission.TRIGGER_DELETE;
import static io.keyden.core.permission.Permission.TRIGGER_EDIT;
import static io.keyden.core.permission.Permission.TRIGGER_VIEW;
import static io.keyden.core.permission.Permission.USER_ROLE_VIEW;
import static io.keyden.core.permission.Permission.USER_VIEW;
import static io.keyden.core.permission.Permission.VARIABLE_EDIT;
import static io.keyden.core.permission.Permission.VARIABLE_VIEW;
import static io.keyden.core.permission.Permission.WORKER_EDIT;
import static io.keyden.core.permission.Permission.WORKER_VIEW;

import io.keyden.core.permission.Permission;
import io.keyden.core.permission.Restriction;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The roles that every server starts with, in the state they have before anyone changes them. They
 * can be edited, and are never deleted.
 *
 * <p>Source: the vendor's page on the default permissions of the built-in user roles, without the
 * permissions that are not among the names of {@link Permission}. A role that gives rights in a
 * space and at the system level is given in a space, and its system rights then hold for the whole
 * server.
 *
 * <p>A role stands after those that it builds on. Within a role the rights stand in the order of
 * {@link Permission}, since clients that keep configuration compare the lists with their order.
 */
public enum BuiltInRole {
  BUILD_SERVER(
      "buildserver",
      "Build server",
      "For build servers: send packages and build information, make releases, deploy them and run"
          + " runbooks",
      rights(
          BUILD_INFORMATION_ADMINISTER,
          BUILD_INFORMATION_PUSH,
          BUILT_IN_FEED_ADMINISTER,
          BUILT_IN_FEED_DOWNLOAD,
          BUILT_IN_FEED_PUSH,
          DEPLOYMENT_CREATE,
          DEPLOYMENT_VIEW,
          ENVIRONMENT_VIEW,
          FEED_VIEW,
          LIBRARY_VARIABLE_SET_VIEW,
          LIFECYCLE_VIEW,
          PROCESS_VIEW,
          PROJECT_VIEW,
          RELEASE_CREATE,
          RELEASE_VIEW,
          RUNBOOK_EDIT,
          RUNBOOK_RUN_CREATE,
          RUNBOOK_RUN_VIEW,
          RUNBOOK_VIEW,
          TASK_VIEW,
          TENANT_VIEW)),
  CERTIFICATE_MANAGER(
      "certificatemanager",
      "Certificate manager",
      "Looks after certificates, and may take their private keys out of the server",
      rights(
          CERTIFICATE_CREATE,
          CERTIFICATE_DELETE,
          CERTIFICATE_EDIT,
          CERTIFICATE_EXPORT_PRIVATE_KEY,
          CERTIFICATE_VIEW,
          ENVIRONMENT_VIEW,
          TENANT_VIEW)),
  DEPLOYMENT_CREATOR(
      "deploymentcreator",
      "Deployment creator",
      "Deploys releases and runs runbooks that others made",
      rights(
          DEPLOYMENT_CREATE,
          DEPLOYMENT_VIEW,
          ENVIRONMENT_VIEW,
          LIBRARY_VARIABLE_SET_VIEW,
          LIFECYCLE_VIEW,
          PROCESS_VIEW,
          PROJECT_VIEW,
          RELEASE_VIEW,
          RUNBOOK_RUN_CREATE,
          RUNBOOK_RUN_VIEW,
          RUNBOOK_VIEW,
          TASK_VIEW,
          TENANT_VIEW)),
  ENVIRONMENT_VIEWER(
      "environmentviewer",
      "Environment viewer",
      "Sees environments and what stands in them, and changes nothing",
      rights(
          ACCOUNT_VIEW,
          CERTIFICATE_VIEW,
          ENVIRONMENT_VIEW,
          MACHINE_POLICY_VIEW,
          MACHINE_VIEW,
          PROXY_VIEW,
          TASK_VIEW,
          TEAM_VIEW,
          WORKER_VIEW),
      rights(TEAM_VIEW)),
  ENVIRONMENT_MANAGER(
      "environmentmanager",
      "Environment manager",
      "Looks after environments with their deployment targets, accounts, proxies and workers",
      ENVIRONMENT_VIEWER.and(
          ACCOUNT_CREATE,
          ACCOUNT_DELETE,
          ACCOUNT_EDIT,
          ENVIRONMENT_CREATE,
          ENVIRONMENT_DELETE,
          ENVIRONMENT_EDIT,
          MACHINE_CREATE,
          MACHINE_DELETE,
          MACHINE_EDIT,
          MACHINE_POLICY_CREATE,
          MACHINE_POLICY_DELETE,
          MACHINE_POLICY_EDIT,
          PROXY_CREATE,
          PROXY_DELETE,
          PROXY_EDIT,
          TASK_CANCEL,
          TASK_CREATE,
          WORKER_EDIT),
      ENVIRONMENT_VIEWER.systemPermissions),
  /** The rights on insights reports themselves have no name in {@link Permission}. */
  INSIGHTS_REPORT_MANAGER(
      "insightsreportmanager",
      "Insights report manager",
      "Sees what an insights report is made of: projects and their steps, environments and tenants",
      rights(ENVIRONMENT_VIEW, PROCESS_VIEW, PROJECT_GROUP_VIEW, PROJECT_VIEW, TENANT_VIEW)),
  PACKAGE_PUBLISHER(
      "packagepublisher",
      "Package publisher",
      "Sends packages and their build information to the built-in feed",
      rights(
          BUILD_INFORMATION_ADMINISTER,
          BUILD_INFORMATION_PUSH,
          BUILT_IN_FEED_ADMINISTER,
          BUILT_IN_FEED_DOWNLOAD,
          BUILT_IN_FEED_PUSH,
          FEED_VIEW)),
  PROJECT_VIEWER(
      "projectviewer",
      "Project viewer",
      "Sees projects with their releases and deployments, and changes nothing",
      rights(
          ARTIFACT_VIEW,
          CERTIFICATE_VIEW,
          DEPLOYMENT_VIEW,
          ENVIRONMENT_VIEW,
          EVENT_VIEW,
          INTERRUPTION_VIEW,
          LIBRARY_VARIABLE_SET_VIEW,
          LIFECYCLE_VIEW,
          MACHINE_POLICY_VIEW,
          PROCESS_VIEW,
          PROJECT_GROUP_VIEW,
          PROJECT_VIEW,
          RELEASE_VIEW,
          RUNBOOK_RUN_VIEW,
          RUNBOOK_VIEW,
          TASK_VIEW,
          TEAM_VIEW,
          TENANT_VIEW,
          TRIGGER_VIEW),
      rights(TEAM_VIEW, USER_ROLE_VIEW, USER_VIEW)),
  PROJECT_CONTRIBUTOR(
      "projectcontributor",
      "Project contributor",
      "What a project viewer may, and change a project's steps, variables and runbooks; neither"
          + " makes nor deploys releases",
      PROJECT_VIEWER.and(
          ACTION_TEMPLATE_CREATE,
          ACTION_TEMPLATE_DELETE,
          ACTION_TEMPLATE_EDIT,
          ACTION_TEMPLATE_VIEW,
          ARTIFACT_CREATE,
          DEFECT_REPORT,
          DEFECT_RESOLVE,
          FEED_VIEW,
          INTERRUPTION_VIEW_SUBMIT_RESPONSIBLE,
          LIBRARY_VARIABLE_SET_CREATE,
          LIBRARY_VARIABLE_SET_DELETE,
          LIBRARY_VARIABLE_SET_EDIT,
          MACHINE_VIEW,
          PROCESS_EDIT,
          PROJECT_EDIT,
          RUNBOOK_EDIT,
          TASK_CREATE,
          TRIGGER_CREATE,
          TRIGGER_DELETE,
          TRIGGER_EDIT,
          VARIABLE_EDIT,
          VARIABLE_VIEW),
      PROJECT_VIEWER.systemPermissions),
  PROJECT_DEPLOYER(
      "projectdeployer",
      "Project deployer",
      "What a project contributor may, and deploy releases; makes none",
      PROJECT_CONTRIBUTOR.and(
          DEPLOYMENT_CREATE, INTERRUPTION_SUBMIT, RUNBOOK_RUN_CREATE, TASK_CANCEL),
      PROJECT_CONTRIBUTOR.systemPermissions),
  PROJECT_INITIATOR(
      "projectinitiator",
      "Project initiator",
      "What a project viewer may, and add, change and remove projects",
      PROJECT_VIEWER.and(
          DEFECT_REPORT, DEFECT_RESOLVE, PROJECT_CREATE, PROJECT_DELETE, PROJECT_EDIT),
      PROJECT_VIEWER.systemPermissions),
  PROJECT_LEAD(
      "projectlead",
      "Project lead",
      "What a project contributor may, and make releases; deploys none",
      PROJECT_CONTRIBUTOR.and(
          ARTIFACT_DELETE, ARTIFACT_EDIT, RELEASE_CREATE, RELEASE_DELETE, RELEASE_EDIT),
      PROJECT_CONTRIBUTOR.systemPermissions),
  RELEASE_CREATOR(
      "releasecreator",
      "Release creator",
      "Makes releases and changes runbooks",
      rights(
          ENVIRONMENT_VIEW,
          FEED_VIEW,
          PROCESS_VIEW,
          PROJECT_VIEW,
          RELEASE_CREATE,
          RELEASE_VIEW,
          RUNBOOK_EDIT,
          RUNBOOK_VIEW)),
  RUNBOOK_CONSUMER(
      "runbookconsumer",
      "Runbook consumer",
      "Sees runbooks and runs them",
      rights(
          ARTIFACT_VIEW,
          CERTIFICATE_VIEW,
          ENVIRONMENT_VIEW,
          EVENT_VIEW,
          FEED_VIEW,
          INTERRUPTION_VIEW,
          LIBRARY_VARIABLE_SET_VIEW,
          MACHINE_POLICY_VIEW,
          MACHINE_VIEW,
          PROJECT_GROUP_VIEW,
          PROJECT_VIEW,
          RUNBOOK_RUN_CREATE,
          RUNBOOK_RUN_VIEW,
          RUNBOOK_VIEW,
          TASK_VIEW,
          TEAM_VIEW,
          TENANT_VIEW,
          TRIGGER_VIEW)),
  RUNBOOK_PRODUCER(
      "runbookproducer",
      "Runbook producer",
      "What a runbook consumer may, and write runbooks with all that they need",
      RUNBOOK_CONSUMER.and(
          ACTION_TEMPLATE_CREATE,
          ACTION_TEMPLATE_DELETE,
          ACTION_TEMPLATE_EDIT,
          ACTION_TEMPLATE_VIEW,
          ARTIFACT_CREATE,
          ARTIFACT_DELETE,
          ARTIFACT_EDIT,
          INTERRUPTION_SUBMIT,
          INTERRUPTION_VIEW_SUBMIT_RESPONSIBLE,
          LIBRARY_VARIABLE_SET_CREATE,
          LIBRARY_VARIABLE_SET_DELETE,
          LIBRARY_VARIABLE_SET_EDIT,
          LIFECYCLE_VIEW,
          PROJECT_CREATE,
          PROJECT_DELETE,
          PROJECT_EDIT,
          RUNBOOK_EDIT,
          RUNBOOK_RUN_DELETE,
          TASK_CANCEL,
          TASK_CREATE,
          TRIGGER_CREATE,
          TRIGGER_DELETE,
          TRIGGER_EDIT,
          VARIABLE_EDIT,
          VARIABLE_VIEW)),
  SPACE_MANAGER(
      "spacemanager",
      "Space manager",
      "May do everything inside a space, and see who is there to be let in",
      every(Permission::space),
      rights(TEAM_VIEW, USER_ROLE_VIEW, USER_VIEW)),
  SYSTEM_ADMINISTRATOR(
      "systemadministrator",
      "System administrator",
      "May do everything at the system level",
      rights(),
      every(Permission::system)),
  SYSTEM_MANAGER(
      "systemmanager",
      "System manager",
      "May do everything at the system level but what is kept for system administrators",
      rights(),
      every(permission -> permission.system() && permission != ADMINISTER_SYSTEM)),
  TENANT_MANAGER(
      "tenantmanager",
      "Tenant manager",
      "Looks after tenants",
      rights(TENANT_CREATE, TENANT_DELETE, TENANT_EDIT, TENANT_VIEW));

  private final String id;
  private final String displayName;
  private final String description;

  @SuppressWarnings("ImmutableEnumChecker") // made by toList, which nobody can change
  private final List<Permission> spacePermissions;

  @SuppressWarnings("ImmutableEnumChecker") // made by toList, which nobody can change
  private final List<Permission> systemPermissions;

  BuiltInRole(
      String idTail, String displayName, String description, List<Permission> spacePermissions) {
    this(idTail, displayName, description, spacePermissions, rights());
  }

  BuiltInRole(
      String idTail,
      String displayName,
      String description,
      List<Permission> spacePermissions,
      List<Permission> systemPermissions) {
    this.id = "userroles-" + idTail;
    this.displayName = displayName;
    this.description = description;
    this.spacePermissions = spacePermissions;
    this.systemPermissions = systemPermissions;
  }

  /** The built-in role with this id, in any case; empty if the id is another role's or nobody's. */
  public static Optional<BuiltInRole> withId(String id) {
    return Arrays.stream(values()).filter(role -> role.id.equalsIgnoreCase(id)).findFirst();
  }

  /** The fixed id: {@code userroles-} and the name in lower case without blanks. */
  public String id() {
    return id;
  }

  /** The name that people see, {@code Project viewer}. */
  public String displayName() {
    return displayName;
  }

  /** What the role is for: one sentence without a full stop, for people to read. */
  public String description() {
    return description;
  }

  /** The rights it gives in the space that it is given in; unmodifiable, in order, each once. */
  public List<Permission> spacePermissions() {
    return spacePermissions;
  }

  /** The rights it gives at the system level; unmodifiable, in order, each once. */
  public List<Permission> systemPermissions() {
    return systemPermissions;
  }

  /**
   * What a team's hold on the role can be narrowed to: whatever at least one of its rights in a
   * space supports. Unmodifiable, in the order of {@link Restriction}.
   */
  public Set<Restriction> supportedRestrictions() {
    var supported = EnumSet.noneOf(Restriction.class);
    spacePermissions.forEach(permission -> supported.addAll(permission.restrictions()));
    return Collections.unmodifiableSet(supported);
  }

  private List<Permission> and(Permission... further) {
    return ordered(Stream.concat(spacePermissions.stream(), Arrays.stream(further)));
  }

  private static List<Permission> rights(Permission... permissions) {
    return ordered(Arrays.stream(permissions));
  }

  private static List<Permission> every(Predicate<Permission> wanted) {
    return ordered(Arrays.stream(Permission.values()).filter(wanted));
  }

  private static List<Permission> ordered(Stream<Permission> permissions) {
    return permissions.distinct().sorted().toList();
  }
}
