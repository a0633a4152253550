export { recordProof } from "@/server/proof/commands/record-proof";
export { type Check, type Proof, runProof } from "@/server/proof/run-proof";
