export { isWholeHeic } from "./heic-boxes";
export { hashBitsMax, isSamePicture } from "./similarity";
export { sniffPhoto } from "./sniff";
