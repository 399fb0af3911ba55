// A way to a part of the board. The one that is open is brought into sight where the ways scroll.
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";

interface Props {
  /** `#settings/look` */
  readonly to: string;
  readonly isOpen: boolean;
  readonly children: ComponentChildren;
}

export const Way = ({ to, isOpen, children }: Props) => {
  const link = useRef<HTMLAnchorElement>(null);
  useLayoutEffect(() => {
    if (isOpen) link.current?.scrollIntoView({ block: "nearest", inline: "center" });
  }, [isOpen]);
  return (
    <a ref={link} href={to} aria-current={isOpen ? "page" : undefined}>
      {children}
    </a>
  );
};
