import { HandHeart } from "lucide-react";
import type { Card } from "../cards";

export const socialCare: Card = { key: "social-care", icon: HandHeart };
