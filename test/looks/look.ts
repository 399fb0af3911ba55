// A state of a page, written once: it is brought up in a real browser, held against what people need of it, and pictured.
import type { Page } from "playwright-core";
import type { PageHall } from "../page-hall.ts";

/** The hall behind the pages, as a state needs it. */
export interface LookHall extends Pick<PageHall, "address" | "ask" | "core"> {
  /** The page loses the server, and does not find it again. */
  cutOff(): Promise<void>;
}

export interface Look {
  /** Page and state, such as `kiosk-choose`; names the picture too. */
  readonly name: string;
  readonly path: string;
  readonly size: { readonly width: number; readonly height: number };
  /** `day`: few wait; `rush`: every window is busy and the hall is full. */
  readonly hall: "day" | "rush";
  /** In sight before anything is judged. */
  readonly awaits: string;
  readonly bring?: (page: Page, hall: LookHall) => Promise<void>;
  /** `public` stands in the hall: targets of 60 px, contrast of 7. Default `personal`: 44 px and 4.5. */
  readonly strict?: "public" | "personal";
  /** Into the documents; default true. */
  readonly isPicture?: boolean;
}
