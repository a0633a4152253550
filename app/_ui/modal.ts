/** What stands in front of a page and asks for an answer; a notice is a dialog too, but leaves the page to be worked on. */
export const modal = "[role=dialog]:not([aria-modal=false]), [role=alertdialog]";

/** Whether something does: then keys and scans are not the page's. */
export const isModalOpen = (): boolean => document.querySelector(modal) !== null;

/** Whether a question or an open menu takes the keys. */
export const areKeysTaken = (): boolean =>
  isModalOpen() || document.querySelector("[role=menu], [role=listbox]") !== null;
