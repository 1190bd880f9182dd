import type { Actor } from "../core";
import type { Page, Task } from "./model";
import { type World, latest, spaceOf } from "./world";

type Payload = Readonly<Record<string, unknown>>;

/** A person in an event: whatever would tell who it is holds the account id. */
function userBlock(world: World, accountId: string): Payload {
  return {
    type: "known",
    username: accountId,
    accountId,
    accountType: world.state.users[accountId]?.accountType ?? "atlassian",
    email: accountId,
    publicName: accountId,
    profilePicture: {
      path: `/wiki/aa-avatar/${accountId}`,
      width: 48,
      height: 48,
      isDefault: false,
    },
    displayName: accountId,
    isExternalCollaborator: false,
  };
}

function spaceBlock(world: World, spaceId: string): Payload {
  const { id, key, name, type, status } = spaceOf(world, spaceId);
  const icon = {
    path: "/images/logo/default-space-logo-256.png",
    width: 48,
    height: 48,
    isDefault: false,
  };
  return { id: Number(id), key, alias: key, name, icon, type, status };
}

/** The `content` of page and task events. It never holds the body. */
export function contentBlock(world: World, page: Page): Payload {
  const version = latest(page);
  return {
    id: page.id,
    type: "page",
    ...(page.subtype === "live" ? { subType: "live" } : {}),
    status: page.status,
    title: page.title,
    space: spaceBlock(world, page.spaceId),
    history: {
      latest: true,
      createdBy: userBlock(world, page.authorId),
      ownedBy: userBlock(world, page.ownerId),
      createdDate: page.createdAt,
    },
    version: {
      by: userBlock(world, version.authorId),
      when: version.createdAt,
      number: version.number,
    },
  };
}

type Happening = {
  /** Such as `updated:page`. */
  readonly name: string;
  readonly page: Page;
  readonly more?: Payload;
};

/**
 * Tells the site that something happened.
 * @see https://developer.atlassian.com/platform/forge/events-reference/confluence/
 */
export function tell(world: World, actor: Actor, happening: Happening): void {
  const { name, page, more } = happening;
  const eventType = `avi:confluence:${name}`;
  const selfGenerated = actor.kind === "app";
  world.emit({
    eventType,
    selfGenerated,
    payload: {
      eventType,
      atlassianId: actor.accountId,
      eventCreatedDate: world.clock.iso(),
      suppressNotifications: false,
      selfGenerated,
      ...more,
      content: contentBlock(world, page),
    },
  });
}

/** A task in an event: its number on the page, and none of its text. */
export const taskBlock = ({ profile }: World, task: Task): Payload => ({
  id: task.number,
  uuid: profile.taskEventUuids ? task.uuid : null,
  status: task.done ? "complete" : "incomplete",
  statusAsString: task.done ? "CHECKED" : "UNCHECKED",
  assignee: task.assignee,
  dueDate: task.dueAt,
});
