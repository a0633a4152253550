"use client";

const base = "storeline-files";
const table = "files";

function opened(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(base, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(table);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function inTable<Result>(mode: IDBTransactionMode, ask: (files: IDBObjectStore) => IDBRequest<Result>) {
  const database = await opened();
  try {
    return await new Promise<Result>((resolve, reject) => {
      const transaction = database.transaction(table, mode);
      const request = ask(transaction.objectStore(table));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onerror = () => reject(transaction.error);
      transaction.onabort = () => reject(transaction.error);
    });
  } finally {
    database.close();
  }
}

/** Files that this device keeps until they are sent: photos are too large for the memory of short texts. */
export const keptFiles = {
  put: async (id: string, file: Blob): Promise<void> => {
    await inTable("readwrite", (files) => files.put(file, id));
  },
  get: (id: string): Promise<Blob | undefined> =>
    inTable<Blob | undefined>("readonly", (files) => files.get(id)),
  remove: async (id: string): Promise<void> => {
    await inTable("readwrite", (files) => files.delete(id));
  },
};
