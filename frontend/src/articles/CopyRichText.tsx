import { useMutation } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { articlesExportClipboard } from "../api/generated/sdk.gen";
import { Button } from "../ui/Button";
import { ErrorNote } from "../ui/ErrorNote";
import { Note } from "../ui/Note";
import { notify } from "../ui/Toast";
import { copyRich, NotCopied } from "./clipboard";
import type { ExportChoice } from "./exporting";

/** The chosen document on the clipboard, for editors that are pasted into. */
export function CopyRichText({ articleId, choice: { layout, house, draft, glosses, terms } }: { articleId: number; choice: ExportChoice }) {
  const { t } = useTranslation("articles");
  const copy = useMutation({
    mutationFn: () => copyRich(articlesExportClipboard({ path: { article_id: articleId }, query: { layout, house, draft, glosses, terms } })),
    onSuccess: () => notify(t("export.copied")),
  });
  return (
    <div className="stack-close">
      <Button busy={copy.isPending} onClick={() => copy.mutate()}>
        {t("export.copy")}
      </Button>
      <p className="small soft">{t("export.copyHint")}</p>
      {copy.error instanceof NotCopied ? <Note tone="notice">{t("export.copyFailed")}</Note> : <ErrorNote error={copy.error} />}
    </div>
  );
}
