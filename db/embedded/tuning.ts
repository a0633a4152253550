import { statfsSync } from "node:fs";
import os from "node:os";

const MB = 1024 * 1024;
const GB = 1024 * MB;

export interface Tuning {
  /** `durable` for data that people keep; `throwaway` for test clusters, which a crash may lose. */
  purpose: "durable" | "throwaway";
  dataDir: string;
}

/** Memory this process may use in bytes: the container's limit where there is one. */
function memory(): number {
  const limit = process.constrainedMemory();
  return limit > 0 && limit < os.totalmem() ? limit : os.totalmem();
}

function roomOn(dir: string): number {
  const disk = statfsSync(dir);
  return disk.bavail * disk.bsize;
}

/**
 * Settings as postgres command line flags, so that a stronger machine or a new release needs no edited file.
 * Waves write 0.1 to 0.35 GB of log each: a large `max_wal_size` keeps checkpoints out of them, as far as the disk allows.
 */
export function postgresFlags({ purpose, dataDir }: Tuning): string[] {
  const isLarge = memory() >= 4 * GB;
  const settings: Record<string, string> = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    log_line_prefix: "%m [%p] ",
    timezone: "UTC",
    log_timezone: "UTC",
    jit: "off",
    random_page_cost: "1.1",
    work_mem: "16MB",
    maintenance_work_mem: "128MB",
    shared_buffers: isLarge ? "512MB" : "128MB",
    effective_cache_size: `${Math.max(256, Math.floor(memory() / MB / 2))}MB`,
    dynamic_shared_memory_type: sharedMemoryType(),
  };
  if (purpose === "throwaway") {
    Object.assign(settings, {
      max_connections: "400",
      fsync: "off",
      synchronous_commit: "off",
      full_page_writes: "off",
      autovacuum: "off",
      max_wal_size: "2GB",
      shared_buffers: "128MB",
    });
  } else {
    Object.assign(settings, {
      max_connections: "100",
      checkpoint_timeout: "15min",
      min_wal_size: "256MB",
      max_wal_size: roomOn(dataDir) > 20 * GB ? "4GB" : "1GB",
    });
  }
  return Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}

/** Containers often have a /dev/shm of 64 MB, too small for a parallel hash join: there, files in the data directory serve. */
function sharedMemoryType(): string {
  if (process.platform !== "linux") return "posix";
  try {
    return roomOn("/dev/shm") >= 256 * MB ? "posix" : "mmap";
  } catch {
    return "mmap";
  }
}
