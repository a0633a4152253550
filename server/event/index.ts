export { listTimeline, type TimelineInput, type TimelineRow } from "@/server/event/queries/list-timeline";
export { eventInsert, type NewEvent, recordEvent, recordEvents } from "@/server/event/record-events";
