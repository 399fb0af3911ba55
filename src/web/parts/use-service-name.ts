// What a service is called in the reader's language; one that is gone is called by its id.
import { nameIn } from "../words/words.ts";
import { servicesOf } from "./hall-entries.ts";
import { useHall, usePage } from "./page.tsx";

export const useServiceName = (): ((id: string) => string) => {
  const { language } = usePage();
  const services = servicesOf(useHall());
  return (id) => {
    const service = services.find((one) => one.id === id);
    return service ? nameIn(language, service) : id;
  };
};
