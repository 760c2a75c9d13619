/** Products and price lists: what is sold, and for how much. URLs: /products, /price-lists, /settings/price-lists. */
@NullMarked
package org.penstock.catalog;

import org.jspecify.annotations.NullMarked;
