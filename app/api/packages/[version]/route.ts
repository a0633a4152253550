import { handlePutPackage } from "@/server/upload/packages";

export { handlePutPackage as PUT };
