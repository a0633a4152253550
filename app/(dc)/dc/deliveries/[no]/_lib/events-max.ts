/** More steps than a delivery order ever takes. */
export const eventsMax = 100;
