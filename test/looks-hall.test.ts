// The pages that stand in the hall for everybody: kiosk, screens, pads.
import { lookAt } from "./looks/look-at.ts";

lookAt("public");
