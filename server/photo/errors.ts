import { refusals } from "@/server/shared/domain-error";

/** What a file that is meant to be a photo is refused for. Nothing of a refused file is kept. */
export const refuse = refusals<{
  "photo/empty": unknown;
  "photo/too-large": { megabytesMax: number };
  "photo/not-a-photo": unknown;
  "photo/too-many-pixels": { megapixels: number; megapixelsMax: number };
  "photo/broken": unknown;
  "photo/too-many": { photosMax: number };
  "photo/unknown": unknown;
}>({
  "photo/empty": {
    status: 422,
    en: () => "The file is empty. Choose the photo again.",
    zh: () => "文件为空，请重新选择照片。",
  },
  "photo/too-large": {
    status: 422,
    en: (d) => `The file is larger than ${d.megabytesMax} MB. Take a screenshot or a smaller photo.`,
    zh: (d) => `文件超过 ${d.megabytesMax} MB，请使用截图或较小的照片。`,
  },
  "photo/not-a-photo": {
    status: 422,
    en: () => "This is no photo: its content is not JPEG, PNG, WebP or HEIC, whatever its name says.",
    zh: () => "该文件不是照片：内容不是 JPEG、PNG、WebP 或 HEIC，与文件名无关。",
  },
  "photo/too-many-pixels": {
    status: 422,
    en: (d) => `The photo has ${d.megapixels} megapixels, at most ${d.megapixelsMax} are taken.`,
    zh: (d) => `照片为 ${d.megapixels} 百万像素，最多支持 ${d.megapixelsMax} 百万像素。`,
  },
  "photo/broken": {
    status: 422,
    en: () => "The photo is damaged or cut off. Take it again, or send it again.",
    zh: () => "照片已损坏或不完整，请重新拍摄或重新上传。",
  },
  "photo/too-many": {
    status: 422,
    en: (d) => `There are ${d.photosMax} photos already; more are not taken.`,
    zh: (d) => `已有 ${d.photosMax} 张照片，不能再添加。`,
  },
  "photo/unknown": {
    status: 404,
    en: () => "There is no such photo.",
    zh: () => "照片不存在。",
  },
});
