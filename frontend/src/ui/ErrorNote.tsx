import { useTranslation } from "react-i18next";
import { Button } from "./Button";
import { Note } from "./Note";

interface Props {
  /** A problem of the server's (its sentence is shown), no answer at all, or a fault of ours. */
  error: unknown;
  onRetry?: (() => void) | undefined;
  /** Beside the work, where it is said already that the server does not answer: once more is said quietly. */
  aside?: boolean;
}

const KNOWN = [401, 403, 404, 409, 412, 413, 422, 428, 429, 503];

export function ErrorNote({ error, onRetry, aside = false }: Props) {
  const { t, i18n } = useTranslation("ui");
  if (!error) return null;
  const { name, message, status, translated } = error as { name?: string; message?: string; status?: number; translated?: boolean };
  const understood = i18n.language === "en" || translated;
  const retry = onRetry ? (
    <>
      {" "}
      <Button weight="quiet" onClick={onRetry}>
        {t("retry")}
      </Button>
    </>
  ) : null;
  if (aside && name === "Unreachable") {
    return (
      <p className="small soft">
        {t("unreachableAside")}
        {retry}
      </p>
    );
  }
  return (
    <Note tone="bad" role="alert">
      {name === "Unreachable" ? t("unreachable") : null}
      {name === "Problem" ? (
        <>
          {/* A reason that is there in English only: its kind stands before it. */}
          {understood ? null : <>{t(`problem.${KNOWN.includes(status ?? 0) ? status : "other"}`)} </>}
          <span lang={translated ? undefined : "en"}>{message}</span>
        </>
      ) : null}
      {name !== "Unreachable" && name !== "Problem" ? t("unexpected") : null}
      {retry}
    </Note>
  );
}
