import { screen, waitFor } from "@testing-library/react";
import { beforeEach, describe, expect, it } from "vitest";
import { problem, serve } from "../api/testing";
import { draw } from "../ui/testing";
import { SignInPage } from "./SignInPage";

const me = { id: 1, name: "Li Wen", email: "li@example.org", is_administrator: false, has_password: true, language: "" };

beforeEach(() => window.history.replaceState(null, "", "/sign-in"));

describe("signing in", () => {
  it("by password leads to the page one came for", async () => {
    const asked = serve({ "POST /session": me });
    const { user, path } = await draw(<SignInPage next="/articles/7" />);
    await user.type(screen.getByLabelText("E-mail"), " li@example.org");
    await user.type(screen.getByLabelText("Password"), "correct horse{Enter}");
    await waitFor(() => expect(path()).toBe("/articles/7"));
    expect(asked[0]?.body).toEqual({ email: "li@example.org", password: "correct horse" });
  });

  it("says why a password was refused, and keeps the address", async () => {
    serve({ "POST /session": problem(401, "This address and password do not belong together.") });
    const { user, path } = await draw(<SignInPage next="/" />);
    await user.type(screen.getByLabelText("E-mail"), "li@example.org");
    await user.type(screen.getByLabelText("Password"), "wrong{Enter}");
    expect(await screen.findByRole("alert")).toHaveTextContent("The e-mail address or the password is wrong.");
    expect(screen.getByLabelText("E-mail")).toHaveValue("li@example.org");
    expect(screen.getByLabelText("Password")).toHaveValue("");
    expect(path()).toBe("/");
  });

  it("by link happens at once, once, and leaves no token in the address", async () => {
    window.history.replaceState(null, "", "/sign-in#token=abc-once");
    const asked = serve({ "POST /session/link": me });
    const { path } = await draw(<SignInPage next="/projects/1/articles" />);
    await waitFor(() => expect(path()).toBe("/projects/1/articles"));
    expect(asked.filter(({ path: asks }) => asks === "/session/link")).toHaveLength(1);
    expect(asked[0]?.body).toEqual({ token: "abc-once" });
    expect(window.location.hash).toBe("");
  });

  it("by a used link says so and offers the password", async () => {
    window.history.replaceState(null, "", "/sign-in#token=abc-used");
    serve({ "POST /session/link": problem(401, "This link was used or is too old.") });
    await draw(<SignInPage next="/" />);
    expect(await screen.findByRole("alert")).toHaveTextContent("This link was used or is too old.");
    expect(screen.getByLabelText("Password")).toBeInTheDocument();
  });
});
