// Which section of the board is open: what the address says, and nothing else, so that it can be kept, sent and gone back to.
import { useEffect, useState } from "preact/hooks";
import { type Place, placeOf } from "./sections.ts";

export const usePlace = (): Place => {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const follow = () => setHash(location.hash);
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, []);
  return placeOf(hash);
};
