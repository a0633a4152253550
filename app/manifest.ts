import type { MetadataRoute } from "next";

/** What a phone shows when Storeline is put on its home screen. */
export default function manifest(): MetadataRoute.Manifest {
  return {
    id: "/",
    name: "Storeline",
    short_name: "Storeline",
    start_url: "/",
    display: "standalone",
    background_color: "#f8fafb",
    theme_color: "#0b5c66",
    icons: [
      { src: "/icon.svg", sizes: "any", type: "image/svg+xml" },
      { src: "/icon-192.png", sizes: "192x192", type: "image/png" },
      { src: "/icon-512.png", sizes: "512x512", type: "image/png" },
    ],
  };
}
