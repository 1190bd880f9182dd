import { z } from "zod";

/** Some versions write ids as numbers. */
const idText = z.union([z.string(), z.number()]).transform(String);

const named = z.looseObject({ id: idText, name: z.string() });

/** A person as any version of Jira writes one; older ones have no account id. */
export const userSchema = z.looseObject({
  accountId: z.string().optional(),
  key: z.string().optional(),
  name: z.string().optional(),
  displayName: z.string().optional(),
  active: z.boolean().optional(),
  timeZone: z.string().optional(),
});

export type WireUser = z.infer<typeof userSchema>;

const person = userSchema.nullish();

const item = z.looseObject({
  field: z.string(),
  fieldtype: z.string().optional(),
  fieldId: z.string().optional(),
  from: idText.nullish(),
  fromString: z.string().nullish(),
  to: idText.nullish(),
});

const history = z.looseObject({
  id: idText,
  author: person,
  created: z.string(),
  items: z.array(item),
});

const comment = z.looseObject({
  id: idText,
  author: person,
  updateAuthor: person,
  body: z.unknown().optional(),
  created: z.string(),
  updated: z.string().optional(),
  visibility: z.looseObject({ type: z.enum(["group", "role"]), value: z.string() }).nullish(),
  jsdPublic: z.boolean().optional(),
});

const linked = z.looseObject({ id: idText.optional(), key: z.string() });

const link = z.looseObject({
  id: idText,
  type: named.extend({ inward: z.string(), outward: z.string() }),
  inwardIssue: linked.optional(),
  outwardIssue: linked.optional(),
});

const category = z.looseObject({ key: z.string(), name: z.string().optional() });

const fields = z.looseObject({
  summary: z.string(),
  issuetype: named.extend({
    subtask: z.boolean().optional(),
    hierarchyLevel: z.number().optional(),
    description: z.string().nullish(),
  }),
  status: named.extend({ statusCategory: category.optional(), description: z.string().nullish() }),
  project: z
    .looseObject({
      id: idText.optional(),
      key: z.string(),
      name: z.string().optional(),
      projectTypeKey: z.string().optional(),
    })
    .optional(),
  priority: named.nullish(),
  resolution: named.extend({ description: z.string().nullish() }).nullish(),
  resolutiondate: z.string().nullish(),
  created: z.string(),
  updated: z.string().nullish(),
  statuscategorychangedate: z.string().nullish(),
  duedate: z.string().nullish(),
  labels: z.array(z.string()).nullish(),
  components: z.array(named).nullish(),
  fixVersions: z.array(named.extend({ released: z.boolean().optional() })).nullish(),
  versions: z.array(named.extend({ released: z.boolean().optional() })).nullish(),
  assignee: person,
  reporter: person,
  creator: person,
  description: z.unknown().optional(),
  environment: z.unknown().optional(),
  security: named.extend({ description: z.string().nullish() }).nullish(),
  parent: z.looseObject({ id: idText, key: z.string() }).nullish(),
  issuelinks: z.array(link).nullish(),
  attachment: z.array(z.unknown()).nullish(),
  comment: z.looseObject({ total: z.number().optional(), comments: z.array(comment) }).nullish(),
});

/** An issue as the REST APIs v2 and v3 and the agile one give it. */
export const issueSchema = z.looseObject({
  id: idText,
  key: z.string().regex(/^[^\s-]+-\d+$/),
  fields,
  names: z.record(z.string(), z.string()).optional(),
  properties: z.record(z.string(), z.unknown()).optional(),
  changelog: z
    .looseObject({ total: z.number().optional(), histories: z.array(history) })
    .optional(),
});

export type WireIssue = z.infer<typeof issueSchema>;
export type WireHistoryItem = z.infer<typeof item>;
