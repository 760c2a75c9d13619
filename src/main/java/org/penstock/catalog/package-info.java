/** Products and price lists: what is sold, and for how much. URLs: /products, /settings/price-lists. */
@NullMarked
package org.penstock.catalog;

import org.jspecify.annotations.NullMarked;
