import { act, screen, waitFor } from "@testing-library/react";
import { beforeEach, expect, it } from "vitest";
import { transport } from "../api/http";
import { problem, serve } from "../api/testing";
import { draw } from "../ui/testing";
import { SignedOut } from "./SignedOut";

const me = { id: 1, name: "Lin", email: "lin@example.org", is_administrator: false, has_password: true, language: "" as const };

async function signOut(person = me) {
  serve({ "GET /segments/1": problem(401, "Nobody is signed in."), "POST /session": person, "GET /session": person });
  const drawn = await draw(
    <>
      <textarea aria-label="Translation" />
      <SignedOut me={person} />
    </>,
  );
  const field = screen.getByLabelText("Translation");
  await drawn.user.type(field, "Half a ");
  await act(async () => {
    await transport(new URL("/api/v1/segments/1", window.location.origin)).catch(() => {});
  });
  return { ...drawn, field };
}

beforeEach(() => {
  HTMLDialogElement.prototype.showModal = function showModal() {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function close() {
    this.open = false;
  };
});

it("says that the sign-in ran out and leaves the focus where one types", async () => {
  const { user, field } = await signOut();
  expect(await screen.findByRole("region", { name: "Please sign in again" })).toBeInTheDocument();
  expect(screen.queryByRole("dialog")).toBeNull();
  expect(field).toHaveFocus();
  await user.keyboard("sentence");
  expect(field).toHaveValue("Half a sentence");
});

it("leads back to where one was after signing in", async () => {
  const { user, field } = await signOut();
  await user.click(screen.getByRole("button", { name: "Sign in" }));
  await user.type(screen.getByLabelText("Password"), "correct horse");
  await user.click(screen.getAllByRole("button", { name: "Sign in" }).at(-1)!);
  await waitFor(() => expect(screen.queryByRole("region", { name: "Please sign in again" })).toBeNull());
  await waitFor(() => expect(field).toHaveFocus());
});

it("asks the server again where one signs in by a link", async () => {
  const { user } = await signOut({ ...me, has_password: false });
  await user.click(await screen.findByRole("button", { name: "I have signed in" }));
  await waitFor(() => expect(screen.queryByRole("region", { name: "Please sign in again" })).toBeNull());
});
