export { setShelf } from "@/server/store-stock/commands/set-shelf";
export {
  type FoundStore,
  findItem,
  findItems,
  findStore,
  type KnownItem,
} from "@/server/store-stock/find-store";
export { inTransitOf } from "@/server/store-stock/in-transit";
