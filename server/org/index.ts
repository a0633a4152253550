export { archiveGroup } from "./commands/archive-group";
export { changeMembers } from "./commands/change-members";
export { createGroup } from "./commands/create-group";
export { renameGroup } from "./commands/rename-group";
export { type SelectedStores, selectStores } from "./select-stores";
