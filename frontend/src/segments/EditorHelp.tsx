import { useTranslation } from "react-i18next";
import { Dialog } from "../ui/Dialog";
import { Keys } from "../ui/Keys";
import { BINDINGS, keysOf, type Group } from "./keys";

const GROUPS: readonly Group[] = ["rows", "terms", "source", "conflict", "other"];

/** All keys of the editor, by what they are for. */
export function EditorHelp({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("segments");
  return (
    <Dialog title={t("keys.title")} onClose={onClose} wide>
      <div className="editor-help">
        {GROUPS.map((group) => (
          <section key={group}>
            <h3>{t(`keys.group.${group}`)}</h3>
            <dl>
              {BINDINGS.filter((binding) => binding.group === group).map((binding) => (
                <div key={binding.command} className="editor-help-key">
                  <dt>
                    {keysOf(binding).map((keys) => (
                      <Keys key={keys} keys={keys} />
                    ))}
                  </dt>
                  <dd>{t(`keys.${binding.command}`)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <p className="soft small">{t("keys.composing")}</p>
    </Dialog>
  );
}
