import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ifMatch } from "../api/client";
import { projectsChangeHouseStyle, projectsHouseStyles } from "../api/generated/sdk.gen";
import { isProblem } from "../api/http";
import { houseStyleQuery, meQuery, projectQuery } from "../api/queries";
import { may } from "../api/roles";
import type { HouseStyle } from "../api/types";
import { Button } from "../ui/Button";
import { ErrorNote } from "../ui/ErrorNote";
import { Check, Radios, TextArea } from "../ui/Field";
import { LeaveGuard } from "../ui/LeaveGuard";
import { Loading } from "../ui/Loading";
import { Note } from "../ui/Note";
import { Page } from "../ui/Page";
import { useShortcuts } from "../ui/shortcuts";
import { notify } from "../ui/Toast";
import { BRACKETS, changesOf, DATES, HOUSES, POLICIES } from "./houseStyle";
import { OwnFrontForm } from "./OwnFront";
import { sent } from "./ownFront";
import "./projects.css";

/** How this publication writes: editors decide, everybody may read. */
export function HouseStylePage({ projectId }: { projectId: number }) {
  const { t } = useTranslation("projects");
  const style = useQuery(houseStyleQuery(projectId));
  const { data: me } = useQuery(meQuery);
  const { data: project } = useQuery(projectQuery(projectId));
  return (
    <Page title={t("style.title")} lead={t("style.what")} narrow>
      <ErrorNote error={style.error} onRetry={() => void style.refetch()} />
      {style.data && me ? <StyleForm key={projectId} projectId={projectId} now={style.data} decides={may("editor", project, me)} /> : style.error ? null : <Loading />}
    </Page>
  );
}

interface FormProps {
  projectId: number;
  /** As the server has it. */
  now: HouseStyle;
  decides: boolean;
}

function StyleForm({ projectId, now, decides }: FormProps) {
  const { t } = useTranslation("projects");
  const client = useQueryClient();
  const { queryKey } = houseStyleQuery(projectId);
  // What the form began with; the server compares its version.
  const [base, setBase] = useState(now);
  const [style, setStyle] = useState(now);
  const changed = changesOf(base, style);
  const shipped = useQuery({ queryKey: ["house-styles"], queryFn: ({ signal }) => projectsHouseStyles({ signal }), staleTime: Infinity });
  const isChanged = Object.keys(changed).length > 0;
  const save = useMutation({
    mutationFn: () => projectsChangeHouseStyle({ path: { project_id: projectId }, headers: ifMatch(base.version), body: { ...changed, ...(changed.front ? { front: sent(changed.front) } : {}) } }) as Promise<HouseStyle>,
    onSuccess: (stored) => {
      client.setQueryData(queryKey, stored);
      setBase(stored);
      setStyle(stored);
      notify(t("ui:saved"));
    },
    onError: (error) => {
      if (isProblem(error, 412)) void client.invalidateQueries({ queryKey });
    },
  });
  const submit = (): void => {
    if (decides && isChanged && !save.isPending) save.mutate();
  };
  useShortcuts(t("style.title"), [{ keys: "Mod+s", label: t("ui:save"), whileTyping: true, run: submit }]);
  const outdated = isProblem(save.error, 412) && now.version !== base.version;
  const settle = (mine: boolean): void => {
    setBase(now);
    setStyle(mine ? { ...now, ...changed } : now);
    save.reset();
  };

  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <LeaveGuard unsaved={decides && isChanged} />
      {decides ? null : <Note>{t("style.editors")}</Note>}
      <Radios label={t("style.brackets")} disabled={!decides} value={style.gloss_brackets} onValue={(gloss_brackets) => setStyle({ ...style, gloss_brackets })} choices={BRACKETS.map((value) => ({ value, label: t(`style.bracketsOf.${value}`) }))} />
      <Radios label={t("style.policy")} disabled={!decides} value={style.gloss_policy} onValue={(gloss_policy) => setStyle({ ...style, gloss_policy })} choices={POLICIES.map((value) => ({ value, label: t(`style.policyOf.${value}`) }))} />
      <Check label={t("style.apply")} hint={t("style.applyHint")} disabled={!decides} checked={style.export_glosses === "by-policy"} onChecked={(on) => setStyle({ ...style, export_glosses: on ? "by-policy" : "as-written" })} />
      <Radios label={t("style.dates")} disabled={!decides} value={style.dates} onValue={(dates) => setStyle({ ...style, dates })} choices={DATES.map((value) => ({ value, label: value }))} />
      <TextArea label={t("style.guide")} hint={t("style.guideHint")} readOnly={!decides} rows={14} maxLength={20_000} value={style.guide} onValue={(guide) => setStyle({ ...style, guide })} />
      <Radios
        label={t("style.house")}
        disabled={!decides}
        value={style.house}
        onValue={(house) => setStyle({ ...style, house })}
        choices={HOUSES.filter((one) => one !== "own" || style.front).map((one) => ({ value: one, label: t(`articles:house.${one}`), hint: t(`articles:houseHint.${one}`) }))}
      />
      <section className="stack" aria-labelledby="own-front">
        <h2 id="own-front">{t("own.heading")}</h2>
        <p className="soft">{t("own.what")}</p>
        <OwnFrontForm front={style.front} onFront={(front) => setStyle({ ...style, front })} shipped={shipped.data ?? []} decides={decides} />
      </section>
      {outdated ? (
        <Note tone="notice" role="alert">
          {t("style.outdated")}{" "}
          <Button weight="quiet" onClick={() => settle(true)}>
            {t("style.keepMine")}
          </Button>
          <Button weight="quiet" onClick={() => settle(false)}>
            {t("style.takeTheirs")}
          </Button>
        </Note>
      ) : (
        <ErrorNote error={save.error} />
      )}
      {decides ? (
        <div className="row">
          <Button type="submit" weight="primary" busy={save.isPending} disabled={!isChanged}>
            {t("ui:save")}
          </Button>
        </div>
      ) : null}
    </form>
  );
}
