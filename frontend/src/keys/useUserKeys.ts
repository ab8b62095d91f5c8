import { useEffect } from "react";
import { useBackend } from "../backend";
import { setKeyMap } from "./map";

// useUserKeys puts the keys of whoever has signed in, and of the region, in force;
// nobody's outlast a sign-out.
export function useUserKeys(who: string): void {
  const backend = useBackend();
  useEffect(() => {
    if (!who) return;
    let here = true;
    backend.lists.keys().then(
      (k) => here && setKeyMap({ ...k.region, ...k.own }),
      () => {}, // the usual keys go on
    );
    return () => {
      here = false;
      setKeyMap({});
    };
  }, [backend, who]);
}
