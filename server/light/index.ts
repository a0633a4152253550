export { answerLamp, type LampAnswer } from "./commands/answer-lamp";
export { getLamps, type Wall } from "./queries/get-lamps";
