import { screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { serve } from "../api/testing";
import { draw } from "../ui/testing";
import { choiceOf } from "./exporting";
import { PdfPages } from "./PdfPages";

const image = "data:image/png;base64,";

describe("the pages of a PDF", () => {
  it("come some at a time", async () => {
    const asked = serve({
      "GET /articles/7/export/pages": (request: Request) => {
        const first = Number(new URL(request.url).searchParams.get("first"));
        return { pages: 3, first, images: first === 1 ? [image, image] : [image] };
      },
    });
    const { user } = await draw(<PdfPages articleId={7} choice={choiceOf({ format: "pdf", layout: "side-by-side" })} />);
    expect(await screen.findByAltText("Page 2 of 3, as it is printed")).toBeInTheDocument();
    await user.click(screen.getByRole("button", { name: "More pages" }));
    expect(await screen.findByAltText("Page 3 of 3, as it is printed")).toBeInTheDocument();
    expect(screen.queryByRole("button", { name: "More pages" })).toBeNull();
    expect(asked.map(({ query }) => query.get("first"))).toEqual(["1", "3"]);
    expect(asked[0]?.query.get("layout")).toBe("side-by-side");
  });

  it("are no longer waited for when that is stopped, and the server is told", async () => {
    let signal: AbortSignal | undefined;
    serve({
      "GET /articles/7/export/pages": (request: Request) => {
        signal = request.signal;
        return new Promise((_, reject) => request.signal.addEventListener("abort", () => reject(new DOMException("", "AbortError"))));
      },
    });
    const { user } = await draw(<PdfPages articleId={7} choice={choiceOf({ format: "pdf" })} />);
    await user.click(await screen.findByRole("button", { name: "Stop" }));
    expect(await screen.findByText("Stopped.")).toBeVisible();
    await waitFor(() => expect(signal?.aborted).toBe(true));
    expect(screen.getByRole("button", { name: "Show the pages" })).toBeVisible();
  });
});
