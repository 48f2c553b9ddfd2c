import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { meChangeMe, meChangePassword } from "../api/generated/sdk.gen";
import type { MeChange } from "../api/generated/types.gen";
import { keys, meQuery } from "../api/queries";
import type { Language, Me } from "../api/types";
import { Button } from "../ui/Button";
import { ErrorNote } from "../ui/ErrorNote";
import { Check, Radios, TextField } from "../ui/Field";
import { Page } from "../ui/Page";
import { setSingleKeys, useSingleKeys } from "../ui/shortcuts";
import { setTheme, useTheme } from "../ui/theme";
import { notify } from "../ui/Toast";
import { PASSWORD_LENGTH } from "./password";
import { Tokens } from "./Tokens";

export function SettingsPage() {
  const { t } = useTranslation("people");
  const { data: me } = useQuery(meQuery);
  if (!me) return null;
  return (
    <Page title={t("settings.title")} narrow>
      <You me={me} />
      <Look me={me} />
      <Password me={me} />
      <Tokens />
    </Page>
  );
}

function useChangeMe() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (change: MeChange) => meChangeMe({ body: change }),
    onSuccess: (me) => client.setQueryData(keys.me, me),
  });
}

function You({ me }: { me: Me }) {
  const { t } = useTranslation("people");
  const [name, setName] = useState(me.name);
  const [email, setEmail] = useState(me.email ?? "");
  const change = useChangeMe();
  const unchanged = name.trim() === me.name && email.trim() === (me.email ?? "");
  return (
    <form
      className="section"
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate({ name: name.trim(), ...(email.trim() ? { email: email.trim() } : {}) }, { onSuccess: () => notify(t("ui:saved")) });
      }}
    >
      <h2>{t("settings.you")}</h2>
      <div className="fields">
        <TextField label={t("name")} hint={t("nameHint")} autoComplete="name" required value={name} onValue={setName} />
        <TextField label={t("email")} type="email" autoComplete="email" required={me.email !== null} value={email} onValue={setEmail} />
      </div>
      <ErrorNote error={change.error} />
      <div className="row">
        <Button type="submit" weight="primary" busy={change.isPending} disabled={unchanged}>
          {t("ui:save")}
        </Button>
      </div>
    </form>
  );
}

function Look({ me }: { me: Me }) {
  const { t, i18n } = useTranslation("people");
  const theme = useTheme();
  const singleKeys = useSingleKeys();
  const change = useChangeMe();
  const language: Language = me.language || (i18n.language === "zh" ? "zh" : "en");
  return (
    <section className="section">
      <h2>{t("settings.look")}</h2>
      <div className="fields">
        <Radios
          label={t("settings.language")}
          value={language}
          onValue={(chosen) => change.mutate({ language: chosen })}
          choices={[
            { value: "en", label: "English" },
            { value: "zh", label: "简体中文" },
          ]}
        />
        <Radios
          label={t("settings.theme")}
          value={theme}
          onValue={setTheme}
          choices={[
            { value: "system", label: t("theme.system") },
            { value: "light", label: t("theme.light") },
            { value: "dark", label: t("theme.dark") },
          ]}
        />
      </div>
      <ErrorNote error={change.error} />
      <Check label={t("settings.singleKeys")} hint={t("settings.singleKeysHint")} checked={singleKeys} onChecked={setSingleKeys} />
    </section>
  );
}

function Password({ me }: { me: Me }) {
  const { t } = useTranslation("people");
  const client = useQueryClient();
  const [current, setCurrent] = useState("");
  const [fresh, setFresh] = useState("");
  const set = useMutation({
    mutationFn: () => meChangePassword({ body: { ...(me.has_password ? { current } : {}), new: fresh } }),
    onSuccess: () => {
      setCurrent("");
      setFresh("");
      notify(t("settings.passwordSet"));
      void client.invalidateQueries({ queryKey: keys.me });
    },
  });
  return (
    <form
      className="section"
      onSubmit={(event) => {
        event.preventDefault();
        set.mutate();
      }}
    >
      <h2>{t("password")}</h2>
      {me.has_password ? null : <p className="soft">{t("settings.noPassword")}</p>}
      {/* For password managers, which want to know whose password it is. */}
      <input type="text" hidden readOnly autoComplete="username" value={me.email ?? ""} aria-label={t("email")} />
      <div className="fields">
        {me.has_password ? <TextField label={t("settings.currentPassword")} type="password" autoComplete="current-password" required value={current} onValue={setCurrent} /> : null}
        <TextField label={t("settings.newPassword")} hint={t("passwordHint", { count: PASSWORD_LENGTH })} type="password" autoComplete="new-password" minLength={PASSWORD_LENGTH} required value={fresh} onValue={setFresh} />
      </div>
      <ErrorNote error={set.error} />
      <div className="row">
        <Button type="submit" busy={set.isPending}>
          {me.has_password ? t("settings.changePassword") : t("settings.setPassword")}
        </Button>
      </div>
    </form>
  );
}
