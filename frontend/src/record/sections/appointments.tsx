import { CalendarClock } from "lucide-react";
import type { Card } from "../cards";

export const appointments: Card = { key: "appointments", icon: CalendarClock };
