export { sweepPhotos } from "@/server/photo/commands/sweep-photos";
export { keepPhoto, type PhotoOwner, type StoredPhoto, storingPhoto } from "@/server/photo/keep-photo";
export { listPhotos, type PhotoRow } from "@/server/photo/queries/list-photos";
export { openPhoto } from "@/server/photo/queries/open-photo";
export { photoBytesMax, photoTypes, type ReadPhoto, readPhoto } from "@/server/photo/read-photo";
export { hashBitsMax, isSamePicture } from "@/server/photo/rules";
export { getStorage, type Storage, storageOf } from "@/server/photo/storage";
