import { Rows2, Rows3, Rows4 } from "lucide-react";
import type { ReactNode } from "react";
import { Menu } from "../../ui/Menu";
import { type Density, useDensity, useTools } from "./tools";

export const densityNames: readonly { value: Density; text: string; icon: ReactNode }[] = [
  { value: "compact", text: "Compact", icon: <Rows4 size={16} aria-hidden /> },
  { value: "comfortable", text: "Comfortable", icon: <Rows3 size={16} aria-hidden /> },
  { value: "expanded", text: "Expanded", icon: <Rows2 size={16} aria-hidden /> },
];

// DensityMenu chooses how one card shows its rows, beside the page's choice
// (M105).
export function DensityMenu({ card, title }: { card: string; title: string }) {
  const { setCardDensity } = useTools();
  const { now, page } = useDensity(card);
  return (
    <Menu
      label={`View of ${title}`}
      icon={densityNames.find((d) => d.value === now)?.icon}
      choices={densityNames}
      chosen={now}
      onChoose={(d) => setCardDensity(card, d === page ? undefined : d)}
    />
  );
}
