/** The migrated database that every test file's own database is copied from. */
export const TEMPLATE = "storeline_template";
