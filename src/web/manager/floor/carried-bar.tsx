// What is in the manager's hand and how to go on; and its picture beside the pointer while it is dragged.
import { servicesOf } from "../../parts/hall-entries.ts";
import { useHall, useKeys, usePage } from "../../parts/page.tsx";
import { nameIn } from "../../words.ts";
import type { Carrying } from "./carrying.ts";

export const useServiceName = () => {
  const { language } = usePage();
  const services = servicesOf(useHall());
  return (id: string): string => {
    const service = services.find((one) => one.id === id);
    return service ? nameIn(language, service) : id;
  };
};

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
