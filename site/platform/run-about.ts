import { z } from "zod";

/** What a run was asked for, and where the person or the event stood. */
export type RunAbout = {
  /** The function inside a resolver, or the type of an event. */
  readonly asked: string | undefined;
  readonly issueKey: string | undefined;
  readonly pageId: string | undefined;
};

const id = z.coerce.string();
const extension = z.object({
  issue: z.object({ key: z.string().optional() }).optional(),
  content: z.object({ id }).optional(),
});

const payload = z.object({
  call: z.object({ functionKey: z.string() }).optional(),
  context: z.object({ extension: extension.optional() }).optional(),
  extension: extension.optional(),
  eventType: z.string().optional(),
  issue: z.object({ key: z.string().optional() }).optional(),
  content: z.object({ id }).optional(),
});

type Payload = z.infer<typeof payload>;

/** Where a resolver, a function of a module, or an event says that it is. */
const placeIn = (read: Payload): z.infer<typeof extension> =>
  read.context?.extension ?? read.extension ?? read;

/** Read from what the function got; a payload of another shape tells nothing. */
export function aboutRun(request: { readonly payload: unknown }): RunAbout {
  const read = payload.safeParse(request.payload).data ?? {};
  const { issue, content } = placeIn(read);
  return {
    asked: read.call?.functionKey ?? read.eventType,
    issueKey: issue?.key,
    pageId: content?.id,
  };
}
