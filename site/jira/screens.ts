import type { CreateScreen, Project } from "./state";

const DEFAULT_SCREEN: CreateScreen = {
  fields: ["summary", "description", "priority", "assignee", "reporter", "labels", "duedate"],
  required: ["summary"],
};

/** Fields of the create screen besides project and issue type; linked issues only where the site offers them. */
export const createScreenOf = (
  project: Project,
  issueTypeId: string,
  offersLinks: boolean,
): CreateScreen => {
  const screen = project.screens[issueTypeId] ?? project.screens["*"] ?? DEFAULT_SCREEN;
  const fields = screen.fields.filter((id) => id !== "issuelinks");
  return { ...screen, fields: offersLinks ? [...fields, "issuelinks"] : fields };
};

/** Fields that an edit may set: those of the create screen, and links and comments. */
export const editScreenOf = (project: Project, issueTypeId: string): readonly string[] => [
  ...createScreenOf(project, issueTypeId, true).fields,
  "comment",
];
