import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { glossaryRemark } from "../api/generated/sdk.gen";
import type { Concept } from "../api/types";
import { Button } from "../ui/Button";
import { ErrorNote } from "../ui/ErrorNote";
import { Loading } from "../ui/Loading";
import { TextArea } from "../ui/Field";
import { matches } from "../ui/shortcuts";
import { When } from "../ui/When";
import { commentsQuery } from "./queries";
import { COMMENTS } from "./reveal";

/** What people say about an entry; open where somebody has said something. */
export function Comments({ concept, mayComment, onCommented }: { concept: Concept; mayComment: boolean; onCommented: () => void }) {
  const { t } = useTranslation("glossary");
  const client = useQueryClient();
  const [open, setOpen] = useState(concept.comments > 0);
  const [text, setText] = useState("");
  const query = commentsQuery(concept.id);
  const comments = useQuery({ ...query, enabled: open });
  const add = useMutation({
    mutationFn: () => glossaryRemark({ path: { concept_id: concept.id }, body: { text: text.trim() } }),
    onSuccess: () => {
      setText("");
      onCommented();
      return client.invalidateQueries({ queryKey: query.queryKey });
    },
  });
  return (
    <details id={COMMENTS} className="history" open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {t("comments")} {concept.comments > 0 ? <span className="soft numbers">{concept.comments}</span> : null}
      </summary>
      {open && comments.isPending ? <Loading lines={1} /> : null}
      <ErrorNote error={comments.error} />
      <ol>
        {comments.data?.map((comment) => (
          <li key={comment.id}>
            <p className="small soft">
              <strong>{comment.by ?? t("somebody")}</strong> · <When at={comment.at} />
            </p>
            <p className="comment-text">{comment.text}</p>
          </li>
        ))}
      </ol>
      {mayComment ? (
        <form
          className="stack-close"
          onSubmit={(event) => {
            event.preventDefault();
            if (text.trim()) add.mutate();
          }}
        >
          <TextArea
            bare
            label={t("commentNew")}
            placeholder={t("commentNew")}
            rows={2}
            maxLength={5000}
            value={text}
            onValue={setText}
            onKeyDown={(event) => {
              if (matches("Mod+Enter", event.nativeEvent)) event.currentTarget.form?.requestSubmit();
              // What is typed stays; the keys of the list are heard again.
              if (matches("Escape", event.nativeEvent)) event.currentTarget.blur();
            }}
          />
          <ErrorNote error={add.error} />
          <div>
            <Button type="submit" busy={add.isPending} disabled={text.trim() === ""}>
              {t("commentAdd")}
            </Button>
          </div>
        </form>
      ) : null}
    </details>
  );
}
