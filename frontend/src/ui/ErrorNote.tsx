import { useTranslation } from "react-i18next";
import { Button } from "./Button";
import { Note } from "./Note";

interface Props {
  /** A problem of the server's (its sentence is shown), no answer at all, or a fault of ours. */
  error: unknown;
  onRetry?: (() => void) | undefined;
}

const KNOWN = [401, 403, 404, 409, 412, 413, 422, 428, 429, 503];

export function ErrorNote({ error, onRetry }: Props) {
  const { t, i18n } = useTranslation("ui");
  if (!error) return null;
  const { name, message, status } = error as { name?: string; message?: string; status?: number };
  return (
    <Note tone="bad" role="alert">
      {name === "Unreachable" ? t("unreachable") : null}
      {name === "Problem" ? (
        <>
          {/* The server gives its reasons in English; in another language their kind stands before them. */}
          {i18n.language === "en" ? null : <>{t(`problem.${KNOWN.includes(status ?? 0) ? status : "other"}`)} </>}
          <span lang="en">{message}</span>
        </>
      ) : null}
      {name !== "Unreachable" && name !== "Problem" ? t("unexpected") : null}
      {onRetry ? (
        <>
          {" "}
          <Button weight="quiet" onClick={onRetry}>
            {t("retry")}
          </Button>
        </>
      ) : null}
    </Note>
  );
}
