import { createEvent, fireEvent, screen } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { Dialog } from "./Dialog";
import { TextField } from "./Field";
import { draw } from "./testing";

function escape(): void {
  const dialog = screen.getByRole("dialog");
  fireEvent(dialog, createEvent("cancel", dialog, { cancelable: true }));
}

describe("a dialog", () => {
  it("begins at its first field, not at the ✕ that a space would press", async () => {
    await draw(
      <Dialog title="Reject" onClose={vi.fn()}>
        <TextField label="Reason" value="" onValue={vi.fn()} />
      </Dialog>,
    );
    expect(screen.getByLabelText("Reason")).toHaveFocus();
  });

  it("closes at Escape", async () => {
    const onClose = vi.fn();
    await draw(
      <Dialog title="Help" onClose={onClose}>
        text
      </Dialog>,
    );
    escape();
    expect(onClose).toHaveBeenCalledOnce();
  });

  it("asks before it throws away what was typed", async () => {
    const onClose = vi.fn();
    await draw(
      <Dialog title="Propose" onClose={onClose} unsaved>
        text
      </Dialog>,
    );
    escape();
    expect(onClose).not.toHaveBeenCalled();
    expect(screen.getByText(/Press Escape again/)).toBeInTheDocument();
    escape();
    expect(onClose).toHaveBeenCalledOnce();
  });
});
