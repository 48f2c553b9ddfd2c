import { Link, useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { sessionSignOut } from "../api/generated/sdk.gen";
import type { Me } from "../api/types";
import { Menu, MenuItem } from "../ui/Menu";
import { notify } from "../ui/Toast";

export function PersonMenu({ me, onSignedOut }: { me: Me; onSignedOut: () => void }) {
  const { t } = useTranslation("app");
  const navigate = useNavigate();

  async function signOut() {
    try {
      await sessionSignOut();
    } catch {
      notify(t("signOutFailed"), { tone: "bad" });
      return;
    }
    await navigate({ to: "/sign-in" });
    onSignedOut();
  }

  return (
    <Menu align="end" label={t("person.menu", { name: me.name })} button={<span className="top-person">{me.name} <span aria-hidden="true">▾</span></span>}>
      <Link role="menuitem" tabIndex={-1} className="menu-item" to="/settings">
        {t("person.settings")}
      </Link>
      {me.is_administrator ? (
        <Link role="menuitem" tabIndex={-1} className="menu-item" to="/people">
          {t("person.people")}
        </Link>
      ) : null}
      <hr className="menu-rule" />
      <MenuItem onChoose={() => void signOut()}>{t("person.signOut")}</MenuItem>
    </Menu>
  );
}
