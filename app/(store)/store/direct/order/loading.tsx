import { LinesSkeleton } from "@/app/_ui/skeleton";

export default function Loading() {
  return <LinesSkeleton lines={8} />;
}
