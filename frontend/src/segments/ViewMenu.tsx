import { useTranslation } from "react-i18next";
import { Menu, MenuItem } from "../ui/Menu";

interface Props {
  readings: boolean;
  togglePinyin: () => void;
  scale: number;
  setScale: (scale: number) => void;
  /** Per cent of the width that the source takes. */
  share: number;
  setShare: (share: number) => void;
  onHelp: () => void;
}

const SMALLEST = 0.8;
const LARGEST = 1.6;
const STEP = 0.1;

const NARROWEST = 32;
const WIDEST = 60;
const SHARE_STEP = 4;

/** How the rows look to this person: type size, widths and the line of pinyin. */
export function ViewMenu({ readings, togglePinyin, scale, setScale, share, setShare, onHelp }: Props) {
  const { t } = useTranslation("segments");
  const size = (change: number): void => setScale(Math.round(Math.min(LARGEST, Math.max(SMALLEST, scale + change)) * 10) / 10);
  return (
    <Menu button={<>{t("view.title")} ▾</>} align="end">
      <MenuItem onChoose={() => size(STEP)}>{t("view.larger")}</MenuItem>
      <MenuItem onChoose={() => size(-STEP)}>{t("view.smaller")}</MenuItem>
      <MenuItem onChoose={() => setShare(Math.min(WIDEST, share + SHARE_STEP))}>{t("view.widerSource")}</MenuItem>
      <MenuItem onChoose={() => setShare(Math.max(NARROWEST, share - SHARE_STEP))}>{t("view.widerTarget")}</MenuItem>
      <MenuItem current={readings} onChoose={togglePinyin}>
        {t(readings ? "view.hideReadings" : "view.readings")}
      </MenuItem>
      <MenuItem onChoose={onHelp}>{t("view.keys")}</MenuItem>
    </Menu>
  );
}
