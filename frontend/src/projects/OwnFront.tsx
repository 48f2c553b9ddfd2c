import { useTranslation } from "react-i18next";
import type { ShippedStyle } from "../api/generated/types.gen";
import { Button } from "../ui/Button";
import { TextArea, TextField } from "../ui/Field";
import { Menu, MenuItem } from "../ui/Menu";
import { dropped, FIELDS, LABELS, moved, type OwnFront } from "./ownFront";

interface Props {
  front: OwnFront | null;
  onFront: (front: OwnFront) => void;
  shipped: readonly ShippedStyle[];
  decides: boolean;
}

/** The front matter of a house's own: its lines, each with what is printed before it, in their order. */
export function OwnFrontForm({ front, onFront, shipped, decides }: Props) {
  const { t } = useTranslation("projects");
  const begin = (
    <Menu className="own-menu" button={t(front ? "own.beginAgain" : "own.begin")}>
      {shipped.map(({ id, front: theirs }) => (
        <MenuItem key={id} onChoose={() => onFront({ title: "{title}", reuse: "", citation: [], ...theirs })}>
          {t(`articles:house.${id}`)}
        </MenuItem>
      ))}
    </Menu>
  );
  if (!front) return decides ? begin : <p className="soft">{t("own.none")}</p>;
  const left = FIELDS.filter((field) => !front.lines.some((line) => line.field === field));
  const put = (at: number, label: string) => onFront({ ...front, lines: front.lines.map((line, place) => (place === at ? { ...line, label } : line)) });
  return (
    <div className="stack own-front">
      {decides ? <div>{begin}</div> : null}
      <TextField label={t("own.title")} hint={t("own.titleHint")} readOnly={!decides} value={front.title} onValue={(title) => onFront({ ...front, title })} />
      <fieldset className="own-lines">
        <legend className="field-label">{t("own.lines")}</legend>
        <ol>
          {front.lines.map(({ field, label }, at) => {
            const name = t(`articles:front.${field}`);
            return (
              <li key={field} className="own-line">
                <TextField label={t("own.labelOf", { field: name })} readOnly={!decides} value={label} onValue={(words) => put(at, words)} />
                {decides ? (
                  <span className="own-moves">
                    <Button weight="quiet" aria-label={t("own.up", { field: name })} disabled={at === 0} onClick={() => onFront({ ...front, lines: moved(front.lines, at, -1) })}>
                      ↑
                    </Button>
                    <Button weight="quiet" aria-label={t("own.down", { field: name })} disabled={at === front.lines.length - 1} onClick={() => onFront({ ...front, lines: moved(front.lines, at, 1) })}>
                      ↓
                    </Button>
                    <Button weight="quiet" aria-label={t("own.drop", { field: name })} onClick={() => onFront({ ...front, lines: dropped(front.lines, at) })}>
                      ✕
                    </Button>
                  </span>
                ) : null}
              </li>
            );
          })}
        </ol>
        {decides && left.length > 0 ? (
          <Menu className="own-menu" button={t("own.add")}>
            {left.map((field) => (
              <MenuItem key={field} onChoose={() => onFront({ ...front, lines: [...front.lines, { field, label: LABELS[field] }] })}>
                {t(`articles:front.${field}`)}
              </MenuItem>
            ))}
          </Menu>
        ) : null}
      </fieldset>
      <TextArea label={t("own.reuse")} hint={t("own.reuseHint")} readOnly={!decides} rows={3} maxLength={20_000} value={front.reuse} onValue={(reuse) => onFront({ ...front, reuse })} />
      <TextArea label={t("own.citation")} hint={t("own.citationHint", { example: "{author}. " })} readOnly={!decides} rows={6} value={front.citation.join("\n")} onValue={(said) => onFront({ ...front, citation: said === "" ? [] : said.split("\n") })} />
    </div>
  );
}
