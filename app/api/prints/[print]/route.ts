import { handleGetPrint } from "@/server/upload/prints";

export { handleGetPrint as GET };
