// The words that one page or a few bring along, beside those of all pages.
import type { benchWords } from "./bench-words.ts";
import type { bookingWords } from "./booking-words.ts";
import type { caseWords } from "./case-words.ts";
import type { clerkWords } from "./clerk-words.ts";
import type { daysWords } from "./days-words.ts";
import type { hallWords } from "./hall-words.ts";
import type { kioskWords } from "./kiosk-words.ts";
import type { managerWords } from "./manager-words.ts";
import type { overviewWords } from "./overview-words.ts";
import type { padWords } from "./pad-words.ts";
import type { phoneWords } from "./phone-words.ts";
import type { planWords } from "./plan-words.ts";
import type { ratingWords } from "./rating-words.ts";
import type { reportWords } from "./report-words.ts";
import type { ruleWords } from "./rule-words.ts";
import type { screenWords } from "./screen-words.ts";
import type { settingsWords } from "./settings-words.ts";
import type { staffWords } from "./staff-words.ts";
import type { standardWords } from "./standard-words.ts";
import type { ticketPageWords } from "./ticket-page-words.ts";
import type { tideWords } from "./tide-words.ts";
import type { waitWords } from "./wait-words.ts";

export type PageWord =
  | keyof typeof benchWords
  | keyof typeof bookingWords
  | keyof typeof caseWords
  | keyof typeof clerkWords
  | keyof typeof daysWords
  | keyof typeof kioskWords
  | keyof typeof hallWords
  | keyof typeof managerWords
  | keyof typeof overviewWords
  | keyof typeof padWords
  | keyof typeof phoneWords
  | keyof typeof planWords
  | keyof typeof ruleWords
  | keyof typeof screenWords
  | keyof typeof settingsWords
  | keyof typeof staffWords
  | keyof typeof ratingWords
  | keyof typeof reportWords
  | keyof typeof standardWords
  | keyof typeof ticketPageWords
  | keyof typeof tideWords
  | keyof typeof waitWords;
