import type { StatementFile } from "./use-preview";

/** A file of a bank as a call carries it; undefined when it is neither CSV nor a workbook. */
export async function readFile(file: File): Promise<StatementFile | undefined> {
  const name = file.name.toLowerCase();
  const format = name.endsWith(".xlsx") ? "xlsx" : /\.(csv|txt|tsv)$/.test(name) ? "csv" : undefined;
  if (format === undefined) return undefined;
  return { name: file.name, format, content: await contentOf(file) };
}

function contentOf(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).replace(/^data:[^,]*,/, ""));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}
