import { handleGetStoreWorkbook } from "@/server/upload/reports";

export { handleGetStoreWorkbook as GET };
