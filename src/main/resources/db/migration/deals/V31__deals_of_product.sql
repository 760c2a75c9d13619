-- The deals that have a product, newest first: one walk along the index.
create index line_item_product_deal on line_item (product_id, deal_id);
drop index line_item_product;
