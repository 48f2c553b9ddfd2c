import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { findingsDecide, findingsDecisions } from "../api/generated/sdk.gen";
import { keys, meQuery, projectQuery } from "../api/queries";
import { may } from "../api/roles";
import type { CheckInfo } from "../api/types";
import { checkName, chineseHelp, whatItFinds } from "../language/checkHelp";
import { ErrorNote } from "../ui/ErrorNote";
import { Select } from "../ui/Field";
import { Loading } from "../ui/Loading";
import { Note } from "../ui/Note";
import { Page } from "../ui/Page";
import { Cell, Table } from "../ui/Table";
import { notify } from "../ui/Toast";
import { AS_IS, choiceOf, weightOf, WEIGHTS, type Choice } from "./weights";
import "./checks.css";

/** Which checks a publication runs, and how much each weighs: editors decide, everybody may read. */
export function CheckWeightsPage({ projectId }: { projectId: number }) {
  const { t } = useTranslation("checks");
  const queryKey = [...keys.project(projectId), "checks"];
  const checks = useQuery({ queryKey, queryFn: ({ signal }) => findingsDecisions({ path: { project_id: projectId }, signal }) });
  const { data: me } = useQuery(meQuery);
  const { data: project } = useQuery(projectQuery(projectId));
  const client = useQueryClient();
  const decide = useMutation({
    mutationFn: ({ check, choice }: { check: string; choice: Choice }) => findingsDecide({ path: { project_id: projectId, check_id: check }, body: { weight: weightOf(choice) } }),
    onSuccess: (all, { check }) => {
      client.setQueryData(queryKey, all);
      notify(t("weights.saved", { check }));
    },
  });
  const decides = me !== undefined && may("editor", project, me);
  return (
    <Page title={t("weights.title")} lead={t("weights.what")}>
      <ErrorNote error={checks.error} onRetry={() => void checks.refetch()} />
      <ErrorNote error={decide.error} />
      {me && !decides ? <Note>{t("weights.editors")}</Note> : null}
      {checks.data && me ? (
        <Table caption={t("weights.title")} columns={[t("weights.check"), t("weights.finds"), t("weights.weight")]}>
          {checks.data.map((check) => (
            <Weight key={check.id} check={check} decides={decides} busy={decide.isPending && decide.variables.check === check.id} onChoice={(choice) => decide.mutate({ check: check.id, choice })} />
          ))}
        </Table>
      ) : checks.error ? null : (
        <Loading lines={12} />
      )}
    </Page>
  );
}

function Weight({ check, decides, busy, onChoice }: { check: CheckInfo; decides: boolean; busy: boolean; onChoice: (choice: Choice) => void }) {
  const { t, i18n } = useTranslation("checks");
  const chinese = i18n.language === "zh" ? chineseHelp(check.id) : null;
  const named = (weight: CheckInfo["severity"] | CheckInfo["weight"]): string => t(`weights.weightOf.${weight}`);
  return (
    <tr className={check.weight === "off" ? "check-off" : undefined}>
      <Cell column={t("weights.check")} className="check-id">
        {checkName(check.id, i18n.language)}{i18n.language === "zh" ? <code className="soft small"> {check.id}</code> : null}
      </Cell>
      <Cell column={t("weights.finds")}>{chinese === null ? <span lang="en">{whatItFinds(check.help)}</span> : chinese}</Cell>
      <Cell column={t("weights.weight")}>
        <Select
          bare
          label={t("weights.of", { check: check.id })}
          disabled={!decides || busy}
          value={choiceOf(check)}
          onValue={onChoice}
          choices={[{ value: AS_IS, label: t("weights.asIs", { weight: named(check.severity) }) }, ...WEIGHTS.map((value) => ({ value, label: named(value) }))]}
        />
      </Cell>
    </tr>
  );
}
