import { handleGetTagFile } from "@/server/upload/tag-files";

export { handleGetTagFile as GET };
