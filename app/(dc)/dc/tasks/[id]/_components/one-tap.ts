import type { MouseEvent } from "react";

/** After the first tap of a double tap the next line stands under the thumb: the second tap must not take that one too. */
export const isOneTap = (event: MouseEvent) => event.detail < 2;
