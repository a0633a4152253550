import { handleGetPdf } from "@/server/upload/statements";

export { handleGetPdf as GET };
