export { followSuggested } from "@/server/tag/commands/follow-suggested";
export { requestTags } from "@/server/tag/commands/request-tags";
export { dropTagsOf, putTags, tagsOnPaper, type WantedTag } from "@/server/tag/pool";
export { printPending, shownPrice, type TagBatch } from "@/server/tag/print";
export { countTags } from "@/server/tag/printable";
export { batchTags, type PaperTag } from "@/server/tag/queries/list-batch-tags";
export { closeTags, returnTags, shipTags } from "@/server/tag/travel";
