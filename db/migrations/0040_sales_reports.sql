CREATE TABLE "category_sales" (
	"amount_fen" bigint NOT NULL,
	"goods_cost_micro" bigint DEFAULT 0 NOT NULL,
	"store_id" integer NOT NULL,
	"category_id" integer NOT NULL,
	"sold_on" date NOT NULL,
	CONSTRAINT "category_sales_store_id_sold_on_category_id_pk" PRIMARY KEY("store_id","sold_on","category_id")
);
--> statement-breakpoint
ALTER TABLE "daily_sales" ADD COLUMN "goods_cost_micro" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "sales_batch_items" ADD COLUMN "goods_cost_micro" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "orders_by_day" ON "orders" USING brin ("deliver_on");--> statement-breakpoint
CREATE INDEX "sales_batch_items_seen" ON "sales_batch_items" USING btree ("batch_id") WHERE seen_each <> 0;--> statement-breakpoint
-- What was sold before costs were kept with it: at the average at which it left the stock, per kilogram where it is weighed.
ALTER TABLE sales_batch_items DISABLE TRIGGER sales_batch_items_append_only;
--> statement-breakpoint
UPDATE sales_batch_items l
SET goods_cost_micro = round(l.qty_each::numeric * e.cost_micro / CASE WHEN i.is_weighed THEN 1000 ELSE 1 END)
FROM store_stock_entries e JOIN items i ON i.id = e.item_id
WHERE e.cause_type = 'sale' AND e.reason = 'sale' AND e.cause_id = l.batch_id AND e.item_id = l.item_id AND e.cost_micro <> 0;
--> statement-breakpoint
ALTER TABLE sales_batch_items ENABLE TRIGGER sales_batch_items_append_only;
--> statement-breakpoint
UPDATE daily_sales d SET goods_cost_micro = k.cost
FROM (SELECT b.store_id, l.item_id, l.sold_on, sum(l.goods_cost_micro) AS cost
      FROM sales_batch_items l JOIN sales_batches b ON b.id = l.batch_id GROUP BY 1, 2, 3) k
WHERE d.store_id = k.store_id AND d.item_id = k.item_id AND d.sold_on = k.sold_on AND k.cost <> 0;
--> statement-breakpoint
INSERT INTO category_sales (store_id, sold_on, category_id, amount_fen, goods_cost_micro)
SELECT d.store_id, d.sold_on, i.category_id, sum(d.amount_fen), sum(d.goods_cost_micro)
FROM daily_sales d JOIN items i ON i.id = d.item_id GROUP BY 1, 2, 3;
