// The pages at a desk and in a hand: manager, settings, clerk, office, phone.
import { lookAt } from "./looks/look-at.ts";

lookAt("personal");
