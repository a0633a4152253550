/** The strokes of a pen as they were stored: an SVG path in a field of 600 × 200. */
export function Signature({ path, label, className }: { path: string; label: string; className?: string }) {
  return (
    <svg viewBox="0 0 600 200" role="img" aria-label={label} className={className}>
      <path
        d={path}
        fill="none"
        stroke="currentColor"
        strokeWidth={5}
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
