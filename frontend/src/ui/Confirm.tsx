import { useTranslation } from "react-i18next";
import { Button } from "./Button";
import { Dialog } from "./Dialog";
import { ErrorNote } from "./ErrorNote";

interface Props {
  title: string;
  /** What will be so afterwards. */
  children: string;
  /** The deed by its name, not ‘OK’. */
  deed: string;
  busy?: boolean;
  error?: unknown;
  onConfirm: () => void;
  onClose: () => void;
}

export function Confirm({ title, children, deed, busy = false, error, onConfirm, onClose }: Props) {
  const { t } = useTranslation("ui");
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button weight="danger" busy={busy} onClick={onConfirm}>
            {deed}
          </Button>
        </>
      }
    >
      <p>{children}</p>
      <ErrorNote error={error} />
    </Dialog>
  );
}
