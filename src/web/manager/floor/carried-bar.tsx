// What is in the manager's hand and how to go on; and its picture beside the pointer while it is dragged.
import { useKeys, usePage } from "../../parts/page.tsx";
import { useServiceName } from "../../parts/use-service-name.ts";
import type { Carrying } from "./carrying.ts";

export const CarriedBar = ({ carrying: { carried, isDragged, putDown } }: { readonly carrying: Carrying }) => {
  const { say } = usePage();
  const nameOf = useServiceName();
  useKeys((event) => event.key === "Escape" && carried && putDown());
  const name = carried ? nameOf(carried.service) : "";
  return (
    <div class="carried" role="status">
      {carried && !isDragged && (
        <p>
          {say("floor.carried", { name })}{" "}
          <button type="button" onClick={putDown}>
            {say("app.cancel")}
          </button>
        </p>
      )}
      {carried && isDragged && (
        <span class="dragged" aria-hidden="true">
          {name}
        </span>
      )}
    </div>
  );
};
