// How far a ledger has been delivered, as a small document beside it. A ledger that was founded anew begins anew.
import { Low } from "lowdb";
import { durableJson } from "../files/durable-json.ts";
import type { Head } from "../hall-port.ts";
import type { Mark } from "./outbox.ts";

interface Document {
  epoch: string;
  seq: number;
  refused: number;
}

/** Where there is none, delivery begins with what comes from now on. */
export const openMark = async (path: string, head: Head): Promise<Mark> => {
  const low = new Low<Document>(durableJson(path), { epoch: "", seq: 0, refused: 0 });
  await low.read();
  if (low.data.epoch !== head.epoch) low.data = { epoch: head.epoch, seq: head.seq, refused: 0 };
  await low.write();
  return {
    get seq() {
      return low.data.seq;
    },
    get refused() {
      return low.data.refused;
    },
    write: (seq, refused) => {
      low.data = { epoch: head.epoch, seq, refused };
      return low.write();
    },
  };
};
