export { getChainReportFile, getStoreReportFile, type ReportFile } from "./queries/get-report-file";
