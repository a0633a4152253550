import { handleGetShrinkagePhoto, handlePutShrinkagePhoto } from "@/server/upload/shrinkage-photos";

export { handleGetShrinkagePhoto as GET, handlePutShrinkagePhoto as PUT };
