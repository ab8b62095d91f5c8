import {
  Ambulance,
  Brain,
  Building2,
  HandHeart,
  House,
  type LucideIcon,
  PhoneCall,
  Stethoscope,
} from "lucide-react";
import type { Setting } from "../backend/types";
import { settings } from "../words";

const icons: Record<Setting, LucideIcon> = {
  gp: Stethoscope,
  acute: Building2,
  "mental-health": Brain,
  community: House,
  ambulance: Ambulance,
  "urgent-care": PhoneCall,
  "social-care": HandHeart,
};

// SettingIcon says what kind of care an organisation gives, and nothing else.
export function SettingIcon({ setting }: { setting: Setting }) {
  const Icon = icons[setting] ?? Building2;
  const name = settings[setting] ?? "Organisation";
  return (
    <span
      className={`setting setting-${setting in icons ? setting : "other"}`}
      role="img"
      aria-label={name}
      title={name}
    >
      <Icon size={16} aria-hidden />
    </span>
  );
}
