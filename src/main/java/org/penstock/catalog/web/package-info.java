/** Pages of products and price lists. */
@NullMarked
package org.penstock.catalog.web;

import org.jspecify.annotations.NullMarked;
