import type { ComponentProps } from "react";

// List is a list of items without marks. The web view takes one for no list unless
// it is told: a screen reader would then say neither that it is one nor how many
// items it has.
export function List(props: ComponentProps<"ul">) {
  // biome-ignore lint/a11y/noRedundantRoles: see above
  return <ul role="list" {...props} />;
}
