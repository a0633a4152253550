"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC } from "@/app/_lib/trpc/client";
import { PageHeader } from "@/app/_ui/page-header";
import { QueryPane } from "@/app/_ui/query-pane";
import { useCategoryName } from "../../../_components/use-category-name";
import { Editor } from "./editor";
import { Versions } from "./versions";

/** The editor begins with the newest version; when somebody saves another one it begins anew with that. */
export function TemplateScreen({ template, mayChange }: { template: string; mayChange: boolean }) {
  const t = useTranslations("hq.template");
  const found = useQuery(useTRPC().template.get.queryOptions({ template }));
  const nameOf = useCategoryName();
  return (
    <QueryPane query={found}>
      {(data) => (
        <div className="flex flex-col gap-5">
          <PageHeader
            back={{ href: "/hq/stores/templates", label: t("back") }}
            title={`${data.template} ${data.name}`}
            text={
              data.stores.length === 0
                ? t("noStores")
                : t("stores", {
                    count: data.stores.length,
                    names: data.stores
                      .slice(0, 5)
                      .map(({ name }) => name)
                      .join(t("separator")),
                    more: Math.max(0, data.stores.length - 5),
                  })
            }
          />
          <Editor key={data.newestVersion} template={data} mayChange={mayChange} nameOf={nameOf} />
          <Versions template={data} mayChange={mayChange} nameOf={nameOf} />
        </div>
      )}
    </QueryPane>
  );
}
