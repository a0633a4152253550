/** Where a photo of a slip is shown; who is shown it is written down. */
export const photoAddress = (deposit: string, photo: number, size: "full" | "thumbnail" = "full") =>
  `/api/deposits/${encodeURIComponent(deposit)}/photo?photo=${photo}${size === "thumbnail" ? "&size=thumbnail" : ""}`;
