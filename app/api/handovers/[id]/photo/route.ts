import { handleGetPhoto, handlePutPhoto } from "@/server/upload/handover-photos";

export { handleGetPhoto as GET, handlePutPhoto as PUT };
