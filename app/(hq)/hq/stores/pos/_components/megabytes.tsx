/** A size as disks are sold: 80,000,000 bytes are 80.0 MB. */
export function Megabytes({ bytes }: { bytes: number }) {
  const isSmall = bytes < 1_000_000;
  return (
    <span className="whitespace-nowrap">
      {isSmall ? `${(bytes / 1_000).toFixed(1)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`}
    </span>
  );
}
