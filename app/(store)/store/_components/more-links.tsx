import { Bell, ClipboardList, PackageCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { LinkList, LinkRow } from "./link-list";

/** The places that are two taps away. */
export function MoreLinks() {
  const t = useTranslations("store.more");
  return (
    <LinkList label={t("title")}>
      <LinkRow
        href="/store/orders"
        icon={<ClipboardList aria-hidden />}
        title={t("orders")}
        text={t("ordersText")}
      />
      <LinkRow
        href="/store/deliveries"
        icon={<PackageCheck aria-hidden />}
        title={t("receiving")}
        text={t("receivingText")}
      />
      <LinkRow
        href="/store/messages"
        icon={<Bell aria-hidden />}
        title={t("messages")}
        text={t("messagesText")}
      />
    </LinkList>
  );
}
