// list reads a list that Go may have written as null.
export const list = <T>(value: readonly T[] | null | undefined): readonly T[] => value ?? [];
