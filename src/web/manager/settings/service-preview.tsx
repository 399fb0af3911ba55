// A service as people meet it: its tile on the kiosk, and what the ticket says to bring.
import type { Service } from "../../../hall/rules/rules.ts";
import { usePage } from "../../parts/page.tsx";
import { nameIn } from "../../words/words.ts";
import { Preview } from "./preview.tsx";

export const ServicePreview = ({ service }: { readonly service: Service }) => {
  const { say, language } = usePage();
  const { detail, bring, minutes, prefix, from, digits } = service;
  const number = `${prefix}${String(from).padStart(digits, "0")}`;
  return (
    <Preview>
      <figure class="sheet kiosk">
        <figcaption>{say("settings.preview-kiosk")}</figcaption>
        <div class="face">
          <span class="tile">
            <b>{nameIn(language, service)}</b> <small>{detail}</small>
          </span>
        </div>
      </figure>
      <figure class="sheet paper">
        <figcaption>{say("settings.preview-ticket")}</figcaption>
        <div class="face">
          <b class="number">{number}</b>
          <span>{service.name}</span>
          {minutes !== undefined && <span class="soft">{say("settings.sample-minutes", { n: minutes })}</span>}
          {bring !== "" && <span>{say("settings.sample-bring", { what: bring })}</span>}
        </div>
      </figure>
    </Preview>
  );
};
