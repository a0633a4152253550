import { handleGetPhoto, handlePutPhoto } from "@/server/upload/photos";

export { handleGetPhoto as GET, handlePutPhoto as PUT };
