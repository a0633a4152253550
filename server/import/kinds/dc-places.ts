import { texts } from "@/db/bulk";
import { sqlOf } from "@/db/client";
import { code, oneOf, required, text } from "../cells";
import { firstOfEachKey } from "../duplicates";
import { complain, kind } from "../kind";
import { problem } from "../problems";
import { findReferences } from "../references";
import { upsert } from "../upsert";

const target = {
  table: "dc_places",
  key: { dc_id: "int4", code: "text" },
  values: { kind: "dc_place_kind" },
};

/** The places of a DC where nobody picks as a rule: reserve, the dock, and for cross-docking. Where an item is picked stays a pick face. */
export const dcPlaces = kind({
  columns: {
    dc: required(code),
    location: required(text(40)),
    kind: required(oneOf("reserve", "dock", "crossdock")),
  },
  plan: async (context, all) => {
    const rows = firstOfEachKey(context, all, "location", (row) => `${row.dc} ${row.location}`);
    const dcOf = await findReferences(
      context,
      "dc",
      rows.map((row) => row.dc),
    );
    const faces = await sqlOf(context.tx)<{ dc: string; location: string; item: string }[]>`
      select c.code as dc, s.location, min(i.code) as item
      from dc_stock s join dcs c on c.id = s.dc_id join items i on i.id = s.item_id
      where s.location = any(${texts(rows.map((row) => row.location))}::text[])
      group by c.code, s.location`;
    const faceAt = new Map(faces.map((face) => [`${face.dc} ${face.location}`, face]));
    for (const row of rows) {
      const face = faceAt.get(`${row.dc} ${row.location}`);
      if (face) complain(context, row, "location", problem("place/is-face", face));
    }
    return upsert(
      context,
      target,
      rows.map((row) => ({ dc_id: dcOf(row, "dc", row.dc) ?? 0, code: row.location, kind: row.kind })),
    );
  },
});
