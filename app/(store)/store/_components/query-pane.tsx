export { QueryPane } from "@/app/_ui/query-pane";
