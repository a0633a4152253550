import { getTranslations } from "next-intl/server";

const signs = { ambient: "", chilled: "✱", frozen: "❄" } as const;

/** Where goods must be kept, told apart without colour: the colder, the darker. */
export async function TemperatureMark({ temperature }: { temperature: keyof typeof signs }) {
  const t = await getTranslations("dc.print.temperatures");
  return (
    <b className={`temperature ${temperature}`}>
      {signs[temperature]} {t(temperature)}
    </b>
  );
}
