import type { MetadataRoute } from "next";

/** What a phone shows when Storeline is put on its home screen. */
export default function manifest(): MetadataRoute.Manifest {
  return {
    name: "Storeline",
    short_name: "Storeline",
    start_url: "/",
    display: "standalone",
    background_color: "#f8fafb",
    theme_color: "#0b5c66",
    icons: [{ src: "/icon.svg", sizes: "any", type: "image/svg+xml" }],
  };
}
