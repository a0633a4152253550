/** A page of the inbox, as the URL has it: page and browser ask alike. */
export const inboxInputOf = ({ cursor }: { cursor?: string }) => ({ limit: 30, cursor });
