import { drawingSVG, qrcode } from "bwip-js/generic";
import { getTranslations } from "next-intl/server";
import { getQueryClient, Hydrate, prefetch, trpc } from "@/app/_lib/trpc/server";
import { SlipScreen } from "./_components/slip-screen";

export async function generateMetadata({ params }: PageProps<"/store/account/deposit/[no]">) {
  return { title: `${(await getTranslations("store.deposit"))("slip")} ${(await params).no}` };
}

/** One slip on the phone: where to send the money, the photo of the transfer, and what became of it (2.6). */
export default async function SlipPage({ params }: PageProps<"/store/account/deposit/[no]">) {
  const deposit = decodeURIComponent((await params).no);
  await Promise.all([
    prefetch(trpc.account.deposits.get.queryOptions({ deposit })),
    prefetch(trpc.account.deposits.bankAccounts.queryOptions()),
  ]);
  const slip = getQueryClient().getQueryData(trpc.account.deposits.get.queryKey({ deposit }));
  return (
    <Hydrate>
      <SlipScreen deposit={deposit} qr={slip?.referenceCode ? qrOf(slip.referenceCode) : undefined} />
    </Hydrate>
  );
}

/** The code as a QR picture, drawn here so that the phone loads no barcode code. */
function qrOf(text: string): string {
  const svg = qrcode({ bcid: "qrcode", text, scale: 4, padding: 2, backgroundcolor: "FFFFFF" }, drawingSVG());
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString("base64")}`;
}
