import { useEffect, useState } from "react";
import type { AdminApi } from "../../src/contract/api";
import type { IncidentRule } from "../../src/contract/settings";
import type { RuleTrialView } from "../../src/contract/views";
import type { Calls } from "../calls";
import { answerOf, type Answer } from "../ui/answer";

/** How long choosing has to rest before the rule is tried, ms. */
const REST = 500;

/** What this rule would find among the last issues. A new rule keeps the last answer in view until its own is there. */
export function useRuleTrial(
  rule: IncidentRule,
  tryRule: Calls<AdminApi>["tryRule"],
): Answer<RuleTrialView> {
  const [answer, setAnswer] = useState<Answer<RuleTrialView>>({ kind: "loading" });
  useEffect(() => {
    if (rule.issueTypes.length === 0) return undefined;
    let wanted = true;
    const timer = setTimeout(() => {
      void tryRule({ rule }).then((reply) => {
        if (wanted) setAnswer(answerOf(reply));
      });
    }, REST);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [rule, tryRule]);
  return answer;
}
