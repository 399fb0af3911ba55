// The hall as it stands, and the few things a manager does about it.
import type { Operator } from "../../parts/use-operation.ts";
import { PrinterTrouble } from "../printer-trouble.tsx";
import { Tide } from "../tide/tide.tsx";
import { Papers, Waiting } from "../waiting.tsx";
import { Windows } from "../windows.tsx";

export const Now = ({ operator }: { readonly operator: Operator }) => (
  <>
    <PrinterTrouble />
    <Papers operator={operator} />
    <Tide operator={operator} />
    <Windows operator={operator} />
    <Waiting operator={operator} />
  </>
);
