/** The API of deals, pipelines, reasons and the ledger. */
@NullMarked
package org.penstock.deals.rest;

import org.jspecify.annotations.NullMarked;
