// Who sits at a window, as visitors may read it (亮牌上岗) [G3]: photograph, name, number, unit, title, office telephone.
import "./clerk-card.css";
import type { ClerkCard as Clerk } from "../../hall/views/views.ts";
import { usePage } from "./page.tsx";

const Lines = ({ clerk: { unit, title, number, telephone, standsInFor } }: { readonly clerk: Clerk }) => {
  const { say } = usePage();
  const place = [unit, title].filter((text) => text !== undefined).join(" · ");
  return (
    <>
      {place !== "" && <span>{place}</span>}
      {number !== undefined && <span>{say("staff.number", { number })}</span>}
      {telephone !== undefined && <span>{say("staff.telephone", { telephone })}</span>}
      {standsInFor !== undefined && <span>{say("staff.stands-in", { name: standsInFor })}</span>}
    </>
  );
};

/** The name is read aloud, so the picture says nothing. */
export const ClerkCard = ({ clerk }: { readonly clerk: Clerk }) => (
  <div class="clerk-card">
    <img src={`/photos/${clerk.id}`} alt="" width={96} height={96} />
    <p>
      <b>{clerk.name}</b>
      <Lines clerk={clerk} />
    </p>
  </div>
);
