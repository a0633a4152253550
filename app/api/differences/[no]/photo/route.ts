import { handleGetDifferencePhoto, handlePutDifferencePhoto } from "@/server/upload/difference-photos";

export { handleGetDifferencePhoto as GET, handlePutDifferencePhoto as PUT };
