import { render, screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { later } from "./later";

it("is drawn when it is here, and at once the next time", async () => {
  let asked = 0;
  const Part = later(() => {
    asked += 1;
    return Promise.resolve(({ text }: { text: string }) => <p>{text}</p>);
  });
  const first = render(<Part text="Help" />);
  expect(screen.queryByText("Help")).toBeNull();
  await screen.findByText("Help");
  first.unmount();
  render(<Part text="Again" />);
  expect(screen.getByText("Again")).toBeInTheDocument();
  expect(asked).toBe(1);
});

it("breaks nothing where it cannot be fetched, and is asked for again", async () => {
  let away = true;
  const Part = later(() => (away ? Promise.reject(new Error("offline")) : Promise.resolve(() => <p>Here</p>)));
  const first = render(<Part />);
  await expect(Part.fetch()).rejects.toThrow("offline");
  expect(screen.queryByText("Here")).toBeNull();
  first.unmount();
  away = false;
  render(<Part />);
  expect(await screen.findByText("Here")).toBeInTheDocument();
});
