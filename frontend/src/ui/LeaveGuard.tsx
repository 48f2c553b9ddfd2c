import { useBlocker } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Confirm } from "./Confirm";

/** Asks before a page is left that holds what nobody has saved: here by a dialog, when the window closes by the browser. */
export function LeaveGuard({ unsaved }: { unsaved: boolean }) {
  const { t } = useTranslation("ui");
  const leaving = useBlocker({
    shouldBlockFn: ({ current, next }) => unsaved && current.pathname !== next.pathname,
    enableBeforeUnload: () => unsaved,
    withResolver: true,
  });
  if (leaving.status !== "blocked") return null;
  return (
    <Confirm title={t("leave.title")} deed={t("leave.deed")} onConfirm={leaving.proceed} onClose={leaving.reset}>
      {t("leave.what")}
    </Confirm>
  );
}
