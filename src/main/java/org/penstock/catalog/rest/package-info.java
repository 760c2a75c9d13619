/** The API of products and price lists. */
@NullMarked
package org.penstock.catalog.rest;

import org.jspecify.annotations.NullMarked;
