import { handleGetChainWorkbook } from "@/server/upload/reports";

export { handleGetChainWorkbook as GET };
