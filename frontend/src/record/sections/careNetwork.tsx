import { Users } from "lucide-react";
import type { Card } from "../cards";

export const careNetwork: Card = { key: "care-network", icon: Users };
