package io.keyden.core.permission;

import static io.keyden.core.permission.Permission.Level.BOTH;
import static io.keyden.core.permission.Permission.Level.SPACE;
import static io.keyden.core.permission.Permission.Level.SYSTEM;
import static io.keyden.core.permission.Restriction.ENVIRONMENTS;
import static io.keyden.core.permission.Restriction.PROJECTS;
import static io.keyden.core.permission.Restriction.PROJECT_GROUPS;
import static io.keyden.core.permission.Restriction.TENANTS;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One right that a role can give, in the order of the wire names.
 *
 * <p>These are the 116 names of the 2020 server description, and no more: the Python client made
 * from it refuses an answer with any other name. Clients of newer servers send further names, which
 * {@link PermissionName} keeps.
 *
 * <p>A right holds at the system level, in a space, or at either. Source: the vendor's table of the
 * built-in roles lists the two levels apart. Users belong to no space, so the rights on users and
 * user roles exist at the system level only, even where a role that is given in a space carries
 * them. Spaces themselves stand at the system level too: whoever manages a single space may edit it
 * as a member of that space's managers' team, not by {@link #SPACE_EDIT}.
 */
public enum Permission {
  ACCOUNT_CREATE("AccountCreate", SPACE, "Add a deployment account to a space", ENVIRONMENTS),
  ACCOUNT_DELETE("AccountDelete", SPACE, "Remove a deployment account", ENVIRONMENTS),
  ACCOUNT_EDIT("AccountEdit", SPACE, "Change a deployment account", ENVIRONMENTS),
  ACCOUNT_VIEW("AccountView", SPACE, "See the deployment accounts of a space", ENVIRONMENTS),
  ACTION_TEMPLATE_CREATE("ActionTemplateCreate", SPACE, "Add a step template"),
  ACTION_TEMPLATE_DELETE("ActionTemplateDelete", SPACE, "Remove a step template"),
  ACTION_TEMPLATE_EDIT("ActionTemplateEdit", SPACE, "Change a step template"),
  ACTION_TEMPLATE_VIEW("ActionTemplateView", SPACE, "See the step templates of a space"),
  ADMINISTER_SYSTEM(
      "AdministerSystem", SYSTEM, "Run the server itself, and see and revoke the keys of anybody"),
  ARTIFACT_CREATE(
      "ArtifactCreate", SPACE, "Attach an artifact by hand", PROJECTS, ENVIRONMENTS, TENANTS),
  ARTIFACT_DELETE("ArtifactDelete", SPACE, "Remove an artifact", PROJECTS, ENVIRONMENTS, TENANTS),
  ARTIFACT_EDIT(
      "ArtifactEdit",
      SPACE,
      "Change what is said about an artifact",
      PROJECTS,
      ENVIRONMENTS,
      TENANTS),
  ARTIFACT_VIEW("ArtifactView", SPACE, "See and fetch artifacts", PROJECTS, ENVIRONMENTS, TENANTS),
  BUILD_INFORMATION_ADMINISTER(
      "BuildInformationAdminister", SPACE, "Overwrite and remove build information"),
  BUILD_INFORMATION_PUSH("BuildInformationPush", SPACE, "Send build information"),
  BUILT_IN_FEED_ADMINISTER(
      "BuiltInFeedAdminister",
      SPACE,
      "Overwrite and remove packages of the built-in feed",
      PROJECTS),
  BUILT_IN_FEED_DOWNLOAD(
      "BuiltInFeedDownload", SPACE, "Fetch packages from the built-in feed", PROJECTS),
  BUILT_IN_FEED_PUSH("BuiltInFeedPush", SPACE, "Send packages to the built-in feed", PROJECTS),
  CERTIFICATE_CREATE("CertificateCreate", SPACE, "Add a certificate"),
  CERTIFICATE_DELETE("CertificateDelete", SPACE, "Remove a certificate", ENVIRONMENTS, TENANTS),
  CERTIFICATE_EDIT("CertificateEdit", SPACE, "Change a certificate", ENVIRONMENTS, TENANTS),
  CERTIFICATE_EXPORT_PRIVATE_KEY(
      "CertificateExportPrivateKey",
      SPACE,
      "Take a certificate's private key out of the server",
      ENVIRONMENTS,
      TENANTS),
  CERTIFICATE_VIEW(
      "CertificateView", SPACE, "See certificates, private keys excepted", ENVIRONMENTS, TENANTS),
  CONFIGURE_SERVER(
      "ConfigureServer",
      SYSTEM,
      "Change the settings of the server, such as sign-in, mail and limits"),
  DEFECT_REPORT("DefectReport", SPACE, "Hold a release back from its next phase", PROJECTS),
  DEFECT_RESOLVE("DefectResolve", SPACE, "Let a release that was held back go on", PROJECTS),
  DEPLOYMENT_CREATE(
      "DeploymentCreate",
      SPACE,
      "Deploy a release to an environment",
      PROJECTS,
      ENVIRONMENTS,
      TENANTS),
  DEPLOYMENT_DELETE(
      "DeploymentDelete", SPACE, "Remove a deployment", PROJECTS, ENVIRONMENTS, TENANTS),
  DEPLOYMENT_VIEW("DeploymentView", SPACE, "See deployments", PROJECTS, ENVIRONMENTS, TENANTS),
  ENVIRONMENT_CREATE("EnvironmentCreate", SPACE, "Add an environment", ENVIRONMENTS),
  ENVIRONMENT_DELETE("EnvironmentDelete", SPACE, "Remove an environment", ENVIRONMENTS),
  ENVIRONMENT_EDIT("EnvironmentEdit", SPACE, "Change an environment", ENVIRONMENTS),
  ENVIRONMENT_VIEW("EnvironmentView", SPACE, "See environments", ENVIRONMENTS),
  EVENT_VIEW("EventView", BOTH, "Read the audit log", PROJECTS, ENVIRONMENTS, TENANTS),
  FEED_EDIT("FeedEdit", SPACE, "Add, change and remove package feeds"),
  FEED_VIEW("FeedView", SPACE, "See package feeds and what they offer"),
  INTERRUPTION_SUBMIT(
      "InterruptionSubmit",
      SPACE,
      "Take on and answer any question that a deployment waits for",
      PROJECTS,
      ENVIRONMENTS,
      TENANTS),
  INTERRUPTION_VIEW(
      "InterruptionView",
      SPACE,
      "See the questions that deployments wait for",
      PROJECTS,
      ENVIRONMENTS,
      TENANTS),
  INTERRUPTION_VIEW_SUBMIT_RESPONSIBLE(
      "InterruptionViewSubmitResponsible",
      SPACE,
      "See, take on and answer the questions put to a team one belongs to",
      PROJECTS,
      ENVIRONMENTS,
      TENANTS),
  LIBRARY_VARIABLE_SET_CREATE("LibraryVariableSetCreate", SPACE, "Add a library variable set"),
  LIBRARY_VARIABLE_SET_DELETE("LibraryVariableSetDelete", SPACE, "Remove a library variable set"),
  LIBRARY_VARIABLE_SET_EDIT("LibraryVariableSetEdit", SPACE, "Change a library variable set"),
  LIBRARY_VARIABLE_SET_VIEW("LibraryVariableSetView", SPACE, "See library variable sets"),
  LIFECYCLE_CREATE("LifecycleCreate", SPACE, "Add a lifecycle"),
  LIFECYCLE_DELETE("LifecycleDelete", SPACE, "Remove a lifecycle"),
  LIFECYCLE_EDIT("LifecycleEdit", SPACE, "Change a lifecycle"),
  LIFECYCLE_VIEW("LifecycleView", SPACE, "See lifecycles"),
  MACHINE_CREATE("MachineCreate", SPACE, "Add a deployment target", ENVIRONMENTS, TENANTS),
  MACHINE_DELETE("MachineDelete", SPACE, "Remove a deployment target", ENVIRONMENTS, TENANTS),
  MACHINE_EDIT("MachineEdit", SPACE, "Change a deployment target", ENVIRONMENTS, TENANTS),
  MACHINE_POLICY_CREATE("MachinePolicyCreate", SPACE, "Add a machine policy"),
  MACHINE_POLICY_DELETE("MachinePolicyDelete", SPACE, "Remove a machine policy"),
  MACHINE_POLICY_EDIT("MachinePolicyEdit", SPACE, "Change a machine policy"),
  MACHINE_POLICY_VIEW("MachinePolicyView", SPACE, "See machine policies"),
  MACHINE_VIEW("MachineView", SPACE, "See deployment targets", ENVIRONMENTS, TENANTS),
  PROCESS_EDIT("ProcessEdit", SPACE, "Change the steps and channels of a project", PROJECTS),
  PROCESS_VIEW("ProcessView", SPACE, "See the steps and channels of a project", PROJECTS),
  PROJECT_CREATE("ProjectCreate", SPACE, "Add a project", PROJECT_GROUPS),
  PROJECT_DELETE("ProjectDelete", SPACE, "Remove a project", PROJECTS, TENANTS),
  PROJECT_EDIT("ProjectEdit", SPACE, "Change the settings of a project", PROJECTS, TENANTS),
  PROJECT_GROUP_CREATE("ProjectGroupCreate", SPACE, "Add a project group", PROJECT_GROUPS),
  PROJECT_GROUP_DELETE("ProjectGroupDelete", SPACE, "Remove a project group", PROJECT_GROUPS),
  PROJECT_GROUP_EDIT("ProjectGroupEdit", SPACE, "Change a project group", PROJECT_GROUPS),
  PROJECT_GROUP_VIEW("ProjectGroupView", SPACE, "See project groups", PROJECT_GROUPS),
  PROJECT_VIEW("ProjectView", SPACE, "See projects and their settings", PROJECTS, TENANTS),
  PROXY_CREATE("ProxyCreate", SPACE, "Add a proxy"),
  PROXY_DELETE("ProxyDelete", SPACE, "Remove a proxy"),
  PROXY_EDIT("ProxyEdit", SPACE, "Change a proxy"),
  PROXY_VIEW("ProxyView", SPACE, "See proxies"),
  RELEASE_CREATE("ReleaseCreate", SPACE, "Make a release of a project", PROJECTS, TENANTS),
  RELEASE_DELETE("ReleaseDelete", SPACE, "Remove a release", PROJECTS, TENANTS),
  RELEASE_EDIT("ReleaseEdit", SPACE, "Change a release", PROJECTS, TENANTS),
  RELEASE_VIEW("ReleaseView", SPACE, "See releases", PROJECTS, TENANTS),
  RUNBOOK_EDIT("RunbookEdit", SPACE, "Add, change and remove runbooks", PROJECTS),
  RUNBOOK_RUN_CREATE("RunbookRunCreate", SPACE, "Run a runbook", PROJECTS, ENVIRONMENTS, TENANTS),
  RUNBOOK_RUN_DELETE(
      "RunbookRunDelete",
      SPACE,
      "Remove the record of a runbook run",
      PROJECTS,
      ENVIRONMENTS,
      TENANTS),
  RUNBOOK_RUN_VIEW("RunbookRunView", SPACE, "See runbook runs", PROJECTS, ENVIRONMENTS, TENANTS),
  RUNBOOK_VIEW("RunbookView", SPACE, "See runbooks", PROJECTS),
  SPACE_CREATE("SpaceCreate", SYSTEM, "Add a space"),
  SPACE_DELETE("SpaceDelete", SYSTEM, "Remove any space"),
  SPACE_EDIT("SpaceEdit", SYSTEM, "Change any space, its managers included"),
  SPACE_VIEW("SpaceView", SYSTEM, "See every space"),
  SUBSCRIPTION_CREATE("SubscriptionCreate", SPACE, "Add a subscription to events"),
  SUBSCRIPTION_DELETE("SubscriptionDelete", SPACE, "Remove a subscription to events"),
  SUBSCRIPTION_EDIT("SubscriptionEdit", SPACE, "Change a subscription to events"),
  SUBSCRIPTION_VIEW("SubscriptionView", SPACE, "See subscriptions to events"),
  TAG_SET_CREATE("TagSetCreate", SPACE, "Add a set of tenant tags"),
  TAG_SET_DELETE("TagSetDelete", SPACE, "Remove a set of tenant tags"),
  TAG_SET_EDIT("TagSetEdit", SPACE, "Change a set of tenant tags"),
  TASK_CANCEL("TaskCancel", BOTH, "Stop a task of the server", PROJECTS, ENVIRONMENTS, TENANTS),
  TASK_CREATE("TaskCreate", BOTH, "Start a task of the server", PROJECTS, ENVIRONMENTS, TENANTS),
  TASK_EDIT(
      "TaskEdit",
      BOTH,
      "Change the state of a task of the server",
      PROJECTS,
      ENVIRONMENTS,
      TENANTS),
  TASK_VIEW(
      "TaskView",
      BOTH,
      "See tasks of the server and how they went",
      PROJECTS,
      ENVIRONMENTS,
      TENANTS),
  TEAM_CREATE("TeamCreate", BOTH, "Add a team"),
  TEAM_DELETE("TeamDelete", BOTH, "Remove a team"),
  TEAM_EDIT("TeamEdit", BOTH, "Change a team, its members and its roles"),
  TEAM_VIEW("TeamView", BOTH, "See teams and who belongs to them"),
  TENANT_CREATE("TenantCreate", SPACE, "Add a tenant", TENANTS),
  TENANT_DELETE("TenantDelete", SPACE, "Remove a tenant", TENANTS),
  TENANT_EDIT("TenantEdit", SPACE, "Change a tenant", TENANTS),
  TENANT_VIEW("TenantView", SPACE, "See tenants", TENANTS),
  TRIGGER_CREATE("TriggerCreate", SPACE, "Add a trigger", PROJECTS),
  TRIGGER_DELETE("TriggerDelete", SPACE, "Remove a trigger", PROJECTS),
  TRIGGER_EDIT("TriggerEdit", SPACE, "Change a trigger", PROJECTS),
  TRIGGER_VIEW("TriggerView", SPACE, "See triggers", PROJECTS),
  USER_EDIT(
      "UserEdit",
      SYSTEM,
      "Add, change and remove accounts, and manage the keys of service accounts"),
  USER_INVITE("UserInvite", SYSTEM, "Invite people to register"),
  USER_ROLE_EDIT("UserRoleEdit", SYSTEM, "Add, change and remove user roles"),
  USER_ROLE_VIEW("UserRoleView", SYSTEM, "See user roles and who holds them"),
  USER_VIEW(
      "UserView", SYSTEM, "See accounts and what is known of their keys, the secrets excepted"),
  VARIABLE_EDIT("VariableEdit", SPACE, "Change the variables of a project", PROJECTS, ENVIRONMENTS),
  VARIABLE_EDIT_UNSCOPED(
      "VariableEditUnscoped", SPACE, "Change variables that are bound to no environment", PROJECTS),
  VARIABLE_VIEW(
      "VariableView",
      SPACE,
      "See the variables of a project or a library variable set",
      PROJECTS,
      ENVIRONMENTS),
  VARIABLE_VIEW_UNSCOPED(
      "VariableViewUnscoped", SPACE, "See variables that are bound to no environment", PROJECTS),
  WORKER_EDIT("WorkerEdit", SPACE, "Change workers and worker pools"),
  WORKER_VIEW("WorkerView", SPACE, "See workers and worker pools");

  private final String wireName;
  private final Level level;
  private final String description;

  @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable view of a set that nobody else has
  private final Set<Restriction> restrictions;

  Permission(String wireName, Level level, String description, Restriction... restrictions) {
    var supported = EnumSet.noneOf(Restriction.class);
    Collections.addAll(supported, restrictions);
    this.wireName = wireName;
    this.level = level;
    this.description = description;
    this.restrictions = Collections.unmodifiableSet(supported);
  }

  /** The permission that clients call {@code name}, in any case; empty if there is none. */
  public static Optional<Permission> named(String name) {
    return Optional.ofNullable(ByName.PERMISSIONS.get(key(name)));
  }

  /** The name on the wire, {@code UserView}. */
  public String wireName() {
    return wireName;
  }

  /** What the holder may do: a short sentence without a full stop, for people to read. */
  public String description() {
    return description;
  }

  /** Whether it may be given for the whole server. */
  public boolean system() {
    return level != SPACE;
  }

  /** Whether it may be given in a single space. */
  public boolean space() {
    return level != SYSTEM;
  }

  /**
   * What it may be narrowed to when it is given in a space; unmodifiable, in the order of {@link
   * Restriction}. Empty if it always holds for the whole space or server.
   *
   * <p>Source: the .NET client's list of permissions and the scopes each supports.
   */
  public Set<Restriction> restrictions() {
    return restrictions;
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** Where a permission may be given. */
  enum Level {
    SYSTEM,
    SPACE,
    BOTH
  }

  /** Apart, since the constants have to be there first. */
  private static final class ByName {
    private static final Map<String, Permission> PERMISSIONS =
        Arrays.stream(values())
            .collect(
                Collectors.toUnmodifiableMap(
                    permission -> key(permission.wireName), Function.identity()));
  }
}
