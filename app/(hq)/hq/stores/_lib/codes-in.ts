/** The codes in what somebody typed or pasted from a sheet: parted by spaces, lines, commas or semicolons. */
export const codesIn = (text: string): string[] => text.split(/[\s,，、;；]+/).filter(Boolean);
