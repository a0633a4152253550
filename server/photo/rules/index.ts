export { hashBitsMax, isSamePicture } from "./similarity";
export { sniffPhoto } from "./sniff";
