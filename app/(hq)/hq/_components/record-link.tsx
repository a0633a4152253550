import type { Route } from "next";
import Link from "next/link";
import { accountHref, storeHref } from "../_lib/links";

interface RecordLinkProps {
  code: string;
  name: string | null;
}

const look = "text-accent underline-offset-4 hover:underline";

/** An account by code and name; leads to it. */
export function AccountLink({ code, name }: RecordLinkProps) {
  return (
    <Link href={accountHref(code) as Route} className="whitespace-nowrap">
      <span className={look}>{code}</span> {name}
    </Link>
  );
}

/** A store by code and name; leads to it. */
export function StoreLink({ code, name }: RecordLinkProps) {
  return (
    <Link href={storeHref(code) as Route} className="whitespace-nowrap">
      <span className={look}>{code}</span> {name}
    </Link>
  );
}
