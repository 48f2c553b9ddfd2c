import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { aboutQuery } from "../api/queries";
import { Button } from "../ui/Button";
import { ErrorNote } from "../ui/ErrorNote";
import { TextField } from "../ui/Field";
import { fetchDocument, type Side } from "./importing";

interface Props {
  projectId: number;
  /** Of the side that it fills. */
  label: string;
  onSide: (side: Side) => void;
}

/** A page from the web, fetched by the server where its operator allows that; nothing at all where not. */
export function AddressInput({ projectId, label, onSide }: Props) {
  const { t } = useTranslation("articles");
  const { data: about } = useQuery(aboutQuery);
  const [url, setUrl] = useState("");
  const fetching = useMutation({
    mutationFn: (asked: string) => fetchDocument(projectId, asked),
    onSuccess: onSide,
  });
  if (!about?.fetches_addresses) return null;
  const asked = url.trim();
  const start = (): void => {
    if (asked !== "" && !fetching.isPending) fetching.mutate(asked);
  };
  return (
    <div className="stack-close">
      <div className="side-address">
        <TextField
          bare
          type="url"
          label={t("import.addressFor", { label })}
          placeholder={t("import.address")}
          value={url}
          onValue={setUrl}
          maxLength={2_000}
          onKeyDown={(event) => {
            if (event.key === "Enter" && !event.nativeEvent.isComposing) {
              event.preventDefault();
              start();
            }
          }}
        />
        <Button busy={fetching.isPending} disabled={asked === ""} onClick={start}>
          {t("import.fetch")}
        </Button>
      </div>
      <ErrorNote error={fetching.error} />
    </div>
  );
}
