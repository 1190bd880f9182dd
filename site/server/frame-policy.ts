import { CSPInjectionService, CSPProcessingService } from "@forge/csp";
import { load } from "cheerio";
import { z } from "zod";
import type { Manifest } from "../manifest";

const contentPermissions = z.object({
  content: z
    .object({
      scripts: z.array(z.string()).default([]),
      styles: z.array(z.literal("unsafe-inline")).default([]),
    })
    .prefault({}),
});

const quiet = { info: () => undefined };

/**
 * The content security policy that Forge puts on an app's page, computed by Forge's own package of the page and the manifest's
 * permissions.
 */
export function framePolicy(html: string, manifest: Manifest, hostname: string): string {
  const { content } = contentPermissions.parse(manifest.permissions ?? {});
  const details = new CSPProcessingService(quiet, load).getCspDetails(html, {
    content,
    external: {},
  });
  return new CSPInjectionService()
    .getInjectableCSP({
      existingCSPDetails: details,
      microsEnv: "prod",
      hostname,
      isFedRAMP: false,
    })
    .filter((directive) => !directive.startsWith("report-uri"))
    .join("; ");
}
