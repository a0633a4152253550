/** Account numbers are written with spaces and dashes, or with an apostrophe so that a spreadsheet leaves them alone. */
export const plainAccount = (text: string) => text.normalize("NFKC").replace(/[\s'’`-]/g, "");

/** Names as they are compared: one width, one case, no spaces. */
export const plainName = (text: string) =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s.,·()]/g, "");
